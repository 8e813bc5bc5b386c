/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-import-outcome.h"
#include "lia-import-preview.h"
#include "lia-text.h"
#include "lia-window.h"

struct _LiaImportDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwNavigationView *pages;
  GtkStack *choose_stack;
  GtkWidget *choose_error;
  GtkLabel *choose_error_text;
  AdwWindowTitle *preview_title;
  LiaImportPreview *preview;
  LiaImportOutcome *plan;
  AdwStatusPage *running_status;
  GtkProgressBar *progress;
  LiaImportOutcome *result;

  /* owned */
  LiaWorkspace *workspace;
  LiaImport *import; /* (nullable) until a file is open */
  GCancellable *cancellable; /* (nullable): of what is running */

  const LiaRecordType *type;
  gint64 batch; /* what Undo takes back, or 0 */
  GCancellable *recounting; /* (nullable) (owned): of the count after a choice */
};

G_DEFINE_FINAL_TYPE (LiaImportDialog, lia_import_dialog, ADW_TYPE_DIALOG)

static void
set_running (LiaImportDialog *self, gboolean running)
{
  g_clear_object (&self->cancellable);
  if (running)
    self->cancellable = g_cancellable_new ();

  /* Escape and the close button must not leave work behind that nobody sees: they cancel it first. */
  adw_dialog_set_can_close (ADW_DIALOG (self), !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", running);
}

static void
stop_recounting (LiaImportDialog *self)
{
  if (self->recounting != NULL)
    g_cancellable_cancel (self->recounting);
  g_clear_object (&self->recounting);
}

static void
show_open_error (LiaImportDialog *self, const char *message)
{
  gtk_label_set_text (self->choose_error_text, message != NULL ? message : "");
  gtk_widget_set_visible (self->choose_error, message != NULL);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaImport) import = lia_import_new_finish (result, &error);

  set_running (self, FALSE);
  gtk_stack_set_visible_child_name (self->choose_stack, "choose");

  if (import == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_open_error (self, error->message);
      return;
    }

  g_set_object (&self->import, import);
  lia_import_preview_show (self->preview, self->workspace, import, self->type);
  adw_navigation_view_push_by_tag (self->pages, "preview");
}

void
lia_import_dialog_open (LiaImportDialog *self, GFile *file)
{
  g_return_if_fail (LIA_IS_IMPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *display_name = g_filename_display_name (base_name);
  g_autofree char *shown = lia_text_make_bidi_visible (display_name);

  if (self->cancellable != NULL)
    return;

  adw_window_title_set_subtitle (self->preview_title, shown);
  show_open_error (self, NULL);
  gtk_stack_set_visible_child_name (self->choose_stack, "opening");
  set_running (self, TRUE);
  lia_import_new_async (self->workspace, self->type, file, self->cancellable, on_opened,
                        g_object_ref (self));
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    lia_import_dialog_open (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_open_error (self, error->message);
}

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _ ("Tables and Cards (CSV, XLSX, ODS, vCard)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "tab");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_add_suffix (tables, "xlsx");
  gtk_file_filter_add_suffix (tables, "xlsm");
  gtk_file_filter_add_suffix (tables, "ods");
  gtk_file_filter_add_suffix (tables, "vcf");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaImportDialog *self = LIA_IMPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters ();
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_file_dialog_set_title (dialog, _ ("Choose a File to Import"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        on_file_chosen, g_object_ref (self));
}

static gboolean
on_file_dropped (LiaImportDialog *self, const GValue *value)
{
  lia_import_dialog_open (self, g_value_get_object (value));

  return TRUE;
}

static void
on_preview_changed (LiaImportDialog *self)
{
  g_autofree char *obstacle = lia_import_preview_dup_obstacle (self->preview);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.plan", obstacle == NULL);
}

static void
on_progress (double fraction, guint64 n_rows, gpointer user_data)
{
  LiaImportDialog *self = LIA_IMPORT_DIALOG (user_data);
  gulong n = (gulong) n_rows;
  g_autofree char *text = g_strdup_printf (ngettext ("%'lu row", "%'lu rows", n), n);

  gtk_progress_bar_set_fraction (self->progress, fraction);
  adw_status_page_set_description (self->running_status, text);
}

static void
start (LiaImportDialog *self, gboolean dry_run, GAsyncReadyCallback callback)
{
  stop_recounting (self);
  lia_import_preview_stop (self->preview);
  set_running (self, TRUE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  adw_status_page_set_description (self->running_status, NULL);
  adw_status_page_set_title (self->running_status,
                             dry_run ? _ ("Checking the File") : _ ("Importing"));
  adw_navigation_view_push_by_tag (self->pages, "running");
  lia_import_run_async (self->import, dry_run, on_progress, self, self->cancellable, callback,
                        g_object_ref (self));
}

static void
show_run_error (LiaImportDialog *self, const char *heading, const GError *error)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window != NULL)
    lia_window_show_error (window, heading, error);
}

static void
on_planned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaImportResult) plan = lia_import_run_finish (LIA_IMPORT (source), result, &error);

  set_running (self, FALSE);
  adw_navigation_view_pop_to_tag (self->pages, "preview");
  if (plan == NULL)
    {
      show_run_error (self, _ ("The File Could Not Be Checked"), error);
      return;
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run",
                                 lia_import_result_changes_anything (plan));
  lia_import_outcome_show (self->plan, plan, self->type, self->import);
  adw_navigation_view_push_by_tag (self->pages, "plan");
}

