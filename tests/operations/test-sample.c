/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-ladder.h"
#include "lia-partner-choices.h"
#include "lia-record-query.h"
#include "lia-record.h"
#include "lia-sample.h"
#include "lia-store.h"
#include "lia-text.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  LiaStore *store;
  GPtrArray *levels;
  GPtrArray *people;
  GPtrArray *partners;
  GPtrArray *affiliations;
} Fixture;

static gboolean
load (LiaBatch *batch, gpointer ladder, GCancellable *cancellable, GError **error)
{
  return lia_ladder_load (batch, ladder, error) && lia_sample_load (batch, cancellable, error);
}

static GPtrArray *
get_records (Fixture *fixture, const char *table)
{
  LiaReader *reader = lia_store_get_reader (fixture->store);
  const LiaRecordType *type = lia_record_type_find (table);
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lia_record_query_run (query, reader, &error);
  GPtrArray *records;

  g_assert_no_error (error);
  records = lia_record_load_many (reader, type, (const gint64 *) (gpointer) ids->data, ids->len,
                                  &error);
  g_assert_no_error (error);
  return records;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer ladder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("liaison-sample-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.liaison", NULL);
  fixture->store = lia_store_open (path, LIA_STORE_CREATE, &error);
  g_assert_no_error (error);
  lia_store_write (fixture->store, "Set up", load, (gpointer) ladder, NULL, NULL, &error);
  g_assert_no_error (error);

  fixture->levels = get_records (fixture, "level");
  fixture->people = get_records (fixture, "person");
  fixture->partners = get_records (fixture, "partner");
  fixture->affiliations = get_records (fixture, "affiliation");
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_ptr_array_unref (fixture->levels);
  g_ptr_array_unref (fixture->people);
  g_ptr_array_unref (fixture->partners);
  g_ptr_array_unref (fixture->affiliations);
  lia_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static guint
count (GPtrArray *records, const char *field, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      LiaRecord *record = g_ptr_array_index (records, i);
      g_autofree char *value = lia_record_format (record, field, LIA_RECORD_MACHINE);

      n += g_strcmp0 (value, text) == 0;
    }
  return n;
}

static LiaRecord *
find (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (lia_record_get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);
  return NULL;
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  guint n_team = 0;

  g_assert_cmpuint (fixture->people->len, ==, 60);
  for (guint i = 0; i < fixture->people->len; i++)
    n_team += lia_record_get_integer (g_ptr_array_index (fixture->people, i), "team") != 0;
  g_assert_cmpuint (n_team, ==, 8);
  g_assert_cmpuint (count (fixture->partners, "form", "organisation"), ==, 40);
  g_assert_cmpuint (count (fixture->partners, "form", "individual"), ==, 4);
  g_assert_cmpuint (fixture->affiliations->len, >=, 52);
}

static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; lia_sectors[i].token != NULL; i++)
    g_assert_cmpuint (count (fixture->partners, "sector", lia_sectors[i].token), >, 0);
  for (guint i = 0; lia_statuses[i].token != NULL; i++)
    g_assert_cmpuint (count (fixture->partners, "status", lia_statuses[i].token), >, 0);

  for (guint i = 0; i < fixture->levels->len; i++)
    {
      guint n = 0;

      for (guint j = 0; j < fixture->partners->len; j++)
        n += lia_record_get_integer (g_ptr_array_index (fixture->partners, j), "level")
             == lia_record_get_id (g_ptr_array_index (fixture->levels, i));
      g_assert_cmpuint (n, >=, 4);
    }

  for (guint i = 0; lia_kinds[i].token != NULL; i++)
    {
      guint n = 0;

      for (guint j = 0; j < fixture->partners->len; j++)
        {
          g_auto (GStrv) kinds
              = lia_record_get_set (g_ptr_array_index (fixture->partners, j), "kinds");

          n += g_strv_contains ((const char *const *) kinds, lia_kinds[i].token);
        }
      g_assert_cmpuint (n, >, 0);
    }
}

