/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-keyworker-guard.h"
#include "lia-partner.h"
#include "lia-recovery.h"
#include "lia-ref-dialog.h"
#include "lia-rules-page.h"
#include "lia-task.h"
#include "lia-text.h"
#include "lia-user-settings.h"
#include "lia-window.h"

struct _LiaPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  /* template */
  AdwEntryRow *author_row;
  AdwActionRow *me_row;
  GtkWidget *me_choose;
  GtkWidget *me_add;
  AdwSwitchRow *reopen_row;
  AdwPreferencesGroup *workspace_group;
  AdwActionRow *file_row;
  AdwActionRow *backups_row;

  /* owned */
  GSettings *settings; /* (nullable) */
  LiaWorkspace *workspace; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaPreferencesDialog, lia_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* Who of the team the user is: it decides whose partners are somebody else's. */
static void
update_me (LiaPreferencesDialog *self)
{
  g_autofree char *author = NULL;
  gint64 me;
  gboolean writable;

  gtk_widget_set_visible (GTK_WIDGET (self->me_row), self->workspace != NULL);
  if (self->workspace == NULL)
    return;

  author = lia_user_settings_dup_author (self->settings);
  me = lia_keyworker_guard_find_me (lia_workspace_get_reader (self->workspace), author);
  writable = !lia_workspace_is_read_only (self->workspace);
  adw_action_row_set_subtitle (
      self->me_row, me != 0 ? _ ("A member of the team has this name: partners they keep are yours")
                            : _ ("Nobody in the team has this name yet"));
  gtk_widget_set_visible (self->me_choose, me == 0);
  gtk_widget_set_visible (self->me_add, me == 0 && writable);
}

static void
on_me_chosen (LiaPreferencesDialog *self, LiaRecord *person)
{
  const char *given = lia_record_get_text (person, "given_name");
  const char *family = lia_record_get_text (person, "family_name");
  g_autofree char *joined
      = g_strdup_printf ("%s %s", given != NULL ? given : "", family != NULL ? family : "");
  g_autofree char *name = lia_text_strip (joined);

  if (name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->author_row), name);
}

static void
on_choose_me_activated (LiaPreferencesDialog *self)
{
  LiaRefDialog *dialog = lia_ref_dialog_new (
      self->workspace, lia_record_type_get_field (&lia_partner_type, "keyworker"));

  adw_dialog_set_title (ADW_DIALOG (dialog), _ ("Choose Yourself"));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_me_chosen), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_me_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaPreferencesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (!lia_workspace_save_finish (LIA_WORKSPACE (source), result, NULL, &error))
    {
      if (window != NULL)
        lia_window_show_error (window, _ ("You Were Not Added"), error);
    }
  else if (self->workspace != NULL)
    update_me (self);
}

static void
on_add_me_activated (LiaPreferencesDialog *self)
{
  g_autofree char *author = lia_user_settings_dup_author (self->settings);
  g_autoptr (LiaRecord) me = lia_keyworker_guard_make_me (author);

  lia_workspace_save_async (self->workspace, me, NULL, on_me_added, g_object_ref (self));
}

static void
on_author_changed (LiaPreferencesDialog *self)
{
  g_autofree char *typed = lia_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->author_row)));
  g_autofree char *author = NULL;

  if (self->settings == NULL)
    return;

  g_settings_set_string (self->settings, "author", typed != NULL ? typed : "");
  author = lia_user_settings_dup_author (self->settings);
  if (self->workspace != NULL)
    lia_store_set_author (lia_workspace_get_store (self->workspace), author);
  update_me (self);
}

static void
on_folder_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaPreferencesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error)
      && window != NULL)
    lia_window_show_error (window, _ ("Folder Not Opened"), error);
}

static void
on_show_folder_clicked (LiaPreferencesDialog *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (lia_workspace_get_path (self->workspace));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher,
                                            GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                            NULL, on_folder_opened, g_object_ref (self));
}

static void
lia_preferences_dialog_dispose (GObject *object)
{
  LiaPreferencesDialog *self = LIA_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_preferences_dialog_parent_class)->dispose (object);
}

static void
lia_preferences_dialog_class_init (LiaPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPreferencesDialog, author_row);
  gtk_widget_class_bind_template_child (widget_class, LiaPreferencesDialog, me_row);
  gtk_widget_class_bind_template_child (widget_class, LiaPreferencesDialog, me_choose);
  gtk_widget_class_bind_template_child (widget_class, LiaPreferencesDialog, me_add);
  gtk_widget_class_bind_template_child (widget_class, LiaPreferencesDialog, reopen_row);
  gtk_widget_class_bind_template_child (widget_class, LiaPreferencesDialog, workspace_group);
  gtk_widget_class_bind_template_child (widget_class, LiaPreferencesDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, LiaPreferencesDialog, backups_row);
  gtk_widget_class_bind_template_callback (widget_class, on_author_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_me_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add_me_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_show_folder_clicked);
}

static void
lia_preferences_dialog_init (LiaPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  date = g_date_time_format (made_at, "%c");

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
  LiaPreferencesDialog *self = LIA_PREFERENCES_DIALOG (source);
  g_autoptr (GPtrArray) backups = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *text = describe_backups (backups);

  /* The dialog may be gone by now. */
  if (self->workspace != NULL)
    adw_action_row_set_subtitle (self->backups_row, text);
}

static void
show_workspace (LiaPreferencesDialog *self)
{
  const char *path = lia_workspace_get_path (self->workspace);
  g_autofree char *display = g_filename_display_name (path);
  /* The folder may be slow, and the main thread must not wait for it. */
  g_autoptr (GTask) task = g_task_new (self, NULL, on_backups_listed, NULL);

  adw_action_row_set_subtitle (self->file_row, display);
  g_task_set_task_data (task, g_strdup (path), g_free);
  lia_task_run_in_thread (task, list_thread);
}

LiaPreferencesDialog *
lia_preferences_dialog_new (GSettings *settings, LiaWorkspace *workspace)
{
  LiaPreferencesDialog *self = g_object_new (LIA_TYPE_PREFERENCES_DIALOG, NULL);
  g_autofree char *author = lia_user_settings_dup_author (settings);

  gtk_editable_set_text (GTK_EDITABLE (self->author_row), author);
  g_set_object (&self->settings, settings);
  g_set_object (&self->workspace, workspace);
  update_me (self);

  g_settings_bind (settings, "reopen", self->reopen_row, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_set_visible (GTK_WIDGET (self->workspace_group), workspace != NULL);
  if (workspace != NULL)
    {
      show_workspace (self);
      adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self), lia_rules_page_new (workspace));
    }

  return self;
}