static void
on_recounted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaImportResult) plan = lia_import_run_finish (LIA_IMPORT (source), result, &error);

  if (self->recounting != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->recounting);
  if (plan == NULL || self->plan == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run",
                                 lia_import_result_changes_anything (plan));
  lia_import_outcome_update (self->plan, plan, self->type);
}

/* A correction or choice on the page that tells what would be done. */
static void
on_plan_changed (LiaImportDialog *self)
{
  stop_recounting (self);
  self->recounting = g_cancellable_new ();
  lia_import_preview_refresh_table (self->preview);
  lia_import_run_async (self->import, TRUE, NULL, NULL, self->recounting, on_recounted,
                        g_object_ref (self));
}

static void
plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (LIA_IMPORT_DIALOG (widget), TRUE, on_planned);
}

static void
on_ran (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  g_autoptr (LiaImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaImportResult) result
      = lia_import_run_finish (LIA_IMPORT (source), async_result, &error);

  set_running (self, FALSE);
  if (result == NULL)
    {
      adw_navigation_view_pop_to_tag (self->pages, "preview");
      show_run_error (self, _ ("Nothing Was Imported"), error);
      return;
    }

  self->batch = result->batch;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo", self->batch != 0);
  lia_import_outcome_show (self->result, result, self->type, NULL);
  adw_navigation_view_replace_with_tags (self->pages, (const char *const[]) { "result" }, 1);
}

static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (LIA_IMPORT_DIALOG (widget), FALSE, on_ran);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaImportDialog *self = LIA_IMPORT_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
lia_import_dialog_close_attempt (AdwDialog *dialog)
{
  cancel_action (GTK_WIDGET (dialog), NULL, NULL);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaUndoResult) undo
      = lia_workspace_undo_finish (LIA_WORKSPACE (source), result, &error);
  g_autofree char *text = undo != NULL ? lia_undo_result_describe (undo) : NULL;

  if (undo == NULL)
    {
      lia_window_show_error (window, _ ("The Import Was Not Undone"), error);
      return;
    }

  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  lia_window_add_toast (window, toast);
}

/* An undo and not a revert, so that redo brings the import back. */
static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaImportDialog *self = LIA_IMPORT_DIALOG (widget);
  LiaWindow *window = lia_window_from_widget (widget);

  if (self->batch == 0 || window == NULL)
    return;

  self->batch = 0;
  lia_workspace_undo_async (self->workspace, on_undone, g_object_ref (window));
  adw_dialog_close (ADW_DIALOG (self));
}

/* Whatever is done after the import, such as Ctrl+Z, is what the window's undo would take back next. */
static void
on_workspace_changed (LiaImportDialog *self, LiaChangeSet *changes)
{
  if (self->batch == 0 || lia_change_set_get_batch (changes) == self->batch)
    return;

  self->batch = 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo", FALSE);
}

static void
lia_import_dialog_dispose (GObject *object)
{
  LiaImportDialog *self = LIA_IMPORT_DIALOG (object);

  stop_recounting (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->import);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lia_import_dialog_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.plan", NULL, plan_action);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "import.close", NULL, close_action);
}

static void
lia_import_dialog_class_init (LiaImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = lia_import_dialog_close_attempt;

  g_type_ensure (LIA_TYPE_IMPORT_PREVIEW);
  g_type_ensure (LIA_TYPE_IMPORT_OUTCOME);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, LiaImportDialog, choose_stack);
  gtk_widget_class_bind_template_child (widget_class, LiaImportDialog, choose_error);
  gtk_widget_class_bind_template_child (widget_class, LiaImportDialog, choose_error_text);
  gtk_widget_class_bind_template_child (widget_class, LiaImportDialog, preview_title);
  gtk_widget_class_bind_template_child (widget_class, LiaImportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, LiaImportDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, LiaImportDialog, running_status);
  gtk_widget_class_bind_template_child (widget_class, LiaImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, LiaImportDialog, result);
  gtk_widget_class_bind_template_callback (widget_class, on_preview_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_changed);

  install_actions (widget_class);
}

static void
lia_import_dialog_init (LiaImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", FALSE);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_file_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self->choose_stack), GTK_EVENT_CONTROLLER (target));
}

LiaImportDialog *
lia_import_dialog_new (LiaWorkspace *workspace, const LiaRecordType *type)
{
  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  LiaImportDialog *self = g_object_new (LIA_TYPE_IMPORT_DIALOG, NULL);
  /* Translators: %s is what is imported: "Partners", "People" */
  g_autofree char *title = g_strdup_printf (_ ("Import %s"), _ (type->label_plural));

  self->workspace = g_object_ref (workspace);
  self->type = type;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}
