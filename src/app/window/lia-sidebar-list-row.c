/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-sidebar-list-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lia-count-text.h"
#include "lia-list-name-dialog.h"
#include "lia-page.h"
#include "lia-popover-focus.h"
#include "lia-text.h"
#include "lia-window.h"

struct _LiaSidebarListRow
{
  LiaSidebarRow parent_instance;

  /* owned */
  LiaSavedListItem *item;

  /* borrowed */
  GtkLabel *name;
  GtkLabel *count;
  GtkWidget *menu; /* (nullable) */
  const LiaRecordType *subject;

  guint position;
};

G_DEFINE_FINAL_TYPE (LiaSidebarListRow, lia_sidebar_list_row, LIA_TYPE_SIDEBAR_ROW)

static void
update (LiaSidebarListRow *self)
{
  int n = lia_saved_list_item_get_count (self->item);
  g_autofree char *name = lia_text_make_bidi_visible (lia_saved_list_item_get_name (self->item));
  g_autofree char *number = n >= 0 ? g_strdup_printf ("%'d", n) : g_strdup ("");
  g_autofree char *count = n >= 0 ? lia_count_text (self->subject, (guint) n) : NULL;
  g_autofree char *sentence = count != NULL ? g_strdup_printf (_ ("List %s, %s"), name, count)
                                            : g_strdup_printf (_ ("List %s"), name);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->count, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

typedef struct
{
  LiaWindow *window; /* owned */
  char *done; /* owned (nullable): what the toast says */
} Change;

static void
change_free (Change *self)
{
  g_clear_object (&self->window);
  g_free (self->done);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static Change *
change_new (GtkWidget *widget, char *done)
{
  Change *self = g_new0 (Change, 1);

  self->window = g_object_ref (lia_window_from_widget (widget));
  self->done = done;

  return self;
}

static void
tell (Change *self, const GError *error)
{
  if (error != NULL)
    lia_window_show_error (self->window, _ ("List Not Changed"), error);
  else if (self->done != NULL)
    lia_window_add_undo_toast (self->window, self->done);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error);
  tell (change, error);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  lia_workspace_save_finish (LIA_WORKSPACE (source), result, NULL, &error);
  tell (change, error);
}

static LiaWorkspace *
get_workspace (LiaSidebarListRow *self)
{
  return lia_window_get_workspace (lia_window_from_widget (GTK_WIDGET (self)));
}

static gboolean
can_write (LiaSidebarListRow *self)
{
  LiaWorkspace *workspace = get_workspace (self);

  return workspace != NULL && !lia_workspace_is_read_only (workspace);
}

static void
on_named (GtkWidget *widget, const char *name, gpointer user_data)
{
  LiaSidebarListRow *self = LIA_SIDEBAR_LIST_ROW (widget);
  g_autoptr (LiaRecord) list = lia_record_copy (lia_saved_list_item_get_record (self->item));
  LiaValue value = LIA_TEXT (name);

  lia_record_set_value (list, "name", &value);
  lia_workspace_save_async (get_workspace (self), list, NULL, on_saved, change_new (widget, NULL));
}

static void
rename_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaSidebarListRow *self = LIA_SIDEBAR_LIST_ROW (widget);

  if (can_write (self))
    lia_list_name_dialog_present (widget, _ ("Rename List"), _ ("_Rename"),
                                  lia_saved_list_item_get_name (self->item), on_named, NULL, NULL);
}

static void
update_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaSidebarListRow *self = LIA_SIDEBAR_LIST_ROW (widget);
  LiaPage *page = lia_window_get_list_page (lia_window_from_widget (widget),
                                            lia_sidebar_row_get_page_name (LIA_SIDEBAR_ROW (self)));
  g_autoptr (LiaRecord) list = lia_record_copy (lia_saved_list_item_get_record (self->item));
  g_autofree char *done = NULL;

  if (page == NULL || !can_write (self))
    return;

  lia_page_store_list (page, list);
  done = g_strdup_printf (_ ("“%s” shows what you see now"),
                          lia_saved_list_item_get_name (self->item));
  lia_workspace_save_async (get_workspace (self), list, NULL, on_saved,
                            change_new (widget, g_steal_pointer (&done)));
}