static void
test_every_record_is_valid (Fixture *fixture, gconstpointer data)
{
  GPtrArray *const tables[]
      = { fixture->levels, fixture->people, fixture->partners, fixture->affiliations };

  for (guint table = 0; table < G_N_ELEMENTS (tables); table++)
    for (guint i = 0; i < tables[table]->len; i++)
      {
        LiaRecord *record = g_ptr_array_index (tables[table], i);
        const LiaRecordType *type = lia_record_get_record_type (record);
        g_autoptr (GError) error = NULL;

        lia_record_validate (record, &error);
        g_assert_no_error (error);
        /* What is kept is what would be kept again. */
        for (guint field = 0; field < type->n_fields; field++)
          {
            const char *name = type->fields[field].name;
            g_autoptr (LiaRecord) copy = lia_record_copy (record);
            g_autofree char *text = lia_record_format (record, name, LIA_RECORD_EDIT);

            if (type->fields[field].type == LIA_FIELD_REF)
              continue;
            lia_record_parse (copy, name, text, NULL, &error);
            g_assert_no_error (error);
            g_assert_true (lia_record_equal (copy, record));
          }
      }
}

static gboolean
is_example (const char *address)
{
  static const char *const suffixes[] = { "example.org", "example.com", "example.net" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (address, suffixes[i])
        && strchr ("@./", address[strlen (address) - strlen (suffixes[i]) - 1]) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_addresses (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->people->len; i++)
    {
      const char *email = lia_record_get_text (g_ptr_array_index (fixture->people, i), "email");

      g_assert_nonnull (email);
      g_assert_true (is_example (email));
    }
  for (guint i = 0; i < fixture->partners->len; i++)
    {
      LiaRecord *partner = g_ptr_array_index (fixture->partners, i);
      const char *email = lia_record_get_text (partner, "email");
      const char *website = lia_record_get_text (partner, "website");

      g_assert_true (email == NULL || is_example (email));
      g_assert_true (website == NULL || is_example (website));
      g_assert_nonnull (lia_record_get_text (partner, "description"));
      g_assert_nonnull (lia_record_get_text (partner, "country"));
    }
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->partners->len; i++)
    {
      LiaRecord *partner = g_ptr_array_index (fixture->partners, i);
      gint64 level = lia_record_get_integer (partner, "level");
      LiaRecord *keyworker = find (fixture->people, lia_record_get_integer (partner, "keyworker"));

      g_assert_nonnull (keyworker);
      g_assert_cmpint (lia_record_get_integer (keyworker, "team"), ==, 1);
      if (level != 0)
        g_assert_cmpstr (lia_record_get_text (find (fixture->levels, level), "lane"), ==,
                         lia_record_get_text (partner, "form"));
    }

  for (guint i = 0; i < fixture->affiliations->len; i++)
    {
      LiaRecord *affiliation = g_ptr_array_index (fixture->affiliations, i);

      g_assert_nonnull (find (fixture->people, lia_record_get_integer (affiliation, "person")));
      g_assert_nonnull (find (fixture->partners, lia_record_get_integer (affiliation, "partner")));
    }

  /* Whom we do not pay ourselves belongs to one organisation above all. */
  for (guint i = 0; i < fixture->people->len; i++)
    {
      LiaRecord *person = g_ptr_array_index (fixture->people, i);
      guint n_main = 0;

      for (guint j = 0; j < fixture->affiliations->len; j++)
        {
          LiaRecord *affiliation = g_ptr_array_index (fixture->affiliations, j);

          n_main += lia_record_get_integer (affiliation, "person") == lia_record_get_id (person)
                    && lia_record_get_integer (affiliation, "main") != 0;
        }
      g_assert_cmpuint (n_main, ==, lia_record_get_integer (person, "team") ? 0 : 1);
    }
}

