/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-affiliation.h"
#include "lia-agreement.h"
#include "lia-benefit.h"
#include "lia-commitment.h"
#include "export-test.h"
#include "lia-error.h"
#include "lia-export.h"
#include "lia-feedback.h"
#include "lia-import.h"
#include "lia-interaction.h"
#include "lia-journal.h"
#include "lia-level.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "operations-test.h"
#include "seed-test.h"

#if defined(__SANITIZE_ADDRESS__)
#define N_WORKSPACES 40
#else
#define N_WORKSPACES 200
#endif

/* Random records: every kind of field, with text that is hard on files. */

static const char *const words[] = {
  "Geneva",     "Évry",     "研究所",       "=SUM(A1)", "+41",   "-5",   "@home",
  "\"quoted\"", "a,b",      "c;d",          "'tis",     "'=x",   "Łódź", "two\nlines",
  "\\back",     "Ångström", "<b>&amp;</b>", "|",        "مرحبا", "𝔘𝔫𝔦",
};

static char *
random_text (GRand *rand, gboolean multiline)
{
  GString *text = g_string_new (NULL);
  const int n = g_rand_int_range (rand, 1, 4);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  if (!multiline)
    g_strdelimit (text->str, "\n", ' ');
  return g_string_free_and_steal (text);
}

static char *
random_value (GRand *rand, const LiaField *field)
{
  static const char *const countries[] = { "CH", "FR", "MK", "GB" };
  static const char *const languages[] = { "en", "fr", "en; fr", "de; es; pt" };
  const LiaChoice *choice = field->choices;
  guint n_choices = 0;

  switch (field->type)
    {
    case LIA_FIELD_TEXT:
      return random_text (rand, FALSE);
    case LIA_FIELD_MULTILINE:
      return random_text (rand, TRUE);
    case LIA_FIELD_INTEGER:
      return g_strdup_printf ("%d", g_rand_int_range (rand, 1, 6));
    case LIA_FIELD_BOOLEAN:
      return g_strdup (g_rand_boolean (rand) ? "yes" : "no");
    case LIA_FIELD_DATE:
      return g_strdup_printf ("20%02d-%02d-%02d", g_rand_int_range (rand, 10, 30),
                              g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
    case LIA_FIELD_EMAIL:
      return g_strdup_printf ("someone%d@example.org", g_rand_int_range (rand, 0, 1000000));
    case LIA_FIELD_URL:
      return g_strdup_printf ("https://example.org/%d?a=b&c=d", g_rand_int_range (rand, 0, 1000));
    case LIA_FIELD_PHONE:
      return g_strdup_printf ("+41 22 730 %d", g_rand_int_range (rand, 1000, 9999));
    case LIA_FIELD_COUNTRY:
      return g_strdup (countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))]);
    case LIA_FIELD_LANGUAGES:
      return g_strdup (languages[g_rand_int_range (rand, 0, G_N_ELEMENTS (languages))]);
    case LIA_FIELD_MONEY:
      return g_strdup_printf ("%d.50 EUR", g_rand_int_range (rand, 0, 100000));
    case LIA_FIELD_CHOICE:
    case LIA_FIELD_CHOICE_SET:
      while (choice[n_choices].token != NULL)
        n_choices++;
      return g_strdup (choice[g_rand_int_range (rand, 0, (int) n_choices)].token);
    case LIA_FIELD_SET:
      return g_strdup_printf ("tag %d; %s", g_rand_int_range (rand, 0, 5),
                              g_rand_boolean (rand) ? "Évry" : "=x");
    default:
      return NULL;
    }
}

typedef struct
{
  GRand *rand;
  GArray *ids[9]; /* of the filled types */
} Fill;

static const LiaRecordType *const filled_types[] = {
  &lia_level_type,       &lia_person_type,      &lia_partner_type,
  &lia_affiliation_type, &lia_interaction_type, &lia_agreement_type,
  &lia_commitment_type,  &lia_benefit_type,     &lia_feedback_type,
};

