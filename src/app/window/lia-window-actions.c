/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-window-private.h"

#include <glib/gi18n-lib.h>

#include "lia-duplicates-page.h"
#include "lia-page-registry.h"

/* The commands of the window that need no file: menus and shortcuts name them. */

static void
show_undo_result (LiaWindow *self, GAsyncResult *result, const char *heading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaUndoResult) undo = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast = NULL;

  undo = lia_workspace_undo_finish (lia_window_get_workspace (self), result, &error);
  if (undo == NULL)
    {
      lia_window_show_error (self, heading, error);
      return;
    }

  text = lia_undo_result_describe (undo);
  toast = adw_toast_new ("");
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  /* Something was left as it is: that wants reading, and a word of its own. */
  if (undo->kept->len > 0)
    adw_toast_set_timeout (toast, 0);
  lia_window_add_toast (self, toast);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWindow) self = user_data;

  if (lia_window_get_workspace (self) == LIA_WORKSPACE (source))
    show_undo_result (self, result, _ ("Nothing Was Undone"));
}

static void
on_redone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWindow) self = user_data;

  if (lia_window_get_workspace (self) == LIA_WORKSPACE (source))
    show_undo_result (self, result, _ ("Nothing Was Redone"));
}

static void
undo_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaWindow *self = LIA_WINDOW (widget);

  lia_workspace_undo_async (lia_window_get_workspace (self), on_undone, g_object_ref (self));
}

static void
redo_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaWindow *self = LIA_WINDOW (widget);

  lia_workspace_redo_async (lia_window_get_workspace (self), on_redone, g_object_ref (self));
}

static void
page_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  lia_window_show_page (LIA_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
nth_page_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  guint n_entries = 0;
  const LiaPageEntry *entries = lia_page_registry (&n_entries);
  guint n = g_variant_get_uint32 (parameter);

  if (n >= 1 && n <= n_entries)
    lia_window_show_page (LIA_WINDOW (widget), entries[n - 1].name);
}

static void
search_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaPage *page = lia_window_get_visible_page (LIA_WINDOW (widget));

  if (page != NULL && lia_page_can_search (page))
    lia_page_focus_search (page);
}

static void
new_record_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaPage *page = lia_window_get_visible_page (LIA_WINDOW (widget));

  if (page != NULL && lia_page_can_create (page))
    lia_page_create_new (page);
}

static void
main_menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  lia_window_open_main_menu (LIA_WINDOW (widget));
}

void
lia_window_update_actions (LiaWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  LiaWorkspace *workspace = lia_window_get_workspace (self);
  LiaPage *page = lia_window_get_visible_page (self);
  /* A dialog has the keyboard to itself. */
  gboolean busy = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL;
  gboolean writable = workspace != NULL && !lia_workspace_is_read_only (workspace);
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;

  if (workspace != NULL)
    g_object_get (workspace, "undo-label", &undo_label, "redo-label", &redo_label, NULL);

  gtk_widget_action_set_enabled (widget, "win.undo", writable && !busy && undo_label != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", writable && !busy && redo_label != NULL);
  gtk_widget_action_set_enabled (widget, "win.show-page", workspace != NULL && !busy);
  gtk_widget_action_set_enabled (widget, "win.show-nth-page", workspace != NULL && !busy);
  gtk_widget_action_set_enabled (widget, "win.main-menu", workspace != NULL && !busy);
  gtk_widget_action_set_enabled (widget, "win.switcher", workspace != NULL && !busy);
  gtk_widget_action_set_enabled (widget, "win.preferences", !busy);
  gtk_widget_action_set_enabled (widget, "win.workspaces", !busy);
  gtk_widget_action_set_enabled (widget, "win.back-up", workspace != NULL && !busy);
  gtk_widget_action_set_enabled (widget, "win.export-everything", workspace != NULL && !busy);
  gtk_widget_action_set_enabled (widget, "win.import", writable && !busy);
  gtk_widget_action_set_enabled (widget, "win.search",
                                 page != NULL && !busy && lia_page_can_search (page));
  gtk_widget_action_set_enabled (widget, "win.new-record",
                                 page != NULL && !busy && lia_page_can_create (page));

  /* Translators: the menu item that takes back the action %s, such as "Edit partner ITU". */
  undo_text
      = undo_label != NULL ? g_strdup_printf (_ ("_Undo: %s"), undo_label) : g_strdup (_ ("_Undo"));
  redo_text
      = redo_label != NULL ? g_strdup_printf (_ ("_Redo: %s"), redo_label) : g_strdup (_ ("_Redo"));
  lia_window_set_undo_menu (self, undo_text, redo_text);
}

static void
bind_page_keys (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "win.show-nth-page", "u", i + 1);
}

static void
find_duplicates_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaWindow *self = LIA_WINDOW (widget);
  const LiaRecordType *type = lia_record_type_find (g_variant_get_string (parameter, NULL));
  LiaWorkspace *workspace = lia_window_get_workspace (self);
  LiaPage *visible = lia_window_get_visible_page (self);

  if (workspace != NULL && type != NULL && !LIA_IS_DUPLICATES_PAGE (visible))
    lia_window_push_page (self, LIA_PAGE (lia_duplicates_page_new (workspace, type)));
}

void
lia_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.show-nth-page", "u", nth_page_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.new-record", NULL, new_record_action);
  gtk_widget_class_install_action (widget_class, "win.main-menu", NULL, main_menu_action);
  gtk_widget_class_install_action (widget_class, "win.find-duplicates", "s",
                                   find_duplicates_action);

  bind_page_keys (widget_class);
  /* Not accelerators of the application: those come before the focus, and an entry undoes its own typing. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}
