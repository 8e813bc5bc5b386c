/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-action-label.h"
#include "lia-bulk-edit.h"
#include "lia-workspace.h"

/* The actions on records: each is one batch on the store's writer thread, labelled as Undo shows it. */

/* Answers @user_data's task with the id of the batch that was written. */
static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gint64 batch_id = 0;

  if (lia_store_write_finish (LIA_STORE (source), result, &batch_id, &error))
    g_task_return_pointer (task, g_memdup2 (&batch_id, sizeof batch_id), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Queues one batch for @task, which this takes. */
static void
write_for_task (LiaWorkspace *self,
                const char *label,
                LiaBatchFunc func,
                gpointer data,
                GDestroyNotify destroy,
                GTask *task)
{
  lia_store_write_async (lia_workspace_get_store (self), label, func, data, destroy,
                         g_task_get_cancellable (task), on_written, task);
}

void
lia_workspace_write_async (LiaWorkspace *self,
                           const char *label,
                           LiaBatchFunc func,
                           gpointer data,
                           GDestroyNotify destroy,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIA_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lia_workspace_write_async);
  write_for_task (self, label, func, data, destroy, task);
}

gboolean
lia_workspace_write_finish (LiaWorkspace *self,
                            GAsyncResult *result,
                            gint64 *batch_id,
                            GError **error)
{
  g_autofree gint64 *written = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  written = g_task_propagate_pointer (G_TASK (result), error);
  if (written == NULL)
    return FALSE;
  if (batch_id != NULL)
    *batch_id = *written;
  return TRUE;
}

/* Saving. */

static gboolean
save_record (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  return lia_record_save (LIA_RECORD (data), batch, error);
}

static char *
make_save_label (LiaRecord *draft)
{
  g_autofree char *name = lia_record_get_display_name (draft);

  return lia_action_label_one (lia_record_get_id (draft) == 0 ? LIA_ACTION_ADD : LIA_ACTION_EDIT,
                               lia_record_get_record_type (draft), name);
}

void
lia_workspace_save_async (LiaWorkspace *self,
                          LiaRecord *draft,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (LiaRecord) copy = NULL;
  g_autofree char *label = NULL;
  GTask *task;

  g_return_if_fail (LIA_IS_WORKSPACE (self));
  g_return_if_fail (LIA_IS_RECORD (draft));

  copy = lia_record_copy (draft);
  label = make_save_label (copy);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lia_workspace_save_async);
  /* The task reads the new id from the record after the writer is done with it. */
  g_task_set_task_data (task, g_object_ref (copy), g_object_unref);
  write_for_task (self, label, save_record, g_steal_pointer (&copy), g_object_unref, task);
}

/* A record and what is saved together with it. */
typedef struct
{
  LiaRecord *record;
  LiaRecord *companion;
  char *link; /* (nullable): field of the companion that refers to the record */
} Pair;

static void
pair_free (Pair *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->companion);
  g_free (self->link);
  g_free (self);
}

/* The label is that of the first. */
static gboolean
save_both (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pair *pair = data;

  if (!lia_record_save (pair->record, batch, error))
    return FALSE;
  if (pair->link != NULL)
    lia_record_set_value (pair->companion, pair->link,
                          &LIA_INTEGER (lia_record_get_id (pair->record)));
  return lia_record_save (pair->companion, batch, error);
}

void
lia_workspace_save_with_async (LiaWorkspace *self,
                               LiaRecord *draft,
                               LiaRecord *companion,
                               const char *link,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Pair *pair = NULL;
  g_autofree char *label = NULL;
  GTask *task;

  g_return_if_fail (LIA_IS_WORKSPACE (self));
  g_return_if_fail (LIA_IS_RECORD (draft));
  g_return_if_fail (LIA_IS_RECORD (companion));

  pair = g_new0 (Pair, 1);
  pair->record = lia_record_copy (draft);
  pair->companion = lia_record_copy (companion);
  pair->link = g_strdup (link);
  label = make_save_label (draft);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lia_workspace_save_with_async);
  g_task_set_task_data (task, g_object_ref (pair->record), g_object_unref);
  write_for_task (self, label, save_both, pair, (GDestroyNotify) pair_free, task);
}

gboolean
lia_workspace_save_finish (LiaWorkspace *self, GAsyncResult *result, gint64 *id, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!lia_workspace_write_finish (self, result, NULL, error))
    return FALSE;
  if (id != NULL)
    *id = lia_record_get_id (g_task_get_task_data (G_TASK (result)));
  return TRUE;
}

gboolean
lia_workspace_save (LiaWorkspace *self, LiaRecord *draft, GError **error)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (LIA_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (LIA_IS_RECORD (draft), FALSE);

  label = make_save_label (draft);
  return lia_store_write (lia_workspace_get_store (self), label, save_record, draft, NULL, NULL,
                          error);
}

/* Trash and back. */

typedef struct
{
  LiaAction action;
  const LiaRecordType *type;
  GArray *ids;
} RowsRequest;

static RowsRequest *
rows_request_new (LiaAction action, const LiaRecordType *type, const gint64 *ids, guint n)
{
  RowsRequest *request = g_new0 (RowsRequest, 1);

  request->action = action;
  request->type = type;
  request->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n);
  return request;
}

static void
rows_request_free (RowsRequest *request)
{
  g_array_unref (request->ids);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RowsRequest, rows_request_free)