static void
set_reference (Fill *fill, LiaRecord *record, const LiaField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (filled_types); i++)
    if (g_str_equal (filled_types[i]->table, field->target) && fill->ids[i]->len > 0)
      {
        const LiaValue value = LIA_INTEGER (g_array_index (
            fill->ids[i], gint64, g_rand_int_range (fill->rand, 0, (int) fill->ids[i]->len)));

        lia_record_set_value (record, field->name, &value);
      }
}

static LiaRecord *
random_record (Fill *fill, const LiaRecordType *type, guint number)
{
  LiaRecord *record = lia_record_new (type);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const LiaField *field = &type->fields[i];
      g_autofree char *text = NULL;

      if (g_rand_int_range (fill->rand, 0, 3) == 0 && (field->flags & LIA_FIELD_REQUIRED) == 0)
        continue;
      if (field->type == LIA_FIELD_REF)
        {
          set_reference (fill, record, field);
          continue;
        }
      text = random_value (fill->rand, field);
      /* Names that tell records apart, so that a file can say which one it means. */
      if (g_str_equal (field->name, "name") || g_str_equal (field->name, "family_name"))
        {
          char *named = g_strdup_printf ("%s %u", text, number);

          g_free (text);
          text = named;
        }
      lia_record_parse (record, field->name, text, NULL, &error);
      g_assert_no_error (error);
    }
  if (type == &lia_person_type)
    {
      g_autofree char *family = g_strdup_printf ("Family%u", number);

      g_assert_true (lia_record_parse (record, "family_name", family, NULL, &error));
      /* A person whose name has several meanings cannot be named as keyworker. */
      g_assert_true (lia_record_parse (record, "given_name", "Given", NULL, &error));
      g_assert_true (lia_record_parse (record, "honorific", "", NULL, &error));
    }
  return record;
}

static gboolean
fill_records (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  Fill *fill = data;

  for (guint i = 0; i < G_N_ELEMENTS (filled_types); i++)
    {
      const guint n = (guint) g_rand_int_range (fill->rand, 1, 6);

      for (guint j = 0; j < n; j++)
        {
          g_autoptr (LiaRecord) record = random_record (fill, filled_types[i], j);
          gint64 id;

          /* Dates that contradict each other are no record. */
          while (!lia_record_validate (record, NULL))
            {
              g_object_unref (record);
              record = random_record (fill, filled_types[i], j);
            }
          id = lia_record_save (record, batch, error) ? lia_record_get_id (record) : 0;

          if (id == 0)
            return FALSE;
          g_array_append_val (fill->ids[i], id);
        }
    }
  return TRUE;
}

/* Some records go to the trash, also such as others refer to. */
static void
trash_some (OperationsTest *test, Fill *fill)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (filled_types); i++)
    if (fill->ids[i]->len > 1 && g_rand_boolean (fill->rand))
      {
        g_assert_true (lia_workspace_trash (test->workspace, filled_types[i],
                                            &g_array_index (fill->ids[i], gint64, 0), 1, &error));
        g_assert_no_error (error);
      }
}

static void
fill_randomly (OperationsTest *test, GRand *rand, gboolean with_trash)
{
  Fill fill = { .rand = rand };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fill.ids); i++)
    fill.ids[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  lia_store_write (lia_workspace_get_store (test->workspace), "Fill", fill_records, &fill, NULL,
                   NULL, &error);
  g_assert_no_error (error);
  if (with_trash)
    trash_some (test, &fill);
  for (guint i = 0; i < G_N_ELEMENTS (fill.ids); i++)
    g_array_unref (fill.ids[i]);
}

