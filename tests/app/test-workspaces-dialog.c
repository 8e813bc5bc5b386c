/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-application.h"
#include "lia-error.h"
#include "lia-test-roster.h"
#include "lia-window-files.h"
#include "lia-workspace-folder.h"
#include "lia-workspaces-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

/* The list of workspaces, what can be done to them as a whole, and how they are opened where they are not safe. */

/* A process has one. */
static LiaApplication *application;

typedef struct
{
  char *folder; /* that Liaison manages */
  char *elsewhere;
  LiaWindow *window;
  LiaWorkspacesDialog *dialog;
} Fixture;

static GSettings *
get_settings (void)
{
  return lia_application_get_settings (application);
}

static char *
make_workspace (const char *folder, const char *name)
{
  g_autofree char *file_name = g_strconcat (name, LIA_WORKSPACE_SUFFIX, NULL);
  char *path = g_build_filename (folder, file_name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaWorkspace) workspace = lia_workspace_create (path, "ceop", FALSE, &error);

  g_assert_no_error (error);
  lia_store_backup_before (lia_workspace_get_store (workspace), "test", NULL, &error);
  g_assert_no_error (error);
  lia_workspace_close (workspace, &error);
  g_assert_no_error (error);

  return path;
}

static gboolean
has_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = lia_workspace_folder_get_path (&error);
  g_assert_no_error (error);
  self->elsewhere = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->window = g_object_ref (lia_window_new (GTK_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  lia_test_close (self->window);
  g_assert_finalize_object (self->window);
  g_settings_reset (get_settings (), "recent-workspaces");
  g_settings_reset (get_settings (), "accepted-folders");
  remove_folder (self->folder);
  remove_folder (self->elsewhere);
  g_free (self->folder);
  g_free (self->elsewhere);
}

static void
show_dialog (Fixture *self)
{
  self->dialog = lia_workspaces_dialog_new (get_settings ());
  adw_dialog_present (ADW_DIALOG (self->dialog), GTK_WIDGET (self->window));
  lia_test_wait (!lia_workspaces_dialog_get_loading (self->dialog));
}

static void
activate (Fixture *self, const char *action, const char *path)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->dialog), action, "s", path));
}

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static AdwAlertDialog *
wait_for_alert (Fixture *self)
{
  lia_test_wait (ADW_IS_ALERT_DIALOG (get_dialog (self)));

  return ADW_ALERT_DIALOG (get_dialog (self));
}

static void
answer (AdwAlertDialog *alert, const char *response)
{
  g_autofree char *detailed = g_strconcat ("response::", response, NULL);

  g_assert_true (adw_alert_dialog_has_response (alert, response));
  g_signal_emit_by_name (alert, detailed, response);
  adw_dialog_force_close (ADW_DIALOG (alert));
}

static gboolean
shows (Fixture *self, const char *text)
{
  return lia_test_find (self->dialog, GTK_TYPE_LABEL, text) != NULL;
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autofree char *hostile = g_strdup ("<b>&amp;<a href='x'>y");
  g_autofree char *own = make_workspace (self->folder, hostile);
  g_autofree char *other = make_workspace (self->elsewhere, "Delta");
  g_autofree char *unknown = make_workspace (self->elsewhere, "Never Opened");

  lia_workspace_folder_remember (get_settings (), other);
  show_dialog (self);
  g_assert_true (shows (self, hostile));
  g_assert_true (shows (self, "Kept by Liaison"));
  g_assert_true (shows (self, "Delta"));
  g_assert_true (shows (self, "In Other Folders"));
  g_assert_false (shows (self, "Never Opened"));

  activate (self, "workspaces.forget", other);
  lia_test_wait (!lia_workspaces_dialog_get_loading (self->dialog) && !shows (self, "Delta"));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_duplicate (Fixture *self, gconstpointer data)
{
  g_autofree char *path = make_workspace (self->folder, "Delta");
  g_autofree char *copy = g_build_filename (self->folder, "Delta 2.liaison", NULL);

  show_dialog (self);
  activate (self, "workspaces.duplicate", path);
  g_assert_true (lia_workspaces_dialog_get_loading (self->dialog));
  lia_test_wait (shows (self, "Delta 2"));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));

  activate (self, "workspaces.duplicate", path);
  lia_test_wait (shows (self, "Delta 3"));
}

