/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-store-private.h"
#include "store-test.h"

/* The writer thread, its callers, and who hears of a commit when. */

typedef struct
{
  GString *log;
  GMainLoop *loop;
  guint n_expected;
} Listener;

typedef struct
{
  const char *name;
  guint n;
  GCancellable *cancel; /* (nullable): cancelled half-way */
} Job;

static gboolean
add_many (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "sort_key", "name" };
  Job *job = data;
  LiaValue values[] = { LIA_TEXT (job->name), LIA_TEXT (job->name) };

  for (guint i = 0; i < job->n; i++)
    {
      if (job->cancel != NULL && i == job->n / 2)
        g_cancellable_cancel (job->cancel);
      if (lia_batch_insert (batch, "partner", columns, values, 2, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
on_changed (LiaStore *store, LiaChangeSet *changes, gpointer data)
{
  Listener *self = data;

  g_assert_true (lia_change_set_has_table (changes, "partner"));
  g_assert_false (lia_change_set_has_table (changes, "person"));
  g_string_append_c (self->log, 'c');
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer data)
{
  Listener *self = data;
  g_autoptr (GError) error = NULL;
  gint64 batch;

  lia_store_write_finish (LIA_STORE (object), result, &batch, &error);
  g_assert_no_error (error);
  g_assert_cmpint (batch, !=, 0);
  g_string_append_c (self->log, 'w');
  if (--self->n_expected == 0)
    g_main_loop_quit (self->loop);
}

static void
test_asynchronous (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GString) log = g_string_new (NULL);
  Listener listener = { log, loop, 3 };
  Job job = { .name = "a", .n = 1 };

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &listener);
  for (int i = 0; i < 3; i++)
    lia_store_write_async (store, "Add", add_many, &job, NULL, NULL, on_written, &listener);
  g_main_loop_run (loop);
  /* Each callback comes after the news of its own commit. */
  for (gsize i = 0, changed = 0, written = 0; i < log->len; i++)
    {
      changed += log->str[i] == 'c';
      written += log->str[i] == 'w';
      g_assert_cmpuint (written, <=, changed);
    }
  g_assert_cmpuint (log->len, ==, 6);
}

static void
test_synchronous_signal (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (GString) log = g_string_new (NULL);
  Listener listener = { log, NULL, 0 };

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &listener);
  store_test_add_partner (store, "a");
  store_test_add_partner (store, "b");
  g_assert_cmpstr (log->str, ==, "cc");
}

static void
on_rows (LiaStore *store, LiaChangeSet *changes, gpointer data)
{
  gint64 *id = data;

  g_assert_true (lia_change_set_has_row (changes, "partner", *id));
  g_assert_cmpint (lia_change_set_has_row (changes, "partner", 12345), ==, *id == 12345);
  *id = 0;
}

