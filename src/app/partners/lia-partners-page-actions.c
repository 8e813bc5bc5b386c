/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partners-page-private.h"

#include <glib/gi18n-lib.h>

#include "lia-bulk-job.h"
#include "lia-columns-dialog.h"
#include "lia-export-dialog.h"
#include "lia-import-dialog.h"
#include "lia-partner-text.h"
#include "lia-record-dialog.h"
#include "lia-window.h"

/* A clipboard is no export. */
#define MAX_COPIED 10000

/* So many take long enough to be shown progress. */
#define MANY_TRASHED 1000

static const LiaRecordType *
partner_type (void)
{
  return lia_record_type_find ("partner");
}

void
lia_partners_page_open (LiaPartnersPage *self, gint64 id)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  lia_record_selection_select_only (lia_partners_page_get_selection (self), id);
  if (window != NULL)
    lia_window_open_record (window, partner_type (), id);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (widget);
  g_autoptr (LiaRecord) partner
      = lia_record_selection_get_single (lia_partners_page_get_selection (self));

  if (partner != NULL)
    lia_partners_page_open (self, lia_record_get_id (partner));
}

void
lia_partners_page_add (LiaPartnersPage *self)
{
  g_autoptr (LiaRecord) partner = lia_record_new (partner_type ());
  LiaRecordDialog *dialog
      = lia_record_dialog_new (lia_page_get_workspace (LIA_PAGE (self)), partner);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (lia_partners_page_select), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
  lia_record_dialog_focus_field (dialog, "name");
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_partners_page_add (LIA_PARTNERS_PAGE (widget));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (widget);
  g_autoptr (LiaRecord) partner
      = lia_record_selection_get_single (lia_partners_page_get_selection (self));
  LiaRecordDialog *dialog = NULL;

  if (partner == NULL)
    return;

  dialog = lia_record_dialog_new (lia_page_get_workspace (LIA_PAGE (self)), partner);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
  lia_record_dialog_focus_field (dialog, "name");
}

typedef struct
{
  LiaPartnersPage *page; /* owned */
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
    lia_record_selection_select_only (lia_partners_page_get_selection (trashing->page),
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
  LiaPartnersPage *self = LIA_PARTNERS_PAGE (widget);
  LiaRecordSelection *selection = lia_partners_page_get_selection (self);
  g_autoptr (GArray) ids = lia_record_selection_get_ids (selection);
  g_autoptr (LiaRecord) single = lia_record_selection_get_single (selection);
  Trashing *trashing = NULL;

  if (ids->len == 0)
    return;
  if (ids->len > MANY_TRASHED)
    {
      g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (partner_type ());

      lia_bulk_edit_set_trash (edit);
      lia_bulk_job_run (widget, lia_page_get_workspace (LIA_PAGE (self)), edit, ids);
      return;
    }

  trashing = g_new0 (Trashing, 1);
  trashing->page = g_object_ref (self);
  trashing->neighbour = find_neighbour (lia_record_selection_get_model (selection), ids);
  if (single != NULL)
    {
      g_autofree char *title = lia_partner_dup_name (single);

      trashing->done = g_strdup_printf (_ ("“%s” moved to the trash"), title);
    }
  else
    {
      trashing->done = g_strdup_printf (
          ngettext ("%u partner moved to the trash", "%u partners moved to the trash", ids->len),
          ids->len);
    }

  lia_workspace_trash_async (lia_page_get_workspace (LIA_PAGE (self)), partner_type (),
                             (const gint64 *) ids->data, ids->len, NULL, on_trashed, trashing);
}

void
lia_partners_page_import (LiaPartnersPage *self, GFile *file)
{
  LiaImportDialog *dialog
      = lia_import_dialog_new (lia_page_get_workspace (LIA_PAGE (self)), partner_type ());

  if (file != NULL)
    lia_import_dialog_open (dialog, file);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_partners_page_import (LIA_PARTNERS_PAGE (widget), NULL);
}

/* What is in the list can be exported, in its order; of several selected ones, those. */
static void
present_export (LiaPartnersPage *self, const char *format)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));
  LiaRecordSelection *selection = lia_partners_page_get_selection (self);

  if (window != NULL)
    lia_export_dialog_present (
        window, lia_page_get_workspace (LIA_PAGE (self)), partner_type (),
        lia_record_model_get_query (lia_record_selection_get_model (selection)),
        lia_record_selection_get_ids (selection), format);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_export (LIA_PARTNERS_PAGE (widget), NULL);
}

static void
export_roster_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_export (LIA_PARTNERS_PAGE (widget), "html");
}