static void
test_rename (Fixture *self, gconstpointer data)
{
  g_autofree char *path = make_workspace (self->folder, "Delta");
  g_autofree char *taken = make_workspace (self->folder, "Taken");
  g_autofree char *renamed = g_build_filename (self->folder, "Nord & Süd.liaison", NULL);
  g_auto (GStrv) recent = NULL;
  AdwAlertDialog *alert = NULL;
  GtkEditable *entry = NULL;

  lia_workspace_folder_remember (get_settings (), path);
  show_dialog (self);
  activate (self, "workspaces.rename", path);
  alert = wait_for_alert (self);
  entry = lia_test_find (alert, ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Delta");
  g_assert_false (adw_alert_dialog_get_response_enabled (alert, "create"));
  gtk_editable_set_text (entry, "Taken");
  g_assert_false (adw_alert_dialog_get_response_enabled (alert, "create"));
  gtk_editable_set_text (entry, "Nord & Süd");
  g_assert_true (adw_alert_dialog_get_response_enabled (alert, "create"));
  answer (alert, "create");

  lia_test_wait (shows (self, "Nord & Süd"));
  g_assert_false (shows (self, "Delta"));
  g_assert_true (g_file_test (renamed, G_FILE_TEST_EXISTS));
  g_assert_true (has_file (self->folder, "Nord & Süd.liaison-backups"));
  recent = g_settings_get_strv (get_settings (), "recent-workspaces");
  g_assert_cmpstr (recent[0], ==, renamed);
}

static void
test_open_ones_are_left_alone (Fixture *self, gconstpointer data)
{
  static const char *const actions[] = { "workspaces.rename", "workspaces.trash" };
  g_autofree char *path = make_workspace (self->folder, "Delta");
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaWorkspace) workspace = lia_workspace_open (path, LIA_STORE_DEFAULT, &error);

  g_assert_no_error (error);
  show_dialog (self);
  g_assert_true (shows (self, "Now Open"));
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      AdwAlertDialog *alert = NULL;

      activate (self, actions[i], path);
      alert = wait_for_alert (self);
      g_assert_nonnull (strstr (adw_alert_dialog_get_body (alert), "“Delta” is open"));
      adw_dialog_force_close (ADW_DIALOG (alert));
      lia_test_wait (get_dialog (self) == ADW_DIALOG (self->dialog));
    }

  /* It may be copied at any time. */
  activate (self, "workspaces.duplicate", path);
  lia_test_wait (shows (self, "Delta 2"));
  lia_workspace_close (workspace, &error);
  g_assert_no_error (error);
}

static void
test_trash (Fixture *self, gconstpointer data)
{
  g_autofree char *path = make_workspace (self->folder, "Delta");
  AdwAlertDialog *alert = NULL;

  lia_workspace_folder_remember (get_settings (), path);
  show_dialog (self);
  activate (self, "workspaces.trash", path);
  alert = wait_for_alert (self);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (alert), "“Delta”"));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (alert), "backup"));
  answer (alert, "trash");

  lia_test_wait (!lia_workspaces_dialog_get_loading (self->dialog) && !shows (self, "Delta"));
  g_assert_false (has_file (self->folder, "Delta.liaison"));
  g_assert_false (has_file (self->folder, "Delta.liaison-backups"));
}

static void
test_safe_place_is_not_asked_about (Fixture *self, gconstpointer data)
{
  g_autofree char *path = make_workspace (self->elsewhere, "Delta");

  lia_window_open_path (self->window, path);
  lia_test_wait (lia_window_get_workspace (self->window) != NULL);
  g_assert_null (get_dialog (self));
  g_assert_cmpstr (lia_workspace_get_path (lia_window_get_workspace (self->window)), ==, path);
}

