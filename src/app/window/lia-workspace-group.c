/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workspace-group.h"

#include <glib/gi18n-lib.h>

#include "lia-date-text.h"
#include "lia-recovery.h"
#include "lia-task.h"
#include "lia-window.h"

struct _LiaWorkspaceGroup
{
  AdwPreferencesGroup parent_instance;

  /* template */
  AdwActionRow *file_row;
  AdwActionRow *backups_row;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaWorkspaceGroup, lia_workspace_group, ADW_TYPE_PREFERENCES_GROUP)

static void
on_folder_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWorkspaceGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error)
      && window != NULL)
    lia_window_show_error (window, _ ("Folder Not Opened"), error);
}

static void
on_show_folder_clicked (LiaWorkspaceGroup *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (lia_workspace_get_path (self->workspace));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher,
                                            GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                            NULL, on_folder_opened, g_object_ref (self));
}

static char *
describe_backups (GPtrArray *backups)
{
  const LiaBackupInfo *newest = NULL;
  g_autoptr (GDateTime) made_at = NULL;
  g_autofree char *date = NULL;

  if (backups->len == 0)
    return g_strdup (_ ("None yet: one is made before the first import"));

  newest = g_ptr_array_index (backups, 0);
  made_at = g_date_time_new_from_unix_local (newest->made_at / 1000);
  date = lia_date_text_with_time (made_at);

  return g_strdup_printf (
      ngettext ("%u copy, made on %s", "%u copies, the newest made on %s", backups->len),
      backups->len, date);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, lia_recovery_list_backups (data),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
on_backups_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaWorkspaceGroup *self = LIA_WORKSPACE_GROUP (source);
  g_autoptr (GPtrArray) backups = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *text = describe_backups (backups);

  /* The group may be gone by now. */
  if (self->workspace != NULL)
    adw_action_row_set_subtitle (self->backups_row, text);
}

static void
show_workspace (LiaWorkspaceGroup *self)
{
  const char *path = lia_workspace_get_path (self->workspace);
  g_autofree char *display = g_filename_display_name (path);
  /* The folder may be slow, and the main thread must not wait for it. */
  g_autoptr (GTask) task = g_task_new (self, NULL, on_backups_listed, NULL);

  adw_action_row_set_subtitle (self->file_row, display);
  g_task_set_task_data (task, g_strdup (path), g_free);
  lia_task_run_in_thread (task, list_thread);
}

static void
lia_workspace_group_dispose (GObject *object)
{
  LiaWorkspaceGroup *self = LIA_WORKSPACE_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_WORKSPACE_GROUP);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_workspace_group_parent_class)->dispose (object);
}

static void
lia_workspace_group_class_init (LiaWorkspaceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_workspace_group_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/workspace-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaWorkspaceGroup, file_row);
  gtk_widget_class_bind_template_child (widget_class, LiaWorkspaceGroup, backups_row);
  gtk_widget_class_bind_template_callback (widget_class, on_show_folder_clicked);
}

static void
lia_workspace_group_init (LiaWorkspaceGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwPreferencesGroup *
lia_workspace_group_new (LiaWorkspace *workspace)
{
  LiaWorkspaceGroup *self = NULL;

  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (LIA_TYPE_WORKSPACE_GROUP, NULL);
  self->workspace = g_object_ref (workspace);
  show_workspace (self);

  return ADW_PREFERENCES_GROUP (self);
}