/* What the window has to show at its best: twins, two roles, service providers, other scripts, long names. */
static void
test_variety (Fixture *fixture, gconstpointer data)
{
  guint n_both_roles = 0;
  guint n_providers = 0;
  guint n_lakeside = 0;
  guint n_not_ascii = 0;
  glong longest = 0;

  for (guint i = 0; i < fixture->partners->len; i++)
    {
      LiaRecord *partner = g_ptr_array_index (fixture->partners, i);
      const char *name = lia_record_get_text (partner, "name");
      g_auto (GStrv) services = lia_record_get_set (partner, "services");
      gboolean provider = lia_record_get_integer (partner, "service_provider") != 0;

      n_both_roles += lia_record_get_integer (partner, "contractor") != 0
                      && lia_record_get_integer (partner, "level") != 0;
      n_providers += provider;
      g_assert_true (provider == (services[0] != NULL));
      n_lakeside += g_str_has_prefix (name, "Lakeside Centre for Security");
      n_not_ascii += !g_str_is_ascii (name);
      longest = MAX (longest, g_utf8_strlen (name, -1));
    }

  g_assert_cmpuint (n_both_roles, >=, 1);
  g_assert_cmpuint (n_providers, >=, 8);
  g_assert_cmpuint (n_lakeside, ==, 2);
  g_assert_cmpuint (n_not_ascii, >=, 6);
  g_assert_cmpint (longest, >=, 60);
}

/* A workspace without a ladder gets the same organisations, without levels. */
/* Each table has rows, each partner in force was spoken to, and the days count from today. */
static void
test_engagement (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *table;
    guint at_least;
  } tables[] = {
    { "interaction", 40 }, { "agreement", 20 }, { "commitment", 20 },
    { "benefit", 20 },     { "feedback", 10 },  { "saved_list", 2 },
  };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) month_ago = g_date_time_add_days (now, -30);
  g_autofree char *since = g_date_time_format (month_ago, "%F");
  g_autofree char *today = g_date_time_format (now, "%F");
  guint recent = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GPtrArray) records = get_records (fixture, tables[i].table);

      g_assert_cmpuint (records->len, >=, tables[i].at_least);
      for (guint j = 0; j < records->len; j++)
        {
          LiaRecord *record = g_ptr_array_index (records, j);
          g_autoptr (GError) error = NULL;

          g_assert_true (lia_record_validate (record, &error));
          g_assert_no_error (error);
          if (i > 0)
            continue;
          g_assert_cmpstr (lia_record_get_text (record, "date"), <=, today);
          if (strcmp (lia_record_get_text (record, "date"), since) >= 0)
            recent++;
        }
    }
  g_assert_cmpuint (recent, >=, 15);
}

static void
test_without_ladder (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (fixture->levels->len, ==, 0);
  g_assert_cmpuint (fixture->partners->len, ==, 44);
  for (guint i = 0; i < fixture->partners->len; i++)
    g_assert_cmpint (lia_record_get_integer (g_ptr_array_index (fixture->partners, i), "level"), ==,
                     0);
}

static gboolean
load_cancelled (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  g_cancellable_cancel (data);
  return lia_sample_load (batch, data, error);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partners = NULL;

  g_assert_false (
      lia_store_write (fixture->store, "Set up", load_cancelled, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  partners = get_records (fixture, "partner");
  g_assert_cmpuint (partners->len, ==, 44);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    const char *ladder;
    void (*function) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/sample/counts", "ceop", test_counts },
    { "/sample/coverage", "ceop", test_coverage },
    { "/sample/every-record-is-valid", "ceop", test_every_record_is_valid },
    { "/sample/addresses", "ceop", test_addresses },
    { "/sample/references", "ceop", test_references },
    { "/sample/variety", "ceop", test_variety },
    { "/sample/engagement", "ceop", test_engagement },
    { "/sample/without-ladder", "none", test_without_ladder },
    { "/sample/cancel", "ceop", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].ladder, fixture_set_up, tests[i].function,
                fixture_tear_down);

  return g_test_run ();
}
