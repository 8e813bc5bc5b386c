/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-test.h"
#include "lia-affiliation.h"
#include "lia-error.h"
#include "lia-partner.h"
#include "lia-person.h"

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
  import = import_test_open_text (
      &test, &lia_partner_type,
      "Name,Acronym,Country,Tags\nEVRY  FORUM,,n/a,one; three\nNew,N,CH,\n");
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 1, 1, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "EVRY FORUM", "acronym", "EF");
  import_test_assert_field (&test, &lia_partner_type, "EVRY FORUM", "country", "FR");
  import_test_assert_field (&test, &lia_partner_type, "EVRY FORUM", "tags", "one; three");
  again = import_test_run_both (&test, import);
  import_test_assert_counts (again, 0, 0, 2, 0);
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
  import = import_test_open_text (&test, &lia_partner_type, text);
  lia_import_set_mode (import, LIA_IMPORT_UPDATE);
  updated = import_test_run_both (&test, import);
  import_test_assert_counts (updated, 0, 1, 0, 1);
  import_test_assert_problem (updated, 0, 3, "name", "No record");

  lia_import_set_mode (import, LIA_IMPORT_CREATE);
  created = import_test_run_both (&test, import);
  import_test_assert_counts (created, 2, 0, 0, 0);

  /* Now there are two of the name Old. */
  lia_import_set_mode (import, LIA_IMPORT_BOTH);
  ambiguous = import_test_run_both (&test, import);
  import_test_assert_counts (ambiguous, 0, 0, 1, 1);
  import_test_assert_problem (ambiguous, 0, 2, "name", "2 records");
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
  import = import_test_open_text (&test, &lia_partner_type, "Name,Acronym\nNew name,gcsp\n");
  lia_import_set_match_field (import, "acronym");
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 0, 1, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "New name", "acronym", "gcsp");

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
  import = import_test_open_text (&test, &lia_partner_type,
                                  "Name,Country\nOne,CH\nTwo,FR\nONE,CH\nTwo,ES\nOne,CH\n");
  result = import_test_run_both (&test, import);
  /* ONE is written another way, so it says something else; the last row says the same as the first. */
  import_test_assert_counts (result, 2, 0, 1, 2);
  import_test_assert_problem (result, 0, 4, "name", "Line 2");
  import_test_assert_problem (result, 1, 5, "name", "Line 3");
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
  import = import_test_open_text (&test, &lia_person_type, text);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 3, 1, 0, 0);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 3);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_affiliation_type), ==, 4);
  import_test_assert_field (&test, &lia_person_type, "Ada Obi", "honorific", "Dr");
  import_test_assert_field (&test, &lia_person_type, "Ada Obi", "post", "Director");
  import_test_assert_field (&test, &lia_person_type, "Bo Lee", "family_name", "Lee");
  import_test_assert_field (&test, &lia_person_type, "Cy de la Cruz", "family_name", "de la Cruz");
  import_test_assert_field (&test, &lia_affiliation_type,
                            "Dr Ada OBI, International Telecommunication Union", "from_date",
                            "2020-02-13");

  again = import_test_run_both (&test, import);
  import_test_assert_counts (again, 0, 0, 4, 0);

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
  import = import_test_open_text (&test, &lia_person_type,
                                  "Full name,E-mail,Phone\n"
                                  "Ada Obi-Smith,ada@example.org,+41 22 730 51 11\n"
                                  "Ana De La Cruz,,+41 22 730 51 12\n"
                                  "Ada Obi,other@example.org,\n");
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 1, 2, 0, 0);
  import_test_assert_field (&test, &lia_person_type, "Ada@Example.org", "family_name", "Obi-Smith");
  import_test_assert_field (&test, &lia_person_type, "Ana de la Cruz", "phone", "+41 22 730 51 12");
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
  import = import_test_open_text (&test, &lia_person_type, text);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 3, 0, 1, 1);
  import_test_assert_problem (result, 0, 6, "email", "Line 3");
  import_test_assert_field (&test, &lia_person_type, "Dee Roe", "post", "");
  import_test_assert_field (&test, &lia_person_type, "Cy Lee", "post", "Officer");
  again = import_test_run_both (&test, import);
  import_test_assert_counts (again, 0, 0, 4, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-matching/updates-never-wipe", test_updates_never_wipe);
  g_test_add_func ("/import-matching/modes", test_modes);
  g_test_add_func ("/import-matching/match-by-acronym", test_match_by_acronym);
  g_test_add_func ("/import-matching/duplicates-within-file", test_duplicates_within_file);
  g_test_add_func ("/import-matching/people-and-organisations", test_people_and_organisations);
  g_test_add_func ("/import-matching/people-match-email-then-name",
                   test_people_match_email_then_name);
  g_test_add_func ("/import-matching/shared-mailbox", test_shared_mailbox);
  return g_test_run ();
}
