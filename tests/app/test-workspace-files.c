/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-application.h"
#include "lia-error.h"
#include "lia-recovery.h"
#include "lia-test-roster.h"
#include "lia-user-settings.h"
#include "lia-welcome-page.h"
#include "lia-window-files.h"
#include "lia-workspace-folder.h"

#include <glib/gstdio.h>
#include <string.h>

/* Making, finding, opening and rescuing workspace files. */

/* A process has one. */
static LiaApplication *application;

static void
test_names (void)
{
  static const char *const refused[] = { "", "  ", ".hidden", "a/b", "../up" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_autofree char *long_name = g_strnfill (400, 'x');
  g_autofree char *path = NULL;
  g_autofree char *next = NULL;

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_null (lia_workspace_folder_check_name (folder, refused[i], &error));
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_null (lia_workspace_folder_check_name (folder, long_name, NULL));

  path = lia_workspace_folder_check_name (folder, "  Délégation <Nord> & Süd ", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (path, "/Délégation <Nord> & Süd.liaison"));
  g_assert_true (g_file_set_contents (path, "", 0, NULL));

  g_assert_null (lia_workspace_folder_check_name (folder, "Délégation <Nord> & Süd", &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
  next = lia_workspace_folder_unused_path (folder, "Délégation <Nord> & Süd");
  g_assert_true (g_str_has_suffix (next, "Süd 2.liaison"));

  g_unlink (path);
  g_rmdir (folder);
}

static char **
list_offered (GSettings *settings)
{
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-workspaces");

  return lia_workspace_folder_list_paths ((const char *const *) recent);
}

static void
test_recent (void)
{
  g_autoptr (GSettings) settings = lia_user_settings_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_autofree char *first = g_build_filename (folder, "first.liaison", NULL);
  g_autofree char *second = g_build_filename (folder, "second.liaison", NULL);
  g_auto (GStrv) paths = NULL;
  g_auto (GStrv) left = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (first, "", 0, NULL));
  g_assert_true (g_file_set_contents (second, "", 0, NULL));
  lia_workspace_folder_remember (settings, first);
  lia_workspace_folder_remember (settings, second);
  lia_workspace_folder_remember (settings, first);

  paths = list_offered (settings);
  g_assert_cmpuint (g_strv_length (paths), ==, 2);
  g_assert_cmpstr (paths[0], ==, first);
  g_assert_cmpstr (paths[1], ==, second);

  /* What is gone is not offered. */
  g_unlink (first);
  left = list_offered (settings);
  g_assert_cmpuint (g_strv_length (left), ==, 1);
  g_assert_cmpstr (left[0], ==, second);

  g_unlink (second);
  g_rmdir (folder);
  g_settings_reset (settings, "recent-workspaces");
}

static void
test_welcome_shows_names_as_they_are (void)
{
  static const char *const paths[]
      = { "/srv/<b>&amp;<a href=\"x\">y.liaison", "/srv/Delta.liaison", NULL };
  LiaWelcomePage *page = g_object_ref_sink (g_object_new (LIA_TYPE_WELCOME_PAGE, NULL));

  lia_welcome_page_set_workspaces (page, paths);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "<b>&amp;<a href=\"x\">y"));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Delta"));

  /* Again, with fewer. */
  lia_welcome_page_set_workspaces (page, paths + 1);
  g_assert_null (lia_test_find (page, GTK_TYPE_LABEL, "<b>&amp;<a href=\"x\">y"));

  g_assert_finalize_object (page);
}

static void
close_window (LiaWindow *window)
{
  lia_test_close (window);
  g_assert_finalize_object (window);
}

static char *
make_damaged (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "damaged.liaison", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaWorkspace) workspace = lia_workspace_create (path, "ceop", TRUE, &error);
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_assert_no_error (error);
  lia_store_backup_before (lia_workspace_get_store (workspace), "test", NULL, &error);
  g_assert_no_error (error);
  lia_workspace_close (workspace, &error);
  g_assert_no_error (error);

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 100000);
  /* Past the header, so that it still is a workspace. */
  memset (contents + 4096, 0xa5, 60000);
  g_file_set_contents (path, contents, (gssize) length, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

static AdwDialog *
get_dialog (LiaWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
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

static gboolean
body_has (AdwDialog *dialog, const char *text)
{
  return strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), text) != NULL;
}

