/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-affiliation.h"
#include "lia-error.h"
#include "lia-import.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "operations-test.h"

static LiaImport *
open_bytes (OperationsTest *test, const LiaRecordType *type, const char *bytes, gssize length)
{
  g_autoptr (GFile) file = operations_test_write (test, "input.csv", bytes, length);
  g_autoptr (GError) error = NULL;
  LiaImport *import = lia_import_new (test->workspace, type, file, &error);

  g_assert_no_error (error);
  return import;
}

static LiaImport *
open_text (OperationsTest *test, const LiaRecordType *type, const char *text)
{
  return open_bytes (test, type, text, -1);
}

static LiaImportResult *
run (LiaImport *import, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  LiaImportResult *result = lia_import_run (import, dry_run, NULL, &error);

  g_assert_no_error (error);
  return result;
}

#define assert_counts(result, created, updated, unchanged, rejected)                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpuint ((result)->n_created, ==, created);                                           \
    g_assert_cmpuint ((result)->n_updated, ==, updated);                                           \
    g_assert_cmpuint ((result)->n_unchanged, ==, unchanged);                                       \
    g_assert_cmpuint ((result)->n_rejected, ==, rejected);                                         \
  }                                                                                                \
  G_STMT_END

/* A dry run says what the run then does, and changes nothing. */
static LiaImportResult *
run_both (OperationsTest *test, LiaImport *import)
{
  g_autofree char *before = operations_test_dump (test->workspace);
  g_autofree char *after = NULL;
  g_autoptr (LiaImportResult) plan = run (import, TRUE);
  LiaImportResult *result;

  after = operations_test_dump (test->workspace);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (plan->batch, ==, 0);
  result = run (import, FALSE);
  assert_counts (result, plan->n_created, plan->n_updated, plan->n_unchanged, plan->n_rejected);
  g_assert_cmpuint (result->problems->len, ==, plan->problems->len);
  for (guint i = 0; i < result->problems->len; i++)
    {
      const LiaImportProblem *a = g_ptr_array_index (plan->problems, i);
      const LiaImportProblem *b = g_ptr_array_index (result->problems, i);

      g_assert_cmpuint (a->line, ==, b->line);
      g_assert_cmpstr (a->field, ==, b->field);
      g_assert_cmpstr (a->reason, ==, b->reason);
    }
  return result;
}

static void
assert_problem (const LiaImportResult *result,
                guint index,
                guint64 line,
                const char *field,
                const char *part_of_reason)
{
  const LiaImportProblem *problem;

  g_assert_cmpuint (index, <, result->problems->len);
  problem = g_ptr_array_index (result->problems, index);
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_cmpstr (problem->field, ==, field);
  if (strstr (problem->reason, part_of_reason) == NULL)
    g_error ("“%s” does not say “%s”", problem->reason, part_of_reason);
}

static void
assert_field (OperationsTest *test,
              const LiaRecordType *type,
              const char *name,
              const char *field,
              const char *expected)
{
  g_autoptr (LiaRecord) record = operations_test_load (test->workspace, type, name);
  g_autofree char *value = lia_record_format (record, field, LIA_RECORD_MACHINE);

  g_assert_cmpstr (value, ==, expected);
}

/* Headers. */