/* The name of a single row is read where it is written, so that callers may be on any thread. */
static gboolean
label_single_row (LiaBatch *batch, const RowsRequest *request, GError **error)
{
  g_autoptr (LiaRecord) record = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  record = lia_record_load (lia_batch_get_reader (batch), request->type,
                            g_array_index (request->ids, gint64, 0), error);
  if (record == NULL)
    return FALSE;

  name = lia_record_get_display_name (record);
  label = lia_action_label_one (request->action, request->type, name);
  lia_batch_set_label (batch, label);
  return TRUE;
}

static gboolean
move_rows (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const RowsRequest *request = data;

  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (request->type);
  guint n_changed;

  if (request->ids->len == 1 && !label_single_row (batch, request, error))
    return FALSE;

  if (request->action == LIA_ACTION_TRASH)
    lia_bulk_edit_set_trash (edit);
  else
    lia_bulk_edit_set_restore (edit);
  return lia_bulk_edit_apply (edit, batch, request->ids, NULL, NULL, cancellable, &n_changed,
                              error);
}

static void
move_rows_async (LiaWorkspace *self,
                 LiaAction action,
                 const LiaRecordType *type,
                 const gint64 *ids,
                 guint n,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autofree char *label = lia_action_label_many (action, type, n);

  lia_workspace_write_async (self, label, move_rows, rows_request_new (action, type, ids, n),
                             (GDestroyNotify) rows_request_free, cancellable, callback, user_data);
}

void
lia_workspace_trash_async (LiaWorkspace *self,
                           const LiaRecordType *type,
                           const gint64 *ids,
                           guint n,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (LIA_IS_WORKSPACE (self));

  move_rows_async (self, LIA_ACTION_TRASH, type, ids, n, cancellable, callback, user_data);
}

void
lia_workspace_restore_async (LiaWorkspace *self,
                             const LiaRecordType *type,
                             const gint64 *ids,
                             guint n,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (LIA_IS_WORKSPACE (self));

  move_rows_async (self, LIA_ACTION_RESTORE, type, ids, n, cancellable, callback, user_data);
}

gboolean
lia_workspace_trash (LiaWorkspace *self,
                     const LiaRecordType *type,
                     const gint64 *ids,
                     guint n,
                     GError **error)
{
  g_autofree char *label = NULL;
  g_autoptr (RowsRequest) request = NULL;

  g_return_val_if_fail (LIA_IS_WORKSPACE (self), FALSE);

  label = lia_action_label_many (LIA_ACTION_TRASH, type, n);
  request = rows_request_new (LIA_ACTION_TRASH, type, ids, n);
  return lia_store_write (lia_workspace_get_store (self), label, move_rows, request, NULL, NULL,
                          error);
}

/* Undo. */

static void
on_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  LiaUndoResult *undone = lia_store_undo_finish (LIA_STORE (source), result, &error);

  if (undone != NULL)
    g_task_return_pointer (task, undone, (GDestroyNotify) lia_undo_result_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
lia_workspace_undo_async (LiaWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (LIA_IS_WORKSPACE (self));

  lia_store_undo_async (lia_workspace_get_store (self), NULL, on_undone,
                        g_task_new (self, NULL, callback, user_data));
}

void
lia_workspace_redo_async (LiaWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (LIA_IS_WORKSPACE (self));

  lia_store_redo_async (lia_workspace_get_store (self), NULL, on_undone,
                        g_task_new (self, NULL, callback, user_data));
}

void
lia_workspace_revert_async (LiaWorkspace *self,
                            gint64 batch,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (LIA_IS_WORKSPACE (self));

  lia_store_revert_async (lia_workspace_get_store (self), batch, NULL, on_undone,
                          g_task_new (self, NULL, callback, user_data));
}

LiaUndoResult *
lia_workspace_undo_finish (LiaWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* All of it changed since: nothing was done. */
static void
append_not_done (GString *text, const LiaUndoResult *result)
{
  if (result->kind == LIA_BATCH_REDO)
    /* Translators: %s is what was to be done again, as "Edit partner “ITU”" */
    g_string_append_printf (text, _ ("Not redone: %s"), result->label);
  else
    /* Translators: %s is what was to be taken back, as "Edit partner “ITU”" */
    g_string_append_printf (text, _ ("Not undone: %s"), result->label);
}

char *
lia_undo_result_describe (const LiaUndoResult *result)
{
  GString *text = NULL;

  g_return_val_if_fail (result != NULL, NULL);

  text = g_string_new (NULL);
  if (result->batch == 0 && result->kept->len > 0)
    append_not_done (text, result);
  else if (result->kind == LIA_BATCH_REDO)
    /* Translators: %s is what was done, as "Edit partner “ITU”" */
    g_string_append_printf (text, _ ("Redone: %s"), result->label);
  else
    /* Translators: %s is what was done, as "Edit partner “ITU”" */
    g_string_append_printf (text, _ ("Undone: %s"), result->label);
  if (result->kept->len > 0)
    {
      guint n_cells = 0;

      for (guint i = 0; i < result->kept->len; i++)
        n_cells += ((const LiaRowChange *) g_ptr_array_index (result->kept, i))->cells->len;
      g_string_append (text, ". ");
      g_string_append_printf (text,
                              ngettext ("%'u value was left as it is because it changed since.",
                                        "%'u values were left as they are because they changed "
                                        "since.",
                                        n_cells),
                              n_cells);
    }
  return g_string_free_and_steal (text);
}
