/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-connection.h"
#include "lia-task.h"
#include "lia-store-private.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ROW_COUNTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaStore, lia_store, G_TYPE_OBJECT)

static void
lia_store_dispose (GObject *object)
{
  lia_store_close (LIA_STORE (object), NULL);
  G_OBJECT_CLASS (lia_store_parent_class)->dispose (object);
}

static void
lia_store_finalize (GObject *object)
{
  LiaStore *self = LIA_STORE (object);

  g_clear_pointer (&self->context, g_main_context_unref);
  lia_row_counts_unref (self->row_counts);
  g_queue_clear_full (&self->pending_changes, (GDestroyNotify) lia_change_set_unref);
  g_free (self->path);
  g_free (self->lock_holder);
  g_free (self->author);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (lia_store_parent_class)->finalize (object);
}

static void
lia_store_class_init (LiaStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lia_store_dispose;
  object_class->finalize = lia_store_finalize;

  /**
   * LiaStore::changed:
   * @changes: (type LiaChangeSet): what was touched
   *
   * After each commit, on the opening thread's main context.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, LIA_TYPE_CHANGE_SET | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * LiaStore::row-counts-changed:
   * @ids: (nullable) (element-type gint64): the rows whose count differs; %NULL: possibly all
   *
   * What lia_open_findings() answers in SQL has changed, see lia_store_set_row_counts().
   */
  signals[SIGNAL_ROW_COUNTS_CHANGED]
      = g_signal_new ("row-counts-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
lia_store_init (LiaStore *self)
{
  g_mutex_init (&self->mutex);
  self->row_counts = lia_row_counts_new ();
  g_queue_init (&self->pending_changes);
}

static LiaStore *
open_for (const char *path,
          LiaStoreFlags flags,
          GThread *owner,
          GMainContext *context,
          GError **error)
{
  g_autoptr (LiaStore) self = g_object_new (LIA_TYPE_STORE, NULL);

  self->flags = flags;
  self->owner = owner;
  self->context = g_main_context_ref (context);
  return lia_store_open_file (self, path, error) ? g_steal_pointer (&self) : NULL;
}

LiaStore *
lia_store_open (const char *path, LiaStoreFlags flags, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  return open_for (path, flags, g_thread_self (), context, error);
}

typedef struct
{
  char *path;
  LiaStoreFlags flags;
  GThread *owner;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *self = data;

  g_free (self->path);
  g_free (self);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenData *data = task_data;
  GError *error = NULL;
  LiaStore *store
      = open_for (data->path, data->flags, data->owner, g_task_get_context (task), &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
lia_store_open_async (const char *path,
                      LiaStoreFlags flags,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  data->path = g_strdup (path);
  data->flags = flags;
  data->owner = g_thread_self ();
  g_task_set_source_tag (task, lia_store_open_async);
  g_task_set_task_data (task, data, open_data_free);
  lia_task_run_in_thread (task, open_in_thread);
}

LiaStore *
lia_store_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
checkpoint (LiaStore *self, GError **error)
{
  int code = sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  /* A reader still at work keeps the log; the next one who opens the file folds it in. */
  return code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY
         || lia_sqlite_set_error (self->db, code, error);
}

gboolean
lia_store_close (LiaStore *self, GError **error)
{
  gboolean was_closed;
  gboolean clean = TRUE;

  g_mutex_lock (&self->mutex);
  was_closed = self->closed;
  self->closed = TRUE;
  g_mutex_unlock (&self->mutex);
  if (was_closed)
    return TRUE;

  lia_store_stop_writer (self);
  lia_store_wait_for_backup (self);

  g_mutex_lock (&self->mutex);
  if (self->flush_source != NULL)
    g_source_destroy (g_steal_pointer (&self->flush_source));
  g_mutex_unlock (&self->mutex);

  g_clear_pointer (&self->reader, lia_reader_free);
  g_clear_pointer (&self->batch_reader, lia_reader_free);
  g_clear_pointer (&self->batch_statements, g_hash_table_unref);
  g_clear_pointer (&self->journalled_tables, g_hash_table_unref);
  g_clear_pointer (&self->search_index, lia_search_index_free);
  if (self->db != NULL)
    {
      clean = checkpoint (self, error);
      sqlite3_close_v2 (g_steal_pointer (&self->db));
    }
  else if (self->path != NULL && self->read_only)
    lia_connection_remove_log (self->path);
  lia_lock_file_release (g_steal_pointer (&self->lock_file), clean);
  return clean;
}

static void
close_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (lia_store_close (LIA_STORE (source), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
lia_store_close_async (LiaStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_assert (g_thread_self () == self->owner);

  g_task_set_source_tag (task, lia_store_close_async);
  /* The opening thread has a query at work at times; the other one could not know. */
  g_clear_pointer (&self->reader, lia_reader_free);
  lia_task_run_in_thread (task, close_in_thread);
}

gboolean
lia_store_close_finish (LiaStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
lia_store_get_path (LiaStore *self)
{
  return self->path;
}

gboolean
lia_store_is_read_only (LiaStore *self)
{
  return self->read_only;
}

const char *
lia_store_get_lock_holder (LiaStore *self)
{
  return self->lock_holder;
}

gint64
lia_store_get_replica (LiaStore *self)
{
  g_return_val_if_fail (LIA_IS_STORE (self), 0);

  return self->replica;
}

void
lia_store_set_author (LiaStore *self, const char *author)
{
  g_mutex_lock (&self->mutex);
  g_set_str (&self->author, author);
  g_mutex_unlock (&self->mutex);
}

LiaReader *
lia_store_get_reader (LiaStore *self)
{
  g_assert (g_thread_self () == self->owner);

  return self->reader;
}

void
lia_store_emit_row_counts_changed (LiaStore *self, GArray *ids)
{
  g_signal_emit (self, signals[SIGNAL_ROW_COUNTS_CHANGED], 0, ids);
}
