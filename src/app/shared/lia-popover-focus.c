/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-popover-focus.h"

#define FOCUS_KEY "lia-popover-focus"

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
on_closed (GtkPopover *popover)
{
  GWeakRef *weak = g_object_get_data (G_OBJECT (popover), FOCUS_KEY);
  g_autoptr (GtkWidget) before = weak != NULL ? g_weak_ref_get (weak) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (popover));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || before == NULL || gtk_widget_get_root (before) != root
      || !gtk_widget_get_mapped (before))
    return;
  if (focus == NULL || focus == GTK_WIDGET (popover)
      || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    gtk_widget_grab_focus (before);
}

void
lia_popover_focus_popup (GtkPopover *popover)
{
  GtkRoot *root = NULL;
  GWeakRef *weak = NULL;

  g_return_if_fail (GTK_IS_POPOVER (popover));

  root = gtk_widget_get_root (GTK_WIDGET (popover));
  weak = g_object_get_data (G_OBJECT (popover), FOCUS_KEY);
  if (weak == NULL)
    {
      weak = g_new0 (GWeakRef, 1);
      g_weak_ref_init (weak, NULL);
      g_object_set_data_full (G_OBJECT (popover), FOCUS_KEY, weak, weak_ref_free);
      g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
    }
  /* One that is open already has it itself. */
  if (root != NULL && !gtk_widget_get_visible (GTK_WIDGET (popover)))
    g_weak_ref_set (weak, gtk_root_get_focus (root));
  gtk_popover_popup (popover);
}
