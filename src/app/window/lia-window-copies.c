/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-window-private.h"

#include <glib/gi18n-lib.h>

#include "lia-export.h"
#include "lia-task.h"
#include "lia-workspace-folder.h"

/* The commands of the window that write all of a workspace to another file: back up, export everything. */

typedef gboolean (*CopyFunc) (LiaStore *store,
                              const char *path,
                              GCancellable *cancellable,
                              GError **error);

typedef struct
{
  const char *title;
  const char *suffix;
  const char *done; /* with %s for the file's name */
  const char *failed;
  CopyFunc copy;
} CopyKind;

typedef struct
{
  const CopyKind *kind;
  LiaWindow *window; /* owned */
  char *path; /* (nullable) */
} Copying;

static void
copying_free (Copying *self)
{
  g_clear_object (&self->window);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static gboolean
export_everything (LiaStore *store, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaReader) reader = lia_store_open_reader (store, error);

  return reader != NULL && lia_export_everything (reader, path, cancellable, error);
}

static const CopyKind backup_kind
    = { N_ ("Back Up Workspace"), LIA_WORKSPACE_SUFFIX, N_ ("Backed up as “%s”"),
        N_ ("Backup Not Made"), lia_store_backup };
static const CopyKind export_kind = { N_ ("Export Everything"), ".json", N_ ("Exported as “%s”"),
                                      N_ ("Workspace Not Exported"), export_everything };

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copying *copying = data;
  g_autoptr (GError) error = NULL;

  if (copying->kind->copy (LIA_STORE (source), copying->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Copying *copying = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *name = g_path_get_basename (copying->path);
      g_autoptr (GString) text = g_string_new (_ (copying->kind->done));
      AdwToast *toast = adw_toast_new ("");

      g_string_replace (text, "%s", name, 1);
      adw_toast_set_use_markup (toast, FALSE);
      adw_toast_set_title (toast, text->str);
      lia_window_add_toast (copying->window, toast);
    }
  else
    lia_window_show_error (copying->window, _ (copying->kind->failed), error);
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copying) copying = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  LiaWorkspace *workspace = lia_window_get_workspace (copying->window);
  g_autoptr (GTask) task = NULL;

  if (file == NULL || workspace == NULL)
    {
      if (error != NULL)
        lia_window_show_error (copying->window, _ (copying->kind->failed), error);
      return;
    }

  copying->path = g_file_get_path (file);
  if (copying->path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);
      g_autoptr (GError) remote
          = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _ ("“%s” is not on this computer. Choose a folder here."), uri);

      lia_window_show_error (copying->window, _ (copying->kind->failed), remote);
      return;
    }

  task = g_task_new (lia_workspace_get_store (workspace), NULL, on_copied, NULL);
  g_task_set_task_data (task, g_steal_pointer (&copying), (GDestroyNotify) copying_free);
  lia_task_run_in_thread (task, copy_thread);
}

static void
ask_for_place (LiaWindow *self, const CopyKind *kind)
{
  LiaWorkspace *workspace = lia_window_get_workspace (self);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name
      = g_strdup_printf ("%s %s%s", lia_workspace_get_title (workspace), date, kind->suffix);
  Copying *copying = g_new0 (Copying, 1);

  copying->kind = kind;
  copying->window = g_object_ref (self);

  gtk_file_dialog_set_title (dialog, _ (kind->title));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, on_place_chosen, copying);
}

static void
back_up_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask_for_place (LIA_WINDOW (widget), &backup_kind);
}

static void
export_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask_for_place (LIA_WINDOW (widget), &export_kind);
}

void
lia_window_class_install_copy_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, back_up_action);
  gtk_widget_class_install_action (widget_class, "win.export-everything", NULL, export_action);
}
