/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-test.h"
#include "lia-affiliation.h"
#include "lia-partner.h"
#include "lia-person.h"

/* Rows of one file that are the same organisation or person. */

static const char roster[] = "Name,Country,Website,E-mail,Tags,Description\n"
                             "Harbour Institute,CH,https://harbour.example.org,,ports; law,Old\n"
                             "Meadow Trust,FR,,,,\n"
                             "The Harbour Institute Ltd.,CH,https://www.harbour.example.org/about,"
                             "info@harbour.example.org,law; sea,\n"
                             "Quite Another,CH,,,,\n";

static const LiaImportLikeness *
get_likeness (const LiaImportResult *result, guint index)
{
  g_assert_cmpuint (index, <, result->likenesses->len);
  return g_ptr_array_index (result->likenesses, index);
}

static void
assert_mentions (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not say “%s”", text, part);
}

static void
test_alike (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) plan = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type, roster);
  plan = import_test_run (import, TRUE);
  import_test_assert_counts (plan, 4, 0, 0, 0);
  g_assert_cmpuint (plan->n_like, ==, 1);
  g_assert_cmpuint (get_likeness (plan, 0)->line, ==, 4);
  g_assert_cmpuint (get_likeness (plan, 0)->other_line, ==, 2);
  g_assert_cmpint (get_likeness (plan, 0)->id, ==, 0);
  g_assert_false (get_likeness (plan, 0)->same_key);
  g_assert_cmpstr (get_likeness (plan, 0)->name, ==, "The Harbour Institute Ltd.");
  g_assert_cmpstr (get_likeness (plan, 0)->other_name, ==, "Harbour Institute");
  assert_mentions (get_likeness (plan, 0)->reason, "same web domain");
  g_assert_cmpuint (plan->n_doubtful, ==, 1);
  g_assert_cmpuint (plan->n_undecided, ==, 0);
  /* Nobody said anything, so both are made. */
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 4, 0, 0, 0);
}

static void
test_alike_merged (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) plan = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  operations_test_init (&test, "none");
  before = operations_test_dump (test.workspace);
  import = import_test_open_text (&test, &lia_partner_type, roster);
  lia_import_set_choice (import, 4, LIA_IMPORT_LIKE_MERGE, 2);
  plan = import_test_run (import, TRUE);
  g_assert_cmpuint (plan->n_merged, ==, 1);
  /* It can still be chosen otherwise. */
  g_assert_cmpuint (plan->n_like, ==, 1);

  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 3, 0, 0, 0);
  g_assert_cmpuint (result->n_merged, ==, 1);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 3);
  /* The first row wins, blanks are filled, sets united, and a second name is another name. */
  import_test_assert_field (&test, &lia_partner_type, "Harbour Institute", "website",
                            "https://harbour.example.org");
  import_test_assert_field (&test, &lia_partner_type, "Harbour Institute", "email",
                            "info@harbour.example.org");
  import_test_assert_field (&test, &lia_partner_type, "Harbour Institute", "tags",
                            "law; ports; sea");
  import_test_assert_field (&test, &lia_partner_type, "Harbour Institute", "description", "Old");
  import_test_assert_field (&test, &lia_partner_type, "Harbour Institute", "other_names",
                            "The Harbour Institute Ltd.");
  undone = lia_store_undo (lia_workspace_get_store (test.workspace), &error);
  g_assert_no_error (error);
  after = operations_test_dump (test.workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
test_alike_left_out (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type, roster);
  lia_import_set_choice (import, 4, LIA_IMPORT_LIKE_SKIP, 0);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 3, 0, 0, 0);
  g_assert_cmpuint (result->n_skipped, ==, 1);
}

