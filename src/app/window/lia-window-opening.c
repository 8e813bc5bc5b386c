/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-alert-dialog.h"
#include "lia-task.h"
#include "lia-window-files.h"
#include "lia-window-private.h"

#include <glib/gi18n-lib.h>

#include "lia-application.h"
#include "lia-countries.h"
#include "lia-error.h"
#include "lia-place.h"
#include "lia-recovery-dialog.h"
#include "lia-workspace-folder.h"
#include "lia-workspace-job.h"

/* How a workspace comes into a window: first a look at where it is, then it is opened there, or copied to
 * where it is safe and the copy opened. */

struct _LiaWindowOpening
{
  LiaWindow *window; /* owned */
  char *path; /* (nullable) */
};

LiaWindowOpening *
lia_window_opening_new (LiaWindow *window, const char *path)
{
  LiaWindowOpening *self = g_new0 (LiaWindowOpening, 1);

  self->window = g_object_ref (window);
  self->path = g_strdup (path);

  return self;
}

static void
opening_free (LiaWindowOpening *self)
{
  g_clear_object (&self->window);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaWindowOpening, opening_free)

static GSettings *
get_settings (LiaWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  /* The window may have been closed in the meantime. */
  return LIA_IS_APPLICATION (application)
             ? lia_application_get_settings (LIA_APPLICATION (application))
             : NULL;
}

void
lia_window_on_workspace_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWindowOpening) opening = user_data;
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
    lia_recovery_dialog_present (GTK_WINDOW (opening->window), opening->path);
  else if (error != NULL)
    lia_window_show_error (opening->window, _ ("Workspace Not Opened"), error);
}

/* Takes @opening. */
static void
open_in_place (LiaWindowOpening *opening)
{
  lia_workspace_open_async (opening->path, LIA_STORE_DEFAULT, NULL, lia_window_on_workspace_opened,
                            opening);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWindowOpening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lia_workspace_job_finish (result, &error);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast = NULL;

  if (path == NULL)
    {
      lia_window_set_opening (opening->window, FALSE);
      lia_window_show_error (opening->window, _ ("Workspace Not Copied"), error);
      return;
    }

  title = lia_workspace_folder_dup_title (path);
  text = g_strdup_printf (_ ("“%s” was copied into your workspaces; you work in the copy"), title);
  toast = adw_toast_new ("");
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  adw_toast_set_timeout (toast, 0);
  lia_window_add_toast (opening->window, toast);

  g_set_str (&opening->path, path);
  open_in_place (g_steal_pointer (&opening));
}

/* Takes @opening. */
static void
open_copy (LiaWindowOpening *opening, GFile *file)
{
  lia_workspace_job_bring_in (file, NULL, on_copied, opening);
}

static gboolean
is_accepted (LiaWindow *window, const char *path)
{
  GSettings *settings = get_settings (window);
  g_autofree char *folder = g_path_get_dirname (path);
  g_auto (GStrv) accepted = NULL;

  if (settings == NULL)
    return FALSE;
  accepted = g_settings_get_strv (settings, "accepted-folders");
  return g_strv_contains ((const char *const *) accepted, folder);
}

/* Who has decided once is not asked each morning. */
static void
accept_folder (LiaWindow *window, const char *path)
{
  GSettings *settings = get_settings (window);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) accepted = NULL;
  g_auto (GStrv) next = NULL;

  if (settings == NULL || is_accepted (window, path))
    return;
  accepted = g_settings_get_strv (settings, "accepted-folders");
  g_strv_builder_addv (builder, (const char **) accepted);
  g_strv_builder_add (builder, folder);
  next = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "accepted-folders", (const char *const *) next);
}

static void
on_place_response (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWindowOpening) opening = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "import"))
    {
      g_autoptr (GFile) file = g_file_new_for_path (opening->path);

      open_copy (g_steal_pointer (&opening), file);
    }
  else if (g_str_equal (response, "open"))
    {
      accept_folder (opening->window, opening->path);
      open_in_place (g_steal_pointer (&opening));
    }
  else
    lia_window_set_opening (opening->window, FALSE);
}

/* Takes @opening. */
static void
ask (LiaWindowOpening *opening, const char *reason)
{
  g_autofree char *title = lia_workspace_folder_dup_title (opening->path);
  g_autofree char *body = g_strdup_printf (
      _ ("%s\n\nLiaison can copy “%s” to this computer, where it is safe, and open the copy. The "
         "original stays as it is."),
      reason, title);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (lia_alert_dialog_new (_ ("Work in a Copy?"), body));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "open", _ ("_Open Anyway"),
                                  "import", _ ("_Import a Copy"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "import", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "import");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (opening->window), NULL, on_place_response, opening);
}

static void
examine_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LiaPlace place = lia_place_examine (data);

  /* The first rows name countries: the tables are read here, not while somebody waits for rows. */
  lia_country_codes ();

  /* What Liaison keeps is where it should be, and what is not there is said when it is opened. */
  if (lia_workspace_folder_contains (data) || !g_file_test (data, G_FILE_TEST_EXISTS))
    place.kind = LIA_PLACE_LOCAL;
  else if (lia_place_is_sandboxed ())
    place.kind = LIA_PLACE_PORTAL;

  g_task_return_pointer (task, g_memdup2 (&place, sizeof place), g_free);
}

static void
on_examined (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWindowOpening) opening = user_data;
  g_autofree LiaPlace *place = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *reason = lia_place_describe (place);

  if (place->kind == LIA_PLACE_PORTAL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (opening->path);

      open_copy (g_steal_pointer (&opening), file);
    }
  else if (reason != NULL && !is_accepted (opening->window, opening->path))
    ask (g_steal_pointer (&opening), reason);
  else
    open_in_place (g_steal_pointer (&opening));
}

void
lia_window_open_path (LiaWindow *self, const char *path)
{
  GtkApplication *application = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LIA_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  /* A window keeps its workspace; another one opens beside it. */
  application = gtk_window_get_application (GTK_WINDOW (self));
  if (lia_window_get_workspace (self) != NULL)
    {
      lia_application_open_path (LIA_APPLICATION (application), path);
      return;
    }

  lia_window_set_opening (self, TRUE);
  task = g_task_new (NULL, NULL, on_examined, lia_window_opening_new (self, path));
  g_task_set_task_data (task, g_strdup (path), g_free);
  lia_task_run_in_thread (task, examine_thread);
}

void
lia_window_open_file (LiaWindow *self, GFile *file)
{
  GtkApplication *application = NULL;

  g_return_if_fail (LIA_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  application = gtk_window_get_application (GTK_WINDOW (self));
  if (g_file_peek_path (file) != NULL)
    lia_window_open_path (self, g_file_peek_path (file));
  else if (lia_window_get_workspace (self) != NULL)
    lia_application_open_file (LIA_APPLICATION (application), file);
  else
    {
      lia_window_set_opening (self, TRUE);
      open_copy (lia_window_opening_new (self, NULL), file);
    }
}
