/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workspaces-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-error.h"
#include "lia-name-dialog.h"
#include "lia-window-files.h"
#include "lia-window.h"
#include "lia-workspace-file.h"
#include "lia-workspace-folder.h"
#include "lia-workspace-job.h"

/* The commands of the list of workspaces. Each works on one of them, named by its path. */

typedef struct
{
  LiaWorkspacesDialog *dialog; /* owned */
  LiaWindow *window; /* owned */
  char *path; /* (nullable) */
  char *title; /* (nullable) */
} Work;

static Work *
work_new (LiaWorkspacesDialog *dialog, const char *path)
{
  Work *self = g_new0 (Work, 1);

  self->dialog = g_object_ref (dialog);
  self->window = g_object_ref (lia_window_from_widget (GTK_WIDGET (dialog)));
  self->path = g_strdup (path);
  self->title = path != NULL ? lia_workspace_folder_dup_title (path) : NULL;

  return self;
}

static void
work_free (Work *self)
{
  g_clear_object (&self->dialog);
  g_clear_object (&self->window);
  g_free (self->path);
  g_free (self->title);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

/* Ends the work. Returns: (nullable): the path it leads to; %NULL when it failed, which the user was told */
static char *
finish (Work *self, GAsyncResult *result, const char *heading)
{
  g_autoptr (GError) error = NULL;
  char *path = lia_workspace_job_finish (result, &error);

  lia_workspaces_dialog_end (self->dialog);
  if (path == NULL)
    lia_window_show_error (self->window, heading, error);

  return path;
}

static void
tell (Work *self, const char *format, const char *path)
{
  g_autofree char *title = lia_workspace_folder_dup_title (path);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", title, 1);
  lia_workspaces_dialog_tell (self->dialog, text->str);
}

static void
open_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (Work) work
      = work_new (LIA_WORKSPACES_DIALOG (widget), g_variant_get_string (parameter, NULL));

  adw_dialog_close (ADW_DIALOG (widget));
  lia_window_open_path (work->window, work->path);
}

static void
new_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (Work) work = work_new (LIA_WORKSPACES_DIALOG (widget), NULL);

  adw_dialog_close (ADW_DIALOG (widget));
  gtk_widget_activate_action (GTK_WIDGET (work->window), "win.new-workspace", NULL);
}

static void
on_brought_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  g_autofree char *path = finish (work, result, _ ("Workspace Not Copied"));

  if (path != NULL)
    /* Translators: %s is the name of a workspace */
    tell (work, _ ("“%s” was copied into your workspaces"), path);
}

static void
begin_bringing_in (Work *work, GFile *file)
{
  g_autoptr (GCancellable) cancellable
      = lia_workspaces_dialog_begin (work->dialog, _ ("Checking and copying the workspace"));

  lia_workspace_job_bring_in (file, cancellable, on_brought_in, work);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    begin_bringing_in (g_steal_pointer (&work), file);
  else
    lia_window_show_error (work->window, _ ("Workspace Not Copied"), error);
}

static void
import_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = lia_window_make_file_filters ();
  Work *work = work_new (LIA_WORKSPACES_DIALOG (widget), NULL);

  gtk_file_dialog_set_title (dialog, _ ("Import a Copy of a Workspace"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Import"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (work->window), NULL, on_file_chosen, work);
}

static void
duplicate_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  Work *work = work_new (LIA_WORKSPACES_DIALOG (widget), g_variant_get_string (parameter, NULL));
  g_autoptr (GCancellable) cancellable
      = lia_workspaces_dialog_begin (work->dialog, _ ("Checking and copying the workspace"));

  lia_workspace_job_duplicate (work->path, cancellable, on_brought_in, work);
}

static void
on_taken_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  g_autofree char *path = finish (work, result, _ ("Copy Not Saved"));

  if (path != NULL)
    /* Translators: %s is the name of a file */
    tell (work, _ ("Saved a copy as “%s”"), path);
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GCancellable) cancellable = NULL;

  if (file == NULL)
    {
      lia_window_show_error (work->window, _ ("Copy Not Saved"), error);
      return;
    }

  cancellable = lia_workspaces_dialog_begin (work->dialog, _ ("Saving a copy"));
  lia_workspace_job_take_out (work->path, file, cancellable, on_taken_out, work);
  g_steal_pointer (&work);
}

static void
save_copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  Work *work = work_new (LIA_WORKSPACES_DIALOG (widget), g_variant_get_string (parameter, NULL));
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (work->title, LIA_WORKSPACE_SUFFIX, NULL);

  gtk_file_dialog_set_title (dialog, _ ("Save a Copy"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (work->window), NULL, on_place_chosen, work);
}

static void
on_renamed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  g_autofree char *path = finish (work, result, _ ("Workspace Not Renamed"));
  GSettings *settings = lia_workspaces_dialog_get_settings (work->dialog);

  if (path != NULL && settings != NULL)
    {
      lia_workspace_folder_replace (settings, work->path, path);
      lia_workspaces_dialog_reload (work->dialog);
      tell (work, _ ("It is called “%s” now"), path);
    }
}

