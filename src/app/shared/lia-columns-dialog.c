/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-columns-dialog.h"

#include "lia-column-row.h"

struct _LiaColumnsDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkListBox *list;
  GtkWidget *reset;

  /* owned */
  LiaColumnLayout *layout;
};

G_DEFINE_FINAL_TYPE (LiaColumnsDialog, lia_columns_dialog, ADW_TYPE_DIALOG)

static void
update_rows (LiaColumnsDialog *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    lia_column_row_update (LIA_COLUMN_ROW (row));
  gtk_widget_set_sensitive (self->reset, !lia_column_layout_is_default (self->layout));
}

static void
on_move (LiaColumnsDialog *self, int by, LiaColumnRow *row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  guint position = 0;

  if (!lia_column_layout_find (self->layout, lia_column_row_get_id (row), &position))
    return;

  lia_column_layout_move (self->layout, lia_column_row_get_id (row),
                          (guint) MAX ((int) position + by, 1));
  if (!lia_column_layout_find (self->layout, lia_column_row_get_id (row), &position)
      || gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) == (int) position)
    return;

  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) position);
  g_object_unref (row);

  /* The button one presses again and again keeps the focus, until the row is at the end. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (row))
      || !gtk_widget_get_sensitive (focus) || !gtk_widget_grab_focus (focus))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fill (LiaColumnsDialog *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < lia_column_layout_get_n_columns (self->layout); i++)
    {
      GtkWidget *row = lia_column_row_new (self->layout, lia_column_layout_get (self->layout, i));

      g_signal_connect_object (row, "move", G_CALLBACK (on_move), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  update_rows (self);
}

static void
on_reset_clicked (LiaColumnsDialog *self)
{
  lia_column_layout_reset (self->layout);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
lia_columns_dialog_dispose (GObject *object)
{
  LiaColumnsDialog *self = LIA_COLUMNS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_COLUMNS_DIALOG);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (lia_columns_dialog_parent_class)->dispose (object);
}

static void
lia_columns_dialog_class_init (LiaColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_columns_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaColumnsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, LiaColumnsDialog, reset);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_clicked);
}

static void
lia_columns_dialog_init (LiaColumnsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaColumnsDialog *
lia_columns_dialog_new (LiaColumnLayout *layout)
{
  LiaColumnsDialog *self = NULL;

  g_return_val_if_fail (LIA_IS_COLUMN_LAYOUT (layout), NULL);

  self = g_object_new (LIA_TYPE_COLUMNS_DIALOG, NULL);
  self->layout = g_object_ref (layout);
  g_signal_connect_object (layout, "changed", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  fill (self);
  adw_dialog_set_focus (ADW_DIALOG (self),
                        GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));

  return self;
}
