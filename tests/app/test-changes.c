/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-record-list.h"
#include "lia-partners-page.h"
#include "lia-sidebar-list-row.h"
#include "lia-sidebar-page.h"
#include "lia-tag-dialog.h"
#include "lia-test-roster.h"

/* What is done to several partners at once, and lists that are kept. */

typedef struct
{
  LiaTestRoster roster;
  LiaPage *page;
  gint64 ids[3];
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  lia_test_roster_set_up (&self->roster, NULL);
  self->ids[0] = lia_test_roster_add (&self->roster, "name", "A", "country", "KE", NULL);
  self->ids[1]
      = lia_test_roster_add (&self->roster, "name", "B", "country", "KE", "status", "active", NULL);
  self->ids[2] = lia_test_roster_add (&self->roster, "name", "C", "tags", "cyber", NULL);
  self->page = lia_test_roster_show (&self->roster, "partners", 1280, 800);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  lia_test_roster_tear_down (&self->roster, NULL);
}

static gpointer
get_child (Fixture *self, const char *name)
{
  return lia_test_child (self->page, LIA_TYPE_LIST_PAGE, name);
}

static GtkSelectionModel *
get_rows (Fixture *self)
{
  return gtk_column_view_get_model (
      lia_test_child (get_child (self, "list"), LIA_TYPE_RECORD_LIST, "columns"));
}

static guint
count_rows (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_rows (self)));
}

static char *
dup_field (Fixture *self, guint nth, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) partner
      = lia_record_load (lia_workspace_get_reader (self->roster.workspace),
                         lia_record_type_find ("partner"), self->ids[nth], &error);

  g_assert_no_error (error);
  return lia_record_format (partner, field, LIA_RECORD_MACHINE);
}

#define assert_field(self, nth, field, expected)                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text = dup_field (self, nth, field);                                          \
    g_assert_cmpstr (text, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

static void
activate (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
  lia_test_settle (&self->roster);
}

static void
choose_tag (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, "s", "tags"));
  lia_test_settle (&self->roster);
}

static void
set_status (Fixture *self, const char *status)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "list.set-field", "(ss)",
                                             "status", status));
  lia_test_settle (&self->roster);
}

static void
test_bar_shows_for_several (Fixture *self, gconstpointer data)
{
  GtkActionBar *bar = get_child (self, "selection_bar");

  g_assert_false (gtk_action_bar_get_revealed (bar));
  gtk_selection_model_select_range (get_rows (self), 0, 2, TRUE);
  g_assert_true (gtk_action_bar_get_revealed (bar));
  g_assert_nonnull (lia_test_find (bar, GTK_TYPE_LABEL, "2 selected"));
  g_assert_nonnull (lia_test_find (bar, GTK_TYPE_BUTTON, "Select All 3"));
  activate (self, "list.select-all");
  g_assert_nonnull (lia_test_find (bar, GTK_TYPE_LABEL, "3 selected"));
  g_assert_null (lia_test_find (bar, GTK_TYPE_BUTTON, "Select All 3"));
  activate (self, "list.select-none");
  g_assert_false (gtk_action_bar_get_revealed (bar));
}

/* One batch: one step back. */
static void
test_change_of_several_is_one_undo (Fixture *self, gconstpointer data)
{
  gtk_selection_model_select_all (get_rows (self));
  set_status (self, "dormant");
  lia_test_wait (lia_test_find (self->roster.window, GTK_TYPE_LABEL, "3 partners changed") != NULL);
  for (guint i = 0; i < 3; i++)
    assert_field (self, i, "status", "dormant");
  /* The selection is about records, and stays. */
  g_assert_true (gtk_selection_model_is_selected (get_rows (self), 2));

  lia_test_roster_undo (&self->roster);
  assert_field (self, 0, "status", "");
  assert_field (self, 1, "status", "active");
}

static void
test_changes_only_the_selected (Fixture *self, gconstpointer data)
{
  gtk_selection_model_select_range (get_rows (self), 0, 2, TRUE);
  set_status (self, "active");
  lia_test_wait (lia_test_find (self->roster.window, GTK_TYPE_LABEL,
                                "1 partner changed, 1 more was so already")
                 != NULL);
  assert_field (self, 0, "status", "active");
  assert_field (self, 2, "status", "");
}