static void
test_guesses_columns (void)
{
  static const struct
  {
    const char *header;
    const char *field;
  } partners[] = {
    { "Name of the organisation", "name" },
    { "Organisation name (EN)", "name" },
    { "Organization", "name" },
    { "ORGANISATION", "name" },
    { "Nom de l’organisation", "name" },
    { "Partner Name", "name" },
    { "E-mail address", "email" },
    { "E-Mail-Adresse", "email" },
    { "email_address", "email" },
    { "Web site", "website" },
    { "Homepage", "website" },
    { "Pays", "country" },
    { "Country of origin", "country" },
    { "country_code", "country" },
    { "Land", "country" },
    { "Level of commitment", "level" },
    { "Focal point", "keyworker" },
    { "Telefon", "phone" },
    { "Sigle", "acronym" },
    { "Tags", "tags" },
    { "Shoe size", NULL },
    { "Contact Phone", "phone" },
  };
  static const struct
  {
    const char *header;
    const char *field;
  } people[] = {
    { "First name", "given_name" },
    { "Surname", "family_name" },
    { "Full name", "name" },
    { "Name", "name" },
    { "Organisation", "organisation" },
    { "Company name", "organisation" },
    { "Job title", "post" },
    { "Position", "post" },
    { "E-mail", "email" },
    { "Since", "from_date" },
    { "Vorname", "given_name" },
    { "Nachname", "family_name" },
  };
  g_auto (OperationsTest) test = { 0 };

  operations_test_init (&test, "none");
  for (guint i = 0; i < G_N_ELEMENTS (partners); i++)
    {
      g_autofree char *text = g_strdup_printf ("Key,%s\nx,\ny,\n", partners[i].header);
      g_autoptr (LiaImport) import = open_text (&test, &lia_partner_type, text);

      if (g_strcmp0 (lia_import_get_column_field (import, 1), partners[i].field) != 0)
        g_error ("“%s” went to %s", partners[i].header, lia_import_get_column_field (import, 1));
    }
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *text = g_strdup_printf ("Key,%s\nx,\ny,\n", people[i].header);
      g_autoptr (LiaImport) import = open_text (&test, &lia_person_type, text);

      if (g_strcmp0 (lia_import_get_column_field (import, 1), people[i].field) != 0)
        g_error ("“%s” went to %s", people[i].header, lia_import_get_column_field (import, 1));
    }
}

