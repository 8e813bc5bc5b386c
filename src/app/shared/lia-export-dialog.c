/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-export.h"

typedef struct
{
  LiaWindow *window; /* owned */
  LiaWorkspace *workspace; /* owned */
  const LiaRecordType *type;
  GArray *ids; /* owned */
  char *path; /* owned */
} Export;

static void
export_free (Export *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader
      = lia_store_open_reader (lia_workspace_get_store (self->workspace), &error);

  if (reader != NULL
      && lia_export_records (reader, self->type, (const gint64 *) self->ids->data, self->ids->len,
                             self->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = self->ids->len;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      lia_window_show_error (self->window, _ ("Nothing Was Exported"), error);
      return;
    }

  g_autofree char *title
      = g_strdup_printf (ngettext ("%'u record exported", "%'u records exported", n), n);

  lia_window_add_toast (self->window, adw_toast_new (title));
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GTask) task = NULL;

  if (file != NULL && g_file_peek_path (file) == NULL)
    g_set_error_literal (&error, LIA_ERROR, LIA_ERROR_INVALID,
                         _ ("Choose a place on this computer."));
  if (error != NULL)
    {
      lia_window_show_error (self->window, _ ("Nothing Was Exported"), error);
      return;
    }

  /* Owned by the callback, not by the task: the thread may be the last to let go of a task, and a window must
   * not end there. */
  self->path = g_file_get_path (file);
  task = g_task_new (NULL, NULL, on_written, self);
  g_task_set_source_tag (task, on_file_chosen);
  g_task_set_task_data (task, g_steal_pointer (&self), NULL);
  g_task_run_in_thread (task, write_in_thread);
}

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) csv = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) json = gtk_file_filter_new ();

  gtk_file_filter_set_name (csv, _ ("Table (.csv)"));
  gtk_file_filter_add_suffix (csv, "csv");
  gtk_file_filter_set_name (json, _ ("Data (.json)"));
  gtk_file_filter_add_suffix (json, "json");
  g_list_store_append (filters, csv);
  g_list_store_append (filters, json);

  return G_LIST_MODEL (filters);
}

void
lia_export_dialog_present (LiaWindow *window,
                           LiaWorkspace *workspace,
                           const LiaRecordType *type,
                           GArray *ids)
{
  g_return_if_fail (LIA_IS_WINDOW (window));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));
  g_return_if_fail (ids != NULL);

  Export *self = g_new0 (Export, 1);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters ();
  g_autofree char *name = g_strdup_printf ("%s.csv", _ (type->label_plural));

  self->window = g_object_ref (window);
  self->workspace = g_object_ref (workspace);
  self->type = type;
  self->ids = ids;

  gtk_file_dialog_set_title (dialog, _ ("Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, on_file_chosen, self);
}