/* More than are told one by one, rows of the file and records, and namesakes that are never one. */
static void
test_all_at_once (void)
{
  static const LiaImportChoice choices[]
      = { LIA_IMPORT_LIKE_MERGE, LIA_IMPORT_LIKE_CREATE, LIA_IMPORT_LIKE_SKIP };
  const guint n = 1200;
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GString) text = g_string_new ("Name,Acronym,Country,Website\n"
                                           "Geneva Centre for Security Policy,GCSP,CH,\n"
                                           "Geneva Centre for Security Sector Governance,DCAF,CH,\n"
                                           "Meadow Trust Ltd.,,FR,www.meadow.example.org\n");
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) plan = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_partner_type, "name", "The Meadow Trust", "country",
                       "FR", NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "Office %u,O%u,CH,office%u.example.org\n"
                            "The Office %u,,CH,www.office%u.example.org\n",
                            i, i, i, i, i);
  import = import_test_open_text (&test, &lia_partner_type, text->str);
  plan = import_test_run (import, TRUE);
  g_assert_cmpuint (plan->n_like, ==, n + 1);
  g_assert_cmpuint (plan->alike->len, ==, n + 1);
  g_assert_cmpuint (plan->likenesses->len, ==, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      const gboolean merged = choices[i] == LIA_IMPORT_LIKE_MERGE;
      const gboolean kept = choices[i] == LIA_IMPORT_LIKE_CREATE;
      g_autoptr (LiaImportResult) result = NULL;
      g_autoptr (LiaUndoResult) undone = NULL;
      g_autoptr (GError) error = NULL;

      lia_import_choose_for_all (import, plan->alike, choices[i]);
      result = import_test_run_both (&test, import);
      import_test_assert_counts (result, kept ? 2 * n + 3 : n + 2, merged ? 1 : 0, 0, 0);
      g_assert_cmpuint (result->n_merged, ==, merged ? n : 0);
      g_assert_cmpuint (result->n_skipped, ==, merged || kept ? 0 : n + 1);
      if (merged)
        import_test_assert_field (&test, &lia_partner_type, "Meadow Trust Ltd.", "website",
                                  "https://www.meadow.example.org");
      undone = lia_store_undo (lia_workspace_get_store (test.workspace), &error);
      g_assert_no_error (error);
    }
  lia_import_choose_for_all (import, plan->alike, LIA_IMPORT_LIKE_UNDECIDED);
  g_assert_cmpint (lia_import_get_choice (import, 4), ==, LIA_IMPORT_LIKE_UNDECIDED);
}

/* A row with the key of another one is rejected until something is said of it. */
static void
test_same_key (void)
{
  static const char text[] = "Name,Country,Website\nOne,CH,\nTwo,FR,\nTwo,,two.example.org\n"
                             "One,CH,\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) plan = NULL;
  g_autoptr (LiaImportResult) keeping = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type, text);
  plan = import_test_run (import, TRUE);
  import_test_assert_counts (plan, 2, 0, 1, 1);
  g_assert_cmpuint (plan->n_repeated, ==, 1);
  g_assert_cmpuint (plan->n_like, ==, 1);
  g_assert_cmpuint (get_likeness (plan, 0)->line, ==, 4);
  g_assert_cmpuint (get_likeness (plan, 0)->other_line, ==, 3);
  g_assert_true (get_likeness (plan, 0)->same_key);
  /* It waits for a choice, and is counted as that alone. */
  g_assert_cmpuint (plan->n_undecided, ==, 1);
  g_assert_cmpuint (plan->n_doubtful, ==, 0);

  lia_import_set_choice (import, 4, LIA_IMPORT_LIKE_CREATE, 0);
  keeping = import_test_run (import, TRUE);
  import_test_assert_counts (keeping, 3, 0, 1, 0);
  g_assert_cmpuint (keeping->n_like, ==, 1);
  g_assert_cmpuint (keeping->n_undecided, ==, 0);
  g_assert_cmpuint (keeping->n_doubtful, ==, 0);

  lia_import_set_choice (import, 4, LIA_IMPORT_LIKE_MERGE, 3);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 2, 0, 1, 0);
  g_assert_cmpuint (result->n_merged, ==, 1);
  import_test_assert_field (&test, &lia_partner_type, "Two", "country", "FR");
  import_test_assert_field (&test, &lia_partner_type, "Two", "website", "https://two.example.org");
}

static void
test_merged_with_what_is_not_there (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type, roster);
  lia_import_set_choice (import, 2, LIA_IMPORT_LIKE_SKIP, 0);
  lia_import_set_choice (import, 4, LIA_IMPORT_LIKE_MERGE, 2);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 2, 0, 0, 1);
  import_test_assert_problem (result, 0, 4, "", "Line 2");
}

