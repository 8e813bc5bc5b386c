/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-store-private.h"
#include "store-test.h"

/* Journal, undo, redo, revert and history. */

typedef struct
{
  char *folder;
  char *path;
  LiaStore *store;
  sqlite3 *raw;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = store_test_make_folder ();
  self->path = store_test_path (self->folder);
  self->store = store_test_create (self->folder);
  self->raw = store_test_open_raw (self->path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->store != NULL)
    {
      store_test_assert_sound (self->store);
      g_assert_true (lia_store_close (self->store, NULL));
      g_object_unref (self->store);
    }
  g_assert_cmpint (sqlite3_close (self->raw), ==, SQLITE_OK);
  g_free (self->path);
  store_test_remove_folder (self->folder);
}

static void
assert_text (Fixture *self, const char *sql, const char *expected)
{
  g_autofree char *text = store_test_get_text (self->raw, sql);

  g_assert_cmpstr (text, ==, expected);
}

static LiaUndoResult *
undo (Fixture *self)
{
  GError *error = NULL;
  LiaUndoResult *result = lia_store_undo (self->store, &error);

  g_assert_no_error (error);
  return result;
}

static LiaUndoResult *
redo (Fixture *self)
{
  GError *error = NULL;
  LiaUndoResult *result = lia_store_redo (self->store, &error);

  g_assert_no_error (error);
  return result;
}