static void
test_each_field_once (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  import = open_text (&test, &lia_partner_type, "Name,Organisation,Name,Country\na,b,c,CH\n");
  g_assert_cmpstr (lia_import_get_column_field (import, 0), ==, "name");
  g_assert_null (lia_import_get_column_field (import, 1));
  g_assert_null (lia_import_get_column_field (import, 2));
  g_assert_true (lia_import_set_column_field (import, 2, "name", &error));
  g_assert_null (lia_import_get_column_field (import, 0));
  g_assert_false (lia_import_set_column_field (import, 0, "shoe_size", &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
}

static void
test_values_choose_the_list (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  /* "Type" is a word for kinds, but these are sectors. */
  import = open_text (&test, &lia_partner_type, "Name,Type\nOne,Academia\nTwo,Government\n");
  g_assert_cmpstr (lia_import_get_column_field (import, 1), ==, "sector");
  result = run_both (&test, import);
  assert_counts (result, 2, 0, 0, 0);
  assert_field (&test, &lia_partner_type, "One", "sector", "academia");
}

/* Messy sheets. */

static void
test_messy_sheet (void)
{
  /* CP1252, semicolons, a title, a blank line, totals, a repeated header, guards and blanks. */
  static const char text[]
      = "List of partners 2026;;;;\r\n"
        ";;;;\r\n"
        "Organisation name (EN);Acronym;Country;E-mail address;Telephone\r\n"
        "Universit\xe9 de Gen\xe8ve;UNIGE;Suisse;info@unige.ch;+41 22 379 71 11\r\n"
        "'=Equal Rights;n/a;-;none;\r\n"
        ";;;;\r\n"
        "Organisation name (EN);Acronym;Country;E-mail address;Telephone\r\n"
        "Stra\xdf"
        "burg Forum; ;France;;\r\n"
        "Total;3;;;\r\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = open_text (&test, &lia_partner_type, text);
  result = run_both (&test, import);
  assert_counts (result, 3, 0, 0, 0);
  assert_field (&test, &lia_partner_type, "Université de Genève", "country", "CH");
  assert_field (&test, &lia_partner_type, "Université de Genève", "acronym", "UNIGE");
  assert_field (&test, &lia_partner_type, "=Equal Rights", "acronym", "");
  assert_field (&test, &lia_partner_type, "Straßburg Forum", "country", "FR");
}

static void
test_two_header_rows (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaCsvDialect) dialect = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  import = open_text (&test, &lia_partner_type,
                      "Organisation,,Contact,\nName,Country,E-mail,Telephone\n"
                      "ITU,CH,itu@itu.int,+41 22 730 51 11\n");
  dialect = lia_csv_dialect_copy (lia_import_get_dialect (import));
  dialect->n_preamble_lines = 0;
  dialect->n_header_rows = 2;
  g_assert_true (lia_import_set_dialect (import, dialect, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (lia_import_get_header (import, 0), ==, "Organisation Name");
  result = run_both (&test, import);
  assert_counts (result, 1, 0, 0, 0);
  assert_field (&test, &lia_partner_type, "ITU", "email", "itu@itu.int");
}

static void
test_total_is_also_a_name (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = open_text (&test, &lia_partner_type,
                      "Name,Country,Members\nTotal,France,12\nITU,Switzerland,3\nTotal,,15\n");
  result = run_both (&test, import);
  assert_counts (result, 2, 0, 0, 0);
  assert_field (&test, &lia_partner_type, "Total", "country", "FR");
}

static void
test_rejects_rows_with_reasons (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "ceop");
  import = open_text (&test, &lia_partner_type,
                      "Name,Country,E-mail,Level,Keyworker\n"
                      "Good,CH,good@example.org,Partner,\n"
                      "Bad,Atlantis,no at sign,Partner,\n"
                      "Unknown level,CH,,Emperor,\n"
                      "Unknown keyworker,CH,,,Nobody Known\n"
                      ",CH,,,\n"
                      "Too long,CH,,,,,surplus\n"
                      "Short,CH\n");
  result = run_both (&test, import);
  assert_counts (result, 2, 0, 0, 5);
  assert_problem (result, 0, 3, "country", "Atlantis");
  assert_problem (result, 1, 3, "email", "no at sign");
  assert_problem (result, 2, 4, "level", "Emperor");
  assert_problem (result, 3, 5, "keyworker", "Nobody Known");
  assert_problem (result, 4, 6, "name", "Name");
  assert_problem (result, 5, 7, "", "7 cells");
  g_assert_cmpuint (result->problems->len, ==, 6);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 2);
}

static void
test_correction (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *mended = NULL;

  operations_test_init (&test, "none");
  import = open_text (&test, &lia_partner_type, "Name,Country\nOne,Atlantis\nTwo,CH\n");
  problem = lia_import_check_preview_cell (import, 0, 1);
  g_assert_nonnull (problem);
  lia_import_correct_cell (import, lia_import_get_preview_line (import, 0), 1, "Austria");
  g_assert_cmpstr (lia_import_get_preview_cell (import, 0, 1), ==, "Austria");
  mended = lia_import_check_preview_cell (import, 0, 1);
  g_assert_null (mended);
  result = run_both (&test, import);
  assert_counts (result, 2, 0, 0, 0);
  assert_field (&test, &lia_partner_type, "One", "country", "AT");
}

/* Matching. */

static void
test_updates_never_wipe (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaImportResult) again = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_partner_type, "name", "Évry Forum", "acronym", "EF",
                       "country", "FR", "tags", "one; two", NULL);
  import = open_text (&test, &lia_partner_type,
                      "Name,Acronym,Country,Tags\nEVRY  FORUM,,n/a,one; three\nNew,N,CH,\n");
  result = run_both (&test, import);
  assert_counts (result, 1, 1, 0, 0);
  assert_field (&test, &lia_partner_type, "EVRY FORUM", "acronym", "EF");
  assert_field (&test, &lia_partner_type, "EVRY FORUM", "country", "FR");
  assert_field (&test, &lia_partner_type, "EVRY FORUM", "tags", "one; three");
  again = run_both (&test, import);
  assert_counts (again, 0, 0, 2, 0);
  g_assert_cmpint (again->batch, ==, 0);
}

