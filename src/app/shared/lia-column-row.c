/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-column-row.h"

#include <glib/gi18n-lib.h>

struct _LiaColumnRow
{
  AdwActionRow parent_instance;

  /* template */
  GtkCheckButton *check;
  GtkWidget *buttons;
  GtkWidget *up;
  GtkWidget *down;

  /* owned */
  LiaColumnLayout *layout;

  /* borrowed */
  const char *id;
};

G_DEFINE_FINAL_TYPE (LiaColumnRow, lia_column_row, ADW_TYPE_ACTION_ROW)

enum
{
  MOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_toggled (LiaColumnRow *self)
{
  if (self->layout != NULL)
    lia_column_layout_set_shown (self->layout, self->id, gtk_check_button_get_active (self->check));
}

static void
on_up_clicked (LiaColumnRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
on_down_clicked (LiaColumnRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static gboolean
move_by_key (GtkWidget *widget, GVariant *by, gpointer user_data)
{
  g_signal_emit (widget, signals[MOVE], 0, g_variant_get_int32 (by));

  return GDK_EVENT_STOP;
}

static void
lia_column_row_dispose (GObject *object)
{
  LiaColumnRow *self = LIA_COLUMN_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_COLUMN_ROW);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (lia_column_row_parent_class)->dispose (object);
}

static void
lia_column_row_class_init (LiaColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_column_row_dispose;

  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaColumnRow, check);
  gtk_widget_class_bind_template_child (widget_class, LiaColumnRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, LiaColumnRow, up);
  gtk_widget_class_bind_template_child (widget_class, LiaColumnRow, down);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_up_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_down_clicked);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_by_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_by_key, "i", 1);
}

static void
lia_column_row_init (LiaColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_column_row_new (LiaColumnLayout *layout, const LiaColumn *column)
{
  LiaColumnRow *self = g_object_new (LIA_TYPE_COLUMN_ROW, "title", column->title, NULL);

  self->id = column->id;
  self->layout = g_object_ref (layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  column->title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->up), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  column->title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->down), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  column->title, -1);
  lia_column_row_update (self);

  return GTK_WIDGET (self);
}

const char *
lia_column_row_get_id (LiaColumnRow *self)
{
  g_return_val_if_fail (LIA_IS_COLUMN_ROW (self), NULL);

  return self->id;
}

void
lia_column_row_update (LiaColumnRow *self)
{
  guint position = 0;
  gboolean fixed = FALSE;
  gboolean shown = FALSE;

  g_return_if_fail (LIA_IS_COLUMN_ROW (self));

  if (!lia_column_layout_find (self->layout, self->id, &position))
    return;

  fixed = position == 0;
  shown = lia_column_layout_is_shown (self->layout, position);
  gtk_check_button_set_active (self->check, shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), !fixed);
  gtk_widget_set_visible (self->buttons, !fixed);
  gtk_widget_set_sensitive (self->up, position > 1);
  gtk_widget_set_sensitive (self->down,
                            position + 1 < lia_column_layout_get_n_columns (self->layout));
  /* The row has the focus, not the tick in it: it says whether the column is shown. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  shown ? _ ("shown") : _ ("not shown"), -1);
}
