/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-task.h"

typedef struct
{
  GTask *task; /* owned: given up where it was made */
  GTaskThreadFunc func;
} Run;

static void
run (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Run *self = data;

  self->func (self->task, g_task_get_source_object (self->task), g_task_get_task_data (self->task),
              cancellable);
  g_task_return_boolean (inner, TRUE);
}

static void
on_run (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *self = data;

  g_object_unref (self->task);
  g_free (self);
}

void
lia_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  /* The thread has a task of its own, which holds nothing: GLib lets go of that one on the thread, maybe last. */
  g_autoptr (GTask) inner = NULL;
  Run *self = g_new (Run, 1);

  g_return_if_fail (G_IS_TASK (task));

  *self = (Run) { g_object_ref (task), func };
  inner = g_task_new (NULL, g_task_get_cancellable (task), on_run, self);
  g_task_set_source_tag (inner, lia_task_run_in_thread);
  g_task_set_priority (inner, g_task_get_priority (task));
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, self, NULL);
  g_task_run_in_thread (inner, run);
}
