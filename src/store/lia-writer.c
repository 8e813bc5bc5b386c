/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-memory.h"
#include "lia-store-private.h"

/* Pages of the file that the writer keeps while it has nothing to do. */
#define MAX_IDLE_CACHE (4 * 1024 * 1024)

/* A job waits in the queue of the writer thread. Somebody waits for it there and then, or it has a task. */
struct _LiaStoreJob
{
  LiaStoreWork work; /* NULL ends the thread */
  gpointer data;
  GCancellable *cancellable; /* (nullable) (owned) */

  GTask *task; /* (nullable) (owned) */
  GDestroyNotify destroy_result;

  GMutex mutex;
  GCond finished;
  gboolean is_finished;
  gboolean succeeded;
  gpointer result;
  GError *error;
};

static LiaStoreJob *
job_new (LiaStoreWork work, gpointer data, GCancellable *cancellable)
{
  LiaStoreJob *self = g_new0 (LiaStoreJob, 1);

  self->work = work;
  self->data = data;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->finished);
  return self;
}

static void
job_free (LiaStoreJob *self)
{
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->finished);
  g_free (self);
}

/* In the caller's context. The task holds a reference to the store, which must not end on the writer thread. */
static gboolean
return_task (gpointer data)
{
  LiaStoreJob *job = data;

  if (job->succeeded)
    g_task_return_pointer (job->task, job->result, job->destroy_result);
  else
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  return G_SOURCE_REMOVE;
}

static void
finish_job (LiaStoreJob *job)
{
  if (job->task != NULL)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      /* After the flush of changes, which has the same priority and was attached before. */
      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, return_task, job, (GDestroyNotify) job_free);
      g_source_attach (source, g_task_get_context (job->task));
      return;
    }

  g_mutex_lock (&job->mutex);
  job->is_finished = TRUE;
  g_cond_signal (&job->finished);
  g_mutex_unlock (&job->mutex);
}

/* A large batch fills the cache; an edit needs little of it. */
static void
release_cache (LiaStore *self)
{
  int used = 0;
  int highest;

  if (g_async_queue_length (self->jobs) > 0
      || sqlite3_db_status (self->db, SQLITE_DBSTATUS_CACHE_USED, &used, &highest, 0) != SQLITE_OK
      || used <= MAX_IDLE_CACHE)
    return;
  sqlite3_db_release_memory (self->db);
  lia_give_back_memory ();
}

static gpointer
writer_thread (gpointer data)
{
  LiaStore *self = data;

  for (;;)
    {
      LiaStoreJob *job = g_async_queue_pop (self->jobs);

      if (job->work == NULL)
        {
          job_free (job);
          return NULL;
        }
      job->succeeded = !g_cancellable_set_error_if_cancelled (job->cancellable, &job->error)
                       && job->work (self, job->data, job->cancellable, &job->result, &job->error);
      finish_job (job);
      release_cache (self);
    }
}

gboolean
lia_store_start_writer (LiaStore *self, GError **error)
{
  self->jobs = g_async_queue_new ();
  g_mutex_lock (&self->mutex);
  self->writer = g_thread_try_new ("lia-writer", writer_thread, self, error);
  if (self->writer != NULL)
    self->batch_reader = lia_reader_new (self->db, FALSE, self->writer);
  g_mutex_unlock (&self->mutex);
  return self->writer != NULL;
}

void
lia_store_stop_writer (LiaStore *self)
{
  if (self->writer != NULL)
    {
      g_async_queue_push (self->jobs, job_new (NULL, NULL, NULL));
      g_thread_join (self->writer);
      self->writer = NULL;
    }
  g_clear_pointer (&self->jobs, g_async_queue_unref);
}

static gboolean
check_writable (LiaStore *self, GError **error)
{
  gboolean closed;

  g_mutex_lock (&self->mutex);
  closed = self->closed;
  g_mutex_unlock (&self->mutex);

  if (closed)
    g_set_error_literal (error, LIA_ERROR, LIA_ERROR_CONFLICT, _ ("The workspace is closed."));
  else if (self->lock_holder != NULL)
    g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                 _ ("The workspace is in use by %s and was opened for reading only."),
                 self->lock_holder);
  else if (self->read_only)
    g_set_error_literal (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                         _ ("The workspace was opened for reading only."));
  else
    return TRUE;
  return FALSE;
}

/* Emits `changed` for the commits not yet told; on the opening thread. */
static void
flush_changes (LiaStore *self)
{
  for (;;)
    {
      g_autoptr (LiaChangeSet) changes = NULL;

      g_mutex_lock (&self->mutex);
      changes = g_queue_pop_head (&self->pending_changes);
      g_mutex_unlock (&self->mutex);
      if (changes == NULL)
        return;
      g_signal_emit_by_name (self, "changed", changes);
    }
}

gboolean
lia_store_run (LiaStore *self,
               LiaStoreWork work,
               gpointer data,
               GCancellable *cancellable,
               gpointer *result,
               GError **error)
{
  LiaStoreJob *job;
  gboolean succeeded;

  if (!check_writable (self, error))
    return FALSE;
  g_assert (g_thread_self () != self->writer);

  job = job_new (work, data, cancellable);
  g_async_queue_push (self->jobs, job);
  g_mutex_lock (&job->mutex);
  while (!job->is_finished)
    g_cond_wait (&job->finished, &job->mutex);
  g_mutex_unlock (&job->mutex);

  if (g_thread_self () == self->owner)
    flush_changes (self);

  succeeded = job->succeeded;
  if (succeeded && result != NULL)
    *result = job->result;
  if (!succeeded)
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_free (job);
  return succeeded;
}

void
lia_store_run_async (LiaStore *self,
                     LiaStoreWork work,
                     gpointer data,
                     GDestroyNotify destroy,
                     GDestroyNotify destroy_result,
                     GCancellable *cancellable,
                     gpointer tag,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  LiaStoreJob *job;
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, data, destroy);
  /* A batch that was committed before the cancellation came is done, and says so. */
  g_task_set_check_cancellable (task, FALSE);

  if (!check_writable (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  job = job_new (work, data, cancellable);
  job->task = g_steal_pointer (&task);
  job->destroy_result = destroy_result;
  g_async_queue_push (self->jobs, job);
}

static gboolean
on_flush (gpointer data)
{
  LiaStore *self = data;

  g_mutex_lock (&self->mutex);
  self->flush_source = NULL;
  g_mutex_unlock (&self->mutex);

  /* Back in the main loop nobody is in the middle of a query: one left standing would show old rows. */
  if (self->reader != NULL)
    lia_reader_reset_all (self->reader);
  g_object_ref (self);
  flush_changes (self);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

void
lia_store_emit_changed (LiaStore *self, LiaChangeSet *changes)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->pending_changes, lia_change_set_ref (changes));
  if (self->flush_source == NULL)
    {
      self->flush_source = g_idle_source_new ();
      g_source_set_priority (self->flush_source, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->flush_source, on_flush, self, NULL);
      g_source_attach (self->flush_source, self->context);
      g_source_unref (self->flush_source);
    }
  g_mutex_unlock (&self->mutex);
}