static void
move_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaSidebarListRow *self = LIA_SIDEBAR_LIST_ROW (widget);
  int by = g_variant_get_int32 (parameter);

  if (can_write (self) && (by > 0 || self->position > 0))
    lia_saved_lists_move_async (get_workspace (self), lia_saved_list_item_get_id (self->item),
                                (guint) ((int) self->position + by), NULL, on_written,
                                change_new (widget, NULL));
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaSidebarListRow *self = LIA_SIDEBAR_LIST_ROW (widget);
  gint64 id = lia_saved_list_item_get_id (self->item);
  g_autofree char *done = NULL;

  if (!can_write (self))
    return;

  done = g_strdup_printf (_ ("List “%s” deleted"), lia_saved_list_item_get_name (self->item));
  lia_workspace_trash_async (get_workspace (self), lia_record_type_find ("saved_list"), &id, 1,
                             NULL, on_written, change_new (widget, g_steal_pointer (&done)));
}

static void
popup_menu_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaSidebarListRow *self = LIA_SIDEBAR_LIST_ROW (widget);
  LiaPage *page = lia_window_get_list_page (lia_window_from_widget (widget),
                                            lia_sidebar_row_get_page_name (LIA_SIDEBAR_ROW (self)));
  gboolean writable = can_write (self);

  gtk_widget_action_set_enabled (widget, "list.rename", writable);
  gtk_widget_action_set_enabled (widget, "list.delete", writable);
  gtk_widget_action_set_enabled (widget, "list.update", writable && page != NULL);

  if (self->menu == NULL)
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      g_autoptr (GMenu) order = g_menu_new ();
      g_autoptr (GMenu) end = g_menu_new ();

      g_menu_append (menu, _ ("_Rename…"), "list.rename");
      g_menu_append (menu, _ ("_Update to What Is Shown Now"), "list.update");
      g_menu_append (order, _ ("Move U_p"), "list.move(-1)");
      g_menu_append (order, _ ("Move Do_wn"), "list.move(1)");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
      g_menu_append (end, _ ("_Delete"), "list.delete");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_widget_set_parent (self->menu, widget);
    }
  lia_popover_focus_popup (GTK_POPOVER (self->menu));
}

static void
on_secondary_pressed (GtkGesture *gesture, int n_press, double x, double y, gpointer widget)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (widget, "menu.popup", NULL);
}

static void
lia_sidebar_list_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiaSidebarListRow *self = LIA_SIDEBAR_LIST_ROW (widget);

  GTK_WIDGET_CLASS (lia_sidebar_list_row_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
lia_sidebar_list_row_dispose (GObject *object)
{
  LiaSidebarListRow *self = LIA_SIDEBAR_LIST_ROW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (lia_sidebar_list_row_parent_class)->dispose (object);
}

static void
lia_sidebar_list_row_class_init (LiaSidebarListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_sidebar_list_row_dispose;
  widget_class->size_allocate = lia_sidebar_list_row_size_allocate;

  gtk_widget_class_install_action (widget_class, "list.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "list.update", NULL, update_action);
  gtk_widget_class_install_action (widget_class, "list.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "list.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_menu_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "list.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "list.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "list.move", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "list.move", "i",
                                       1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
}

static void
lia_sidebar_list_row_init (LiaSidebarListRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkGesture *click = gtk_gesture_click_new ();

  self->name = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign",
                                        0.0, "hexpand", TRUE, "margin-start", 28, NULL));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_secondary_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
lia_sidebar_list_row_new (const char *page_name,
                          gboolean secondary,
                          const LiaRecordType *subject,
                          LiaSavedListItem *item,
                          guint position,
                          guint n_lists)
{
  LiaSidebarListRow *self = g_object_new (LIA_TYPE_SIDEBAR_LIST_ROW, NULL);

  lia_sidebar_row_set_page (LIA_SIDEBAR_ROW (self), page_name, secondary);
  self->subject = subject;
  self->item = g_object_ref (item);
  self->position = position;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.move", n_lists > 1);
  g_signal_connect_object (item, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

LiaSavedListItem *
lia_sidebar_list_row_get_item (LiaSidebarListRow *self)
{
  g_return_val_if_fail (LIA_IS_SIDEBAR_LIST_ROW (self), NULL);

  return self->item;
}
