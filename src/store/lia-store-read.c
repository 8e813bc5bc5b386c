/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-store.h"

typedef struct
{
  LiaStore *store;
  GTask *task;
  LiaReadFunc func;
  GDestroyNotify destroy_answer;
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->task);
  g_object_unref (self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
read_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader = lia_store_open_reader (self->store, &error);
  gpointer answer = NULL;

  if (reader != NULL)
    {
      lia_reader_set_cancellable (reader, cancellable);
      answer = self->func (reader, g_task_get_task_data (self->task), cancellable, &error);
    }
  if (answer != NULL)
    g_task_return_pointer (inner, answer, self->destroy_answer);
  else
    g_task_return_error (inner, g_steal_pointer (&error));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) self = data;
  g_autoptr (GError) error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (answer != NULL)
    g_task_return_pointer (self->task, answer, self->destroy_answer);
  else
    g_task_return_error (self->task, g_steal_pointer (&error));
}

void
lia_store_read_in_thread (LiaStore *self,
                          GTask *task,
                          LiaReadFunc func,
                          GDestroyNotify destroy_answer)
{
  /* A task that a thread runs may also end there, and the store, the task's source and its data must not. So the thread
   * has a task of its own, which holds nothing. */
  g_autoptr (GTask) inner = NULL;
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading) { g_object_ref (self), g_object_ref (task), func, destroy_answer };
  inner = g_task_new (NULL, g_task_get_cancellable (task), on_read, reading);
  g_task_set_source_tag (inner, lia_store_read_in_thread);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, reading, NULL);
  g_task_run_in_thread (inner, read_in_thread);
}