static void
test_modes (void)
{
  static const char text[] = "Name,Acronym\nOld,O\nNew,N\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) updated = NULL;
  g_autoptr (LiaImportResult) created = NULL;
  g_autoptr (LiaImportResult) ambiguous = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_partner_type, "name", "Old", NULL);
  import = open_text (&test, &lia_partner_type, text);
  lia_import_set_mode (import, LIA_IMPORT_UPDATE);
  updated = run_both (&test, import);
  assert_counts (updated, 0, 1, 0, 1);
  assert_problem (updated, 0, 3, "name", "No record");

  lia_import_set_mode (import, LIA_IMPORT_CREATE);
  created = run_both (&test, import);
  assert_counts (created, 2, 0, 0, 0);

  /* Now there are two of the name Old. */
  lia_import_set_mode (import, LIA_IMPORT_BOTH);
  ambiguous = run_both (&test, import);
  assert_counts (ambiguous, 0, 0, 1, 1);
  assert_problem (ambiguous, 0, 2, "name", "2 records");
}

static void
test_match_by_acronym (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaImportResult) refused = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_partner_type, "name", "Old name", "acronym", "GCSP",
                       NULL);
  import = open_text (&test, &lia_partner_type, "Name,Acronym\nNew name,gcsp\n");
  lia_import_set_match_field (import, "acronym");
  result = run_both (&test, import);
  assert_counts (result, 0, 1, 0, 0);
  assert_field (&test, &lia_partner_type, "New name", "acronym", "gcsp");

  lia_import_set_match_field (import, "website");
  refused = lia_import_run (import, FALSE, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
}

static void
test_duplicates_within_file (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = open_text (&test, &lia_partner_type,
                      "Name,Country\nOne,CH\nTwo,FR\nONE,CH\nTwo,ES\nOne,CH\n");
  result = run_both (&test, import);
  /* ONE is written another way, so it says something else; the last row says the same as the first. */
  assert_counts (result, 2, 0, 1, 2);
  assert_problem (result, 0, 4, "name", "Line 2");
  assert_problem (result, 1, 5, "name", "Line 3");
}

/* People. */

static void
test_people_and_organisations (void)
{
  static const char text[] = "Title,Name,Organisation,Position,E-mail,Since\n"
                             "Dr,Ada OBI,ITU,Director,ada@example.org,13/02/2020\n"
                             "Ms,\"Lee, Bo\",New Org,Officer,bo@example.org,01/03/2020\n"
                             ",Cy de la Cruz,New org,,,\n"
                             "Ms,\"Lee, Bo\",Other Org,Officer,bo@example.org,01/03/2021\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaImportResult) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_partner_type, "name",
                       "International Telecommunication Union", "acronym", "ITU", NULL);
  before = operations_test_dump (test.workspace);
  import = open_text (&test, &lia_person_type, text);
  result = run_both (&test, import);
  assert_counts (result, 3, 1, 0, 0);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 3);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_affiliation_type), ==, 4);
  assert_field (&test, &lia_person_type, "Ada Obi", "honorific", "Dr");
  assert_field (&test, &lia_person_type, "Ada Obi", "post", "Director");
  assert_field (&test, &lia_person_type, "Bo Lee", "family_name", "Lee");
  assert_field (&test, &lia_person_type, "Cy de la Cruz", "family_name", "de la Cruz");
  assert_field (&test, &lia_affiliation_type, "Dr Ada OBI, International Telecommunication Union",
                "from_date", "2020-02-13");

  again = run_both (&test, import);
  assert_counts (again, 0, 0, 4, 0);

  undone = lia_store_undo (lia_workspace_get_store (test.workspace), &error);
  g_assert_no_error (error);
  after = operations_test_dump (test.workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
test_people_match_email_then_name (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_person_type, "given_name", "Ada", "family_name", "Obi",
                       "email", "Ada@Example.org", NULL);
  operations_test_add (test.workspace, &lia_person_type, "given_name", "Ana", "family_name",
                       "de la Cruz", NULL);
  import = open_text (&test, &lia_person_type,
                      "Full name,E-mail,Phone\n"
                      "Ada Obi-Smith,ada@example.org,+41 22 730 51 11\n"
                      "Ana De La Cruz,,+41 22 730 51 12\n"
                      "Ada Obi,other@example.org,\n");
  result = run_both (&test, import);
  assert_counts (result, 1, 2, 0, 0);
  assert_field (&test, &lia_person_type, "Ada@Example.org", "family_name", "Obi-Smith");
  assert_field (&test, &lia_person_type, "Ana de la Cruz", "phone", "+41 22 730 51 12");
}

