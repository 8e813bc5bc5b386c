/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-bulk-job.h"

#include <glib/gi18n-lib.h>

#include "lia-count-text.h"
#include "lia-job-dialog.h"

typedef struct
{
  /* owned */
  LiaWindow *window;
  GCancellable *cancellable;
  LiaJobDialog *dialog;

  /* borrowed */
  const LiaRecordType *type;
} Job;

static void
job_free (Job *self)
{
  g_clear_pointer (&self->dialog, lia_job_dialog_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->window);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
on_progress (double fraction, guint64 n_rows, gpointer user_data)
{
  Job *self = user_data;

  lia_job_dialog_set_fraction (self->dialog, MAX (fraction, 0));
}

static char *
describe (const LiaRecordType *type, guint n_matched, guint n_changed)
{
  guint n_same = n_matched - n_changed;
  g_autofree char *changed = lia_count_text (type, n_changed);

  if (n_same == 0)
    /* Translators: %s is “12 partners” */
    return g_strdup_printf (_ ("%s changed"), changed);

  /* Translators: “12 partners changed, 3 more were so already” */
  return g_strdup_printf (ngettext ("%s changed, %'u more was so already",
                                    "%s changed, %'u more were so already", n_same),
                          changed, n_same);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_matched = 0;
  guint n_changed = 0;

  if (!lia_workspace_edit_many_finish (LIA_WORKSPACE (source), result, &n_matched, &n_changed, NULL,
                                       &error))
    {
      lia_window_show_error (self->window, _ ("Nothing Was Changed"), error);
    }
  else if (n_changed == 0)
    {
      lia_window_add_toast (self->window,
                            adw_toast_new (_ ("Nothing to change: it was so already")));
    }
  else
    {
      g_autofree char *text = describe (self->type, n_matched, n_changed);

      lia_window_add_undo_toast (self->window, text);
    }
}

void
lia_bulk_job_run (GtkWidget *parent, LiaWorkspace *workspace, LiaBulkEdit *edit, GArray *ids)
{
  LiaWindow *window = NULL;
  Job *self = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));
  g_return_if_fail (edit != NULL);
  g_return_if_fail (ids != NULL);

  window = lia_window_from_widget (parent);
  if (window == NULL || ids->len == 0 || lia_bulk_edit_is_empty (edit))
    return;

  self = g_new0 (Job, 1);
  self->window = g_object_ref (window);
  self->type = lia_bulk_edit_get_record_type (edit);
  self->cancellable = g_cancellable_new ();
  self->dialog = lia_job_dialog_new (window, _ ("Changing…"), self->cancellable);
  lia_workspace_edit_many_async (workspace, edit, (const gint64 *) (gpointer) ids->data, ids->len,
                                 NULL, on_progress, self, self->cancellable, on_done, self);
}
