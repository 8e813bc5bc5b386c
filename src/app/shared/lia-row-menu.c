/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-row-menu.h"

#include "lia-popover-focus.h"
#include "lia-record-columns.h"
#include "lia-steps.h"

#define ROW_MENU_KEY "lia-row-menu"

struct _LiaRowMenu
{
  GObject parent_instance;

  GtkPopoverMenu *popover; /* (owned by the parent widget) (nullable) */
  GtkWidget *parent; /* borrowed */
  guint popup_source;

  /* owned; %NULL when the popover has all of it */
  GMenuModel *model; /* what it is to show */
  GMenu *shown; /* what it shows so far */
  GMenu *section; /* (nullable): where it is at */
  int n_shown; /* items and sections of the model */
  int n_of_section;
};

G_DEFINE_FINAL_TYPE (LiaRowMenu, lia_row_menu, G_TYPE_OBJECT)

static gboolean add_next_item (GtkWidget *parent);

static void
forget_model (LiaRowMenu *self)
{
  g_clear_object (&self->section);
  g_clear_object (&self->shown);
  g_clear_object (&self->model);
  self->n_shown = 0;
  self->n_of_section = 0;
}

static void
lia_row_menu_dispose (GObject *object)
{
  LiaRowMenu *self = LIA_ROW_MENU (object);

  if (self->parent != NULL)
    {
      lia_steps_remove_pieces (self->parent, add_next_item);
      g_object_set_data (G_OBJECT (self->parent), ROW_MENU_KEY, NULL);
      self->parent = NULL;
    }
  forget_model (self);
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
  g_object_set_data (G_OBJECT (parent), ROW_MENU_KEY, self);

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

/* Begins with the section that is next, when it is one. */
static GMenuModel *
dup_section (LiaRowMenu *self)
{
  GMenuModel *section
      = g_menu_model_get_item_link (self->model, self->n_shown, G_MENU_LINK_SECTION);
  g_autoptr (GMenuItem) item = NULL;

  if (section == NULL || self->section != NULL)
    return section;

  self->section = g_menu_new ();
  self->n_of_section = 0;
  item = g_menu_item_new_from_model (self->model, self->n_shown);
  g_menu_item_set_section (item, G_MENU_MODEL (self->section));
  g_menu_append_item (self->shown, item);

  return section;
}

/* Each item is a widget or, with a menu of its own, a popover of many: all of them are too much for one turn. */
static gboolean
add_next_item (GtkWidget *parent)
{
  LiaRowMenu *self = g_object_get_data (G_OBJECT (parent), ROW_MENU_KEY);
  g_autoptr (GMenuModel) section = NULL;
  g_autoptr (GMenuItem) item = NULL;

  if (self->n_shown >= g_menu_model_get_n_items (self->model))
    {
      forget_model (self);
      /* Its separators come by an idle source of their own, and it would be too short for them. */
      if (self->popup_source == 0)
        self->popup_source = g_idle_add (on_popover_is_whole, self);
      return FALSE;
    }

  section = dup_section (self);
  if (section == NULL)
    {
      item = g_menu_item_new_from_model (self->model, self->n_shown++);
      g_menu_append_item (self->shown, item);
    }
  else if (self->n_of_section < g_menu_model_get_n_items (section))
    {
      item = g_menu_item_new_from_model (section, self->n_of_section++);
      g_menu_append_item (self->section, item);
    }
  else
    {
      g_clear_object (&self->section);
      self->n_shown++;
    }

  return TRUE;
}

void
lia_row_menu_popup (LiaRowMenu *self, GMenuModel *model, const GdkRectangle *place)
{
  g_return_if_fail (LIA_IS_ROW_MENU (self));
  g_return_if_fail (G_IS_MENU_MODEL (model));

  /* Another one each time: one that gets another model keeps the size of the last. */
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  g_clear_handle_id (&self->popup_source, g_source_remove);
  forget_model (self);
  self->model = g_object_ref (model);
  self->shown = g_menu_new ();
  self->popover = GTK_POPOVER_MENU (
      gtk_popover_menu_new_from_model_full (G_MENU_MODEL (self->shown), GTK_POPOVER_MENU_NESTED));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), self->parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  lia_steps_add_pieces (self->parent, add_next_item);
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
