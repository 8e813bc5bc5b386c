/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-store-private.h"
#include "seed-test.h"
#include "store-test.h"

/* Random histories: batches over all tables with undo, redo and revert between them. After each step
 * everything in sight must be exactly what it was, and at the end the journal, replayed, the tables. */

#if defined(__SANITIZE_ADDRESS__)
#define N_HISTORIES 120
#else
#define N_HISTORIES 1000
#endif
#define MAX_STEPS 16

typedef struct
{
  guint32 seed;
  guint history;
  guint step;
  GRand *rand;
  LiaStore *store;
  sqlite3 *raw;
  GPtrArray *undo; /* of char *: what was in sight before each step that can be undone */
  GPtrArray *redo; /* what was in sight before each undo that can be redone */
  char *now;
} Walk;

static void
assert_sight (Walk *self, const char *action, const char *expected)
{
  g_autofree char *actual = store_test_dump (self->raw);

  if (g_str_equal (actual, expected))
    {
      g_set_str (&self->now, actual);
      return;
    }
  g_error ("LIAISON_TEST_SEED=%u, history %u, step %u: after %s\n%s\ninstead of\n%s", self->seed,
           self->history, self->step, action, actual, expected);
}

static gboolean
fail_after_work (LiaBatch *batch, gpointer rand, GCancellable *cancellable, GError **error)
{
  if (store_test_do_anything (batch, rand, cancellable, error))
    g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, "changed my mind");
  return FALSE;
}

static void
push_before (Walk *self)
{
  g_ptr_array_add (self->undo, g_strdup (self->now));
  g_ptr_array_set_size (self->redo, 0);
  g_free (self->now);
  self->now = store_test_dump (self->raw);
}

static void
do_batch (Walk *self)
{
  g_autoptr (GError) error = NULL;
  gint64 batch;

  lia_store_write (self->store, "Anything", store_test_do_anything, self->rand, NULL, &batch,
                   &error);
  g_assert_no_error (error);
  if (batch != 0)
    push_before (self);
  else
    assert_sight (self, "a batch without changes", self->now);
}

static void
do_failing_batch (Walk *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      lia_store_write (self->store, "Fails", fail_after_work, self->rand, NULL, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  assert_sight (self, "a failed batch", self->now);
}

static void
do_undo_or_redo (Walk *self, gboolean redo)
{
  GPtrArray *from = redo ? self->redo : self->undo;
  GPtrArray *to = redo ? self->undo : self->redo;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaUndoResult) result
      = redo ? lia_store_redo (self->store, &error) : lia_store_undo (self->store, &error);
  g_autofree char *expected = NULL;

  if (from->len == 0)
    {
      g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (result->kept->len, ==, 0);
  expected = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, g_strdup (self->now));
  assert_sight (self, redo ? "redo" : "undo", expected);
}

/* Asked of the journal in SQL, without the code under test: each cell the revert set held what the batch
 * had last given it, and got what it had before the batch. */
static void
assert_revert_right (Walk *self, gint64 revert, gint64 batch)
{
  static const char wrong[]
      = "SELECT count (*) FROM change AS r, json_each (r.cells) AS cell"
        " WHERE r.batch = %" G_GINT64_FORMAT
        " AND cell.key NOT IN ('trashed_at', 'undone') AND NOT ("
        "  json_extract (cell.value, '$[0]') IS (SELECT json_extract (c.value, '$[1]')"
        "   FROM change AS b, json_each (b.cells) AS c WHERE b.batch = %" G_GINT64_FORMAT
        "   AND b.table_name = r.table_name AND b.row_id = r.row_id AND c.key = cell.key"
        "   ORDER BY b.id DESC LIMIT 1)"
        "  AND json_extract (cell.value, '$[1]') IS (SELECT json_extract (c.value, '$[0]')"
        "   FROM change AS b, json_each (b.cells) AS c WHERE b.batch = %" G_GINT64_FORMAT
        "   AND b.table_name = r.table_name AND b.row_id = r.row_id AND c.key = cell.key"
        "   ORDER BY b.id LIMIT 1))";
  g_autofree char *sql = g_strdup_printf (wrong, revert, batch, batch);
  gint64 n_wrong = store_test_get_integer (self->raw, sql);

  if (n_wrong > 0)
    g_error ("LIAISON_TEST_SEED=%u, history %u, step %u: a revert set %d cells it should not have",
             self->seed, self->history, self->step, (int) n_wrong);
}

