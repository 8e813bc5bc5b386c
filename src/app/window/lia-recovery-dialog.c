/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-recovery-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-date-text.h"
#include "lia-error.h"
#include "lia-recovery.h"
#include "lia-task.h"
#include "lia-window-files.h"
#include "lia-window.h"

typedef struct
{
  LiaWindow *window; /* owned */
  char *path;
  char *message; /* (nullable): why repair did not work, when it is not the damage */
  char *backup; /* (nullable): the copy to restore */
  gboolean beyond_repair; /* repair was tried, and only a backup can help */
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

static Recovery *
recovery_copy (const Recovery *self)
{
  Recovery *copy = g_new0 (Recovery, 1);

  copy->window = g_object_ref (self->window);
  copy->path = g_strdup (self->path);
  copy->message = g_strdup (self->message);
  copy->backup = g_strdup (self->backup);
  copy->beyond_repair = self->beyond_repair;
  return copy;
}

/* Takes @recovery. */
static void
run (Recovery *recovery, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, NULL);

  g_task_set_task_data (task, recovery, (GDestroyNotify) recovery_free);
  lia_task_run_in_thread (task, func);
}

/* A toast that stays: what happened to the file is worth reading. */
static void
tell (Recovery *recovery, const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  adw_toast_set_timeout (toast, 0);
  lia_window_add_toast (recovery->window, toast);
}

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

      tell (recovery, text);
    }
}

static void look_for_backup (Recovery *recovery);

static void
repair_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Recovery *recovery = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *done = lia_recovery_repair (recovery->path, &error);

  if (done != NULL)
    g_task_return_pointer (task, done, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_repaired (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Recovery *recovery = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = g_task_propagate_pointer (G_TASK (result), &error);

  if (done == NULL)
    {
      Recovery *next = recovery_copy (recovery);

      if (!g_error_matches (error, LIA_ERROR, LIA_ERROR_CORRUPT))
        g_set_str (&next->message, error->message);
      next->beyond_repair = TRUE;
      look_for_backup (next);
      return;
    }

  lia_window_open_path (recovery->window, recovery->path);
  if (done->len > 0)
    {
      const char *first = g_ptr_array_index (done, 0);
      g_autofree char *text = done->len == 1 ? g_strdup_printf (_ ("Repaired: %s"), first)
                                             : g_strdup_printf (_ ("Repaired: %s (and %'u more)"),
                                                                first, done->len - 1);

      tell (recovery, text);
    }
}

static void
on_response (AdwAlertDialog *dialog, const char *response, Recovery *recovery)
{
  if (g_str_equal (response, "restore"))
    run (recovery_copy (recovery), restore_thread, on_restored);
  else if (g_str_equal (response, "repair"))
    run (recovery_copy (recovery), repair_thread, on_repaired);
}

/* What can be done: repair, which keeps the newest work, comes before an older copy. What exactly is wrong with the file
 * would help nobody here. */
static char *
dup_choices (const Recovery *recovery, const LiaBackupInfo *backup)
{
  g_autofree char *name = g_filename_display_basename (recovery->path);
  g_autoptr (GDateTime) made_at
      = backup != NULL ? g_date_time_new_from_unix_local (backup->made_at / 1000) : NULL;
  g_autofree char *date = made_at != NULL ? lia_date_text_with_time (made_at) : NULL;

  if (!recovery->beyond_repair && date != NULL)
    /* Translators: %1$s is a file, %2$s a date and time */
    return g_strdup_printf (
        _ ("“%1$s” is damaged. Repair tries to save all of it. Restoring the backup of %2$s brings "
           "back what was there at that time. Either way the damaged file is kept."),
        name, date);
  if (!recovery->beyond_repair)
    return g_strdup_printf (
        _ ("“%s” is damaged, and there is no backup of it. Repair tries to save all of it; the "
           "damaged file is kept."),
        name);
  if (date != NULL)
    /* Translators: %1$s is a file, %2$s a date and time */
    return g_strdup_printf (
        _ ("“%1$s” cannot be repaired. Restoring the backup of %2$s brings back what was there at "
           "that time. The damaged file is kept."),
        name, date);
  return g_strdup_printf (_ ("“%s” cannot be repaired, and there is no backup of it. If you have a "
                             "copy elsewhere, put it in its place and open it."),
                          name);
}

static char *
dup_body (const Recovery *recovery, const LiaBackupInfo *backup)
{
  g_autofree char *choices = dup_choices (recovery, backup);

  if (recovery->message == NULL)
    return g_steal_pointer (&choices);
  return g_strdup_printf ("%s\n\n%s", recovery->message, choices);
}

/* Takes @recovery. */
static void
offer (Recovery *recovery, const LiaBackupInfo *backup)
{
  g_autofree char *body = dup_body (recovery, backup);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (lia_alert_dialog_new (_ ("Workspace Damaged"), body));

  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  if (backup != NULL)
    {
      g_set_str (&recovery->backup, backup->path);
      adw_alert_dialog_add_response (dialog, "restore", _ ("_Restore Backup"));
    }
  if (!recovery->beyond_repair)
    {
      adw_alert_dialog_add_response (dialog, "repair", _ ("Re_pair"));
      adw_alert_dialog_set_response_appearance (dialog, "repair", ADW_RESPONSE_SUGGESTED);
    }
  else if (backup != NULL)
    adw_alert_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_SUGGESTED);

  g_object_set_data_full (G_OBJECT (dialog), "recovery", recovery, (GDestroyNotify) recovery_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), recovery);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (recovery->window));
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

  offer (recovery_copy (found), backup);
}

static void
look_for_backup (Recovery *recovery)
{
  run (recovery, find_thread, on_found);
}

void
lia_recovery_dialog_present (GtkWindow *window, const char *path)
{
  Recovery *recovery = g_new0 (Recovery, 1);

  recovery->window = LIA_WINDOW (g_object_ref (window));
  recovery->path = g_strdup (path);
  look_for_backup (recovery);
}
