/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-columns-dialog.h"

#include "lia-column-row.h"
#include "lia-steps.h"

struct _LiaColumnsDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkListBox *list;
  GtkWidget *reset;

  /* owned */
  LiaColumnLayout *layout;

  guint n_rows; /* of the columns, from the first */
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
put_row (LiaColumnsDialog *self, GtkWidget *row, guint position)
{
  g_autoptr (GtkWidget) kept = g_object_ref (row);

  gtk_list_box_remove (self->list, row);
  gtk_list_box_insert (self->list, row, (int) position);
}

static gboolean add_next_row (GtkWidget *widget);

static void
on_move (LiaColumnsDialog *self, int by, LiaColumnRow *row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  guint position = 0;

  lia_steps_finish_pieces (GTK_WIDGET (self), add_next_row);
  if (!lia_column_layout_find (self->layout, lia_column_row_get_id (row), &position))
    return;

  lia_column_layout_move (self->layout, lia_column_row_get_id (row),
                          (guint) MAX ((int) position + by, 1));
  if (!lia_column_layout_find (self->layout, lia_column_row_get_id (row), &position)
      || gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) == (int) position)
    return;

  put_row (self, GTK_WIDGET (row), position);

  /* The button one presses again and again keeps the focus, until the row is at the end. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (row))
      || !gtk_widget_get_sensitive (focus) || !gtk_widget_grab_focus (focus))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
add_row (LiaColumnsDialog *self, guint place)
{
  GtkWidget *row = lia_column_row_new (self->layout, lia_column_layout_get (self->layout, place));

  g_signal_connect_object (row, "move", G_CALLBACK (on_move), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

/* A row takes a millisecond or two to make. */
static gboolean
add_next_row (GtkWidget *widget)
{
  LiaColumnsDialog *self = LIA_COLUMNS_DIALOG (widget);

  add_row (self, self->n_rows++);

  return self->n_rows < lia_column_layout_get_n_columns (self->layout);
}

static GtkListBoxRow *
find_row (LiaColumnsDialog *self, const char *id)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (lia_column_row_get_id (LIA_COLUMN_ROW (row)), id))
      return row;

  return NULL;
}

static void
on_reset_clicked (LiaColumnsDialog *self)
{
  lia_steps_finish_pieces (GTK_WIDGET (self), add_next_row);
  lia_column_layout_reset (self->layout);
  for (guint i = 0; i < lia_column_layout_get_n_columns (self->layout); i++)
    {
      GtkListBoxRow *row = find_row (self, lia_column_layout_get (self->layout, i)->id);

      if (gtk_list_box_row_get_index (row) != (int) i)
        put_row (self, GTK_WIDGET (row), i);
    }
  update_rows (self);
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
  /* The first has the focus when the dialog opens; the others come in steps. */
  if (add_next_row (GTK_WIDGET (self)))
    lia_steps_add_pieces (GTK_WIDGET (self), add_next_row);
  update_rows (self);
  adw_dialog_set_focus (ADW_DIALOG (self),
                        GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));

  return self;
}