static void
do_revert (Walk *self)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM batch ORDER BY clock LIMIT 1 OFFSET %d",
                                          g_rand_int_range (self->rand, 0, 8));
  gint64 batch = store_test_get_integer (self->raw, sql);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaUndoResult) result = lia_store_revert (self->store, batch, &error);

  if (result == NULL)
    {
      g_assert_true (g_error_matches (error, LIA_ERROR, LIA_ERROR_NOT_FOUND)
                     || g_error_matches (error, LIA_ERROR, LIA_ERROR_CONFLICT));
      assert_sight (self, "a refused revert", self->now);
    }
  else if (result->batch == 0)
    assert_sight (self, "a revert that changed nothing", self->now);
  else
    {
      assert_revert_right (self, result->batch, batch);
      push_before (self);
    }
}

static void
take_step (Walk *self)
{
  int choice = g_rand_int_range (self->rand, 0, 20);

  if (choice < 9)
    do_batch (self);
  else if (choice < 14)
    do_undo_or_redo (self, FALSE);
  else if (choice < 17)
    do_undo_or_redo (self, TRUE);
  else if (choice < 19)
    do_revert (self);
  else
    do_failing_batch (self);
}

static void
walk (guint32 seed, guint history, const char *template_path, const char *path)
{
  Walk self = { .seed = seed, .history = history };
  guint n_steps;
  GError *error = NULL;

  store_test_copy_file (template_path, path);
  self.rand = g_rand_new_with_seed (seed + history);
  self.store = lia_store_open (path, (LiaStoreFlags) LIA_STORE_FAST, &error);
  g_assert_no_error (error);
  self.raw = store_test_open_raw (path);
  self.undo = g_ptr_array_new_with_free_func (g_free);
  self.redo = g_ptr_array_new_with_free_func (g_free);
  self.now = store_test_dump (self.raw);

  n_steps = (guint) g_rand_int_range (self.rand, 4, MAX_STEPS);
  for (self.step = 0; self.step < n_steps; self.step++)
    take_step (&self);

  {
    g_autoptr (GPtrArray) faults = lia_store_check (self.store, NULL, &error);

    g_assert_no_error (error);
    if (faults->len > 0)
      g_error ("LIAISON_TEST_SEED=%u, history %u: %s", seed, history, (char *) faults->pdata[0]);
  }

  g_assert_cmpint (sqlite3_close (self.raw), ==, SQLITE_OK);
  lia_store_close (self.store, &error);
  g_assert_no_error (error);
  g_object_unref (self.store);
  g_ptr_array_unref (self.undo);
  g_ptr_array_unref (self.redo);
  g_rand_free (self.rand);
  g_free (self.now);
}

static void
test_walks (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *template_path = g_build_filename (folder, "template.liaison", NULL);
  g_autofree char *path = store_test_path (folder);
  g_autoptr (GError) error = NULL;
  LiaStore *store = lia_store_open (template_path, LIA_STORE_CREATE, &error);
  guint32 seed = seed_test_get ();
  const char *count = g_getenv ("LIAISON_TEST_HISTORIES");
  guint n = count != NULL ? (guint) g_ascii_strtoull (count, NULL, 10) : N_HISTORIES;

  g_assert_no_error (error);
  g_assert_true (lia_store_close (store, NULL));
  g_object_unref (store);

  for (guint i = 0; i < n; i++)
    walk (seed, i, template_path, path);
  g_test_message ("%u histories", n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/walks", test_walks);
  return g_test_run ();
}
