/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-store-private.h"

/* One queued action of a caller. */
typedef struct
{
  char *label;
  LiaBatchFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Action;

static void
action_free (gpointer data)
{
  Action *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->label);
  g_free (self);
}

static gboolean
do_action (LiaStore *self,
           gpointer data,
           GCancellable *cancellable,
           gpointer *result,
           GError **error)
{
  Action *action = data;
  gint64 batch_id;

  if (!lia_store_do_batch (self, LIA_BATCH_DO, 0, action->label, FALSE, action->func, action->data,
                           cancellable, &batch_id, error))
    return FALSE;
  *result = g_memdup2 (&batch_id, sizeof batch_id);
  return TRUE;
}

void
lia_store_write_async (LiaStore *self,
                       const char *label,
                       LiaBatchFunc func,
                       gpointer data,
                       GDestroyNotify destroy,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Action *action = g_new0 (Action, 1);

  action->label = g_strdup (label);
  action->func = func;
  action->data = data;
  action->destroy = destroy;
  lia_store_run_async (self, do_action, action, action_free, g_free, cancellable,
                       lia_store_write_async, callback, user_data);
}

gboolean
lia_store_write_finish (LiaStore *self, GAsyncResult *result, gint64 *batch_id, GError **error)
{
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  if (id == NULL)
    return FALSE;
  if (batch_id != NULL)
    *batch_id = *id;
  return TRUE;
}

gboolean
lia_store_write (LiaStore *self,
                 const char *label,
                 LiaBatchFunc func,
                 gpointer data,
                 GCancellable *cancellable,
                 gint64 *batch_id,
                 GError **error)
{
  Action action = { .label = (char *) label, .func = func, .data = data };
  g_autofree gint64 *id = NULL;

  if (!lia_store_run (self, do_action, &action, cancellable, (gpointer *) &id, error))
    return FALSE;
  if (batch_id != NULL)
    *batch_id = *id;
  return TRUE;
}
