/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-list-page-private.h"

#include <glib/gi18n-lib.h>

#include "lia-bulk-job.h"
#include "lia-columns-dialog.h"
#include "lia-count-text.h"
#include "lia-duplicates-page.h"
#include "lia-export-dialog.h"
#include "lia-import-dialog.h"
#include "lia-record-dialog.h"
#include "lia-text.h"
#include "lia-window.h"

/* A clipboard is no export. */
#define MAX_COPIED 10000

/* So many take long enough to be shown progress. */
#define MANY_TRASHED 1000

void
lia_list_page_open (LiaListPage *self, gint64 id)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  lia_record_selection_select_only (lia_list_page_get_private (self)->selection, id);
  if (window != NULL)
    lia_window_open_record (window, lia_list_page_get_record_type (self), id);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaListPage *self = LIA_LIST_PAGE (widget);
  g_autoptr (LiaRecord) record = lia_list_page_get_single (self);

  if (record != NULL)
    lia_list_page_open (self, lia_record_get_id (record));
}

void
lia_list_page_add (LiaListPage *self)
{
  g_autoptr (LiaRecord) record = lia_record_new (lia_list_page_get_record_type (self));
  LiaRecordDialog *dialog
      = lia_record_dialog_new (lia_page_get_workspace (LIA_PAGE (self)), record);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (lia_list_page_select), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
  lia_record_dialog_focus_field (dialog, LIA_LIST_PAGE_GET_CLASS (self)->first_field);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_list_page_add (LIA_LIST_PAGE (widget));
}

static void
find_duplicates_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaListPage *self = LIA_LIST_PAGE (widget);
  g_autoptr (LiaRecord) record = lia_list_page_get_single (self);
  LiaWindow *window = lia_window_from_widget (widget);

  if (record != NULL && window != NULL)
    lia_window_push_page (window, LIA_PAGE (lia_duplicates_page_new_for_record (
                                      lia_page_get_workspace (LIA_PAGE (self)), record)));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaListPage *self = LIA_LIST_PAGE (widget);
  g_autoptr (LiaRecord) record = lia_list_page_get_single (self);
  LiaRecordDialog *dialog = NULL;

  if (record == NULL)
    return;

  dialog = lia_record_dialog_new (lia_page_get_workspace (LIA_PAGE (self)), record);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
  lia_record_dialog_focus_field (dialog, LIA_LIST_PAGE_GET_CLASS (self)->first_field);
}

typedef struct
{
  LiaListPage *page; /* owned */
  char *done; /* owned: what the toast says */
  gint64 neighbour; /* to be selected next, or 0 */
} Trashing;

static void
trashing_free (Trashing *self)
{
  g_clear_object (&self->page);
  g_free (self->done);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trashing, trashing_free)

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Trashing) trashing = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (trashing->page));

  if (!lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error))
    {
      if (window != NULL)
        lia_window_show_error (window, _ ("Nothing Was Moved to the Trash"), error);
      return;
    }

  if (trashing->neighbour != 0)
    lia_record_selection_select_only (lia_list_page_get_private (trashing->page)->selection,
                                      trashing->neighbour);
  if (window != NULL)
    lia_window_add_undo_toast (window, trashing->done);
}