static LiaUndoResult *
revert (Fixture *self, gint64 batch)
{
  GError *error = NULL;
  LiaUndoResult *result = lia_store_revert (self->store, batch, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_labels (Fixture *self, const char *undo_label, const char *redo_label)
{
  g_autofree char *to_undo = lia_store_get_undo_label (self->store);
  g_autofree char *to_redo = lia_store_get_redo_label (self->store);

  g_assert_cmpstr (to_undo, ==, undo_label);
  g_assert_cmpstr (to_redo, ==, redo_label);
}

static void
test_entries (Fixture *self, gconstpointer data)
{
  gint64 id = store_test_add_partner (self->store, "ITU");

  assert_text (
      self, "SELECT cells FROM change",
      "{\"sort_key\":[null,\"ITU\"],\"form\":[null,\"organisation\"],\"name\":[null,\"ITU\"],"
      "\"contractor\":[null,0],\"service_provider\":[null,0],\"undone\":[null,0]}");

  /* Only what changed, and nothing at all when nothing did. */
  store_test_set_text (self->store, "partner", id, "acronym", "I");
  assert_text (self, "SELECT cells FROM change WHERE kind = 'update'",
               "{\"acronym\":[null,\"I\"]}");
  g_assert_cmpint (store_test_set_text (self->store, "partner", id, "acronym", "I"), ==, 0);
  g_assert_cmpint (store_test_get_integer (self->raw, "SELECT count (*) FROM batch"), ==, 2);
  store_test_set_text (self->store, "partner", id, "acronym", NULL);
  assert_text (self, "SELECT cells FROM change ORDER BY id DESC LIMIT 1",
               "{\"acronym\":[\"I\",null]}");
}

static void
test_author_and_clock (Fixture *self, gconstpointer data)
{
  lia_store_set_author (self->store, "Ada");
  store_test_add_partner (self->store, "ITU");
  lia_store_set_author (self->store, NULL);
  store_test_add_partner (self->store, "UPU");
  assert_text (
      self,
      "SELECT group_concat (ifnull (author, '-')) FROM (SELECT author FROM batch ORDER BY clock)",
      "Ada,-");
  assert_text (self, "SELECT count (*) FROM batch WHERE replica = (SELECT id FROM replica)", "2");
}

/* The machine's clock was wrong once: order and ids go on from there. */
static void
test_clock_after_reopening (Fixture *self, gconstpointer data)
{
  gint64 future = ((g_get_real_time () / 1000 + 3600000) << 16) + 3;
  g_autofree char *sql = g_strdup_printf ("UPDATE batch SET clock = %" G_GINT64_FORMAT, future);
  g_autoptr (GError) error = NULL;

  store_test_add_partner (self->store, "ITU");
  g_assert_true (lia_store_close (self->store, NULL));
  g_clear_object (&self->store);
  store_test_exec (self->raw, sql);

  self->store = lia_store_open (self->path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  store_test_add_partner (self->store, "UPU");
  g_assert_cmpint (store_test_get_integer (self->raw, "SELECT max (clock) FROM batch"), ==,
                   future + 1);
  assert_labels (self, "Add UPU", NULL);
}

static void
test_outside_a_batch (Fixture *self, gconstpointer data)
{
  /* Another program that knows nothing of batches cannot write past the journal. */
  g_assert_cmpint (
      sqlite3_exec (self->raw, "INSERT INTO setting (key) VALUES ('x')", NULL, NULL, NULL), !=,
      SQLITE_OK);

  /* Nor can this room's own connection, between batches. */
  g_assert_cmpint (
      sqlite3_exec (self->store->db, "INSERT INTO setting (key) VALUES ('x')", NULL, NULL, NULL),
      ==, SQLITE_ERROR);
  g_assert_cmpstr (sqlite3_errmsg (self->store->db), ==, "a write outside a batch");
}

static gboolean
delete_row (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  LiaStore *store = data;

  g_assert_null (lia_reader_prepare (lia_batch_get_reader (batch), "DELETE FROM partner", NULL));
  return lia_sqlite_exec (store->db, "DELETE FROM partner", error);
}

static gboolean
renumber_row (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  LiaStore *store = data;

  return lia_sqlite_exec (store->db, "UPDATE partner SET id = 5", error);
}

static void
test_guards (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_test_add_partner (self->store, "ITU");
  g_assert_false (
      lia_store_write (self->store, "Delete", delete_row, self->store, NULL, NULL, &error));
  g_assert_cmpstr (error->message, ==, "rows are never deleted");
  g_clear_error (&error);
  g_assert_false (
      lia_store_write (self->store, "Renumber", renumber_row, self->store, NULL, NULL, &error));
  g_assert_cmpstr (error->message, ==, "the id of a row never changes");
}

static void
test_undo_insert (Fixture *self, gconstpointer data)
{
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (LiaUndoResult) redone = NULL;
  g_autoptr (LiaUndoResult) again = NULL;
  g_autoptr (GError) error = NULL;

  store_test_add_partner (self->store, "ITU");
  assert_labels (self, "Add ITU", NULL);

  undone = undo (self);
  g_assert_cmpstr (undone->label, ==, "Add ITU");
  g_assert_cmpuint (undone->kept->len, ==, 0);
  assert_text (self, "SELECT trashed_at IS NOT NULL AND undone FROM partner", "1");
  assert_labels (self, NULL, "Add ITU");

  redone = redo (self);
  assert_text (self, "SELECT trashed_at IS NULL AND NOT undone FROM partner", "1");
  assert_labels (self, "Add ITU", NULL);

  again = undo (self);
  g_assert_cmpint (again->undone, ==, redone->batch);
  assert_labels (self, NULL, "Add ITU");
  g_assert_null (lia_store_undo (self->store, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
}

static void
test_stack (Fixture *self, gconstpointer data)
{
  gint64 id = store_test_add_partner (self->store, "a");

  store_test_rename_partner (self->store, id, "b");
  store_test_rename_partner (self->store, id, "c");
  lia_undo_result_free (undo (self));
  lia_undo_result_free (undo (self));
  assert_text (self, "SELECT name FROM partner", "a");
  lia_undo_result_free (redo (self));
  assert_text (self, "SELECT name FROM partner", "b");
  assert_labels (self, "Set name to b", "Set name to c");

  /* It is all in the file. */
  g_assert_true (lia_store_close (self->store, NULL));
  g_object_unref (self->store);
  self->store = lia_store_open (self->path, LIA_STORE_DEFAULT, NULL);
  assert_labels (self, "Set name to b", "Set name to c");

  /* A new action gives up what could be redone. */
  store_test_rename_partner (self->store, id, "d");
  assert_labels (self, "Set name to d", NULL);
  g_assert_null (lia_store_redo (self->store, NULL));
  lia_undo_result_free (undo (self));
  assert_text (self, "SELECT name FROM partner", "b");
  assert_labels (self, "Set name to b", "Set name to d");
}

static void
test_revert_keeps_later_changes (Fixture *self, gconstpointer data)
{
  gint64 id = store_test_add_partner (self->store, "a");
  gint64 acronym = store_test_set_text (self->store, "partner", id, "acronym", "A1");
  g_autoptr (LiaUndoResult) result = NULL;
  LiaRowChange *kept;
  LiaCellChange *cell;
  g_autoptr (GError) error = NULL;

  store_test_set_text (self->store, "partner", id, "acronym", "A2");
  result = revert (self, acronym);
  g_assert_cmpint (result->batch, ==, 0);
  g_assert_cmpuint (result->n_cells, ==, 0);
  g_assert_cmpuint (result->kept->len, ==, 1);
  kept = result->kept->pdata[0];
  g_assert_cmpstr (kept->table, ==, "partner");
  g_assert_cmpint (kept->row_id, ==, id);
  cell = kept->cells->pdata[0];
  g_assert_cmpstr (cell->column, ==, "acronym");
  g_assert_cmpint (cell->old_value.type, ==, LIA_VALUE_NULL);
  g_assert_cmpstr (cell->new_value.text, ==, "A1");
  assert_text (self, "SELECT acronym FROM partner", "A2");
  g_assert_cmpint (store_test_get_integer (self->raw, "SELECT count (*) FROM batch"), ==, 3);

  g_assert_null (lia_store_revert (self->store, 12345, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
}

static gboolean
set_two_cells (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "acronym", "region" };
  LiaValue values[] = { LIA_TEXT ("A1"), LIA_TEXT ("R1") };

  return lia_batch_update (batch, "partner", *(gint64 *) data, columns, values, 2, error);
}

static void
test_revert_in_part (Fixture *self, gconstpointer data)
{
  gint64 id = store_test_add_partner (self->store, "a");
  gint64 batch;
  g_autoptr (LiaUndoResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lia_store_write (self->store, "Two cells", set_two_cells, &id, NULL, &batch, &error);
  g_assert_no_error (error);
  store_test_set_text (self->store, "partner", id, "region", "R2");
  result = revert (self, batch);
  g_assert_cmpuint (result->n_cells, ==, 1);
  g_assert_cmpuint (result->kept->len, ==, 1);
  assert_text (self, "SELECT ifnull (acronym, '-') || region FROM partner", "-R2");

  /* A revert is an action like any other. */
  g_assert_null (lia_store_revert (self->store, batch, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
  lia_undo_result_free (undo (self));
  assert_text (self, "SELECT acronym || region FROM partner", "A1R2");
}

static void
test_revert_of_edited_insert (Fixture *self, gconstpointer data)
{
  gint64 id = store_test_add_partner (self->store, "a");
  gint64 batch = store_test_get_integer (self->raw, "SELECT id FROM batch");
  g_autoptr (LiaUndoResult) result = NULL;

  store_test_rename_partner (self->store, id, "later work");
  result = revert (self, batch);
  g_assert_cmpint (result->batch, ==, 0);
  g_assert_cmpuint (result->kept->len, ==, 1);
  g_assert_true (((LiaRowChange *) result->kept->pdata[0])->inserted);
  assert_text (self, "SELECT name FROM partner WHERE undone = 0", "later work");
}

static gboolean
add_level (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "name" };

  *(gint64 *) data = lia_batch_insert (
      batch, "level", columns, &(LiaValue) { .type = LIA_VALUE_TEXT, .text = "Partner" }, 1, error);
  return *(gint64 *) data != 0;
}

static gboolean
set_level (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "level" };
  gint64 *ids = data;

  return lia_batch_update (batch, "partner", ids[0], columns, &LIA_INTEGER (ids[1]), 1, error);
}

/* What somebody refers to does not vanish under them. */
static void
test_revert_of_insert_referred_to (Fixture *self, gconstpointer data)
{
  gint64 ids[2];
  gint64 batch;
  g_autoptr (LiaUndoResult) kept = NULL;
  g_autoptr (LiaUndoResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lia_store_write (self->store, "Add level", add_level, &ids[1], NULL, &batch, &error);
  g_assert_no_error (error);
  ids[0] = store_test_add_partner (self->store, "ITU");
  lia_store_write (self->store, "Set level", set_level, ids, NULL, NULL, &error);
  g_assert_no_error (error);

  kept = revert (self, batch);
  g_assert_cmpint (kept->batch, ==, 0);
  g_assert_cmpuint (kept->kept->len, ==, 1);
  assert_text (self, "SELECT undone FROM level", "0");
  g_assert_cmpint (store_test_get_integer (self->raw, "SELECT count (*) FROM batch"), ==, 3);

  lia_undo_result_free (undo (self));
  result = revert (self, batch);
  g_assert_cmpint (result->batch, !=, 0);
  assert_text (self, "SELECT undone FROM level", "1");
}

static gboolean
refer_to_nothing (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "level" };

  return lia_batch_update (batch, "partner", *(gint64 *) data, columns, &LIA_INTEGER (99), 1,
                           error);
}

static gboolean
update_nothing (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "name" };

  return lia_batch_update (batch, "partner", 99, columns,
                           &(LiaValue) { .type = LIA_VALUE_TEXT, .text = "x" }, 1, error);
}

static gboolean
clear_name (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "name" };

  return lia_batch_update (batch, "partner", *(gint64 *) data, columns, &LIA_NULL, 1, error);
}

static gboolean
write_invalid_text (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "name" };

  return lia_batch_update (batch, "partner", *(gint64 *) data, columns,
                           &(LiaValue) { .type = LIA_VALUE_TEXT, .text = "\xff" }, 1, error);
}

static gboolean
write_other_table (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "made_at" };

  return lia_batch_update (batch, "replica", 1, columns, &LIA_INTEGER (1), 1, error);
}

static gboolean
fail_silently (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  return FALSE;
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  static const struct
  {
    LiaBatchFunc func;
    LiaError code;
  } cases[] = {
    { refer_to_nothing, LIA_ERROR_INVALID },    { update_nothing, LIA_ERROR_NOT_FOUND },
    { clear_name, LIA_ERROR_INVALID },          { write_invalid_text, LIA_ERROR_INVALID },
    { write_other_table, LIA_ERROR_NOT_FOUND }, { fail_silently, LIA_ERROR_INVALID },
  };
  gint64 id = store_test_add_partner (self->store, "ITU");
  g_autofree char *before = store_test_dump (self->raw);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_false (
          lia_store_write (self->store, "Refused", cases[i].func, &id, NULL, NULL, &error));
      g_assert_error (error, LIA_ERROR, (int) cases[i].code);
      after = store_test_dump (self->raw);
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_cmpint (store_test_get_integer (self->raw, "SELECT count (*) FROM batch"), ==, 1);
}

static void
test_history_of_a_row (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) history = NULL;
  gint64 id = store_test_add_partner (self->store, "ITU");
  g_autoptr (GError) error = NULL;
  LiaRowChange *change;

  store_test_rename_partner (self->store, id, "Itu");
  lia_undo_result_free (undo (self));

  history = lia_journal_list_row (lia_store_get_reader (self->store), "partner", id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);
  change = history->pdata[0];
  g_assert_cmpint (change->batch->kind, ==, LIA_BATCH_UNDO);
  g_assert_cmpstr (change->batch->label, ==, "Set name to Itu");
  change = history->pdata[1];
  g_assert_true (change->batch->undone);
  g_assert_cmpuint (change->cells->len, ==, 1);
  g_assert_cmpstr (((LiaCellChange *) change->cells->pdata[0])->old_value.text, ==, "ITU");
  change = history->pdata[2];
  g_assert_true (change->inserted);
  g_assert_false (change->batch->undone);
}

static void
test_lists (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  LiaReader *reader = lia_store_get_reader (self->store);
  LiaBatchInfo *info;

  store_test_add_partner (self->store, "a");
  store_test_add_partner (self->store, "b");
  store_test_add_partner (self->store, "c");
  all = lia_journal_list_batches (reader, 0, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  newest = lia_journal_list_batches (reader, 1, NULL);
  g_assert_cmpuint (newest->len, ==, 1);
  info = newest->pdata[0];
  g_assert_cmpstr (info->label, ==, "Add c");
  g_assert_cmpuint (info->n_changes, ==, 1);
  g_assert_cmpint (ABS (info->made_at - g_get_real_time () / 1000), <, 60000);
  changes = lia_journal_list_changes (reader, info->id, 10, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (((LiaRowChange *) changes->pdata[0])->inserted);
}

static gboolean
use_every_call (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "sort_key", "name" };
  LiaValue values[] = { LIA_TEXT ("a"), LIA_TEXT ("a") };
  LiaReader *reader = lia_batch_get_reader (batch);
  LiaStatement *statement;
  g_autoptr (GError) local_error = NULL;

  if (!lia_batch_insert_with_id (batch, "partner", 77, columns, values, 2, error))
    return FALSE;

  /* The batch sees what it wrote; beginning and ending there must not end the transaction. */
  g_assert_true (lia_reader_begin (reader, NULL));
  statement = lia_reader_prepare (reader, "SELECT name FROM partner WHERE id = 77", error);
  g_assert_true (lia_statement_step (statement, error));
  g_assert_cmpstr (lia_statement_get_text (statement, 0), ==, "a");
  lia_reader_end (reader);

  /* One write that is refused leaves the others. */
  g_assert_false (
      lia_batch_insert_with_id (batch, "partner", 77, columns, values, 2, &local_error));
  g_assert_error (local_error, LIA_ERROR, LIA_ERROR_CONFLICT);
  g_clear_error (&local_error);
  g_assert_false (
      lia_batch_insert_with_id (batch, "partner", -1, columns, values, 2, &local_error));
  g_assert_error (local_error, LIA_ERROR, LIA_ERROR_INVALID);
  g_clear_error (&local_error);
  g_assert_cmpint (lia_batch_insert (batch, "partner", columns, values, 1, &local_error), ==, 0);
  g_assert_error (local_error, LIA_ERROR, LIA_ERROR_INVALID);

  g_assert_true (lia_batch_update (batch, "partner", 77, NULL, NULL, 0, error));
  g_assert_true (lia_batch_trash (batch, "partner", 77, error));
  g_assert_true (lia_batch_restore (batch, "partner", 77, error));
  lia_batch_set_label (batch, "Import 1 partner");
  *(gint64 *) data = lia_batch_get_id (batch);
  return TRUE;
}

static void
test_batch_calls (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 seen, batch;

  lia_store_write (self->store, "Import", use_every_call, &seen, NULL, &batch, &error);
  g_assert_no_error (error);
  g_assert_cmpint (seen, ==, batch);
  assert_labels (self, "Import 1 partner", NULL);
  assert_text (self, "SELECT group_concat (id || name || ifnull (trashed_at, '-')) FROM partner",
               "77a-");
}

#define ADD(name, func) g_test_add ("/store/journal/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("entries", test_entries);
  ADD ("author-and-clock", test_author_and_clock);
  ADD ("clock-after-reopening", test_clock_after_reopening);
  ADD ("outside-a-batch", test_outside_a_batch);
  ADD ("guards", test_guards);
  ADD ("undo-insert", test_undo_insert);
  ADD ("stack", test_stack);
  ADD ("revert-keeps-later-changes", test_revert_keeps_later_changes);
  ADD ("revert-in-part", test_revert_in_part);
  ADD ("revert-of-edited-insert", test_revert_of_edited_insert);
  ADD ("revert-of-insert-referred-to", test_revert_of_insert_referred_to);
  ADD ("refusals", test_refusals);
  ADD ("batch-calls", test_batch_calls);
  ADD ("history-of-a-row", test_history_of_a_row);
  ADD ("lists", test_lists);
  return g_test_run ();
}
