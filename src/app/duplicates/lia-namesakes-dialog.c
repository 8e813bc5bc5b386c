/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-namesakes-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-duplicate-reader.h"
#include "lia-record-query.h"
#include "lia-text.h"
#include "lia-window.h"

/* More are found by searching. */
#define MAX_SHOWN 500

typedef struct
{
  AdwDialog *dialog; /* borrowed */
  LiaWorkspace *workspace; /* owned */
  const LiaRecordType *namesakes;
  AdwPreferencesGroup *group; /* borrowed */
  AdwPreferencesPage *page; /* borrowed */
  AdwViewStack *stack; /* borrowed */
} Namesakes;

static void
namesakes_free (gpointer data)
{
  Namesakes *self = data;

  g_clear_object (&self->workspace);
  g_free (self);
}

static void
on_taken_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) dialog = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (dialog);

  if (!lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error) && window != NULL)
    lia_window_show_error (window, _ ("Not Taken Back"), error);
}

static void
on_take_back_clicked (GtkButton *button, Namesakes *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "namesake");

  lia_workspace_trash_async (self->workspace, self->namesakes, id, 1, NULL, on_taken_back,
                             g_object_ref (self->dialog));
}

static void
add_row (Namesakes *self, LiaRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Take Back"));
  const gint64 id = lia_record_get_id (record);
  g_autofree char *first = lia_record_format (record, "first", LIA_RECORD_DISPLAY);
  g_autofree char *second = lia_record_format (record, "second", LIA_RECORD_DISPLAY);
  g_autofree char *first_visible = lia_text_make_bidi_visible (first);
  g_autofree char *second_visible = lia_text_make_bidi_visible (second);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), first_visible);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second_visible);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !lia_workspace_is_read_only (self->workspace));
  g_object_set_data_full (G_OBJECT (button), "namesake", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_take_back_clicked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
}

static void
fill (Namesakes *self)
{
  LiaReader *reader = lia_workspace_get_reader (self->workspace);
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (self->namesakes);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (self->group != NULL)
    adw_preferences_page_remove (self->page, self->group);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (self->group,
                                         _ ("These look alike and are two. They are not offered "
                                            "as duplicates."));
  adw_preferences_page_add (self->page, self->group);

  lia_record_query_set_limit (query, MAX_SHOWN);
  ids = lia_record_query_run (query, reader, NULL);
  if (ids != NULL)
    records = lia_record_load_many (reader, self->namesakes, (const gint64 *) (void *) ids->data,
                                    ids->len, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_row (self, g_ptr_array_index (records, i));
  adw_view_stack_set_visible_child_name (self->stack,
                                         records != NULL && records->len > 0 ? "list" : "empty");
}

static void
on_changed (AdwDialog *dialog, const LiaChangeSet *changes, LiaWorkspace *workspace)
{
  Namesakes *self = g_object_get_data (G_OBJECT (dialog), "namesakes");

  if (lia_change_set_has_table (changes, self->namesakes->table))
    fill (self);
}

void
lia_namesakes_dialog_present (GtkWidget *parent, LiaWorkspace *workspace, const LiaRecordType *type)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *stack = adw_view_stack_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *empty = adw_status_page_new ();
  Namesakes *self = g_new0 (Namesakes, 1);

  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  self->dialog = dialog;
  self->workspace = g_object_ref (workspace);
  self->namesakes = lia_duplicate_namesake_type (type);
  self->page = ADW_PREFERENCES_PAGE (page);
  self->stack = ADW_VIEW_STACK (stack);
  g_object_set_data_full (G_OBJECT (dialog), "namesakes", self, namesakes_free);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No Pairs Told Apart"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _ ("What you mark as “Not a Duplicate” stands here"));
  adw_view_stack_add_named (self->stack, page, "list");
  adw_view_stack_add_named (self->stack, empty, "empty");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), stack);
  adw_dialog_set_title (dialog, _ ("Pairs Told Apart"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 480);
  adw_dialog_set_child (dialog, view);
  fill (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), dialog,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, parent);
}
