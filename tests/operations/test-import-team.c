/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-test.h"
#include "lia-partner.h"
#include "lia-person.h"

/* Keyworkers of imported partners whom nobody has added to the team yet. */

static void
assert_team (const LiaImportResult *result, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < result->team_members->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "",
                            (const char *) g_ptr_array_index (result->team_members, i));
  g_assert_cmpstr (names->str, ==, expected);
}

static LiaImportResult *
import_partners (OperationsTest *test, const char *text)
{
  g_autoptr (LiaImport) import = import_test_open_text (test, &lia_partner_type, text);

  return import_test_run_both (test, import);
}

static gint64
get_keyworker (OperationsTest *test, const char *partner)
{
  g_autoptr (LiaRecord) record = operations_test_load (test->workspace, &lia_partner_type, partner);

  return lia_record_get_integer (record, "keyworker");
}

/* Each name once, however it is written. */
static void
test_adds_each_name_once (void)
{
  static const char *const same_person[]
      = { "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight" };
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImportResult) result = NULL;
  gint64 ada;

  operations_test_init (&test, "none");
  result = import_partners (&test, "Name,Focal point\n"
                                   "One,Adá Obi\n"
                                   "Two,ADA OBI\n"
                                   "Three,  ada   obi \n"
                                   "Four,\"Obi, Ada\"\n"
                                   "Five,Dr Ada Obi\n"
                                   "Six,Ben Ito\n"
                                   "Seven,Ada Obi (Geneva)\n"
                                   "Eight,Obi Ada\n");
  import_test_assert_counts (result, 8, 0, 0, 0);
  assert_team (result, "Adá Obi|Ben Ito");
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_person_type), ==, 2);
  import_test_assert_field (&test, &lia_person_type, "Adá Obi", "given_name", "Adá");
  import_test_assert_field (&test, &lia_person_type, "Adá Obi", "family_name", "Obi");
  import_test_assert_field (&test, &lia_person_type, "Adá Obi", "team", "yes");
  ada = operations_test_find (test.workspace, &lia_person_type, "Adá Obi");
  for (guint i = 0; i < G_N_ELEMENTS (same_person); i++)
    if (!g_str_equal (same_person[i], "Six"))
      g_assert_cmpint (get_keyworker (&test, same_person[i]), ==, ada);
  g_assert_cmpint (get_keyworker (&test, "Six"), ==,
                   operations_test_find (test.workspace, &lia_person_type, "Ben Ito"));
}

static void
test_takes_addresses (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_person_type, "family_name", "Known", "email",
                       "known@example.org", NULL);
  result = import_partners (&test, "Name,Focal point\n"
                                   "One,ben@example.org\n"
                                   "Two,BEN@example.org\n"
                                   "Three,Ada Obi <ada@example.org>\n"
                                   "Four,ada@example.org\n"
                                   "Five,Ada Obi\n"
                                   "Six,Known@Example.org\n"
                                   "Seven,mailto:cleo@example.org\n"
                                   "Eight,no@address@example\n"
                                   "Nine,Dora Eck <mailto:dora@example.org>\n"
                                   "Ten,\"Eve Foe, e-mail: eve@example.org\"\n"
                                   "Eleven,eve@example.org and ada@example.org\n");
  import_test_assert_counts (result, 9, 0, 0, 2);
  import_test_assert_problem (result, 1, 12, "keyworker", "several people");
  import_test_assert_problem (result, 0, 9, "keyworker", "no@address@example");
  assert_team (result, "ben@example.org|Ada Obi|cleo@example.org|Dora Eck|Eve Foe");
  import_test_assert_field (&test, &lia_person_type, "Ada Obi", "email", "ada@example.org");
  g_assert_cmpint (get_keyworker (&test, "Three"), ==, get_keyworker (&test, "Four"));
  g_assert_cmpint (get_keyworker (&test, "Three"), ==, get_keyworker (&test, "Five"));
  g_assert_cmpint (get_keyworker (&test, "One"), ==, get_keyworker (&test, "Two"));
  g_assert_cmpint (get_keyworker (&test, "Six"), ==,
                   operations_test_find (test.workspace, &lia_person_type, "Known"));
}