/* All cells of all partners, in a form to compare. (transfer full) */
static char *
dump (Fixture *self)
{
  LiaReader *reader = lia_workspace_get_reader (self->roster.workspace);
  const LiaRecordType *type = lia_record_type_find ("partner");
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lia_record_query_run (query, reader, &error);
  g_autoptr (GPtrArray) partners = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  partners = lia_record_load_many (reader, type, (const gint64 *) (gpointer) ids->data, ids->len,
                                   &error);
  g_assert_no_error (error);
  for (guint i = 0; i < partners->len; i++)
    {
      g_autoptr (JsonNode) node = lia_record_to_json (g_ptr_array_index (partners, i));
      g_autofree char *json = json_to_string (node, FALSE);

      g_string_append_printf (text, "%s\n", json);
    }
  return g_string_free_and_steal (text);
}

static gboolean
wait_for_go (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  GAsyncQueue *go = data;

  g_async_queue_pop (go);
  return TRUE;
}

/* Some of the rows are written when this is told. */
static void
cancel_under_way (GtkProgressBar *bar, GParamSpec *pspec, AdwDialog *dialog)
{
  if (gtk_progress_bar_get_fraction (bar) > 0)
    g_signal_emit_by_name (dialog, "response", "cancel");
}

static void
test_cancelled_change_changes_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncQueue) go = g_async_queue_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (self->roster.window);
  LiaStore *store = lia_workspace_get_store (self->roster.workspace);
  AdwDialog *dialog = NULL;

  lia_test_roster_add_many (&self->roster, 12000);
  lia_test_settle (&self->roster);
  before = dump (self);

  /* The writer is held until progress is shown, which takes a while, so that it can be cancelled under way. */
  lia_store_write_async (store, "Hold", wait_for_go, go, NULL, NULL, NULL, NULL);
  activate (self, "list.select-all");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "list.set-field", "(ss)",
                                             "status", "dormant"));
  lia_test_wait (adw_application_window_get_visible_dialog (window) != NULL);
  dialog = adw_application_window_get_visible_dialog (window);
  g_signal_connect_object (lia_test_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL), "notify::fraction",
                           G_CALLBACK (cancel_under_way), dialog, 0);
  g_async_queue_push (go, go);
  lia_test_wait (adw_application_window_get_visible_dialog (window) == NULL);
  lia_test_settle (&self->roster);

  after = dump (self);
  g_assert_cmpuint (strlen (before), >, 12000 * 20);
  g_assert_true (g_str_equal (before, after));
  /* Nothing to undo but what made the partners, and everything is still selected. */
  g_assert_null (lia_test_find (self->roster.window, GTK_TYPE_BUTTON, "Undo"));
  g_assert_true (gtk_selection_model_is_selected (get_rows (self), 2));
}

static LiaTagDialog *
get_tag_dialog (Fixture *self)
{
  AdwDialog *dialog
      = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->roster.window));

  g_assert_true (LIA_IS_TAG_DIALOG (dialog));
  return LIA_TAG_DIALOG (dialog);
}

static void
test_tags_are_added_and_removed (Fixture *self, gconstpointer data)
{
  LiaTagDialog *dialog = NULL;
  GtkWidget *entry = NULL;

  /* Escape, which the search entry gets first, changes nothing. */
  gtk_selection_model_select_all (get_rows (self));
  choose_tag (self, "list.add-element");
  g_signal_emit_by_name (lia_test_child (get_tag_dialog (self), LIA_TYPE_TAG_DIALOG, "entry"),
                         "stop-search");
  lia_test_wait (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->roster.window))
      == NULL);

  choose_tag (self, "list.add-element");
  dialog = get_tag_dialog (self);
  lia_test_wait (lia_test_find (dialog, GTK_TYPE_LABEL, "cyber") != NULL);
  entry = lia_test_child (dialog, LIA_TYPE_TAG_DIALOG, "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "<b>new");
  lia_test_settle (&self->roster);
  g_assert_nonnull (lia_test_find (dialog, GTK_TYPE_LABEL, "Add “<b>new”"));
  g_signal_emit_by_name (entry, "activate");
  lia_test_wait (lia_test_find (self->roster.window, GTK_TYPE_LABEL, "3 partners changed") != NULL);
  lia_test_settle (&self->roster);
  assert_field (self, 0, "tags", "<b>new");
  assert_field (self, 2, "tags", "<b>new; cyber");

  /* Only what is there can be taken away. */
  gtk_selection_model_select_range (get_rows (self), 0, 2, TRUE);
  choose_tag (self, "list.remove-element");
  dialog = get_tag_dialog (self);
  lia_test_wait (lia_test_find (dialog, GTK_TYPE_LABEL, "<b>new") != NULL);
  g_assert_null (lia_test_find (dialog, GTK_TYPE_LABEL, "cyber"));
  g_signal_emit_by_name (lia_test_child (dialog, LIA_TYPE_TAG_DIALOG, "entry"), "activate");
  lia_test_wait (lia_test_find (self->roster.window, GTK_TYPE_LABEL, "2 partners changed") != NULL);
  lia_test_settle (&self->roster);
  assert_field (self, 1, "tags", "");
  assert_field (self, 2, "tags", "<b>new; cyber");
}

