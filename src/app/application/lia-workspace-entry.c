/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workspace-entry.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lia-date-text.h"
#include "lia-recovery.h"
#include "lia-task.h"
#include "lia-workspace-file.h"
#include "lia-workspace-folder.h"

void
lia_workspace_entry_free (LiaWorkspaceEntry *self)
{
  g_free (self->path);
  g_free (self->title);
  g_free (self->folder);
  g_clear_pointer (&self->changed_at, g_date_time_unref);
  g_free (self);
}

char *
lia_workspace_entry_describe (const LiaWorkspaceEntry *self)
{
  g_autofree char *size = g_format_size (self->size);
  g_autofree char *when = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->changed_at != NULL)
    when = lia_date_text_with_time (self->changed_at);

  if (when != NULL)
    /* Translators: the size of a workspace and when it was last changed */
    g_string_printf (text, _ ("%s · changed %s"), size, when);
  else
    g_string_assign (text, size);
  if (self->folder != NULL)
    g_string_append_printf (text, "\n%s", self->folder);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
look_at (LiaWorkspaceEntry *self, const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return;
  self->size += (guint64) status.st_size;
  if (self->changed_at == NULL || status.st_mtime > g_date_time_to_unix (self->changed_at))
    {
      g_clear_pointer (&self->changed_at, g_date_time_unref);
      self->changed_at = g_date_time_new_from_unix_local (status.st_mtime);
    }
}

static LiaWorkspaceEntry *
make_entry (const char *path)
{
  LiaWorkspaceEntry *self = g_new0 (LiaWorkspaceEntry, 1);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GPtrArray) backups = lia_recovery_list_backups (path);

  self->path = g_strdup (path);
  self->title = lia_workspace_folder_dup_title (path);
  self->folder = lia_workspace_folder_describe (path);
  self->n_backups = backups->len;
  self->open = lia_workspace_file_is_open (path);
  look_at (self, path);
  look_at (self, log);

  return self;
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_auto (GStrv) paths = lia_workspace_folder_list_paths (data);
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_workspace_entry_free);

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (entries, make_entry (paths[i]));

  g_task_return_pointer (task, g_steal_pointer (&entries), (GDestroyNotify) g_ptr_array_unref);
}

void
lia_workspace_entry_list_async (GSettings *settings,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, lia_workspace_entry_list_async);
  g_task_set_task_data (task, g_settings_get_strv (settings, "recent-workspaces"),
                        (GDestroyNotify) g_strfreev);
  lia_task_run_in_thread (task, list_thread);
}

GPtrArray *
lia_workspace_entry_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