static void
test_shared_mailbox (void)
{
  static const char text[] = "Name,E-mail,Position\n"
                             "Ada Obi,info@example.org,Director\n"
                             "Bo Lee,info@example.org,Officer\n"
                             "Cy Lee,info@example.org,Officer\n"
                             "Bo Lee,info@example.org,Officer\n"
                             "Bo Lee,info@example.org,Minister\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaImportResult) again = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_person_type, "given_name", "Dee", "family_name", "Roe",
                       "email", "info@example.org", NULL);
  import = open_text (&test, &lia_person_type, text);
  result = run_both (&test, import);
  assert_counts (result, 3, 0, 1, 1);
  assert_problem (result, 0, 6, "email", "Line 3");
  assert_field (&test, &lia_person_type, "Dee Roe", "post", "");
  assert_field (&test, &lia_person_type, "Cy Lee", "post", "Officer");
  again = run_both (&test, import);
  assert_counts (again, 0, 0, 4, 1);
}

/* Dates. */

static void
test_date_order_from_all_rows (void)
{
  g_autoptr (GString) text = g_string_new ("Name,Organisation,From\n");
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  /* Only the last row, far behind the preview, tells that the month comes first. */
  for (guint i = 0; i < 10200; i++)
    g_string_append_printf (text, "Person Number%u,Org,0%u/0%u/2020\n", i, i % 9 + 1, i % 7 + 1);
  g_string_append (text, "Person Last,Org,02/28/2020\n");
  import = open_text (&test, &lia_person_type, text->str);
  g_assert_true (lia_import_is_date_ambiguous (import, 2));
  result = run_both (&test, import);
  assert_counts (result, 10201, 0, 0, 0);
  g_assert_false (lia_import_is_date_ambiguous (import, 2));
  g_assert_cmpint (lia_import_get_date_order (import, 2), ==, LIA_DATE_ORDER_MDY);
  assert_field (&test, &lia_affiliation_type, "Person Number1, Org", "from_date", "2020-02-02");
  assert_field (&test, &lia_affiliation_type, "Person Number9, Org", "from_date", "2020-01-03");
}

static void
test_ambiguous_dates_are_asked (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) refused = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  import = open_text (&test, &lia_person_type,
                      "Name,Organisation,From\nAda Obi,ITU,02/03/2020\nBo Lee,ITU,2020-05-06\n"
                      "Cy Dee,ITU,7 August 2021\n");
  refused = lia_import_run (import, FALSE, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_person_type), ==, 0);
  g_assert_true (lia_import_is_date_ambiguous (import, 2));
  lia_import_set_date_order (import, 2, LIA_DATE_ORDER_MDY);
  result = run_both (&test, import);
  assert_counts (result, 3, 0, 0, 0);
  assert_field (&test, &lia_affiliation_type, "Ada Obi, ITU", "from_date", "2020-02-03");
  assert_field (&test, &lia_affiliation_type, "Bo Lee, ITU", "from_date", "2020-05-06");
  assert_field (&test, &lia_affiliation_type, "Cy Dee, ITU", "from_date", "2021-08-07");
}

