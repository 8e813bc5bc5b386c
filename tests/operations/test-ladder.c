/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-error.h"
#include "lia-ladder.h"
#include "lia-record-query.h"
#include "lia-record.h"
#include "lia-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  LiaStore *store;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("liaison-ladder-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.liaison", NULL);
  fixture->store = lia_store_open (path, LIA_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

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

static gboolean
load (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  return lia_ladder_load (batch, data, error);
}

static GPtrArray *
get_levels (Fixture *fixture)
{
  LiaReader *reader = lia_store_get_reader (fixture->store);
  const LiaRecordType *type = lia_record_type_find ("level");
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *levels;

  lia_record_query_set_sort (query, "rank", FALSE, &error);
  g_assert_no_error (error);
  ids = lia_record_query_run (query, reader, &error);
  g_assert_no_error (error);
  levels = lia_record_load_many (reader, type, (const gint64 *) (gpointer) ids->data, ids->len,
                                 &error);
  g_assert_no_error (error);
  return levels;
}

static LiaRecord *
find_level (GPtrArray *levels, const char *name)
{
  for (guint i = 0; i < levels->len; i++)
    if (g_strcmp0 (lia_record_get_text (g_ptr_array_index (levels, i), "name"), name) == 0)
      return g_ptr_array_index (levels, i);
  g_error ("there is no level “%s”", name);
}

static void
test_ceop (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gint64 rank;
    gint64 minimum_term;
    gboolean needs_committee;
    guint n_benefits;
    guint n_kinds;
  } expected[] = {
    { "Contributor", 1, 0, FALSE, 3, 0 },
    { "Associate", 2, 0, FALSE, 1, 0 },
    { "Partner", 3, 12, TRUE, 4, 3 },
    { "Strategic Partner", 4, 36, TRUE, 5, 0 },
    { "Ambassador or Special Representative", 0, 0, FALSE, 0, 2 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  LiaRecord *partner;

  lia_store_write (fixture->store, "Set up", load, (gpointer) "ceop", NULL, NULL, &error);
  g_assert_no_error (error);

  levels = get_levels (fixture);
  g_assert_cmpuint (levels->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      LiaRecord *level = find_level (levels, expected[i].name);
      g_auto (GStrv) benefits = lia_record_get_set (level, "benefits");
      g_auto (GStrv) kinds = lia_record_get_set (level, "kinds");

      g_assert_cmpint (lia_record_get_integer (level, "rank"), ==, expected[i].rank);
      g_assert_cmpint (lia_record_get_integer (level, "minimum_term"), ==,
                       expected[i].minimum_term);
      g_assert_cmpint (lia_record_get_integer (level, "needs_committee"), ==,
                       expected[i].needs_committee);
      g_assert_cmpstr (lia_record_get_text (level, "lane"), ==,
                       expected[i].rank == 0 ? "individual" : "organisation");
      g_assert_cmpuint (g_strv_length (benefits), ==, expected[i].n_benefits);
      g_assert_cmpuint (g_strv_length (kinds), ==, expected[i].n_kinds);
      g_assert_nonnull (lia_record_get_text (level, "definition"));
      for (guint benefit = 0; benefits[benefit] != NULL; benefit++)
        if (strstr (benefits[benefit], "Display of the brand") != NULL)
          g_assert_nonnull (strstr (benefits[benefit], "excludes endorsement"));
    }

  partner = find_level (levels, "Partner");
  g_assert_nonnull (
      strstr (lia_record_get_text (partner, "definition"), "\n\nIndustry: Works in online"));
  g_assert_nonnull (
      strstr (lia_record_get_text (partner, "definition"), "Benefits: Communication"));
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) levels = NULL;

  lia_store_write (fixture->store, "Set up", load, (gpointer) "none", NULL, NULL, &error);
  g_assert_no_error (error);
  levels = get_levels (fixture);
  g_assert_cmpuint (levels->len, ==, 0);
}

#define LADDER(levels) "{\"format\":\"liaison-ladder\",\"version\":1,\"levels\":[" levels "]}"

/* A file that must be refused, with what its message says after the file's name. */
static const struct
{
  const char *json;
  const char *message;
} hostile[] = {
  { "", " is empty" },
  { "{", ", line 1" },
  { "[]", ": this is no ladder" },
  { "{}", ": this is no ladder" },
  { "{\"format\":\"liaison-ladder\"}", ": this is no ladder" },
  { "{\"format\":3,\"version\":1}", ": “format” must be a text" },
  { "{\"format\":\"liaison-ladder\",\"version\":1.5,\"levels\":[]}",
    ": “version” must be a whole number" },
  { "{\"format\":\"liaison-ladder\",\"version\":1}", ": “levels” must be a list" },
  { "{\"format\":\"liaison-ladder\",\"version\":1,\"levels\":{}}", ": “levels” must be a list" },
  { "{\"format\":\"liaison-ladder\",\"version\":1,\"level\":[]}", ": “level” is not known here" },
  { LADDER ("1"), ", level 1: must be an object" },
  { LADDER ("null"), ", level 1: must be an object" },
  { LADDER ("{}"), ", level 1: “rank” is missing" },
  { LADDER ("{\"rank\":1}"), ", level 1: Name" },
  { LADDER ("{\"name\":\" \",\"rank\":1}"), ", level 1 “”: Name" },
  { LADDER ("{\"name\":\"A\"}"), ", level 1 “A”: “rank” is missing" },
  { LADDER ("{\"name\":[\"A\"],\"rank\":1}"), ", level 1: “name” must be a text" },
  { LADDER ("{\"name\":\"A\",\"rank\":0}"), ", level 1 “A”: “rank” must be a whole number" },
  { LADDER ("{\"name\":\"A\",\"rank\":\"1\"}"), ", level 1 “A”: “rank” must be a whole number" },
  { LADDER ("{\"name\":\"A\",\"rank\":1e3}"), ", level 1 “A”: “rank” must be a whole number" },
  { LADDER ("{\"name\":\"A\",\"rank\":1,\"minimum_term\":-1}"),
    ", level 1 “A”: “minimum_term” must be" },
  { LADDER ("{\"name\":\"A\",\"rank\":1,\"definitoin\":\"x\"}"),
    ", level 1 “A”: “definitoin” is not known here; known are: name, rank" },
  { LADDER ("{\"name\":\"A\",\"rank\":1,\"lane\":\"road\"}"), ", level 1 “A”: Lane: “road”" },
  { LADDER ("{\"name\":\"A\",\"rank\":1,\"needs_committee\":1}"),
    ", level 1 “A”: “needs_committee” must be true or false" },
  { LADDER ("{\"name\":\"A\",\"rank\":1,\"benefits\":\"x\"}"),
    ", level 1 “A”: “benefits” must be a list" },
  { LADDER ("{\"name\":\"A\",\"rank\":1,\"benefits\":[\"x\",2]}"),
    ", level 1 “A”: “benefits” must be a list" },
  { LADDER ("{\"name\":\"A\",\"rank\":1,\"benefits\":[\"\"]}"),
    ", level 1 “A”: “benefits” holds an empty text" },
  { LADDER ("{\"name\":\"A\",\"rank\":1,\"kinds\":[\"industry\"]}"),
    ", level 1 “A”: “kinds” must be a list of objects" },
  { LADDER ("{\"name\":\"A\",\"rank\":1,\"kinds\":[{}]}"), ", level 1 “A”: “kind” names no kind" },
  { LADDER ("{\"name\":\"A\",\"rank\":1,\"kinds\":[{\"kind\":\"plumber\"}]}"),
    ", level 1 “A”: “kind” names no kind: “plumber”; known are: specialist, industry" },
  { LADDER (
        "{\"name\":\"A\",\"rank\":1,\"kinds\":[{\"kind\":\"industry\"},{\"kind\":\"industry\"}]}"),
    ", level 1 “A”: “industry” is there twice" },
  { LADDER ("{\"name\":\"A\",\"rank\":1},{\"name\":\"a\",\"rank\":2}"),
    ", level 2 “a”: “name” is the name of another" },
  { LADDER ("{\"name\":\"A\",\"rank\":1},{\"name\":\"B\",\"rank\":1}"),
    ", level 2 “B”: “rank” is the rank of another" },
  { LADDER ("{\"name\":\"A\",\"name\":\"B\",\"rank\":1}"), ", line 1" },
  { LADDER ("{\"name\":\"A\\u0007B\",\"rank\":1}"), ", level 1 “A\xef\xbf\xbd"
                                                    "B”: Name" },
};

static void
check_refused (Fixture *fixture, const char *path, int code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  g_autofree char *expected = g_strdup_printf ("“%s”%s", path, message);

  g_assert_false (
      lia_store_write (fixture->store, "Set up", load, (gpointer) path, NULL, NULL, &error));
  g_assert_error (error, LIA_ERROR, code);
  if (strstr (error->message, expected) == NULL)
    g_error ("“%s” does not hold “%s”", error->message, expected);
  levels = get_levels (fixture);
  g_assert_cmpuint (levels->len, ==, 0);
}

static void
write_file (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "ladder.json", NULL);
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *large = g_strnfill (1024 * 1024 + 1, ' ');
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_test_message ("%s", hostile[i].json);
      write_file (path, hostile[i].json);
      check_refused (fixture, path, LIA_ERROR_INVALID, hostile[i].message);
    }

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  write_file (path, deep->str);
  check_refused (fixture, path, LIA_ERROR_INVALID, ", line 1");
  write_file (path, large);
  check_refused (fixture, path, LIA_ERROR_INVALID, " is larger");
  write_file (path, "{\"format\":\"liaison-ladder\",\"version\":2,\"new\":[]}");
  check_refused (fixture, path, LIA_ERROR_TOO_NEW, " was made for a later version");

  check_refused (fixture, missing, LIA_ERROR_NOT_FOUND, ": give one of ceop, none");
  check_refused (fixture, fixture->folder, LIA_ERROR_INVALID, " is no file");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  check_refused (fixture, fifo, LIA_ERROR_INVALID, " is no file");
}

