/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-recovery-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lia-recovery.h"
#include "lia-window-files.h"
#include "lia-window.h"

typedef struct
{
  LiaWindow *window; /* owned */
  char *path;
  char *message; /* what is wrong */
  char *backup; /* (nullable): the copy to restore */
} Recovery;

static void
recovery_free (Recovery *self)
{
  g_clear_object (&self->window);
  g_free (self->path);
  g_free (self->message);
  g_free (self->backup);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recovery, recovery_free)

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Recovery *recovery = data;
  g_autoptr (GError) error = NULL;
  char *kept_as = NULL;

  if (lia_recovery_restore (recovery->path, recovery->backup, &kept_as, &error))
    g_task_return_pointer (task, kept_as != NULL ? kept_as : g_strdup (""), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Recovery *recovery = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *kept_as = g_task_propagate_pointer (G_TASK (result), &error);

  if (kept_as == NULL)
    {
      lia_window_show_error (recovery->window, _ ("Backup Not Restored"), error);
      return;
    }

  lia_window_open_path (recovery->window, recovery->path);
  if (kept_as[0] != '\0')
    {
      g_autofree char *name = g_path_get_basename (kept_as);
      g_autofree char *text = g_strdup_printf (_ ("The damaged file is kept as “%s”"), name);
      AdwToast *toast = adw_toast_new ("");

      adw_toast_set_use_markup (toast, FALSE);
      adw_toast_set_title (toast, text);
      adw_toast_set_timeout (toast, 0);
      lia_window_add_toast (recovery->window, toast);
    }
}

static void
on_response (AdwAlertDialog *dialog, const char *response, Recovery *recovery)
{
  g_autoptr (GTask) task = NULL;
  Recovery *copy = NULL;

  if (!g_str_equal (response, "restore"))
    return;

  copy = g_new0 (Recovery, 1);
  copy->window = g_object_ref (recovery->window);
  copy->path = g_strdup (recovery->path);
  copy->backup = g_strdup (recovery->backup);

  task = g_task_new (NULL, NULL, on_restored, NULL);
  g_task_set_task_data (task, copy, (GDestroyNotify) recovery_free);
  g_task_run_in_thread (task, restore_thread);
}

static void
offer (Recovery *recovery, const LiaBackupInfo *backup)
{
  g_autoptr (GDateTime) made_at = g_date_time_new_from_unix_local (backup->made_at / 1000);
  g_autofree char *date = g_date_time_format (made_at, "%c");
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Workspace Damaged"), NULL);

  recovery->backup = g_strdup (backup->path);
  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      _ ("%s\n\nThe newest backup that is whole was made on %s. The damaged file is kept beside it."),
      recovery->message, date);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"), "restore",
                                  _ ("_Restore Backup"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore",
                                            ADW_RESPONSE_SUGGESTED);
  g_object_set_data_full (G_OBJECT (dialog), "recovery", recovery, (GDestroyNotify) recovery_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), recovery);
  adw_dialog_present (dialog, GTK_WIDGET (recovery->window));
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Recovery *recovery = data;
  g_autoptr (GError) error = NULL;
  LiaBackupInfo *backup = lia_recovery_find_backup (recovery->path, &error);

  if (backup != NULL)
    g_task_return_pointer (task, backup, (GDestroyNotify) lia_backup_info_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Recovery *found = g_task_get_task_data (G_TASK (result));
  g_autoptr (LiaBackupInfo) backup = g_task_propagate_pointer (G_TASK (result), NULL);
  Recovery *recovery = NULL;

  if (backup == NULL)
    {
      g_autoptr (GError) error = g_error_new (
          G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s\n\nThere is no backup of it."), found->message);

      lia_window_show_error (found->window, _ ("Workspace Damaged"), error);
      return;
    }

  recovery = g_new0 (Recovery, 1);
  recovery->window = g_object_ref (found->window);
  recovery->path = g_strdup (found->path);
  recovery->message = g_strdup (found->message);
  offer (recovery, backup);
}

void
lia_recovery_dialog_present (GtkWindow *window, const char *path, const GError *error)
{
  Recovery *recovery = g_new0 (Recovery, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_found, NULL);

  recovery->window = LIA_WINDOW (g_object_ref (window));
  recovery->path = g_strdup (path);
  recovery->message = g_strdup (error->message);

  g_task_set_task_data (task, recovery, (GDestroyNotify) recovery_free);
  g_task_run_in_thread (task, find_thread);
}