/* What says that there is no one makes nobody, also where such words are taken as they stand. */
static void
test_makes_nobody_of_nothing (void)
{
  static const char text[] = "Name,Focal point\n"
                             "One,n/a\nTwo,-\nThree,tbd\nFour,none\nFive,N/A\nSix,vacant\n"
                             "Seven,To be assigned\nEight,\nNine,Niemand\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImport) again = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaImportResult) kept = NULL;

  operations_test_init (&test, "none");
  result = import_partners (&test, text);
  import_test_assert_counts (result, 9, 0, 0, 0);
  assert_team (result, "");
  again = import_test_open_text (&test, &lia_partner_type, text);
  lia_import_set_keep_nothings (again, TRUE);
  kept = import_test_run_both (&test, again);
  import_test_assert_counts (kept, 0, 0, 9, 0);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_person_type), ==, 0);
}

static void
test_refuses_who_is_nobody_in_particular (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImportResult) result = NULL;
  g_autofree char *told = NULL;
  gint64 one;
  gint64 two;

  operations_test_init (&test, "none");
  one = operations_test_add (test.workspace, &lia_person_type, "given_name", "Ada", "family_name",
                             "Obi", "email", "one@example.org", NULL);
  two = operations_test_add (test.workspace, &lia_person_type, "given_name", "Ada", "family_name",
                             "Obi", "email", "two@example.org", NULL);
  told = g_strdup_printf ("may mean Ada Obi (%" G_GINT64_FORMAT "), Ada Obi (%" G_GINT64_FORMAT ")",
                          one, two);
  result = import_partners (&test, "Name,Focal point,Country\n"
                                   "One,Ada Obi,CH\n"
                                   "Two,Ben Ito and Cleo Dee,CH\n"
                                   "Three,12345,CH\n"
                                   "Four,ask whoever sits in the room next to the lift,CH\n"
                                   "Five,Only in a rejected row,Atlantis\n"
                                   "Six,#REF!,CH\n"
                                   "Seven,Ada Obi <two@example.org>,CH\n");
  import_test_assert_counts (result, 1, 0, 0, 6);
  import_test_assert_problem (result, 0, 2, "keyworker", told);
  import_test_assert_problem (result, 1, 3, "keyworker", "several people");
  import_test_assert_problem (result, 2, 4, "keyworker", "“12345”");
  import_test_assert_problem (result, 3, 5, "keyworker", "no name");
  import_test_assert_problem (result, 4, 6, "country", "Atlantis");
  import_test_assert_problem (result, 5, 7, "keyworker", "formula");
  assert_team (result, "");
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_person_type), ==, 2);
  g_assert_cmpint (get_keyworker (&test, "Seven"), ==, two);
}

static void
test_second_import_adds_nobody (void)
{
  static const char text[] = "Name,Focal point\nOne,Dr Ada Obi\nTwo,ben@example.org\n"
                             "Three,\"Picard, Jean\"\nFour,Ada Obi\nFive,\"Dee, Cleo (Oslo)\"\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImportResult) first = NULL;
  g_autoptr (LiaImportResult) second = NULL;

  operations_test_init (&test, "none");
  first = import_partners (&test, text);
  import_test_assert_counts (first, 5, 0, 0, 0);
  g_assert_cmpuint (first->team_members->len, ==, 4);
  second = import_partners (&test, text);
  import_test_assert_counts (second, 0, 0, 5, 0);
  assert_team (second, "");
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_person_type), ==, 4);
}

