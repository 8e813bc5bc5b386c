/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-list-focus.h"

#include "lia-row-menu.h"

static gboolean
is_seen (GtkWidget *row, GtkWidget *view)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, view, &bounds)
         && bounds.origin.y + bounds.size.height > 0
         && bounds.origin.y < (float) gtk_widget_get_height (view);
}

guint
lia_list_focus_find (GtkWidget *view)
{
  GtkRoot *root = NULL;
  GtkWidget *focus = NULL;
  GtkWidget *row = NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_val_if_fail (GTK_IS_WIDGET (view), GTK_INVALID_LIST_POSITION);

  root = gtk_widget_get_root (view);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, view))
    return GTK_INVALID_LIST_POSITION;
  row = lia_row_menu_find_row (focus, view, &position);

  return row != NULL && is_seen (row, view) ? position : GTK_INVALID_LIST_POSITION;
}

void
lia_list_focus_set (GtkWidget *view, guint position)
{
  GtkSelectionModel *model = NULL;
  guint n_items;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view) || GTK_IS_LIST_VIEW (view));

  model = GTK_IS_COLUMN_VIEW (view) ? gtk_column_view_get_model (GTK_COLUMN_VIEW (view))
                                    : gtk_list_view_get_model (GTK_LIST_VIEW (view));
  n_items = model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
  if (n_items == 0)
    return;

  /* Scrolling sets which row has the focus of the list, grabbing gives the list the keyboard. */
  position = MIN (position, n_items - 1);
  if (GTK_IS_COLUMN_VIEW (view))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (view), position, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  else
    gtk_list_view_scroll_to (GTK_LIST_VIEW (view), position, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (view);
}