/* Where the selection goes when the rows leave: to the row after the last, else the one before the first. */
static gint64
find_neighbour (LiaRecordModel *model, GArray *ids)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint position = 0;

  if (lia_record_model_find (model, g_array_index (ids, gint64, ids->len - 1), &position)
      && position + 1 < n_items)
    return lia_record_model_get_row_id (model, position + 1);
  if (lia_record_model_find (model, g_array_index (ids, gint64, 0), &position) && position > 0)
    return lia_record_model_get_row_id (model, position - 1);

  return 0;
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaListPage *self = LIA_LIST_PAGE (widget);
  LiaRecordSelection *selection = lia_list_page_get_private (self)->selection;
  g_autoptr (GArray) ids = lia_record_selection_get_ids (selection);
  g_autoptr (LiaRecord) single = lia_record_selection_get_single (selection);
  Trashing *trashing = NULL;

  if (ids->len == 0)
    return;
  if (ids->len > MANY_TRASHED)
    {
      g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (lia_list_page_get_record_type (self));

      lia_bulk_edit_set_trash (edit);
      lia_bulk_job_run (widget, lia_page_get_workspace (LIA_PAGE (self)), edit, ids);
      return;
    }

  trashing = g_new0 (Trashing, 1);
  trashing->page = g_object_ref (self);
  trashing->neighbour = find_neighbour (lia_record_selection_get_model (selection), ids);
  if (single != NULL)
    {
      g_autofree char *display_name = lia_record_get_display_name (single);
      g_autofree char *title = lia_text_make_bidi_visible (display_name);

      trashing->done = g_strdup_printf (_ ("“%s” moved to the trash"), title);
    }
  else
    {
      g_autofree char *count = lia_count_text (lia_list_page_get_record_type (self), ids->len);

      /* Translators: %s is how many: "3 records moved to the trash" */
      trashing->done = g_strdup_printf (_ ("%s moved to the trash"), count);
    }

  lia_workspace_trash_async (
      lia_page_get_workspace (LIA_PAGE (self)), lia_list_page_get_record_type (self),
      (const gint64 *) (gpointer) ids->data, ids->len, NULL, on_trashed, trashing);
}

void
lia_list_page_import (LiaListPage *self, GFile *file)
{
  LiaImportDialog *dialog = lia_import_dialog_new (lia_page_get_workspace (LIA_PAGE (self)),
                                                   lia_list_page_get_record_type (self));

  if (file != NULL)
    lia_import_dialog_open (dialog, file);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_list_page_import (LIA_LIST_PAGE (widget), NULL);
}

void
lia_list_page_export (LiaListPage *self, const char *format)
{
  LiaListPagePrivate *priv = NULL;
  LiaWindow *window = NULL;

  g_return_if_fail (LIA_IS_LIST_PAGE (self));

  priv = lia_list_page_get_private (self);
  window = lia_window_from_widget (GTK_WIDGET (self));
  if (window != NULL)
    lia_export_dialog_present (
        window, lia_page_get_workspace (LIA_PAGE (self)), lia_list_page_get_record_type (self),
        lia_record_model_get_query (priv->model), lia_list_page_get_ids (self), format);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_list_page_export (LIA_LIST_PAGE (widget), NULL);
}

static void
columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaColumnLayout *layout = lia_list_page_get_private (LIA_LIST_PAGE (widget))->layout;

  if (layout != NULL)
    adw_dialog_present (ADW_DIALOG (lia_columns_dialog_new (layout)), widget);
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_list_page_toggle_details (LIA_LIST_PAGE (widget));
}

static void
filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_list_page_toggle_filters (LIA_LIST_PAGE (widget));
}

/* On a phone, whether a tap ticks. */
static void
set_selecting (LiaListPage *self, gboolean selecting)
{
  lia_record_list_set_selecting (lia_list_page_get_private (self)->list, selecting);
  lia_list_page_update_count (self);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaListPage *self = LIA_LIST_PAGE (widget);

  gtk_selection_model_select_all (
      GTK_SELECTION_MODEL (lia_list_page_get_private (self)->selection));
  set_selecting (self, TRUE);
}

static void
select_some_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_selecting (LIA_LIST_PAGE (widget), TRUE);
}

static void
select_none_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaListPage *self = LIA_LIST_PAGE (widget);

  set_selecting (self, FALSE);
  gtk_selection_model_unselect_all (
      GTK_SELECTION_MODEL (lia_list_page_get_private (self)->selection));
  lia_record_list_grab_focus (lia_list_page_get_private (self)->list);
}

static void
search_help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_list_page_show_search_help (LIA_LIST_PAGE (widget));
}

/* What is to be pasted is the text itself: one line a record, nothing made visible in it. @field: (nullable): the name
 * when %NULL */