static void
on_name_chosen (const char *path, gpointer user_data)
{
  LiaWorkspacesDialog *self = LIA_WORKSPACES_DIALOG (user_data);
  const char *old_path = g_object_get_data (G_OBJECT (self), "renaming");
  Work *work = work_new (self, old_path);
  g_autoptr (GCancellable) cancellable
      = lia_workspaces_dialog_begin (self, _ ("Renaming the workspace"));

  lia_workspace_job_rename (old_path, path, cancellable, on_renamed, work);
}

/* What is open cannot be renamed under the hands of those who use it; better said before a name is asked for. */
static gboolean
refuse_open (LiaWorkspacesDialog *self, const char *path, const char *heading)
{
  g_autofree char *title = lia_workspace_folder_dup_title (path);
  g_autoptr (GError) error = NULL;

  if (!lia_workspace_file_is_open (path))
    return FALSE;

  g_set_error (&error, LIA_ERROR, LIA_ERROR_BUSY,
               _ ("“%s” is open. Close its window first, then try again."), title);
  lia_window_show_error (lia_window_from_widget (GTK_WIDGET (self)), heading, error);

  return TRUE;
}

static void
rename_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaWorkspacesDialog *self = LIA_WORKSPACES_DIALOG (widget);
  const char *path = g_variant_get_string (parameter, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *title = lia_workspace_folder_dup_title (path);

  if (refuse_open (self, path, _ ("Workspace Not Renamed")))
    return;

  g_object_set_data_full (G_OBJECT (self), "renaming", g_strdup (path), g_free);
  lia_name_dialog_present_rename (widget, folder, title, on_name_chosen, self);
}

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  g_autofree char *path = finish (work, result, _ ("Workspace Not Trashed"));
  GSettings *settings = lia_workspaces_dialog_get_settings (work->dialog);

  if (path != NULL && settings != NULL)
    {
      lia_workspace_folder_forget (settings, path);
      tell (work, _ ("“%s” is in the trash"), path);
    }
}

static void
on_trash_response (LiaWorkspacesDialog *self, const char *response, AdwAlertDialog *alert)
{
  Work *work = NULL;
  g_autoptr (GCancellable) cancellable = NULL;

  if (!g_str_equal (response, "trash"))
    return;

  work = work_new (self, g_object_get_data (G_OBJECT (alert), "path"));
  cancellable = lia_workspaces_dialog_begin (self, _ ("Moving to the trash"));
  lia_workspace_job_trash (work->path, cancellable, on_trashed, work);
}

static void
trash_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaWorkspacesDialog *self = LIA_WORKSPACES_DIALOG (widget);
  const char *path = g_variant_get_string (parameter, NULL);
  const LiaWorkspaceEntry *entry = lia_workspaces_dialog_find (self, path);
  g_autofree char *body = NULL;
  AdwAlertDialog *alert = NULL;

  if (entry == NULL || refuse_open (self, path, _ ("Workspace Not Trashed")))
    return;

  body = entry->n_backups == 0
             ? g_strdup_printf (_ ("“%s” can be brought back from the trash of the file manager."),
                                entry->title)
             : g_strdup_printf (
                   ngettext ("“%s” and its %u backup can be brought back from the trash of the "
                             "file manager.",
                             "“%s” and its %u backups can be brought back from the trash of the "
                             "file manager.",
                             entry->n_backups),
                   entry->title, entry->n_backups);
  /* Names, which can be long, stand in the body: a heading must fit a narrow window. */
  alert = ADW_ALERT_DIALOG (lia_alert_dialog_new (_ ("Move to the Trash?"), body));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "trash", _ ("Move to _Trash"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, "trash", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (alert), "path", g_strdup (path), g_free);
  g_signal_connect_object (alert, "response", G_CALLBACK (on_trash_response), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (alert), widget);
}

static void
forget_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaWorkspacesDialog *self = LIA_WORKSPACES_DIALOG (widget);

  lia_workspace_folder_forget (lia_workspaces_dialog_get_settings (self),
                               g_variant_get_string (parameter, NULL));
  lia_workspaces_dialog_reload (self);
}

static void
on_folder_shown (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error))
    lia_window_show_error (work->window, _ ("Folder Not Opened"), error);
}

static void
show_folder_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  Work *work = work_new (LIA_WORKSPACES_DIALOG (widget), g_variant_get_string (parameter, NULL));
  g_autoptr (GFile) file = g_file_new_for_path (work->path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (work->window), NULL,
                                            on_folder_shown, work);
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  lia_workspaces_dialog_cancel (LIA_WORKSPACES_DIALOG (widget));
}

void
lia_workspaces_dialog_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "workspaces.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "workspaces.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "workspaces.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "workspaces.rename", "s", rename_action);
  gtk_widget_class_install_action (widget_class, "workspaces.duplicate", "s", duplicate_action);
  gtk_widget_class_install_action (widget_class, "workspaces.save-copy", "s", save_copy_action);
  gtk_widget_class_install_action (widget_class, "workspaces.show-folder", "s", show_folder_action);
  gtk_widget_class_install_action (widget_class, "workspaces.forget", "s", forget_action);
  gtk_widget_class_install_action (widget_class, "workspaces.trash", "s", trash_action);
  gtk_widget_class_install_action (widget_class, "workspaces.cancel", NULL, cancel_action);
}