/* One step takes the partners and the team members back. */
static void
test_undo_takes_them_back (void)
{
  static const char text[] = "Name,Focal point\nOld,Ada Obi\nNew,Ben Ito\nNewer,ben ito\n";
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone_dump = NULL;
  g_autofree char *redone_dump = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaImportResult) again = NULL;
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (LiaUndoResult) redone = NULL;
  g_autoptr (LiaUndoResult) undone_again = NULL;
  g_autoptr (GError) error = NULL;
  LiaStore *store;

  operations_test_init (&test, "none");
  store = lia_workspace_get_store (test.workspace);
  operations_test_add (test.workspace, &lia_partner_type, "name", "Old", NULL);
  before = operations_test_dump (test.workspace);
  result = import_partners (&test, text);
  import_test_assert_counts (result, 2, 1, 0, 0);
  assert_team (result, "Ada Obi|Ben Ito");
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

  /* Who was taken back is added again. */
  undone_again = lia_store_undo (store, &error);
  g_assert_no_error (error);
  again = import_partners (&test, text);
  assert_team (again, "Ada Obi|Ben Ito");
}

static void
test_updates_partners (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_person_type, "given_name", "Cleo", "family_name", "Dee",
                       "team", "yes", NULL);
  operations_test_add (test.workspace, &lia_partner_type, "name", "One", "keyworker", "Cleo Dee",
                       NULL);
  operations_test_add (test.workspace, &lia_partner_type, "name", "Two", "keyworker", "Cleo Dee",
                       NULL);
  operations_test_add (test.workspace, &lia_partner_type, "name", "Three", NULL);
  import = import_test_open_text (&test, &lia_partner_type,
                                  "Name,Focal point\nOne,Ada Obi\nTwo,unassigned\nThree,Ada Obi\n"
                                  "Absent,Only There\n");
  lia_import_set_mode (import, LIA_IMPORT_UPDATE);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 0, 2, 1, 1);
  assert_team (result, "Ada Obi");
  g_assert_cmpint (get_keyworker (&test, "One"), ==,
                   operations_test_find (test.workspace, &lia_person_type, "Ada Obi"));
  g_assert_cmpint (get_keyworker (&test, "Three"), ==, get_keyworker (&test, "One"));
  g_assert_cmpint (get_keyworker (&test, "Two"), ==,
                   operations_test_find (test.workspace, &lia_person_type, "Cleo Dee"));
}

/* Of two rows that become one record, the first that names somebody is heard. */
static void
test_merged_rows (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type,
                                  "Name,Focal point\nOne,\nOne Ltd,Ada Obi\nThe One,Ben Ito\n");
  lia_import_set_choice (import, 3, LIA_IMPORT_LIKE_MERGE, 2);
  lia_import_set_choice (import, 4, LIA_IMPORT_LIKE_MERGE, 2);
  result = import_test_run_both (&test, import);
  g_assert_cmpuint (result->n_merged, ==, 2);
  assert_team (result, "Ada Obi");
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_person_type), ==, 1);
}

/* A cell that is corrected by hand may name somebody new as well. */
static void
test_cells_are_checked (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autofree char *good = NULL;
  g_autofree char *none = NULL;
  g_autofree char *bad = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type, "Name,Focal point\nOne,Ada Obi\n");
  good = lia_import_check_text (import, 1, "Ada Obi");
  none = lia_import_check_text (import, 1, "vacant");
  bad = lia_import_check_text (import, 1, "Ada Obi; Ben Ito");
  g_assert_null (good);
  g_assert_null (none);
  g_assert_nonnull (strstr (bad, "several people"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-team/adds-each-name-once", test_adds_each_name_once);
  g_test_add_func ("/import-team/takes-addresses", test_takes_addresses);
  g_test_add_func ("/import-team/makes-nobody-of-nothing", test_makes_nobody_of_nothing);
  g_test_add_func ("/import-team/refuses-who-is-nobody-in-particular",
                   test_refuses_who_is_nobody_in_particular);
  g_test_add_func ("/import-team/second-import-adds-nobody", test_second_import_adds_nobody);
  g_test_add_func ("/import-team/undo-takes-them-back", test_undo_takes_them_back);
  g_test_add_func ("/import-team/updates-partners", test_updates_partners);
  g_test_add_func ("/import-team/merged-rows", test_merged_rows);
  g_test_add_func ("/import-team/cells-are-checked", test_cells_are_checked);
  return g_test_run ();
}
