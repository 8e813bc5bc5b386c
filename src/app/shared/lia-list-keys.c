/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-list-keys.h"

static void
move_selection (GtkListView *list_view, int step)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (list_view));
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (selection));
  guint selected = gtk_single_selection_get_selected (selection);

  if (n_items == 0)
    return;

  if (selected == GTK_INVALID_LIST_POSITION)
    selected = 0;
  else if (step < 0)
    selected = selected > 0 ? selected - 1 : 0;
  else
    selected = MIN (selected + 1, n_items - 1);

  gtk_list_view_scroll_to (list_view, selected, GTK_LIST_SCROLL_SELECT, NULL);
}

gboolean
lia_list_keys_pressed (GtkListView *list_view, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
      move_selection (list_view, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      move_selection (list_view, 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}
