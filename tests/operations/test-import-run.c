/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-test.h"
#include "lia-affiliation.h"
#include "lia-error.h"
#include "lia-partner.h"
#include "lia-person.h"

/* As a whole. */

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
  import = import_test_open_text (&test, &lia_partner_type, first);
  result = import_test_run_both (&test, import);
  before = operations_test_dump (test.workspace);

  update = import_test_open_text (&test, &lia_partner_type, second);
  updated = import_test_run_both (&test, update);
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
  import = import_test_open_text (&test, &lia_partner_type, text);
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

  g_test_add_func ("/import-run/undo-takes-all-back", test_undo_takes_all_back);
  g_test_add_func ("/import-run/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/import-run/open-async", test_open_async);
  return g_test_run ();
}