static void
test_own_ladder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "ladder.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  g_auto (GStrv) benefits = NULL;

  write_file (path, LADDER ("{\"name\":\"Freunde, «groß»\",\"rank\":7,\"benefits\":[\"a, b; c\"]},"
                            "{\"name\":\"Person\",\"lane\":\"individual\"},"
                            "{\"name\":\"Rat\",\"lane\":\"individual\",\"rank\":7}"));
  lia_store_write (fixture->store, "Set up", load, path, NULL, NULL, &error);
  g_assert_no_error (error);

  levels = get_levels (fixture);
  g_assert_cmpuint (levels->len, ==, 3);
  benefits = lia_record_get_set (find_level (levels, "Freunde, «groß»"), "benefits");
  g_assert_cmpuint (g_strv_length (benefits), ==, 1);
  g_assert_cmpstr (benefits[0], ==, "a, b; c");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ladder/ceop", Fixture, NULL, fixture_set_up, test_ceop, fixture_tear_down);
  g_test_add ("/ladder/none", Fixture, NULL, fixture_set_up, test_none, fixture_tear_down);
  g_test_add ("/ladder/own", Fixture, NULL, fixture_set_up, test_own_ladder, fixture_tear_down);
  g_test_add ("/ladder/hostile", Fixture, NULL, fixture_set_up, test_hostile, fixture_tear_down);

  return g_test_run ();
}
