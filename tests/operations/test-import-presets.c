/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"
#include "lia-error.h"
#include "lia-import-presets.h"
#include "lia-partner.h"
#include "lia-person.h"

static void
assert_presets (OperationsTest *test, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = lia_import_presets_list (lia_workspace_get_reader (test->workspace),
                                                  &lia_partner_type, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = g_strjoinv ("|", names);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_save_apply_delete (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImport) later = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) deleted = NULL;
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  assert_presets (&test, "");
  import
      = import_test_open_text (&test, &lia_partner_type, "Whatsit,Thing,Name\nOne,02/03/2021,x\n");
  g_assert_true (lia_import_set_column_field (import, 0, "name", NULL));
  g_assert_true (lia_import_set_column_field (import, 1, "description", NULL));
  lia_import_set_date_order (import, 1, LIA_DATE_ORDER_MDY);
  lia_import_set_mode (import, LIA_IMPORT_CREATE);
  lia_import_set_match_field (import, "acronym");
  lia_import_set_keep_nothings (import, TRUE);
  lia_import_save_preset_async (import, "Monthly / list", NULL, operations_test_done, &saved);
  operations_test_wait (&saved);
  g_assert_true (lia_import_preset_finish (import, saved, &error));
  g_assert_no_error (error);
  g_assert_true (lia_import_save_preset (import, "A", &error));
  assert_presets (&test, "A|Monthly / list");

  /* A column more and another order: columns are known by their headings. */
  later = import_test_open_text (&test, &lia_partner_type,
                                 "New,NAME,Thing,WHATSIT\nn,x,02/03/2021,One\n");
  g_assert_true (lia_import_apply_preset (later, "Monthly / list", &error));
  g_assert_no_error (error);
  g_assert_null (lia_import_get_column_field (later, 0));
  g_assert_null (lia_import_get_column_field (later, 1));
  g_assert_cmpstr (lia_import_get_column_field (later, 2), ==, "description");
  g_assert_cmpstr (lia_import_get_column_field (later, 3), ==, "name");
  g_assert_cmpint (lia_import_get_date_order (later, 2), ==, LIA_DATE_ORDER_MDY);
  g_assert_cmpint (lia_import_get_mode (later), ==, LIA_IMPORT_CREATE);
  g_assert_cmpstr (lia_import_get_match_field (later), ==, "acronym");
  g_assert_true (lia_import_get_keep_nothings (later));

  lia_import_delete_preset_async (import, "A", NULL, operations_test_done, &deleted);
  operations_test_wait (&deleted);
  g_assert_true (lia_import_preset_finish (import, deleted, &error));
  assert_presets (&test, "Monthly / list");
  g_assert_false (lia_import_apply_preset (later, "A", &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  undone = lia_store_undo (lia_workspace_get_store (test.workspace), &error);
  g_assert_no_error (error);
  assert_presets (&test, "A|Monthly / list");
}

static const LiaImportLikeness *
get_likeness (const LiaImportResult *result, guint index)
{
  g_assert_cmpuint (index, <, result->likenesses->len);
  return g_ptr_array_index (result->likenesses, index);
}

/* A row that looks like a partner: made, brought to it, or left out, as somebody says. */
static void
test_choices (void)
{
  static const char text[]
      = "Name,Country,Website,E-mail,Phone\n"
        "Example Bank Ltd,CH,https://bank.example.org,info@bank.example.org,+41 22 730 51 11\n"
        "Quite Another,CH,,,\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) plan = NULL;
  g_autoptr (LiaImportResult) skipping = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  gint64 bank;

  operations_test_init (&test, "none");
  bank = operations_test_add (test.workspace, &lia_partner_type, "name", "Example Bank", "country",
                              "CH", "website", "https://bank.example.org", NULL);
  import = import_test_open_text (&test, &lia_partner_type, text);
  plan = import_test_run (import, TRUE);
  import_test_assert_counts (plan, 2, 0, 0, 0);
  g_assert_cmpuint (plan->n_like, ==, 1);
  g_assert_cmpuint (get_likeness (plan, 0)->line, ==, 2);
  g_assert_cmpint (get_likeness (plan, 0)->id, ==, bank);
  g_assert_cmpstr (get_likeness (plan, 0)->name, ==, "Example Bank Ltd");
  g_assert_cmpstr (get_likeness (plan, 0)->other_name, ==, "Example Bank");

  lia_import_set_choice (import, 2, LIA_IMPORT_LIKE_SKIP, 0);
  skipping = import_test_run (import, TRUE);
  import_test_assert_counts (skipping, 1, 0, 0, 0);
  g_assert_cmpuint (skipping->n_skipped, ==, 1);
  g_assert_cmpuint (skipping->n_like, ==, 1);

  lia_import_set_choice (import, 2, LIA_IMPORT_LIKE_UPDATE, bank);
  g_assert_cmpint (lia_import_get_choice (import, 2), ==, LIA_IMPORT_LIKE_UPDATE);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 1, 1, 0, 0);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 2);
  import_test_assert_field (&test, &lia_partner_type, "Example Bank Ltd", "phone",
                            "+41 22 730 51 11");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-presets/save-apply-delete", test_save_apply_delete);
  g_test_add_func ("/import-presets/choices", test_choices);
  return g_test_run ();
}
