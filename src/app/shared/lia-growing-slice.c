/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-growing-slice.h"

#include "lia-steps.h"

#define SLICE_KEY   "lia-growing-slice"
#define PORTION_KEY "lia-portion"
#define WIDGET_KEY  "lia-widget"

/* GTK makes widgets for so many rows around the first one that is seen; more cost nothing. */
#define MAX_WIDGETS 204

static guint
get_portion (GtkSliceListModel *slice)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (slice), PORTION_KEY));
}

static gboolean
is_whole (GtkSliceListModel *slice)
{
  return g_list_model_get_n_items (gtk_slice_list_model_get_model (slice))
         <= gtk_slice_list_model_get_size (slice);
}

static void
grow (GtkWidget *widget)
{
  GtkSliceListModel *slice = g_object_get_data (G_OBJECT (widget), SLICE_KEY);
  const guint size = gtk_slice_list_model_get_size (slice) + get_portion (slice);

  gtk_slice_list_model_set_size (slice, size > MAX_WIDGETS ? G_MAXUINT : size);
  if (!is_whole (slice))
    lia_steps_add (widget, grow);
}

static void
on_rows_changed (GtkSliceListModel *slice)
{
  GtkWidget *widget = g_object_get_data (G_OBJECT (slice), WIDGET_KEY);

  if (widget == NULL)
    return;

  /* Who has none begins anew. */
  if (g_list_model_get_n_items (gtk_slice_list_model_get_model (slice)) == 0)
    gtk_slice_list_model_set_size (slice, get_portion (slice));
  else if (!is_whole (slice))
    lia_steps_add (widget, grow);
}

/* Rows may outlive whoever shows them. */
static void
on_widget_destroyed (GtkSliceListModel *slice)
{
  g_object_set_data (G_OBJECT (slice), WIDGET_KEY, NULL);
}

GListModel *
lia_growing_slice_new (GListModel *rows, GtkWidget *widget, guint portion)
{
  GtkSliceListModel *slice = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (rows), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (portion > 0, NULL);

  slice = gtk_slice_list_model_new (g_object_ref (rows), 0, portion);
  g_object_set_data (G_OBJECT (slice), PORTION_KEY, GUINT_TO_POINTER (portion));
  g_object_set_data (G_OBJECT (slice), WIDGET_KEY, widget);
  g_object_set_data_full (G_OBJECT (widget), SLICE_KEY, g_object_ref (slice), g_object_unref);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (on_rows_changed), slice,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (on_widget_destroyed), slice,
                           G_CONNECT_SWAPPED);
  on_rows_changed (slice);

  return G_LIST_MODEL (slice);
}
