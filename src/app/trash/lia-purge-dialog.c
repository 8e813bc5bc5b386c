/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-purge-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-alert-dialog.h"
#include "lia-job-dialog.h"

/* What it asks is known only after a look through every table, which a thread of its own takes. */
typedef struct
{
  LiaWindow *window;
  LiaWorkspace *workspace;
  LiaPurgeRequest request;
  gint64 *ids;
  LiaTrashPurge *purge; /* (nullable) until it is known */
  GCancellable *cancellable; /* (nullable) until it is done */
  LiaJobDialog *progress; /* (nullable) until it is done */
} Purging;

static void
purging_free (Purging *self)
{
  g_clear_pointer (&self->progress, lia_job_dialog_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->window);
  g_clear_object (&self->workspace);
  g_free (self->ids);
  g_clear_pointer (&self->purge, lia_trash_purge_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Purging, purging_free)

static void
on_progress (double fraction, guint64 n_rows, gpointer user_data)
{
  Purging *self = user_data;

  lia_job_dialog_set_text (self->progress, fraction < 0 ? _ ("Making a backup first…") : NULL);
  lia_job_dialog_set_fraction (self->progress, fraction);
}

static void
on_purged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Purging) self = user_data;
  const guint n = lia_trash_purge_get_n_rows (self->purge);
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->progress, lia_job_dialog_free);
  if (!lia_trash_purge_run_finish (result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      lia_window_show_error (self->window, _ ("Nothing Was Removed"), error);
      return;
    }
  title = g_strdup_printf (
      ngettext ("%'u record removed for good", "%'u records removed for good", n), n);
  lia_window_add_toast (self->window, adw_toast_new (title));
}

static void
on_response (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Purging) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  Purging *running = NULL;

  if (!g_str_equal (response, "purge"))
    return;

  running = g_steal_pointer (&self);
  running->cancellable = g_cancellable_new ();
  running->progress = lia_job_dialog_new (running->window, _ ("Removing…"), running->cancellable);
  lia_trash_purge_run_async (running->purge, lia_workspace_get_store (running->workspace),
                             on_progress, running, running->cancellable, on_purged, running);
}

static GtkWidget *
make_row (const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "note");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return row;
}

/* What goes is a list, to be read from the left; the warning is the dialog's own text. Names may look like markup:
 * all of it is plain text. */
static AdwDialog *
make_dialog (const char *heading, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const guint n = g_strv_length (lines);
  AdwDialog *dialog = lia_alert_dialog_new (heading, lines[n - 1]);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  for (guint i = 0; i + 1 < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (lines[i]));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);

  return dialog;
}

static void
ask (Purging *self)
{
  const guint n = lia_trash_purge_get_n_rows (self->purge);
  g_autofree char *heading
      = g_strdup_printf (ngettext ("Remove %'u Record?", "Remove %'u Records?", n), n);
  g_autofree char *text = lia_trash_purge_describe (self->purge);
  AdwDialog *dialog = make_dialog (heading, text);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "purge",
                                  _ ("_Remove for Good"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "purge",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self->window), NULL, on_response,
                           self);
}

static gpointer
prepare (LiaReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Purging *self = data;

  return lia_trash_purge_new (reader, &self->request, error);
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Purging) self = user_data;
  g_autoptr (GError) error = NULL;

  self->purge = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->purge == NULL)
    lia_window_show_error (self->window, _ ("Nothing Was Removed"), error);
  else if (lia_trash_purge_get_n_rows (self->purge) == 0)
    lia_window_add_toast (self->window, adw_toast_new (_ ("There is nothing to remove")));
  else
    ask (g_steal_pointer (&self));
}

void
lia_purge_dialog_present (LiaWindow *window,
                          LiaWorkspace *workspace,
                          const LiaPurgeRequest *request)
{
  Purging *self = g_new0 (Purging, 1);
  g_autoptr (GTask) task = NULL;

  self->window = g_object_ref (window);
  self->workspace = g_object_ref (workspace);
  self->ids = g_memdup2 (request->ids, request->n_ids * sizeof (gint64));
  self->request = *request;
  self->request.table = g_intern_string (request->table);
  self->request.ids = self->ids;

  task = g_task_new (NULL, NULL, on_prepared, self);
  g_task_set_source_tag (task, lia_purge_dialog_present);
  g_task_set_task_data (task, self, NULL); /* owned by the callback */
  lia_store_read_in_thread (lia_workspace_get_store (workspace), task, prepare,
                            (GDestroyNotify) lia_trash_purge_unref);
}
