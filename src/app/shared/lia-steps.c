/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-steps.h"

typedef struct
{
  GtkWidget *widget; /* borrowed: it is watched for its end */
  LiaStep step; /* (nullable): then it is pieces */
  LiaPiece piece; /* (nullable) */
  gulong destroy_handler;
} Waiting;

/* After so many microseconds no further piece is begun in the same turn. */
#define BUDGET (2 * 1000)

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
find (GtkWidget *widget, LiaStep step, LiaPiece piece)
{
  for (GList *l = steps.queue.head; l != NULL; l = l->next)
    {
      const Waiting *waiting = l->data;

      if (waiting->widget == widget && waiting->step == step && waiting->piece == piece)
        return l;
    }

  return NULL;
}

static void
on_destroy (GtkWidget *widget)
{
  for (GList *l = steps.queue.head; l != NULL;)
    {
      GList *next = l->next;

      if (((const Waiting *) l->data)->widget == widget)
        drop (l);
      l = next;
    }
}

/* Until it is done, or its widget taken down, or has taken @budget microseconds. */
static void
do_pieces (GtkWidget *widget, LiaPiece piece, gint64 budget)
{
  const gint64 began = g_get_monotonic_time ();
  GList *link = NULL;
  gboolean more = TRUE;

  do
    {
      more = piece (widget);
      link = find (widget, NULL, piece);
    }
  while (more && link != NULL && g_get_monotonic_time () - began < budget);

  if (!more && link != NULL)
    drop (link);
}

static gboolean
on_turn (gpointer user_data)
{
  const Waiting *waiting = g_queue_peek_head (&steps.queue);

  if (waiting->piece != NULL)
    do_pieces (waiting->widget, waiting->piece, BUDGET);
  else
    lia_steps_finish (waiting->widget, waiting->step);

  /* Removed, and cleared, with the last step. */
  return G_SOURCE_CONTINUE;
}

static void
add (GtkWidget *widget, LiaStep step, LiaPiece piece)
{
  Waiting *waiting = NULL;

  if (find (widget, step, piece) != NULL)
    return;

  waiting = g_new0 (Waiting, 1);
  waiting->widget = widget;
  waiting->step = step;
  waiting->piece = piece;
  waiting->destroy_handler = g_signal_connect (widget, "destroy", G_CALLBACK (on_destroy), NULL);
  g_queue_push_tail (&steps.queue, waiting);
  if (steps.source == 0)
    steps.source = g_idle_add (on_turn, NULL);
}

void
lia_steps_add (GtkWidget *widget, LiaStep step)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (step != NULL);

  add (widget, step, NULL);
}

void
lia_steps_finish (GtkWidget *widget, LiaStep step)
{
  g_autoptr (GtkWidget) kept = NULL;
  GList *link = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (step != NULL);

  link = find (widget, step, NULL);
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

  link = find (widget, step, NULL);
  if (link != NULL)
    drop (link);
}

void
lia_steps_add_pieces (GtkWidget *widget, LiaPiece piece)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (piece != NULL);

  add (widget, NULL, piece);
}

void
lia_steps_finish_pieces (GtkWidget *widget, LiaPiece piece)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (piece != NULL);

  if (find (widget, NULL, piece) != NULL)
    do_pieces (widget, piece, G_MAXINT64);
}

void
lia_steps_remove_pieces (GtkWidget *widget, LiaPiece piece)
{
  GList *link = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (piece != NULL);

  link = find (widget, NULL, piece);
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
