/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-slow-release.h"

#include "lia-idle-steps.h"

static void
collect_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    {
      g_ptr_array_add (rows, g_object_ref (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static gboolean
release_one (gpointer data)
{
  GPtrArray *rows = data;

  if (rows->len > 0)
    g_ptr_array_remove_index_fast (rows, rows->len - 1);
  if (rows->len > 0)
    return TRUE;

  g_ptr_array_unref (rows);
  return FALSE;
}

static void
on_closed (AdwDialog *dialog)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  collect_rows (GTK_WIDGET (dialog), rows);
  lia_idle_steps_add (G_PRIORITY_DEFAULT_IDLE, release_one, rows);
}

void
lia_slow_release_rows (AdwDialog *dialog)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  g_signal_connect (dialog, "closed", G_CALLBACK (on_closed), NULL);
}