static char *
make_synced_workspace (Fixture *self)
{
  g_autofree char *mark = g_build_filename (self->elsewhere, ".stfolder", NULL);
  char *path = make_workspace (self->elsewhere, "Delta");

  g_assert_cmpint (g_mkdir (mark, 0700), ==, 0);

  return path;
}

static void
test_synced_folder_offers_a_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *path = make_synced_workspace (self);
  g_autofree char *copy = g_build_filename (self->folder, "Delta.liaison", NULL);
  AdwAlertDialog *alert = NULL;

  lia_window_open_path (self->window, path);
  alert = wait_for_alert (self);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (alert), "Syncthing"));
  g_assert_cmpstr (adw_alert_dialog_get_default_response (alert), ==, "import");
  answer (alert, "import");

  lia_test_wait (lia_window_get_workspace (self->window) != NULL);
  g_assert_cmpstr (lia_workspace_get_path (lia_window_get_workspace (self->window)), ==, copy);
  lia_test_wait (lia_window_is_settled (self->window));
}

static void
test_synced_folder_can_be_insisted_on (Fixture *self, gconstpointer data)
{
  g_autofree char *path = make_synced_workspace (self);
  LiaWindow *again = NULL;

  lia_window_open_path (self->window, path);
  answer (wait_for_alert (self), "cancel");
  lia_test_wait (!lia_window_is_opening (self->window));
  g_assert_null (lia_window_get_workspace (self->window));

  lia_window_open_path (self->window, path);
  answer (wait_for_alert (self), "open");
  lia_test_wait (lia_window_get_workspace (self->window) != NULL);
  g_assert_cmpstr (lia_workspace_get_path (lia_window_get_workspace (self->window)), ==, path);
  lia_test_wait (lia_window_is_settled (self->window));

  /* Not asked a second time. */
  lia_test_close (self->window);
  again = g_object_ref (lia_window_new (GTK_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (again));
  lia_window_open_path (again, path);
  lia_test_wait (lia_window_get_workspace (again) != NULL);
  lia_test_wait (lia_window_is_settled (again));
  g_assert_finalize_object (self->window);
  self->window = again;
}

static void
test_damaged_one_is_not_copied (Fixture *self, gconstpointer data)
{
  g_autofree char *path = make_synced_workspace (self);
  AdwAlertDialog *first = NULL;

  g_assert_true (g_file_set_contents (path, "name;country\n", -1, NULL));
  lia_window_open_path (self->window, path);
  first = g_object_ref (wait_for_alert (self));
  answer (first, "import");
  lia_test_wait (get_dialog (self) != NULL && get_dialog (self) != ADW_DIALOG (first));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (self))),
                            "not a Liaison workspace"));
  g_assert_false (has_file (self->folder, "Delta.liaison"));
  g_assert_false (lia_window_is_opening (self->window));
  adw_dialog_force_close (get_dialog (self));
  g_object_unref (first);
}

#define add(name, function)                                                                        \
  g_test_add ("/app/workspaces-dialog/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  /* The trash is looked for on the disk of the home folder. */
  g_setenv ("HOME", g_getenv ("XDG_DATA_HOME"), TRUE);
  lia_test_roster_init (&argc, &argv);
  application = lia_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  add ("list", test_list);
  add ("duplicate", test_duplicate);
  add ("rename", test_rename);
  add ("open-ones-are-left-alone", test_open_ones_are_left_alone);
  add ("trash", test_trash);
  add ("safe-place-is-not-asked-about", test_safe_place_is_not_asked_about);
  add ("synced-folder-offers-a-copy", test_synced_folder_offers_a_copy);
  add ("synced-folder-can-be-insisted-on", test_synced_folder_can_be_insisted_on);
  add ("damaged-one-is-not-copied", test_damaged_one_is_not_copied);

  status = g_test_run ();
  g_clear_object (&application);

  return status;
}