static void
test_changed_rows (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  gint64 id = store_test_add_partner (store, "a");
  gint64 expected = id;
  gint64 any = 12345;
  Job job = { .name = "many", .n = 10001 };
  g_autoptr (GError) error = NULL;
  gulong handler = g_signal_connect (store, "changed", G_CALLBACK (on_rows), &expected);

  store_test_rename_partner (store, id, "b");
  g_assert_cmpint (expected, ==, 0);
  expected = id;
  lia_undo_result_free (lia_store_undo (store, NULL));
  g_assert_cmpint (expected, ==, 0);
  g_signal_handler_disconnect (store, handler);

  /* Too many to be listed: every row may have changed. */
  g_signal_connect (store, "changed", G_CALLBACK (on_rows), &any);
  lia_store_write (store, "Many", add_many, &job, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (any, ==, 0);
}

static void
test_cancel (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Job job = { .name = "a", .n = 2000, .cancel = cancellable };

  g_assert_false (lia_store_write (store, "Cancelled", add_many, &job, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (store_test_get_integer (store->db, "SELECT count (*) FROM partner"), ==, 0);
  g_assert_cmpint (store_test_get_integer (store->db, "SELECT count (*) FROM batch"), ==, 0);

  /* The next one is not touched by it. */
  store_test_add_partner (store, "b");
  store_test_assert_sound (store);
}

static void
test_cancel_query (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  LiaReader *reader = lia_store_get_reader (store);
  LiaStatement *statement = lia_reader_prepare (
      reader, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
      &error);
  guint n = 0;

  g_assert_no_error (error);
  lia_reader_set_cancellable (reader, cancellable);
  while (lia_statement_step (statement, &error))
    if (++n == 1000)
      g_cancellable_cancel (cancellable);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  lia_reader_set_cancellable (reader, NULL);
}

static gpointer
write_from_thread (gpointer data)
{
  for (int i = 0; i < 25; i++)
    store_test_add_partner (data, "thread");
  return NULL;
}

static gpointer
read_from_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader = lia_store_open_reader (data, &error);
  gint64 last = 0;

  g_assert_no_error (error);
  for (int i = 0; i < 200; i++)
    {
      LiaStatement *statement
          = lia_reader_prepare (reader, "SELECT count (*) FROM partner", &error);
      gint64 n;

      g_assert_no_error (error);
      g_assert_true (lia_statement_step (statement, &error));
      n = lia_statement_get_integer (statement, 0);
      g_assert_cmpint (n, >=, last);
      last = n;
      lia_statement_reset (statement);
    }
  return NULL;
}

static void
test_many_threads (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("test", i % 2 == 0 ? write_from_thread : read_from_thread, store);
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (store_test_get_integer (store->db, "SELECT count (*) FROM partner"), ==, 50);
  store_test_assert_sound (store);
}

static gint64
count_partners (LiaReader *reader)
{
  LiaStatement *statement = lia_reader_prepare (reader, "SELECT count (*) FROM partner", NULL);
  gint64 n;

  g_assert_true (lia_statement_step (statement, NULL));
  n = lia_statement_get_integer (statement, 0);
  lia_statement_reset (statement);
  return n;
}

static void
test_snapshot (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  LiaReader *reader = lia_store_get_reader (store);

  g_assert_true (lia_reader_begin (reader, NULL));
  store_test_add_partner (store, "a");
  g_assert_cmpint (count_partners (reader), ==, 0);
  lia_reader_end (reader);
  g_assert_cmpint (count_partners (reader), ==, 1);
}

/* A query left standing on a row does not pin the past beyond the main loop. */
static void
test_forgotten_statement (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GString) log = g_string_new (NULL);
  Listener listener = { log, loop, 1 };
  Job job = { .name = "a", .n = 1 };
  LiaReader *reader = lia_store_get_reader (store);
  LiaStatement *statement = lia_reader_prepare (reader, "SELECT name FROM journalled_table", NULL);

  g_assert_true (lia_statement_step (statement, NULL));
  lia_store_write_async (store, "Add", add_many, &job, NULL, NULL, on_written, &listener);
  g_main_loop_run (loop);
  g_assert_cmpint (count_partners (reader), ==, 1);
}

static void
test_reader_is_read_only (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_reader_prepare (lia_store_get_reader (store), "DELETE FROM batch", &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (
      lia_reader_prepare (lia_store_get_reader (store), "SELECT nonsense FROM batch", &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
}

static void
test_statement_cache (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  LiaReader *reader = lia_store_get_reader (store);
  LiaStatement *first = lia_reader_prepare (reader, "SELECT name FROM journalled_table", NULL);

  g_assert_true (first == lia_reader_prepare (reader, "SELECT name FROM journalled_table", NULL));
  g_assert_true (lia_statement_step (first, NULL));
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %d", i);
      LiaStatement *statement = lia_reader_prepare (reader, sql, NULL);

      g_assert_true (lia_statement_step (statement, NULL));
      g_assert_cmpint (lia_statement_get_integer (statement, 0), ==, i);
      lia_statement_reset (statement);
    }
  /* One that stands on a row is still there. */
  g_assert_true (lia_statement_step (first, NULL));
  lia_statement_reset (first);
}

static gpointer
use_foreign_reader (gpointer data)
{
  lia_store_get_reader (data);
  return NULL;
}

static void
test_wrong_thread (void)
{
  g_autoptr (StoreTestFolder) folder = NULL;

  if (g_test_subprocess ())
    {
      g_autoptr (LiaStore) store = store_test_create (g_getenv ("LIAISON_TEST_FOLDER"));

      g_thread_join (g_thread_new ("test", use_foreign_reader, store));
      return;
    }
  folder = store_test_make_folder ();
  g_setenv ("LIAISON_TEST_FOLDER", folder, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*assertion failed*owner*");
}

static void
on_opened (GObject *object, GAsyncResult *result, gpointer data)
{
  LiaStore **store = data;
  g_autoptr (GError) error = NULL;

  *store = lia_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_open_asynchronously (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autoptr (LiaStore) store = NULL;

  lia_store_open_async (path, LIA_STORE_CREATE, NULL, on_opened, &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  /* It belongs to this thread, wherever it was opened. */
  store_test_add_partner (store, "a");
  g_assert_cmpint (count_partners (lia_store_get_reader (store)), ==, 1);
}

static void
on_closed (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_store_undo_finish (LIA_STORE (object), result, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
  *(gboolean *) data = TRUE;
}

static void
test_after_close (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  gboolean called = FALSE;

  g_assert_true (lia_store_close (store, NULL));
  g_assert_true (lia_store_close (store, NULL));
  lia_store_undo_async (store, NULL, on_closed, &called);
  while (!called)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/threads/asynchronous", test_asynchronous);
  g_test_add_func ("/store/threads/synchronous-signal", test_synchronous_signal);
  g_test_add_func ("/store/threads/changed-rows", test_changed_rows);
  g_test_add_func ("/store/threads/cancel", test_cancel);
  g_test_add_func ("/store/threads/cancel-query", test_cancel_query);
  g_test_add_func ("/store/threads/many", test_many_threads);
  g_test_add_func ("/store/threads/snapshot", test_snapshot);
  g_test_add_func ("/store/threads/forgotten-statement", test_forgotten_statement);
  g_test_add_func ("/store/threads/reader-is-read-only", test_reader_is_read_only);
  g_test_add_func ("/store/threads/statement-cache", test_statement_cache);
  g_test_add_func ("/store/threads/wrong-thread", test_wrong_thread);
  g_test_add_func ("/store/threads/open-asynchronously", test_open_asynchronously);
  g_test_add_func ("/store/threads/after-close", test_after_close);
  return g_test_run ();
}
