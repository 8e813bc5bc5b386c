/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-export-job.h"

#include "lia-export.h"

void
lia_export_job_free (LiaExportJob *self)
{
  g_object_unref (self->store);
  g_clear_pointer (&self->query, lia_record_query_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_strfreev (self->columns);
  g_free (self->path);
  g_free (self);
}

static void
note_progress (guint n_done, guint n_records, gpointer user_data)
{
  LiaExportJob *job = user_data;

  g_atomic_int_set (&job->n_records, (int) n_records);
  g_atomic_int_set (&job->n_done, (int) n_done);
}

static gboolean
write_job (LiaExportJob *job, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  const LiaExportRequest request = {
    .type = job->type,
    .query = job->query,
    .ids = job->ids != NULL ? (const gint64 *) (void *) job->ids->data : NULL,
    .n_ids = job->ids != NULL ? job->ids->len : 0,
    .columns = (const char *const *) job->columns,
    .without_levels = job->without_levels,
    .progress = note_progress,
    .progress_data = job,
  };

  if (job->roster)
    return lia_service_providers_write (reader, job->query, job->paper, job->path, &job->n_written,
                                        cancellable, error);
  return lia_export_write (reader, &request, job->path, &job->n_written, cancellable, error);
}

void
lia_export_job_run_in_thread (GTask *task,
                              gpointer source,
                              gpointer data,
                              GCancellable *cancellable)
{
  LiaExportJob *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader = lia_store_open_reader (job->store, &error);

  if (reader != NULL && write_job (job, reader, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}
