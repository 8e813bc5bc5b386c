/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-row-menu.h"

#include "lia-popover-focus.h"
#include "lia-record-columns.h"

struct _LiaRowMenu
{
  GObject parent_instance;

  GtkPopoverMenu *popover; /* (owned by the parent widget) (nullable) */
  GtkWidget *parent; /* borrowed */
  guint popup_source;
};

G_DEFINE_FINAL_TYPE (LiaRowMenu, lia_row_menu, G_TYPE_OBJECT)

static void
lia_row_menu_dispose (GObject *object)
{
  LiaRowMenu *self = LIA_ROW_MENU (object);

  g_clear_handle_id (&self->popup_source, g_source_remove);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));

  G_OBJECT_CLASS (lia_row_menu_parent_class)->dispose (object);
}

static void
lia_row_menu_class_init (LiaRowMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_row_menu_dispose;
}

static void
lia_row_menu_init (LiaRowMenu *self)
{
}

LiaRowMenu *
lia_row_menu_new (GtkWidget *parent)
{
  LiaRowMenu *self = g_object_new (LIA_TYPE_ROW_MENU, NULL);

  self->parent = parent;

  return self;
}

static gboolean
on_popover_is_whole (gpointer user_data)
{
  LiaRowMenu *self = user_data;

  self->popup_source = 0;
  if (self->popover != NULL)
    lia_popover_focus_popup (GTK_POPOVER (self->popover));

  return G_SOURCE_REMOVE;
}

void
lia_row_menu_popup (LiaRowMenu *self, GMenuModel *model, const GdkRectangle *place)
{
  g_return_if_fail (LIA_IS_ROW_MENU (self));
  g_return_if_fail (G_IS_MENU_MODEL (model));

  /* Another one each time: one that gets another model keeps the size of the last. */
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover
      = GTK_POPOVER_MENU (gtk_popover_menu_new_from_model_full (model, GTK_POPOVER_MENU_NESTED));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), self->parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  /* Its separators come by an idle source of their own, and it would be too short for them. */
  if (self->popup_source == 0)
    self->popup_source = g_idle_add (on_popover_is_whole, self);
}

/* Column views and list views put a child of ours into each row, which knows its item. */
GtkWidget *
lia_row_menu_find_row (GtkWidget *widget, GtkWidget *view, guint *position)
{
  for (; widget != NULL && widget != view; widget = gtk_widget_get_parent (widget))
    for (GtkWidget *child = widget; child != NULL; child = gtk_widget_get_first_child (child))
      {
        gpointer item = g_object_get_data (G_OBJECT (child), LIA_LIST_ITEM_KEY);

        if (item == NULL)
          continue;
        *position = gtk_list_item_get_position (item);
        return *position != GTK_INVALID_LIST_POSITION ? widget : NULL;
      }

  return NULL;
}