static char *
export_everything (OperationsTest *test, const char *name)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  lia_export_everything (lia_workspace_get_reader (test->workspace), path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
read_everything (OperationsTest *test, OperationsTest *from, const char *name)
{
  g_autofree char *path = g_build_filename (from->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  guint64 n_records;

  lia_export_read_everything (lia_workspace_get_store (test->workspace), path, &n_records, NULL,
                              NULL, &error);
  g_assert_no_error (error);
}

static void
test_everything_round_trip (void)
{
  const guint32 seed = seed_test_get ();

  for (guint i = 0; i < N_WORKSPACES; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      g_auto (OperationsTest) test = { 0 };
      g_auto (OperationsTest) other = { 0 };
      g_autofree char *exported = NULL;
      g_autofree char *again = NULL;

      operations_test_init (&test, "none");
      fill_randomly (&test, rand, i % 2 == 0);
      exported = export_everything (&test, "everything.json");
      operations_test_init (&other, i % 4 == 0 ? "ceop" : "none");
      read_everything (&other, &test, "everything.json");
      again = export_everything (&other, "everything.json");
      if (!g_str_equal (exported, again))
        g_error ("workspace %u of seed %u came back as another:\n%s\n%s", i, seed, exported, again);
      /* Without a trash and a ladder of its own the tables are the same to the last cell. */
      if (i % 4 == 1)
        {
          g_autofree char *dump = operations_test_dump (test.workspace);
          g_autofree char *other_dump = operations_test_dump (other.workspace);

          g_assert_cmpstr (dump, ==, other_dump);
        }
    }
}

static void
test_csv_round_trip (void)
{
  const guint32 seed = seed_test_get ();

  for (guint i = 0; i < N_WORKSPACES; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      g_auto (OperationsTest) test = { 0 };
      g_autofree char *path = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GFile) file = NULL;
      g_autoptr (LiaImport) import = NULL;
      g_autoptr (LiaImportResult) result = NULL;
      g_autoptr (GError) error = NULL;
      const LiaRecordType *type = i % 2 == 0 ? &lia_partner_type : &lia_person_type;

      operations_test_init (&test, "none");
      fill_randomly (&test, rand, FALSE);
      path = g_build_filename (test.folder, "records.csv", NULL);
      file = g_file_new_for_path (path);
      lia_export_write (lia_workspace_get_reader (test.workspace),
                        &(LiaExportRequest) { .type = type }, path, NULL, NULL, &error);
      g_assert_no_error (error);
      before = export_everything (&test, "before.json");
      import = lia_import_new (test.workspace, type, file, &error);
      g_assert_no_error (error);
      lia_import_set_mode (import, LIA_IMPORT_UPDATE);
      lia_import_set_match_field (import, "name");
      result = lia_import_run (import, FALSE, NULL, &error);
      g_assert_no_error (error);
      after = export_everything (&test, "after.json");
      if (result->n_rejected + result->n_updated > 0)
        {
          g_autofree char *text = NULL;

          g_file_get_contents (path, &text, NULL, NULL);
          for (guint j = 0; j < result->problems->len; j++)
            g_print ("# %s\n",
                     ((const LiaImportProblem *) g_ptr_array_index (result->problems, j))->reason);
          g_error ("workspace %u of seed %u: %u changed, %u rejected:\n%s\n%s\n%s", i, seed,
                   (guint) result->n_updated, (guint) result->n_rejected, text, before, after);
        }
      g_assert_cmpuint (result->n_unchanged, ==, operations_test_count (test.workspace, type));
      g_assert_cmpstr (before, ==, after);
    }
}

static gboolean
has_several (const char *belonging)
{
  g_auto (GStrv) lines = g_strsplit (belonging, "\n", -1);

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (*lines[i] != '\0' && strstr (lines[i], "Family") != NULL
        && strncmp (lines[i], lines[i - 1], strcspn (lines[i], "'")) == 0)
      return TRUE;
  return FALSE;
}

/* What is exported from one workspace and imported into an empty one is what it was, in every format that can be read
 * again; and undoing the import leaves it empty for the next. */
static void
test_formats_round_trip (void)
{
  static const char *const names[] = { "x.csv", "x.xlsx", "x.vcf" };
  const guint32 seed = seed_test_get ();
  guint n_several = 0;

  for (guint i = 0; i < N_WORKSPACES; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      g_auto (OperationsTest) test = { 0 };
      g_auto (OperationsTest) other = { 0 };
      const LiaRecordType *type = i % 2 == 0 ? &lia_partner_type : &lia_person_type;
      g_auto (GStrv) columns = export_test_list_columns (type);
      g_autofree char *before = NULL;

      operations_test_init (&test, "none");
      operations_test_init (&other, "none");
      fill_randomly (&test, rand, i % 3 == 0);
      before = export_test_write (&test, type, columns, "before.json");
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          g_autofree char *exported = export_test_write (&test, type, columns, names[j]);
          g_autofree char *after = NULL;
          g_autoptr (GError) error = NULL;

          export_test_import (&other, &test, type, names[j]);
          after = export_test_write (&other, type, columns, "after.json");
          if (!g_str_equal (before, after))
            g_error ("%s of workspace %u of seed %u came back as another:\n%s\n%s", names[j], i,
                     seed, before, after);
          if (type == &lia_person_type && g_str_equal (names[j], "x.vcf"))
            {
              g_autofree char *belonging = export_test_dump_affiliations (&test);
              g_autofree char *belonging_after = export_test_dump_affiliations (&other);

              n_several += has_several (belonging) ? 1 : 0;
              if (!g_str_equal (belonging, belonging_after))
                g_error ("affiliations of workspace %u of seed %u came back as others:\n%s\n%s\n%s",
                         i, seed, belonging, belonging_after, exported);
            }
          lia_undo_result_free (lia_store_undo (lia_workspace_get_store (other.workspace), &error));
          g_assert_no_error (error);
        }
    }
  /* Else the cards said nothing of several. */
  g_assert_cmpuint (n_several, >, N_WORKSPACES / 10);
}

