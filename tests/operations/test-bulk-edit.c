/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-error.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-record-find.h"
#include "lia-workspace-edit.h"
#include "operations-test.h"

#define N_PARTNERS 600

static gboolean
add_partners (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_PARTNERS; i++)
    {
      g_autoptr (LiaRecord) record = lia_record_new (&lia_partner_type);
      g_autofree char *name = g_strdup_printf ("Partner %03u", i);

      lia_record_parse (record, "name", name, NULL, NULL);
      lia_record_parse (record, "country", i % 3 == 0 ? "KE" : "UG", NULL, NULL);
      lia_record_parse (record, "tags", i % 2 == 0 ? "old; a, b" : "other;", NULL, NULL);
      if (!lia_record_save (record, batch, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill (OperationsTest *test)
{
  g_autoptr (GError) error = NULL;

  operations_test_init (test, "ceop");
  lia_store_write (lia_workspace_get_store (test->workspace), "Fill", add_partners, NULL, NULL,
                   NULL, &error);
  g_assert_no_error (error);
}

static LiaRecordQuery *
make_query (const char *search)
{
  LiaRecordQuery *query = lia_record_query_new (&lia_partner_type);

  lia_record_query_set_search_text (query, search);
  return query;
}

static gint64
count (OperationsTest *test, const char *search)
{
  g_autoptr (LiaRecordQuery) query = make_query (search);
  g_autoptr (GError) error = NULL;
  gint64 n = lia_record_query_count (query, lia_workspace_get_reader (test->workspace), &error);

  g_assert_no_error (error);
  return n;
}

static void
apply (OperationsTest *test,
       LiaBulkEdit *edit,
       const char *search,
       guint matched,
       guint changed,
       gint64 *batch_id)
{
  g_autoptr (LiaRecordQuery) query = make_query (search);
  g_autoptr (GError) error = NULL;
  guint n_matched = 0;
  guint n_changed = 0;

  lia_workspace_edit_many (test->workspace, edit, query, &n_matched, &n_changed, batch_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_matched, ==, matched);
  g_assert_cmpuint (n_changed, ==, changed);
}

static void
undo (OperationsTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaUndoResult) undone
      = lia_store_undo (lia_workspace_get_store (test->workspace), &error);

  g_assert_no_error (error);
  g_assert_nonnull (undone);
}

/* The search index and the journal agree with the tables. */
static void
assert_sound (OperationsTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults
      = lia_store_check (lia_workspace_get_store (test->workspace), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_set (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (&lia_partner_type);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  LiaReader *reader;
  gint64 batch = 0;

  fill (&test);
  reader = lia_workspace_get_reader (test.workspace);
  before = operations_test_dump (test.workspace);
  g_assert_true (lia_bulk_edit_set (edit, "level", "Associate", reader, &error));
  g_assert_true (lia_bulk_edit_set (edit, "status", "Active", reader, &error));
  apply (&test, edit, "country:KE", N_PARTNERS / 3, N_PARTNERS / 3, &batch);
  g_assert_cmpint (batch, !=, 0);
  g_assert_cmpint (count (&test, "level:associate status:active country:KE"), ==, N_PARTNERS / 3);
  g_assert_cmpint (count (&test, "level:associate"), ==, N_PARTNERS / 3);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_get (test.workspace, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Edit 200 partners: Level, Status");

  /* So they are already: nothing to undo comes of it. */
  apply (&test, edit, "country:KE", N_PARTNERS / 3, 0, &batch);
  g_assert_cmpint (batch, ==, 0);
  apply (&test, edit, "country:Atlantis", 0, 0, &batch);
  undo (&test);
  after = operations_test_dump (test.workspace);
  g_assert_cmpstr (after, ==, before);
}

static void
test_sets (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (&lia_partner_type);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  fill (&test);
  before = operations_test_dump (test.workspace);
  g_assert_true (lia_bulk_edit_add (edit, "tags", "new; old", &error));
  g_assert_true (lia_bulk_edit_remove (edit, "tags", "other; nobody has this", &error));
  apply (&test, edit, "", N_PARTNERS, N_PARTNERS, NULL);
  g_assert_cmpint (count (&test, "tag:\"new\" tag:\"old\""), ==, N_PARTNERS);
  g_assert_cmpint (count (&test, "tag:\"other\""), ==, 0);
  g_assert_cmpint (count (&test, "tag:\"a, b\""), ==, N_PARTNERS / 2);
  apply (&test, edit, "", N_PARTNERS, 0, NULL);
  assert_sound (&test);
  undo (&test);
  after = operations_test_dump (test.workspace);
  g_assert_cmpstr (after, ==, before);
  assert_sound (&test);

  /* The last one taken away leaves an empty cell. */
  {
    g_autoptr (LiaBulkEdit) remove = lia_bulk_edit_new (&lia_partner_type);

    g_assert_true (lia_bulk_edit_remove (remove, "tags", "other;", &error));
    apply (&test, remove, "", N_PARTNERS, N_PARTNERS / 2, NULL);
    g_assert_cmpint (count (&test, "-has:tags"), ==, N_PARTNERS / 2);
  }
}

static void
test_trash (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (&lia_partner_type);
  g_autoptr (LiaBulkEdit) set = lia_bulk_edit_new (&lia_partner_type);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[2];
  guint n_matched;
  guint n_changed;

  fill (&test);
  ids[0] = operations_test_find (test.workspace, &lia_partner_type, "Partner 001");
  ids[1] = 4711;
  lia_bulk_edit_set_trash (edit);
  apply (&test, edit, "country:KE", N_PARTNERS / 3, N_PARTNERS / 3, NULL);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==,
                    N_PARTNERS * 2 / 3);
  undo (&test);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, N_PARTNERS);

  lia_workspace_edit_many_async (test.workspace, edit, ids, 2, NULL, NULL, NULL, NULL,
                                 operations_test_done, &result);
  operations_test_wait (&result);
  g_assert_true (lia_workspace_edit_many_finish (test.workspace, result, &n_matched, &n_changed,
                                                 NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_matched, ==, 2);
  g_assert_cmpuint (n_changed, ==, 1);

  /* A row in the trash is left as it is. */
  g_clear_object (&result);
  lia_bulk_edit_set (set, "country", "CH", NULL, &error);
  lia_workspace_edit_many_async (test.workspace, set, ids, 2, NULL, NULL, NULL, NULL,
                                 operations_test_done, &result);
  operations_test_wait (&result);
  g_assert_true (
      lia_workspace_edit_many_finish (test.workspace, result, NULL, &n_changed, NULL, &error));
  g_assert_cmpuint (n_changed, ==, 0);
}

static void
on_progress (double fraction, guint64 n_rows, gpointer data)
{
  guint *n = data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  (*n)++;
}

static void
cancel_in_between (double fraction, guint64 n_rows, gpointer data)
{
  g_cancellable_cancel (data);
}

/* Moves @ids one way, and says how many went it. */
static guint
move (OperationsTest *test,
      gboolean restore,
      const GArray *ids,
      LiaEditProgress progress,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (&lia_partner_type);
  g_autoptr (GAsyncResult) result = NULL;
  guint n_changed = 0;

  if (restore)
    lia_bulk_edit_set_restore (edit);
  else
    lia_bulk_edit_set_trash (edit);
  lia_workspace_edit_many_async (test->workspace, edit, (const gint64 *) (gpointer) ids->data,
                                 ids->len, NULL, progress, data, cancellable, operations_test_done,
                                 &result);
  operations_test_wait (&result);
  lia_workspace_edit_many_finish (test->workspace, result, NULL, &n_changed, NULL, error);
  return n_changed;
}

/* To the trash and back, each in one step and one undo, whatever lay there before. */
static void
test_restore (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaRecordQuery) all = make_query ("");
  g_autoptr (LiaRecordQuery) kenyan = make_query ("country:KE");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) some = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *full = NULL;
  g_autofree char *trashed = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autofree char *cancelled = NULL;
  guint n_told = 0;

  fill (&test);
  ids = lia_record_query_run (all, lia_workspace_get_reader (test.workspace), &error);
  some = lia_record_query_run (kenyan, lia_workspace_get_reader (test.workspace), &error);
  full = operations_test_dump (test.workspace);
  g_assert_cmpuint (move (&test, FALSE, some, NULL, NULL, NULL, &error), ==, some->len);
  g_assert_cmpuint (move (&test, TRUE, ids, on_progress, &n_told, NULL, &error), ==, some->len);
  g_assert_no_error (error);
  g_assert_cmpuint (n_told, >, 0);
  after = operations_test_dump (test.workspace);
  g_assert_cmpstr (after, ==, full);

  undo (&test);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==,
                    N_PARTNERS - some->len);
  trashed = operations_test_dump (test.workspace);
  g_assert_cmpuint (move (&test, FALSE, ids, NULL, NULL, NULL, &error), ==, ids->len - some->len);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 0);
  assert_sound (&test);
  undo (&test);
  again = operations_test_dump (test.workspace);
  g_assert_cmpstr (again, ==, trashed);

  g_cancellable_cancel (cancellable);
  move (&test, TRUE, ids, cancel_in_between, cancellable, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cancelled = operations_test_dump (test.workspace);
  g_assert_cmpstr (cancelled, ==, trashed);
}

static void
test_refusals (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (&lia_partner_type);
  GError *error = NULL;

  fill (&test);
  g_assert_false (lia_bulk_edit_set (edit, "nonsense", "x", NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (lia_bulk_edit_set (edit, "name", " ", NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lia_bulk_edit_set (edit, "country", "Atlantis", NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lia_bulk_edit_add (edit, "country", "KE", &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (lia_bulk_edit_is_empty (edit));
  apply (&test, edit, "", N_PARTNERS, 0, NULL);
}

/* A name sorts anew; the rules of a type hold for each of many. */
static void
test_rules (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaBulkEdit) rename = lia_bulk_edit_new (&lia_partner_type);
  g_autoptr (LiaBulkEdit) nameless = lia_bulk_edit_new (&lia_person_type);
  g_autoptr (LiaRecordQuery) people = lia_record_query_new (&lia_person_type);
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (&test);
  g_assert_true (lia_bulk_edit_set (rename, "name", "Zulu", NULL, &error));
  apply (&test, rename, "country:KE", N_PARTNERS / 3, N_PARTNERS / 3, NULL);
  found = lia_record_find_all (&lia_partner_type, lia_workspace_get_reader (test.workspace), "zulu",
                               &error);
  g_assert_cmpuint (found->len, ==, N_PARTNERS / 3);

  operations_test_add (test.workspace, &lia_person_type, "given_name", "Ada", "family_name", "Obi",
                       NULL);
  operations_test_add (test.workspace, &lia_person_type, "family_name", "Abel", NULL);
  before = operations_test_dump (test.workspace);
  g_assert_true (lia_bulk_edit_set (nameless, "family_name", "", NULL, &error));
  g_assert_false (
      lia_workspace_edit_many (test.workspace, nameless, people, NULL, NULL, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  after = operations_test_dump (test.workspace);
  g_assert_cmpstr (after, ==, before);
}

static void
test_progress_and_cancel (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (&lia_partner_type);
  g_autoptr (LiaRecordQuery) all = make_query ("");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told = 0;
  guint n_matched = 0;

  fill (&test);
  before = operations_test_dump (test.workspace);
  lia_bulk_edit_set (edit, "region", "Somewhere", NULL, &error);
  g_cancellable_cancel (cancellable);
  lia_workspace_edit_many_async (test.workspace, edit, NULL, 0, all, cancel_in_between, cancellable,
                                 cancellable, operations_test_done, &result);
  operations_test_wait (&result);
  g_assert_false (
      lia_workspace_edit_many_finish (test.workspace, result, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_clear_object (&result);
  after = operations_test_dump (test.workspace);
  g_assert_cmpstr (after, ==, before);

  lia_workspace_edit_many_async (test.workspace, edit, NULL, 0, all, on_progress, &n_told, NULL,
                                 operations_test_done, &result);
  operations_test_wait (&result);
  g_assert_true (
      lia_workspace_edit_many_finish (test.workspace, result, &n_matched, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_matched, ==, N_PARTNERS);
  g_assert_cmpuint (n_told, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/operations/bulk-edit/set", test_set);
  g_test_add_func ("/operations/bulk-edit/sets", test_sets);
  g_test_add_func ("/operations/bulk-edit/trash", test_trash);
  g_test_add_func ("/operations/bulk-edit/restore", test_restore);
  g_test_add_func ("/operations/bulk-edit/refusals", test_refusals);
  g_test_add_func ("/operations/bulk-edit/rules", test_rules);
  g_test_add_func ("/operations/bulk-edit/progress-and-cancel", test_progress_and_cancel);
  return g_test_run ();
}
