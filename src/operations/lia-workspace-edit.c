/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workspace-edit.h"

#include "lia-import-progress.h"

typedef struct
{
  LiaBulkEdit *edit;
  GArray *ids; /* (element-type gint64); found by the query when there is one */
  LiaRecordQuery *query; /* (nullable) */
  LiaImportProgressRelay *progress; /* (nullable) */
  guint n_changed;
  gint64 batch_id;
} Request;

static Request *
request_new (LiaBulkEdit *edit, const gint64 *ids, guint n, LiaRecordQuery *query)
{
  Request *self = g_new0 (Request, 1);

  self->edit = lia_bulk_edit_ref (edit);
  self->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n);
  self->query = query != NULL ? lia_record_query_ref (query) : NULL;
  return self;
}

static void
request_free (Request *self)
{
  lia_bulk_edit_unref (self->edit);
  g_array_unref (self->ids);
  g_clear_pointer (&self->query, lia_record_query_unref);
  g_clear_pointer (&self->progress, lia_import_progress_relay_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
on_tick (guint n_done, gpointer data)
{
  Request *self = data;

  if (self->progress != NULL)
    lia_import_progress_relay_report (self->progress, (double) n_done / self->ids->len, n_done);
}

static gboolean
find_rows (Request *self, LiaBatch *batch, GError **error)
{
  GArray *found;

  if (self->query == NULL)
    return TRUE;
  found = lia_record_query_run (self->query, lia_batch_get_reader (batch), error);
  if (found == NULL)
    return FALSE;
  g_array_unref (self->ids);
  self->ids = found;
  return TRUE;
}

/* A row on its own is named, as when it is edited alone. */
static char *
make_label (Request *self, LiaBatch *batch)
{
  const LiaRecordType *type = lia_bulk_edit_get_record_type (self->edit);
  g_autoptr (LiaRecord) record = NULL;
  g_autofree char *name = NULL;
  g_autofree char *many = lia_bulk_edit_make_label (self->edit, self->n_changed);

  if (self->ids->len == 1)
    record = lia_record_load (lia_batch_get_reader (batch), type,
                              g_array_index (self->ids, gint64, 0), NULL);
  if (record == NULL)
    return g_steal_pointer (&many);
  name = lia_record_get_display_name (record);
  return lia_action_label_one (lia_bulk_edit_get_action (self->edit), type, name);
}

static gboolean
write_rows (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *self = data;
  g_autofree char *label = NULL;

  if (!find_rows (self, batch, error)
      || !lia_bulk_edit_apply (self->edit, batch, self->ids, on_tick, self, cancellable,
                               &self->n_changed, error))
    return FALSE;
  if (self->n_changed == 0)
    return TRUE;
  label = make_label (self, batch);
  lia_batch_set_label (batch, label);
  return TRUE;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (request->progress != NULL)
    lia_import_progress_relay_close (request->progress);
  if (lia_store_write_finish (LIA_STORE (source), result, &request->batch_id, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
lia_workspace_edit_many_async (LiaWorkspace *self,
                               LiaBulkEdit *edit,
                               const gint64 *ids,
                               guint n,
                               LiaRecordQuery *query,
                               LiaEditProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autofree char *label = NULL;
  Request *request;
  GTask *task;

  g_return_if_fail (LIA_IS_WORKSPACE (self));
  g_return_if_fail (edit != NULL);

  request = request_new (edit, ids, n, query);
  if (progress != NULL)
    request->progress = lia_import_progress_relay_new (progress, progress_data);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lia_workspace_edit_many_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  /* A batch that was committed before the cancelling came is done, and must be told. */
  g_task_set_check_cancellable (task, FALSE);
  label = lia_bulk_edit_make_label (edit, n);
  lia_store_write_async (lia_workspace_get_store (self), label, write_rows, request, NULL,
                         cancellable, on_written, task);
}

static void
report (const Request *request, guint *n_matched, guint *n_changed, gint64 *batch_id)
{
  if (n_matched != NULL)
    *n_matched = request->ids->len;
  if (n_changed != NULL)
    *n_changed = request->n_changed;
  if (batch_id != NULL)
    *batch_id = request->batch_id;
}

gboolean
lia_workspace_edit_many_finish (LiaWorkspace *self,
                                GAsyncResult *result,
                                guint *n_matched,
                                guint *n_changed,
                                gint64 *batch_id,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  report (g_task_get_task_data (G_TASK (result)), n_matched, n_changed, batch_id);
  return TRUE;
}

gboolean
lia_workspace_edit_many (LiaWorkspace *self,
                         LiaBulkEdit *edit,
                         LiaRecordQuery *query,
                         guint *n_matched,
                         guint *n_changed,
                         gint64 *batch_id,
                         GError **error)
{
  g_autoptr (Request) request = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (LIA_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (edit != NULL && query != NULL, FALSE);

  request = request_new (edit, NULL, 0, query);
  label = lia_bulk_edit_make_label (edit, 0);
  if (!lia_store_write (lia_workspace_get_store (self), label, write_rows, request, NULL,
                        &request->batch_id, error))
    return FALSE;
  report (request, n_matched, n_changed, batch_id);
  return TRUE;
}