static void
test_damaged_workspace_offers_its_backup (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_autofree char *path = make_damaged (folder);
  LiaWindow *window = g_object_ref (lia_window_new (GTK_APPLICATION (application)));
  g_autoptr (AdwDialog) first = NULL;
  AdwDialog *dialog = NULL;

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  lia_window_open_path (window, path);
  lia_test_wait (get_dialog (window) != NULL);
  /* Held, so that the next dialog is not made in its place in memory. */
  first = g_object_ref (get_dialog (window));
  dialog = first;
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "restore"));
  g_assert_true (body_has (dialog, "“damaged.liaison” is damaged. Repair"));
  g_assert_true (body_has (dialog, "Restoring the backup of "));
  g_assert_null (lia_window_get_workspace (window));

  /* There is nothing left to repair; that leads to the backup. */
  g_signal_emit_by_name (dialog, "response::repair", "repair");
  adw_dialog_force_close (dialog);
  lia_test_wait (get_dialog (window) != NULL && get_dialog (window) != first);
  dialog = get_dialog (window);
  g_assert_false (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "repair"));
  g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "restore"));
  g_assert_true (
      body_has (dialog, "“damaged.liaison” cannot be repaired. Restoring the backup of "));

  g_signal_emit_by_name (dialog, "response::restore", "restore");
  adw_dialog_force_close (dialog);
  lia_test_wait (lia_window_get_workspace (window) != NULL);
  lia_test_wait (lia_window_is_settled (window));
  g_assert_cmpstr (lia_workspace_get_path (lia_window_get_workspace (window)), ==, path);

  g_clear_object (&first);
  close_window (window);
  remove_folder (folder);
}

/* Only what can be done is offered and spoken of, and the file is named. */
static void
test_damage_is_told_by_what_can_be_done (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_autofree char *path = make_damaged (folder);
  g_autofree char *backups = g_build_filename (folder, "damaged.liaison-backups", NULL);
  LiaWindow *window = g_object_ref (lia_window_new (GTK_APPLICATION (application)));
  g_autoptr (AdwDialog) first = NULL;
  g_autoptr (AdwDialog) second = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_test (backups, G_FILE_TEST_IS_DIR));
  remove_folder (backups);
  gtk_window_present (GTK_WINDOW (window));
  lia_window_open_path (window, path);
  lia_test_wait (get_dialog (window) != NULL);
  first = g_object_ref (get_dialog (window));
  g_assert_true (body_has (first, "“damaged.liaison” is damaged, and there is no backup"));
  g_assert_false (body_has (first, "estor"));
  g_assert_false (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (first), "restore"));

  g_signal_emit_by_name (first, "response::repair", "repair");
  adw_dialog_force_close (first);
  lia_test_wait (get_dialog (window) != NULL && get_dialog (window) != first);
  second = g_object_ref (get_dialog (window));
  g_assert_true (body_has (second, "“damaged.liaison” cannot be repaired"));
  g_assert_true (body_has (second, "copy elsewhere"));
  g_assert_false (body_has (second, "estor"));
  g_assert_false (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (second), "repair"));
  adw_dialog_force_close (second);
  g_clear_object (&second);
  g_clear_object (&first);

  close_window (window);
  remove_folder (folder);
}

static void
test_slight_damage_is_repaired (void)
{
  g_autofree char *shell = g_find_program_in_path ("sqlite3");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "slight.liaison", NULL);
  const char *arguments[] = { shell, path, "DROP TRIGGER journal_partner_update", NULL };
  g_autoptr (LiaWorkspace) workspace = NULL;
  LiaWindow *window = NULL;
  AdwDialog *dialog = NULL;
  int status = 0;

  if (shell == NULL)
    {
      g_test_skip ("the sqlite3 program is not on this machine");
      return;
    }
  workspace = lia_workspace_create (path, "ceop", TRUE, &error);
  g_assert_no_error (error);
  lia_workspace_close (workspace, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  window = g_object_ref (lia_window_new (GTK_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (window));
  lia_window_open_path (window, path);
  lia_test_wait (get_dialog (window) != NULL);
  dialog = get_dialog (window);
  g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "repair"));

  g_signal_emit_by_name (dialog, "response::repair", "repair");
  adw_dialog_force_close (dialog);
  lia_test_wait (lia_window_get_workspace (window) != NULL);
  lia_test_wait (lia_window_is_settled (window));

  close_window (window);
  remove_folder (folder);
}

static void
test_what_is_no_workspace_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "list.liaison", NULL);
  LiaWindow *window = g_object_ref (lia_window_new (GTK_APPLICATION (application)));

  g_assert_true (g_file_set_contents (path, "name;country\n", -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  lia_window_open_path (window, path);
  lia_test_wait (get_dialog (window) != NULL);
  g_assert_nonnull (
      strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (window))), "list.liaison"));
  g_assert_false (
      adw_alert_dialog_has_response (ADW_ALERT_DIALOG (get_dialog (window)), "restore"));
  g_assert_null (lia_window_get_workspace (window));

  adw_dialog_force_close (get_dialog (window));
  close_window (window);
  remove_folder (folder);
}

