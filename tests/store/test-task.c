/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-task.h"

#define N_TASKS 3000

/* Ends with the task that keeps it. */
typedef struct
{
  GThread *home;
  guint *n_ended; /* at home */
  guint *n_ended_elsewhere;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *self = data;

  /* Counted without a lock: what ends elsewhere is what must not be. */
  if (g_thread_self () == self->home)
    (*self->n_ended)++;
  else
    (*self->n_ended_elsewhere)++;
  g_free (self);
}

static void
do_nothing (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Kept *kept = data;

  g_assert_true (g_thread_self () != kept->home);
  g_task_return_boolean (task, TRUE);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  guint *n_done = data;

  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  (*n_done)++;
}

/* Whichever of the two lets go of a task last: what it keeps ends where the task was made. */
static void
ends_where_it_was_made (void)
{
  guint n_done = 0;
  guint n_ended = 0;
  guint n_ended_elsewhere = 0;

  for (guint i = 0; i < N_TASKS; i++)
    {
      GTask *task = g_task_new (NULL, NULL, on_done, &n_done);
      Kept *kept = g_new (Kept, 1);

      *kept = (Kept) { g_thread_self (), &n_ended, &n_ended_elsewhere };
      g_task_set_task_data (task, kept, kept_free);
      lia_task_run_in_thread (task, do_nothing);
      g_object_unref (task);
      if (i % 3 == 0)
        while (n_done <= i)
          g_main_context_iteration (NULL, TRUE);
    }
  while (n_done < N_TASKS || n_ended + n_ended_elsewhere < N_TASKS)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_ended_elsewhere, ==, 0);
}

static void
fail (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_assert_true (cancellable == g_task_get_cancellable (task));
  g_assert_true (source == g_task_get_source_object (task));
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED, "Nothing there");
}

static void
on_failed (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_true (g_task_is_valid (result, source));
  g_assert_false (g_task_propagate_boolean (G_TASK (result), error));
}

static void
results_arrive (void)
{
  g_autoptr (GObject) source = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cancelled = NULL;
  GTask *task = g_task_new (source, cancellable, on_failed, &error);

  lia_task_run_in_thread (task, fail);
  g_object_unref (task);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);

  task = g_task_new (source, cancellable, on_failed, &cancelled);
  g_cancellable_cancel (cancellable);
  lia_task_run_in_thread (task, fail);
  g_object_unref (task);
  while (cancelled == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  while (source->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (g_steal_pointer (&source));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task/ends-where-it-was-made", ends_where_it_was_made);
  g_test_add_func ("/task/results", results_arrive);
  return g_test_run ();
}
