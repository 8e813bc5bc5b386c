/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-draft-question.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-draft-store.h"

#define MAX_LINES          6
#define CLOSE_MILLISECONDS 300 /* the question takes its leave meanwhile */

/* Once the question itself is gone: a window closes its dialogs before itself. */
static gboolean
close_window (gpointer window)
{
  gtk_window_close (GTK_WINDOW (window));

  return G_SOURCE_REMOVE;
}

static void
on_answered (AdwAlertDialog *dialog, const char *response, GtkWindow *window)
{
  LiaWorkspace *workspace = g_object_get_data (G_OBJECT (dialog), "workspace");

  if (!g_str_equal (response, "discard"))
    return;
  lia_draft_store_discard (lia_draft_store_get (workspace));
  g_timeout_add_full (G_PRIORITY_DEFAULT, CLOSE_MILLISECONDS, close_window, g_object_ref (window),
                      g_object_unref);
}

static char *
dup_body (char **unsaved)
{
  g_autoptr (GString) body
      = g_string_new (_ ("What you typed here is lost when the window closes:"));
  guint n = g_strv_length (unsaved);

  for (guint i = 0; i < MIN (n, MAX_LINES); i++)
    g_string_append_printf (body, "\n%s", unsaved[i]);
  if (n > MAX_LINES)
    {
      g_string_append_c (body, '\n');
      g_string_append_printf (
          body, ngettext ("and %u more field", "and %u more fields", n - MAX_LINES), n - MAX_LINES);
    }

  return g_string_free_and_steal (g_steal_pointer (&body));
}

gboolean
lia_draft_question_ask (GtkWindow *window, LiaWorkspace *workspace)
{
  g_auto (GStrv) unsaved = lia_draft_store_list_unsaved (lia_draft_store_get (workspace));
  g_autofree char *body = NULL;
  AdwDialog *dialog = NULL;

  if (unsaved[0] == NULL)
    return FALSE;

  body = dup_body (unsaved);
  dialog = lia_alert_dialog_new (_ ("Discard Unsaved Text?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Keep Editing"),
                                  "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "workspace", g_object_ref (workspace), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), window, 0);
  adw_dialog_present (dialog, GTK_WIDGET (window));

  return TRUE;
}

static void
on_problem (LiaWindow *window, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  lia_window_add_toast (window, toast);
}

/* The first time only: when the file was read. */
static void
on_kept_changed (LiaDraftStore *store, LiaWindow *window)
{
  g_signal_handlers_disconnect_by_func (store, on_kept_changed, window);
  if (lia_draft_store_get_n_kept (store) > 0)
    lia_window_add_toast (window,
                          adw_toast_new (_ ("Text you had not saved was kept and is offered "
                                            "where you typed it")));
}

void
lia_draft_question_watch (LiaWindow *window, LiaWorkspace *workspace)
{
  LiaDraftStore *store = NULL;

  g_return_if_fail (LIA_IS_WINDOW (window));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  store = lia_draft_store_get (workspace);
  g_signal_connect_object (store, "problem", G_CALLBACK (on_problem), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "kept-changed", G_CALLBACK (on_kept_changed), window, 0);
}