/* Two spellings of one person in two rows; two people of one organisation and family are two. */
static void
test_people (void)
{
  static const char text[] = "First name,Last name,Organisation,E-mail,Phone\n"
                             "Jürgen,Müller,New Org,,+41 22 730 51 11\n"
                             "Juergen,Mueller,New Org,,+41 22 730 51 11\n"
                             "Anna,Müller,New Org,anna@example.org,\n"
                             "Bert,Müller,New Org,bert@example.org,\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) plan = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_person_type, text);
  plan = import_test_run (import, TRUE);
  g_assert_cmpuint (plan->n_like, ==, 1);
  g_assert_cmpuint (get_likeness (plan, 0)->line, ==, 3);
  g_assert_cmpuint (get_likeness (plan, 0)->other_line, ==, 2);
  assert_mentions (get_likeness (plan, 0)->reason, "same organisation");
  lia_import_set_choice (import, 3, LIA_IMPORT_LIKE_MERGE, 2);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 3, 0, 0, 0);
  g_assert_cmpuint (result->n_merged, ==, 1);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_affiliation_type), ==, 3);
}

/* Whatever is chosen, a plan says what the run does, every row is counted once, and undo takes it all back. */
static void
test_random_choices (void)
{
  static const char *const names[]
      = { "Harbour Institute", "The Harbour Institute", "Harbor Institute", "Meadow Trust",
          "Meadow Trust Ltd",  "Lake Office",           "lake office" };
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *before = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_partner_type, "name", "Meadow Trust", NULL);
  before = operations_test_dump (test.workspace);
  for (guint round = 0; round < 40; round++)
    {
      const guint n_rows = (guint) g_test_rand_int_range (2, 12);
      g_autoptr (GString) text = g_string_new ("Name,Country,Website\n");
      g_autoptr (LiaImport) import = NULL;
      g_autoptr (LiaImportResult) plan = NULL;
      g_autoptr (LiaImportResult) result = NULL;
      g_autofree char *after = NULL;

      for (guint i = 0; i < n_rows; i++)
        g_string_append_printf (
            text, "%s,%s,%s\n", names[g_test_rand_int_range (0, G_N_ELEMENTS (names))],
            g_test_rand_bit () ? "CH" : "", g_test_rand_bit () ? "www.example.org" : "");
      import = import_test_open_text (&test, &lia_partner_type, text->str);
      plan = import_test_run (import, TRUE);
      for (guint i = 0; i < plan->likenesses->len; i++)
        {
          const LiaImportLikeness *like = get_likeness (plan, i);
          const LiaImportChoice choice = (LiaImportChoice) g_test_rand_int_range (0, 5);

          if (like->id != 0 && choice != LIA_IMPORT_LIKE_MERGE)
            lia_import_set_choice (import, like->line, choice, like->id);
          else if (like->id == 0 && choice != LIA_IMPORT_LIKE_UPDATE)
            lia_import_set_choice (import, like->line, choice, (gint64) like->other_line);
        }
      result = import_test_run_both (&test, import);
      g_assert_cmpuint (result->n_created + result->n_updated + result->n_unchanged
                            + result->n_rejected + result->n_skipped + result->n_merged,
                        ==, n_rows);
      if (result->batch != 0)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (LiaUndoResult) undone
              = lia_store_undo (lia_workspace_get_store (test.workspace), &error);

          g_assert_no_error (error);
        }
      after = operations_test_dump (test.workspace);
      g_assert_cmpstr (before, ==, after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-duplicates/alike", test_alike);
  g_test_add_func ("/import-duplicates/alike-merged", test_alike_merged);
  g_test_add_func ("/import-duplicates/alike-left-out", test_alike_left_out);
  g_test_add_func ("/import-duplicates/all-at-once", test_all_at_once);
  g_test_add_func ("/import-duplicates/same-key", test_same_key);
  g_test_add_func ("/import-duplicates/merged-with-what-is-not-there",
                   test_merged_with_what_is_not_there);
  g_test_add_func ("/import-duplicates/people", test_people);
  g_test_add_func ("/import-duplicates/random-choices", test_random_choices);
  return g_test_run ();
}