/* Writes when it is told to from the main loop; were the main loop waiting for it, neither would go on. */
static gboolean
write_when_told (LiaBatch *batch, gpointer told, GCancellable *cancellable, GError **error)
{
  LiaValue value = LIA_TEXT ("written last");

  while (!g_atomic_int_get ((int *) told))
    g_usleep (1000);
  return lia_batch_insert (batch, "setting", (const char *const[]) { "key" }, &value, 1, error)
         != 0;
}

/* What is queued when the window is closed is written, and the window stays alive while it waits. */
static void
test_closing_waits_without_blocking (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "busy.liaison", NULL);
  LiaWindow *window = g_object_ref (lia_window_new (GTK_APPLICATION (application)));
  g_autoptr (LiaWorkspace) workspace = lia_workspace_create (path, "ceop", FALSE, &error);
  int told = FALSE;

  g_assert_no_error (error);
  lia_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  lia_test_wait (lia_window_is_settled (window));
  lia_store_write_async (lia_workspace_get_store (workspace), "Slow", write_when_told, &told, NULL,
                         NULL, NULL, NULL);
  g_clear_object (&workspace);

  gtk_window_close (GTK_WINDOW (window));
  lia_test_wait (lia_test_find (window, GTK_TYPE_LABEL, "Saving…") != NULL);
  /* Closing again changes nothing. */
  gtk_window_close (GTK_WINDOW (window));
  g_atomic_int_set (&told, TRUE);
  lia_test_wait (G_OBJECT (window)->ref_count == 1);
  g_assert_finalize_object (window);

  workspace = lia_workspace_open (path, LIA_STORE_FAIL_IF_LOCKED, &error);
  g_assert_no_error (error);
  {
    LiaStatement *statement
        = lia_reader_prepare (lia_workspace_get_reader (workspace),
                              "SELECT count (*) FROM setting WHERE key = 'written last'", &error);

    g_assert_no_error (error);
    g_assert_true (lia_statement_step (statement, &error));
    g_assert_cmpint (lia_statement_get_integer (statement, 0), ==, 1);
    lia_statement_reset (statement);
  }
  lia_workspace_close (workspace, &error);
  g_assert_no_error (error);
  remove_folder (folder);
}

/* Who opens a workspace again while its window is going away has it again, for writing. */
static void
test_opened_again_while_closing (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "again.liaison", NULL);
  LiaWindow *window = g_object_ref (lia_window_new (GTK_APPLICATION (application)));
  g_autoptr (LiaWorkspace) workspace = lia_workspace_create (path, "ceop", FALSE, &error);
  int told = FALSE;

  g_assert_no_error (error);
  lia_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  lia_test_wait (lia_window_is_settled (window));
  lia_store_write_async (lia_workspace_get_store (workspace), "Slow", write_when_told, &told, NULL,
                         NULL, NULL, NULL);
  g_clear_object (&workspace);

  gtk_window_close (GTK_WINDOW (window));
  lia_application_open_path (application, path);
  g_atomic_int_set (&told, TRUE);
  lia_test_wait (lia_window_get_workspace (window) != NULL);
  g_assert_false (lia_workspace_is_read_only (lia_window_get_workspace (window)));
  lia_test_wait (lia_window_is_settled (window));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==,
                    1);

  close_window (window);
  remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  lia_test_roster_init (&argc, &argv);
  application = lia_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/app/workspace-files/names", test_names);
  g_test_add_func ("/app/workspace-files/recent", test_recent);
  g_test_add_func ("/app/workspace-files/welcome-shows-names-as-they-are",
                   test_welcome_shows_names_as_they_are);
  g_test_add_func ("/app/workspace-files/what-is-no-workspace-is-refused",
                   test_what_is_no_workspace_is_refused);
  g_test_add_func ("/app/workspace-files/slight-damage-is-repaired",
                   test_slight_damage_is_repaired);
  g_test_add_func ("/app/workspace-files/damaged-workspace-offers-its-backup",
                   test_damaged_workspace_offers_its_backup);
  g_test_add_func ("/app/workspace-files/damage-is-told-by-what-can-be-done",
                   test_damage_is_told_by_what_can_be_done);

  g_test_add_func ("/app/workspace-files/closing-waits-without-blocking",
                   test_closing_waits_without_blocking);
  g_test_add_func ("/app/workspace-files/opened-again-while-closing",
                   test_opened_again_while_closing);

  status = g_test_run ();
  g_clear_object (&application);

  return status;
}