static void
columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaColumnLayout *layout = lia_partners_page_get_layout (LIA_PARTNERS_PAGE (widget));

  if (layout != NULL)
    adw_dialog_present (ADW_DIALOG (lia_columns_dialog_new (layout)), widget);
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_partners_page_toggle_details (LIA_PARTNERS_PAGE (widget));
}

static void
filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_partners_page_toggle_filters (LIA_PARTNERS_PAGE (widget));
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (
      GTK_SELECTION_MODEL (lia_partners_page_get_selection (LIA_PARTNERS_PAGE (widget))));
  lia_partners_page_set_selecting (LIA_PARTNERS_PAGE (widget), TRUE);
}

static void
select_some_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_partners_page_set_selecting (LIA_PARTNERS_PAGE (widget), TRUE);
}

static void
search_help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_partners_page_show_search_help (LIA_PARTNERS_PAGE (widget));
}

static void
select_none_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_partners_page_set_selecting (LIA_PARTNERS_PAGE (widget), FALSE);
  gtk_selection_model_unselect_all (
      GTK_SELECTION_MODEL (lia_partners_page_get_selection (LIA_PARTNERS_PAGE (widget))));
  lia_partners_page_focus_list (LIA_PARTNERS_PAGE (widget));
}

/* What is to be pasted is the text itself: one line a partner, nothing made visible in it. */
static void
copy_field (LiaPartnersPage *self, const char *field)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));
  g_autoptr (GArray) ids = lia_record_selection_get_ids (lia_partners_page_get_selection (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partners = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  partners = lia_record_load_many (
      lia_workspace_get_reader (lia_page_get_workspace (LIA_PAGE (self))), partner_type (),
      (const gint64 *) ids->data, MIN (ids->len, MAX_COPIED), &error);
  if (partners == NULL)
    {
      if (window != NULL)
        lia_window_show_error (window, _ ("Nothing Was Copied"), error);
      return;
    }

  for (guint i = 0; i < partners->len; i++)
    {
      const char *line = lia_record_get_text (g_ptr_array_index (partners, i), field);

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
  copy_field (LIA_PARTNERS_PAGE (widget), "name");
}

static void
copy_email_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_field (LIA_PARTNERS_PAGE (widget), "email");
}

static void
clear_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lia_partners_page_clear_search (LIA_PARTNERS_PAGE (widget));
  lia_page_focus_search (LIA_PAGE (widget));
}

void
lia_partners_page_update_actions (LiaPartnersPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  LiaRecordSelection *selection = lia_partners_page_get_selection (self);
  gboolean writable = workspace != NULL && !lia_workspace_is_read_only (workspace);
  guint n_selected = selection != NULL ? lia_record_selection_get_count (selection) : 0;
  gboolean has_rows = selection != NULL && g_list_model_get_n_items (G_LIST_MODEL (selection)) > 0;

  gtk_widget_action_set_enabled (widget, "partners.open", n_selected == 1);
  gtk_widget_action_set_enabled (widget, "partners.add", writable);
  gtk_widget_action_set_enabled (widget, "partners.edit", writable && n_selected == 1);
  gtk_widget_action_set_enabled (widget, "partners.trash", writable && n_selected > 0);
  gtk_widget_action_set_enabled (widget, "partners.import", writable);
  lia_partners_page_update_changes (self, writable, n_selected);
  gtk_widget_action_set_enabled (widget, "partners.copy-name", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "partners.copy-email", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "partners.export", has_rows);
  gtk_widget_action_set_enabled (widget, "partners.export-service-providers", has_rows);
}

void
lia_partners_page_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "partners.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "partners.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "partners.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "partners.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "partners.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "partners.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "partners.export-service-providers", NULL,
                                   export_roster_action);
  gtk_widget_class_install_action (widget_class, "partners.clear-search", NULL,
                                   clear_search_action);
  gtk_widget_class_install_action (widget_class, "partners.columns", NULL, columns_action);
  gtk_widget_class_install_action (widget_class, "partners.toggle-details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "partners.toggle-filters", NULL, filters_action);
  gtk_widget_class_install_action (widget_class, "partners.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "partners.select-some", NULL, select_some_action);
  gtk_widget_class_install_action (widget_class, "partners.search-help", NULL, search_help_action);
  gtk_widget_class_install_action (widget_class, "partners.select-none", NULL, select_none_action);
  gtk_widget_class_install_action (widget_class, "partners.copy-name", NULL, copy_name_action);
  gtk_widget_class_install_action (widget_class, "partners.copy-email", NULL, copy_email_action);
}

void
lia_partners_page_bind_keys (LiaPartnersPage *self)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_F1, "partners.search-help" },
    { GDK_KEY_F8, "partners.toggle-filters" },
    { GDK_KEY_F9, "partners.toggle-details" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Wherever in the window the focus is, as long as the page is what one sees. */
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