static void
copy_texts (LiaListPage *self, const char *field)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));
  g_autoptr (GArray) ids = lia_list_page_get_ids (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  records = lia_record_load_many (
      lia_workspace_get_reader (lia_page_get_workspace (LIA_PAGE (self))),
      lia_list_page_get_record_type (self), (const gint64 *) (gpointer) ids->data,
      MIN (ids->len, MAX_COPIED), &error);
  if (records == NULL)
    {
      if (window != NULL)
        lia_window_show_error (window, _ ("Nothing Was Copied"), error);
      return;
    }

  for (guint i = 0; i < records->len; i++)
    {
      LiaRecord *record = g_ptr_array_index (records, i);
      g_autofree char *line = field != NULL ? g_strdup (lia_record_get_text (record, field))
                                            : lia_record_get_display_name (record);

      if (line != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  if (text->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  if (window != NULL)
    lia_window_add_toast (
        window, adw_toast_new (text->len > 0 ? _ ("Copied") : _ ("There is nothing to copy")));
}

static void
copy_name_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_texts (LIA_LIST_PAGE (widget), NULL);
}

static void
copy_email_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_texts (LIA_LIST_PAGE (widget), "email");
}

static void
clear_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_list_page_clear_search (LIA_LIST_PAGE (widget));
  lia_page_focus_search (LIA_PAGE (widget));
}

void
lia_list_page_update_actions (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);
  GtkWidget *widget = GTK_WIDGET (self);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  gboolean writable = workspace != NULL && !lia_workspace_is_read_only (workspace);
  guint n_selected = priv->selection != NULL ? lia_record_selection_get_count (priv->selection) : 0;
  gboolean has_rows
      = priv->selection != NULL && g_list_model_get_n_items (G_LIST_MODEL (priv->selection)) > 0;

  gtk_widget_action_set_enabled (widget, "list.open", n_selected == 1);
  gtk_widget_action_set_enabled (widget, "list.add", writable);
  gtk_widget_action_set_enabled (widget, "list.edit", writable && n_selected == 1);
  gtk_widget_action_set_enabled (widget, "list.find-duplicates", n_selected == 1);
  gtk_widget_action_set_enabled (widget, "list.trash", writable && n_selected > 0);
  gtk_widget_action_set_enabled (widget, "list.import", writable);
  lia_list_page_update_changes (self, writable, n_selected);
  gtk_widget_action_set_enabled (widget, "list.copy-name", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "list.copy-email", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "list.export", has_rows);
  if (LIA_LIST_PAGE_GET_CLASS (self)->update_actions != NULL)
    LIA_LIST_PAGE_GET_CLASS (self)->update_actions (self, writable, n_selected);
}

void
lia_list_page_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "list.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "list.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "list.find-duplicates", NULL,
                                   find_duplicates_action);
  gtk_widget_class_install_action (widget_class, "list.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "list.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "list.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "list.clear-search", NULL, clear_search_action);
  gtk_widget_class_install_action (widget_class, "list.columns", NULL, columns_action);
  gtk_widget_class_install_action (widget_class, "list.toggle-details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "list.toggle-filters", NULL, filters_action);
  gtk_widget_class_install_action (widget_class, "list.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "list.select-some", NULL, select_some_action);
  gtk_widget_class_install_action (widget_class, "list.search-help", NULL, search_help_action);
  gtk_widget_class_install_action (widget_class, "list.select-none", NULL, select_none_action);
  gtk_widget_class_install_action (widget_class, "list.copy-name", NULL, copy_name_action);
  gtk_widget_class_install_action (widget_class, "list.copy-email", NULL, copy_email_action);
}

/* Another page that is kept while one does not see it must not take the keys. */
static void
on_mapped (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  gtk_widget_add_controller (GTK_WIDGET (self), g_object_ref (priv->keys));
}

static void
on_unmapped (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  gtk_widget_remove_controller (GTK_WIDGET (self), priv->keys);
}

void
lia_list_page_add_key (LiaListPage *self, const char *trigger, const char *action)
{
  g_return_if_fail (LIA_IS_LIST_PAGE (self));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (lia_list_page_get_private (self)->keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_named_action_new (action)));
}

void
lia_list_page_bind_keys (LiaListPage *self)
{
  LiaListPagePrivate *priv = lia_list_page_get_private (self);

  priv->keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (priv->keys),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  lia_list_page_add_key (self, "F1", "list.search-help");
  lia_list_page_add_key (self, "F8", "list.toggle-filters");
  lia_list_page_add_key (self, "F9", "list.toggle-details");
  g_signal_connect (self, "map", G_CALLBACK (on_mapped), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (on_unmapped), NULL);
}
