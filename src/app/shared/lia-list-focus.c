/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-list-focus.h"

#include <adwaita.h>

#include "lia-row-menu.h"

#define LAST_KEY     "lia-list-focus-last"
#define POSITION_KEY "lia-list-focus-position"

static gboolean
is_seen (GtkWidget *row, GtkWidget *view)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, view, &bounds)
         && bounds.origin.y + bounds.size.height > 0
         && bounds.origin.y < (float) gtk_widget_get_height (view);
}

static AdwDialog *
get_dialog (GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);

  return ADW_IS_APPLICATION_WINDOW (root)
             ? adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root))
             : NULL;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* What lies behind a dialog has the focus again when that closes. */
static void
on_focus_moved (GtkWidget *view)
{
  GWeakRef *last = g_object_get_data (G_OBJECT (view), LAST_KEY);
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) == NULL)
    g_weak_ref_set (last, gtk_widget_is_ancestor (focus, view) ? focus : NULL);
}

static void
on_root_changed (GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_moved), view,
                             G_CONNECT_SWAPPED);
}

void
lia_list_focus_watch (GtkWidget *view)
{
  GWeakRef *last = NULL;

  g_return_if_fail (GTK_IS_WIDGET (view));

  last = g_new0 (GWeakRef, 1);
  g_weak_ref_init (last, NULL);
  g_object_set_data_full (G_OBJECT (view), LAST_KEY, last, weak_ref_free);
  g_signal_connect (view, "notify::root", G_CALLBACK (on_root_changed), NULL);
  on_root_changed (view);
}

guint
lia_list_focus_find (GtkWidget *view)
{
  GtkRoot *root = NULL;
  GWeakRef *last = NULL;
  g_autoptr (GtkWidget) behind = NULL;
  GtkWidget *focus = NULL;
  GtkWidget *row = NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_val_if_fail (GTK_IS_WIDGET (view), GTK_INVALID_LIST_POSITION);

  root = gtk_widget_get_root (view);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  last = g_object_get_data (G_OBJECT (view), LAST_KEY);
  if (last != NULL && get_dialog (view) != NULL)
    focus = behind = g_weak_ref_get (last);
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

static gboolean
on_dialog_gone (gpointer user_data)
{
  GtkWidget *view = user_data;
  const guint *position = g_object_get_data (G_OBJECT (view), POSITION_KEY);
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (position != NULL && gtk_widget_get_mapped (view)
      && (focus == NULL || !gtk_widget_is_ancestor (focus, view)))
    lia_list_focus_give_back (view, *position);
  else
    g_object_set_data (G_OBJECT (view), POSITION_KEY, NULL);

  return G_SOURCE_REMOVE;
}

/* The dialog gives the focus back itself: to the old row, which is gone. */
static void
on_dialog_closed (GtkWidget *view)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_dialog_gone, g_object_ref (view), g_object_unref);
}

void
lia_list_focus_give_back (GtkWidget *view, guint position)
{
  AdwDialog *dialog = NULL;

  g_return_if_fail (GTK_IS_WIDGET (view));

  dialog = get_dialog (view);
  if (dialog == NULL)
    {
      g_object_set_data (G_OBJECT (view), POSITION_KEY, NULL);
      lia_list_focus_set (view, position);
      return;
    }
  g_object_set_data_full (G_OBJECT (view), POSITION_KEY, g_memdup2 (&position, sizeof position),
                          g_free);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_dialog_closed), view,
                           G_CONNECT_SWAPPED);
}
