/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-window-files.h"
#include "lia-window-private.h"

#include <glib/gi18n-lib.h>

#include "lia-application.h"
#include "lia-name-dialog.h"
#include "lia-workspace-folder.h"

/* The commands of the window that make and open workspace files; how one is opened stands in
 * lia-window-opening.c. */

static void
create_workspace (LiaWindow *self, const char *path, gboolean with_sample)
{
  LiaWindow *target = self;

  if (lia_window_get_workspace (self) != NULL)
    {
      target = lia_window_new (gtk_window_get_application (GTK_WINDOW (self)));
      gtk_window_present (GTK_WINDOW (target));
    }

  lia_window_set_opening (target, TRUE);
  lia_workspace_create_async (path, "ceop", with_sample, NULL, lia_window_on_workspace_opened,
                              lia_window_opening_new (target, path));
}

static void
new_sample_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = lia_workspace_folder_get_path (&error);
  g_autofree char *path = NULL;

  if (folder == NULL)
    {
      lia_window_show_error (LIA_WINDOW (widget), _ ("Workspace Not Made"), error);
      return;
    }

  path = lia_workspace_folder_unused_path (folder, _ ("Sample Programme"));
  create_workspace (LIA_WINDOW (widget), path, TRUE);
}

static void
on_name_chosen (const char *path, gpointer user_data)
{
  create_workspace (LIA_WINDOW (user_data), path, FALSE);
}

static void
new_workspace_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = lia_workspace_folder_get_path (&error);

  if (folder == NULL)
    {
      lia_window_show_error (LIA_WINDOW (widget), _ ("Workspace Not Made"), error);
      return;
    }

  lia_name_dialog_present (widget, folder, on_name_chosen, widget);
}

GListModel *
lia_window_make_file_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) workspaces = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (workspaces, _ ("Liaison Workspaces"));
  gtk_file_filter_add_suffix (workspaces, "liaison");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, workspaces);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    lia_window_open_file (self, file);
  else
    lia_window_show_error (self, _ ("Workspace Not Opened"), error);
}

static void
open_workspace_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = lia_window_make_file_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Open Workspace"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, on_file_chosen, g_object_ref (widget));
}

static void
open_path_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  lia_window_open_path (LIA_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
lia_window_class_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-sample", NULL, new_sample_action);
  gtk_widget_class_install_action (widget_class, "win.new-workspace", NULL, new_workspace_action);
  gtk_widget_class_install_action (widget_class, "win.open-workspace", NULL, open_workspace_action);
  gtk_widget_class_install_action (widget_class, "win.open-path", "s", open_path_action);
}
