/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-window-files.h"
#include "lia-window-private.h"

#include <glib/gi18n-lib.h>

#include "lia-application.h"
#include "lia-error.h"
#include "lia-name-dialog.h"
#include "lia-recovery-dialog.h"
#include "lia-workspace-folder.h"

/* The commands of the window that make and open workspace files. */

typedef struct
{
  LiaWindow *window; /* owned */
  char *path;
} Opening;

static Opening *
opening_new (LiaWindow *window, const char *path)
{
  Opening *self = g_new0 (Opening, 1);

  self->window = g_object_ref (window);
  self->path = g_strdup (path);

  return self;
}

static void
opening_free (Opening *self)
{
  g_clear_object (&self->window);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
on_workspace_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaWorkspace) workspace = lia_workspace_open_finish (result, &error);

  if (workspace != NULL)
    {
      GtkApplication *application = gtk_window_get_application (GTK_WINDOW (opening->window));

      /* The window may have been closed in the meantime. */
      if (application != NULL)
        {
          lia_application_adopt_workspace (LIA_APPLICATION (application), workspace);
          lia_window_set_workspace (opening->window, workspace);
        }
    }
  lia_window_set_opening (opening->window, FALSE);

  if (g_error_matches (error, LIA_ERROR, LIA_ERROR_CORRUPT))
    lia_recovery_dialog_present (GTK_WINDOW (opening->window), opening->path, error);
  else if (error != NULL)
    lia_window_show_error (opening->window, _ ("Workspace Not Opened"), error);
}

void
lia_window_open_path (LiaWindow *self, const char *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_return_if_fail (LIA_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  /* A window keeps its workspace; another one opens beside it. */
  if (lia_window_get_workspace (self) != NULL)
    {
      lia_application_open_path (LIA_APPLICATION (application), path);
      return;
    }

  lia_window_set_opening (self, TRUE);
  lia_workspace_open_async (path, LIA_STORE_DEFAULT, NULL, on_workspace_opened,
                            opening_new (self, path));
}

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
  lia_workspace_create_async (path, "ceop", with_sample, NULL, on_workspace_opened,
                              opening_new (target, path));
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

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) workspaces = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (workspaces, _ ("Liaison workspaces"));
  gtk_file_filter_add_suffix (workspaces, "liaison");
  gtk_file_filter_set_name (all, _ ("All files"));
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

  if (file != NULL && g_file_peek_path (file) != NULL)
    lia_window_open_path (self, g_file_peek_path (file));
  else if (file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);
      g_autoptr (GError) remote = g_error_new (
          LIA_ERROR, LIA_ERROR_IO,
          _ ("“%s” is not on this computer. Copy it to a folder here and open the copy."), uri);

      lia_window_show_error (self, _ ("Workspace Not Opened"), remote);
    }
  else
    lia_window_show_error (self, _ ("Workspace Not Opened"), error);
}

static void
open_workspace_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters ();

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