static void
test_file_is_whole_or_untouched (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "ceop");
  file = operations_test_write (&test, "x.json", "what was there", -1);
  path = g_file_get_path (file);
  g_cancellable_cancel (cancellable);
  g_assert_false (
      lia_export_everything (lia_workspace_get_reader (test.workspace), path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "what was there");
}

static void
test_refuses_what_it_cannot_write (void)
{
  g_auto (OperationsTest) test = { 0 };
  const LiaExportRequest request = { .type = &lia_partner_type };
  g_autoptr (GError) error = NULL;
  LiaReader *reader;

  operations_test_init (&test, "none");
  reader = lia_workspace_get_reader (test.workspace);
  g_assert_false (lia_export_write (reader, &request, "/tmp/x.docx", NULL, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lia_export_write (reader, &request, "/nowhere/x.csv", NULL, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_IO);
}

static void
test_everything_wants_an_empty_workspace (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *exported = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_partner_type, "name", "One", NULL);
  exported = export_everything (&test, "x.json");
  path = g_build_filename (test.folder, "x.json", NULL);
  g_assert_false (lia_export_read_everything (lia_workspace_get_store (test.workspace), path, NULL,
                                              NULL, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
  g_clear_error (&error);

  /* Also when the same rows only wait in the trash. */
  g_assert_nonnull (strstr (exported, "\"One\""));
  g_autoptr (LiaUndoResult) undone
      = lia_store_undo (lia_workspace_get_store (test.workspace), &error);
  g_assert_no_error (error);
  g_assert_false (lia_export_read_everything (lia_workspace_get_store (test.workspace), path, NULL,
                                              NULL, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/everything-round-trip", test_everything_round_trip);
  g_test_add_func ("/export/csv-round-trip", test_csv_round_trip);
  g_test_add_func ("/export/formats-round-trip", test_formats_round_trip);
  g_test_add_func ("/export/file-is-whole-or-untouched", test_file_is_whole_or_untouched);
  g_test_add_func ("/export/refuses-what-it-cannot-write", test_refuses_what_it_cannot_write);
  g_test_add_func ("/export/everything-wants-an-empty-workspace",
                   test_everything_wants_an_empty_workspace);
  return g_test_run ();
}
