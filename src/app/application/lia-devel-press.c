/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-devel-press.h"

#include <adwaita.h>

static gboolean
can_be_pressed (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget)
         || GTK_IS_CHECK_BUTTON (widget)
         /* An item of a menu. */
         || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton");
}

static gboolean
is_called (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;

  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static GtkWidget *
find_pressable (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    {
      found = find_pressable (child, text);
      if (found != NULL)
        return found;
    }
  if (!is_called (widget, text))
    return NULL;

  while (widget != NULL && !can_be_pressed (widget))
    widget = gtk_widget_get_parent (widget);

  return widget;
}

gboolean
lia_devel_press (GtkWidget *root, const char *text)
{
  GtkWidget *widget = find_pressable (root, text);

  if (widget == NULL)
    return FALSE;
  if (GTK_IS_MENU_BUTTON (widget))
    gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
  else if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else
    gtk_widget_activate (widget);

  return TRUE;
}