static GtkWidget *
find_list_row (Fixture *self)
{
  return lia_test_find (self->roster.window, LIA_TYPE_SIDEBAR_LIST_ROW, NULL);
}

static void
save_list (Fixture *self, const char *name)
{
  AdwDialog *dialog = NULL;

  activate (self, "list.save-list");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->roster.window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  gtk_editable_set_text (lia_test_find (dialog, ADW_TYPE_ENTRY_ROW, NULL), name);
  g_signal_emit_by_name (dialog, "response", "accept");
  adw_dialog_force_close (dialog);
  lia_test_wait (find_list_row (self) != NULL);
  lia_test_settle (&self->roster);
}

static void
test_list_brings_all_back (Fixture *self, gconstpointer data)
{
  GtkWidget *page = lia_test_find (self->roster.window, LIA_TYPE_SIDEBAR_PAGE, NULL);
  GtkListBox *sidebar = lia_test_child (page, LIA_TYPE_SIDEBAR_PAGE, "list_box");
  GtkWidget *row = NULL;

  gtk_editable_set_text (get_child (self, "search"), "country:KE");
  lia_test_settle (&self->roster);
  g_assert_cmpuint (count_rows (self), ==, 2);
  save_list (self, "<i>In Kenya</i>");
  row = find_list_row (self);
  lia_test_wait (lia_test_find (row, GTK_TYPE_LABEL, "2") != NULL);
  g_assert_nonnull (lia_test_find (row, GTK_TYPE_LABEL, "<i>In Kenya</i>"));
  g_assert_true (gtk_list_box_get_selected_row (sidebar) == GTK_LIST_BOX_ROW (row));

  /* Its page's row shows all again, and its own what it holds. */
  g_signal_emit_by_name (sidebar, "row-activated", gtk_list_box_get_row_at_index (sidebar, 0));
  lia_test_settle (&self->roster);
  g_assert_cmpuint (count_rows (self), ==, 3);
  g_assert_cmpstr (gtk_editable_get_text (get_child (self, "search")), ==, "");
  g_signal_emit_by_name (sidebar, "row-activated", row);
  lia_test_settle (&self->roster);
  g_assert_cmpuint (count_rows (self), ==, 2);
  g_assert_cmpstr (gtk_editable_get_text (get_child (self, "search")), ==, "country:KE");

  /* Someone looks along the rows with the keyboard and goes on: the row of what is shown stays marked. */
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (sidebar, 0)));
  gtk_widget_grab_focus (get_child (self, "search"));
  g_assert_true (gtk_list_box_get_selected_row (sidebar) == GTK_LIST_BOX_ROW (row));

  /* The count lives. */
  lia_test_roster_edit (&self->roster, self->ids[2], "country", "KE");
  lia_test_wait (lia_test_find (find_list_row (self), GTK_TYPE_LABEL, "3") != NULL);

  gtk_widget_activate_action (find_list_row (self), "list.delete", NULL);
  lia_test_wait (find_list_row (self) == NULL);
  lia_test_settle (&self->roster);
  lia_test_roster_undo (&self->roster);
  lia_test_wait (find_list_row (self) != NULL);
  lia_test_settle (&self->roster);
}

static void
test_list_is_updated (Fixture *self, gconstpointer data)
{
  gtk_editable_set_text (get_child (self, "search"), "country:KE");
  lia_test_settle (&self->roster);
  save_list (self, "Mine");
  gtk_editable_set_text (get_child (self, "search"), "tag:cyber");
  lia_test_settle (&self->roster);
  gtk_widget_activate_action (find_list_row (self), "list.update", NULL);
  lia_test_wait (lia_test_find (find_list_row (self), GTK_TYPE_LABEL, "1") != NULL);
  lia_test_settle (&self->roster);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/changes/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  ADD ("bar-shows-for-several", test_bar_shows_for_several);
  ADD ("change-of-several-is-one-undo", test_change_of_several_is_one_undo);
  ADD ("changes-only-the-selected", test_changes_only_the_selected);
  ADD ("cancelled-change-changes-nothing", test_cancelled_change_changes_nothing);
  ADD ("tags-are-added-and-removed", test_tags_are_added_and_removed);
  ADD ("list-brings-all-back", test_list_brings_all_back);
  ADD ("list-is-updated", test_list_is_updated);

  return g_test_run ();
}
