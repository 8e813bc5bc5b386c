/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "lia-text.h"
#include "lia-undo-private.h"

/* The public calls around lia_undo_run (): they choose the batch, on the writer thread, where nothing can
 * come in between. */

typedef struct
{
  LiaBatchKind kind;
  gint64 batch; /* of a revert */
} Request;

static gboolean
find_batch (LiaStore *self, gint64 batch, LiaUndoTarget *target, GError **error)
{
  g_autoptr (GHashTable) taken_back = lia_undo_list_taken_back (self->db, error);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *shown = NULL;
  int code;

  if (taken_back == NULL)
    return FALSE;
  statement = lia_sqlite_prepare (self->db, "SELECT label FROM batch WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, batch);
  code = sqlite3_step (statement);
  if (code == SQLITE_DONE)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND,
                   _ ("The history has no step %" PRId64 "."), batch);
      return FALSE;
    }
  if (code != SQLITE_ROW)
    return lia_sqlite_set_error (self->db, code, error);

  target->batch = batch;
  target->label = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  if (!g_hash_table_contains (taken_back, &batch))
    return TRUE;
  shown = lia_text_excerpt (target->label);
  g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT, _ ("“%s” is already undone."), shown);
  return FALSE;
}

static gboolean
find_target (LiaStore *self, const Request *request, LiaUndoTarget *target, GError **error)
{
  gboolean redo = request->kind == LIA_BATCH_REDO;

  if (request->kind == LIA_BATCH_REVERT)
    return find_batch (self, request->batch, target, error);
  if (!lia_undo_find_target (self->db, redo, target, error))
    return FALSE;
  if (target->batch != 0)
    return TRUE;
  g_set_error_literal (error, LIA_ERROR, LIA_ERROR_NOT_FOUND,
                       redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
  return FALSE;
}

static gboolean
do_request (LiaStore *self,
            gpointer data,
            GCancellable *cancellable,
            gpointer *result,
            GError **error)
{
  const Request *request = data;
  LiaUndoTarget target = { 0 };

  if (find_target (self, request, &target, error))
    *result = lia_undo_run (self, request->kind, &target, cancellable, error);
  g_free (target.label);
  return *result != NULL;
}

static LiaUndoResult *
run (LiaStore *self, LiaBatchKind kind, gint64 batch, GError **error)
{
  Request request = { kind, batch };
  LiaUndoResult *result = NULL;

  lia_store_run (self, do_request, &request, NULL, (gpointer *) &result, error);
  return result;
}

static void
run_async (LiaStore *self,
           LiaBatchKind kind,
           gint64 batch,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->kind = kind;
  request->batch = batch;
  lia_store_run_async (self, do_request, request, g_free, (GDestroyNotify) lia_undo_result_free,
                       cancellable, run_async, callback, user_data);
}

LiaUndoResult *
lia_store_undo (LiaStore *self, GError **error)
{
  return run (self, LIA_BATCH_UNDO, 0, error);
}

LiaUndoResult *
lia_store_redo (LiaStore *self, GError **error)
{
  return run (self, LIA_BATCH_REDO, 0, error);
}

LiaUndoResult *
lia_store_revert (LiaStore *self, gint64 batch, GError **error)
{
  return run (self, LIA_BATCH_REVERT, batch, error);
}

void
lia_store_undo_async (LiaStore *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  run_async (self, LIA_BATCH_UNDO, 0, cancellable, callback, user_data);
}

void
lia_store_redo_async (LiaStore *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  run_async (self, LIA_BATCH_REDO, 0, cancellable, callback, user_data);
}

void
lia_store_revert_async (LiaStore *self,
                        gint64 batch,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  run_async (self, LIA_BATCH_REVERT, batch, cancellable, callback, user_data);
}

LiaUndoResult *
lia_store_undo_finish (LiaStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
lia_undo_result_free (LiaUndoResult *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_free (self->label);
  g_free (self);
}
