/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-steps.h"

typedef struct
{
  GtkWidget *widget; /* borrowed: it is watched for its end */
  LiaStep step;
  gulong destroy_handler;
} Waiting;

/* One queue and one source for all widgets: were there several, two steps could come in one turn. */
static struct
{
  GQueue queue; /* (element-type Waiting) */
  guint source;
} steps = { G_QUEUE_INIT, 0 };

static void
drop (GList *link)
{
  Waiting *waiting = link->data;

  g_signal_handler_disconnect (waiting->widget, waiting->destroy_handler);
  g_queue_delete_link (&steps.queue, link);
  g_free (waiting);

  if (g_queue_is_empty (&steps.queue))
    g_clear_handle_id (&steps.source, g_source_remove);
}

static GList *
find (GtkWidget *widget, LiaStep step)
{
  for (GList *l = steps.queue.head; l != NULL; l = l->next)
    {
      const Waiting *waiting = l->data;

      if (waiting->widget == widget && (step == NULL || waiting->step == step))
        return l;
    }

  return NULL;
}

static void
on_destroy (GtkWidget *widget)
{
  GList *link = NULL;

  while ((link = find (widget, NULL)) != NULL)
    drop (link);
}

static gboolean
on_turn (gpointer user_data)
{
  const Waiting *waiting = g_queue_peek_head (&steps.queue);

  lia_steps_finish (waiting->widget, waiting->step);

  /* Removed, and cleared, with the last step. */
  return G_SOURCE_CONTINUE;
}

void
lia_steps_add (GtkWidget *widget, LiaStep step)
{
  Waiting *waiting = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (step != NULL);

  if (find (widget, step) != NULL)
    return;

  waiting = g_new0 (Waiting, 1);
  waiting->widget = widget;
  waiting->step = step;
  waiting->destroy_handler = g_signal_connect (widget, "destroy", G_CALLBACK (on_destroy), NULL);
  g_queue_push_tail (&steps.queue, waiting);
  if (steps.source == 0)
    steps.source = g_idle_add (on_turn, NULL);
}

void
lia_steps_finish (GtkWidget *widget, LiaStep step)
{
  g_autoptr (GtkWidget) kept = NULL;
  GList *link = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (step != NULL);

  link = find (widget, step);
  if (link == NULL)
    return;

  /* A step may add another, or take its widget down. */
  kept = g_object_ref (widget);
  drop (link);
  step (widget);
}

void
lia_steps_remove (GtkWidget *widget, LiaStep step)
{
  GList *link = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (step != NULL);

  link = find (widget, step);
  if (link != NULL)
    drop (link);
}

gboolean
lia_steps_are_waiting (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  for (GList *l = steps.queue.head; l != NULL; l = l->next)
    {
      const Waiting *waiting = l->data;

      if (waiting->widget == widget || gtk_widget_is_ancestor (waiting->widget, widget))
        return TRUE;
    }

  return FALSE;
}