static void
test_impossible_dates (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = open_text (&test, &lia_person_type,
                      "Name,Organisation,From,To\nAda Obi,ITU,31/04/2020,\n"
                      "Bo Lee,ITU,30/04/2020,29/04/2020\nCy Dee,ITU,28/02/2020,\n");
  lia_import_set_date_order (import, 3, LIA_DATE_ORDER_DMY);
  result = run_both (&test, import);
  assert_counts (result, 1, 0, 0, 2);
  assert_problem (result, 0, 2, "from_date", "31/04/2020");
  assert_problem (result, 1, 3, "to_date", "before");
}

/* As a whole. */

static void
test_mapping_is_remembered (void)
{
  static const char text[] = "Whatsit,Thing\nOne,CH\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImport) again = NULL;
  g_autoptr (LiaImport) forgotten = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  import = open_text (&test, &lia_partner_type, text);
  g_assert_null (lia_import_get_column_field (import, 0));
  g_assert_null (lia_import_run (import, FALSE, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_true (lia_import_set_column_field (import, 0, "name", NULL));
  g_assert_true (lia_import_set_column_field (import, 1, "country", NULL));
  result = run (import, FALSE);
  assert_counts (result, 1, 0, 0, 0);

  again = open_text (&test, &lia_partner_type, text);
  g_assert_cmpstr (lia_import_get_column_field (again, 0), ==, "name");
  g_assert_cmpstr (lia_import_get_column_field (again, 1), ==, "country");

  g_clear_error (&error);
  undone = lia_store_undo (lia_workspace_get_store (test.workspace), &error);
  g_assert_no_error (error);
  forgotten = open_text (&test, &lia_partner_type, text);
  g_assert_null (lia_import_get_column_field (forgotten, 0));
}

static char *
make_rows (guint n, guint32 seed)
{
  GString *text = g_string_new ("Name,Acronym,Country,Tags\n");
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Organisation %d,A%d,%s,\"t%d; t%d\"\n",
                            g_rand_int_range (rand, 0, (int) n), g_rand_int_range (rand, 0, 9),
                            g_rand_boolean (rand) ? "CH" : "Atlantis",
                            g_rand_int_range (rand, 0, 9), g_rand_int_range (rand, 0, 9));
  return g_string_free_and_steal (text);
}

static void
test_undo_takes_all_back (void)
{
  g_auto (OperationsTest) test = { 0 };
  const guint32 seed = (guint32) g_test_rand_int ();
  g_autofree char *first = make_rows (300, seed);
  g_autofree char *second = make_rows (300, seed + 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone_dump = NULL;
  g_autofree char *redone_dump = NULL;
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImport) update = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaImportResult) updated = NULL;
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (LiaUndoResult) redone = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  LiaStore *store;

  g_test_message ("seed %u", seed);
  operations_test_init (&test, "none");
  store = lia_workspace_get_store (test.workspace);
  import = open_text (&test, &lia_partner_type, first);
  result = run_both (&test, import);
  before = operations_test_dump (test.workspace);

  update = open_text (&test, &lia_partner_type, second);
  updated = run_both (&test, update);
  g_assert_cmpuint (updated->n_updated, >, 0);
  g_assert_cmpuint (updated->n_created, >, 0);
  g_assert_cmpuint (updated->n_rejected, >, 0);
  after = operations_test_dump (test.workspace);

  undone = lia_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->kept->len, ==, 0);
  undone_dump = operations_test_dump (test.workspace);
  g_assert_cmpstr (undone_dump, ==, before);
  redone = lia_store_redo (store, &error);
  g_assert_no_error (error);
  redone_dump = operations_test_dump (test.workspace);
  g_assert_cmpstr (redone_dump, ==, after);
  faults = lia_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

typedef struct
{
  GThread *main_thread;
  GCancellable *cancellable;
  guint n_calls;
  double fraction;
} Progress;

static void
on_progress (double fraction, guint64 n_rows, gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_true (g_thread_self () == progress->main_thread);
  g_assert_cmpfloat (fraction, >=, progress->fraction);
  progress->fraction = fraction;
  progress->n_calls++;
  if (progress->cancellable != NULL)
    g_cancellable_cancel (progress->cancellable);
}

static void
test_progress_and_cancel (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *text = make_rows (20000, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Progress progress = { g_thread_self (), cancellable, 0, 0 };

  operations_test_init (&test, "none");
  before = operations_test_dump (test.workspace);
  import = open_text (&test, &lia_partner_type, text);
  lia_import_run_async (import, FALSE, on_progress, &progress, cancellable, operations_test_done,
                        &cancelled);
  operations_test_wait (&cancelled);
  g_assert_null (lia_import_run_finish (import, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.n_calls, >, 0);
  after = operations_test_dump (test.workspace);
  g_assert_cmpstr (before, ==, after);

  g_clear_error (&error);
  progress = (Progress) { g_thread_self (), NULL, 0, 0 };
  lia_import_run_async (import, TRUE, on_progress, &progress, NULL, operations_test_done, &done);
  operations_test_wait (&done);
  result = lia_import_run_finish (import, done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_created, >, 0);
  g_assert_cmpuint (result->problems->len, <=, 10000);
}

static void
test_open_async (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (GFile) missing = NULL;
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  file = operations_test_write (&test, "a.csv", "Name,Country\nOne,CH\n", -1);
  lia_import_new_async (test.workspace, &lia_partner_type, file, NULL, operations_test_done,
                        &opened);
  operations_test_wait (&opened);
  import = lia_import_new_finish (opened, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lia_import_get_n_preview_rows (import), ==, 1);
  g_assert_cmpstr (lia_import_get_preview_cell (import, 0, 1), ==, "CH");

  missing = g_file_new_build_filename (test.folder, "missing.csv", NULL);
  lia_import_new_async (test.workspace, &lia_partner_type, missing, NULL, operations_test_done,
                        &refused);
  operations_test_wait (&refused);
  g_assert_null (lia_import_new_finish (refused, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/guesses-columns", test_guesses_columns);
  g_test_add_func ("/import/each-field-once", test_each_field_once);
  g_test_add_func ("/import/values-choose-the-list", test_values_choose_the_list);
  g_test_add_func ("/import/messy-sheet", test_messy_sheet);
  g_test_add_func ("/import/two-header-rows", test_two_header_rows);
  g_test_add_func ("/import/total-is-also-a-name", test_total_is_also_a_name);
  g_test_add_func ("/import/rejects-rows-with-reasons", test_rejects_rows_with_reasons);
  g_test_add_func ("/import/correction", test_correction);
  g_test_add_func ("/import/updates-never-wipe", test_updates_never_wipe);
  g_test_add_func ("/import/modes", test_modes);
  g_test_add_func ("/import/match-by-acronym", test_match_by_acronym);
  g_test_add_func ("/import/duplicates-within-file", test_duplicates_within_file);
  g_test_add_func ("/import/people-and-organisations", test_people_and_organisations);
  g_test_add_func ("/import/people-match-email-then-name", test_people_match_email_then_name);
  g_test_add_func ("/import/shared-mailbox", test_shared_mailbox);
  g_test_add_func ("/import/date-order-from-all-rows", test_date_order_from_all_rows);
  g_test_add_func ("/import/ambiguous-dates-are-asked", test_ambiguous_dates_are_asked);
  g_test_add_func ("/import/impossible-dates", test_impossible_dates);
  g_test_add_func ("/import/mapping-is-remembered", test_mapping_is_remembered);
  g_test_add_func ("/import/undo-takes-all-back", test_undo_takes_all_back);
  g_test_add_func ("/import/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/import/open-async", test_open_async);
  return g_test_run ();
}
