/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-import-dialog.h"
#include "lia-record-list.h"
#include "lia-partners-page.h"
#include "lia-record-selection.h"
#include "lia-list-focus.h"
#include "lia-test-roster.h"
#include "lia-text-cell.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char *
get_state (LiaPage *page)
{
  const char *state
      = gtk_stack_get_visible_child_name (lia_test_child (page, LIA_TYPE_LIST_PAGE, "stack"));

  return g_strcmp0 (state, "list") == 0
             ? gtk_stack_get_visible_child_name (lia_test_child (page, LIA_TYPE_LIST_PAGE, "rows"))
             : state;
}

static LiaRecordList *
get_list (LiaPage *page)
{
  return lia_test_child (page, LIA_TYPE_LIST_PAGE, "list");
}

static GtkColumnView *
get_columns (LiaPage *page)
{
  return lia_test_child (get_list (page), LIA_TYPE_RECORD_LIST, "columns");
}

static GtkSelectionModel *
get_rows (LiaPage *page)
{
  return gtk_column_view_get_model (get_columns (page));
}

static char *
dup_names (LiaPage *page)
{
  GListModel *rows = G_LIST_MODEL (get_rows (page));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (LiaRecord) partner = g_list_model_get_item (rows, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                              lia_record_get_text (partner, "name"));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_names(page, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *names = dup_names (page);                                                     \
    g_assert_cmpstr (names, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
search (LiaTestRoster *self, LiaPage *page, const char *text)
{
  gtk_editable_set_text (lia_test_child (page, LIA_TYPE_LIST_PAGE, "search"), text);
  lia_test_settle (self);
}

static void
test_empty_offers_what_to_do (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = lia_test_roster_show (self, "partners", 1280, 800);

  g_assert_cmpstr (get_state (page), ==, "empty");
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_BUTTON, "_Import a Spreadsheet…"));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_BUTTON, "_Add Partner…"));

  lia_test_roster_add (self, "name", "First", NULL);
  lia_test_wait (g_strcmp0 (get_state (page), "list") == 0);
}

/* The first partner is shown before the list has ever had a size. */
static void
test_first_partner_is_selected (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = lia_test_roster_show (self, "partners", 1280, 800);
  gint64 id;

  g_assert_cmpstr (get_state (page), ==, "empty");
  id = lia_test_roster_add (self, "name", "First", NULL);
  lia_list_page_select (LIA_LIST_PAGE (page), id);
  lia_record_list_focus_first (get_list (page));
  lia_test_wait (g_strcmp0 (get_state (page), "list") == 0);
  lia_record_list_scroll_to (get_list (page), 0);
  lia_record_list_focus_first (get_list (page));
  lia_test_settle (self);
  assert_names (page, "First");
}

/* A row that is read anew is another object for the list; whoever stands on it stays there. */
static void
test_changed_row_keeps_the_focus (LiaTestRoster *self, gconstpointer data)
{
  gint64 middle;
  LiaPage *page = NULL;
  GtkWidget *list = NULL;
  GtkWidget *focus = NULL;
  AdwDialog *dialog = NULL;

  lia_test_roster_add (self, "name", "A", NULL);
  middle = lia_test_roster_add (self, "name", "B", NULL);
  lia_test_roster_add (self, "name", "C", NULL);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  list = lia_test_child (get_list (page), LIA_TYPE_RECORD_LIST, "columns");
  lia_list_focus_set (list, 1);
  lia_test_settle (self);
  g_assert_cmpuint (lia_list_focus_find (list), ==, 1);

  lia_test_roster_edit (self, middle, "region", "Pacific");
  lia_test_settle (self);
  g_assert_cmpuint (lia_list_focus_find (list), ==, 1);

  /* Also when a dialog changed it, which gives the focus back to a row that is gone. */
  dialog = adw_dialog_new ();
  adw_dialog_set_child (dialog, gtk_entry_new ());
  adw_dialog_present (dialog, GTK_WIDGET (page));
  lia_test_settle (self);
  lia_test_roster_edit (self, middle, "region", "Indian Ocean");
  lia_test_settle (self);
  adw_dialog_close (dialog);
  lia_test_wait (lia_list_focus_find (list) == 1);

  /* Nor does the focus go where it was not. */
  gtk_widget_grab_focus (lia_test_child (page, LIA_TYPE_LIST_PAGE, "search"));
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  lia_test_roster_edit (self, middle, "region", "Atlantic");
  lia_test_settle (self);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == focus);
}

static void
test_search_narrows_as_one_types (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;
  AdwStatusPage *no_results = NULL;

  lia_test_roster_add (self, "name", "Österreichische Stelle", "acronym", "OES", NULL);
  lia_test_roster_add (self, "name", "Telecommunication Union", "acronym", "ITU", NULL);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  assert_names (page, "Österreichische Stelle,Telecommunication Union");

  search (self, page, "oster");
  assert_names (page, "Österreichische Stelle");
  search (self, page, "itu");
  assert_names (page, "Telecommunication Union");

  search (self, page, HOSTILE_TEXT " O'Brien C++ \"");
  no_results = lia_test_child (page, LIA_TYPE_LIST_PAGE, "no_results");
  g_assert_cmpstr (get_state (page), ==, "no-results");
  g_assert_cmpstr (adw_status_page_get_title (no_results), ==,
                   "No Results for “" HOSTILE_TEXT " O'Brien C++ \"”");
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, adw_status_page_get_title (no_results)));

  gtk_widget_activate_action (GTK_WIDGET (page), "list.clear-search", NULL);
  lia_test_settle (self);
  g_assert_cmpstr (get_state (page), ==, "list");
  assert_names (page, "Österreichische Stelle,Telecommunication Union");
}

static GtkColumnViewColumn *
get_column (LiaPage *page, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (get_columns (page));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return column;
    }
  g_assert_not_reached ();
}

static void
test_headers_sort_in_the_database (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;

  lia_test_roster_add (self, "name", "A", "level", "Partner", "country", "KE", NULL);
  lia_test_roster_add (self, "name", "B", "level", "Strategic Partner", "country", "CH", NULL);
  lia_test_roster_add (self, "name", "C", "level", "Contributor", "country", "FR", NULL);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  assert_names (page, "A,B,C");

  gtk_column_view_sort_by_column (get_columns (page), get_column (page, "name"),
                                  GTK_SORT_DESCENDING);
  lia_test_settle (self);
  assert_names (page, "C,B,A");

  /* Levels go by their rank, not by their name. */
  gtk_column_view_sort_by_column (get_columns (page), get_column (page, "level"),
                                  GTK_SORT_DESCENDING);
  lia_test_settle (self);
  assert_names (page, "B,A,C");
}

static void
test_trash_can_be_undone (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;

  lia_test_roster_add (self, "name", "A", NULL);
  lia_test_roster_add (self, "name", "B", NULL);
  lia_test_roster_add (self, "name", HOSTILE_TEXT, NULL);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  assert_names (page, HOSTILE_TEXT ",A,B");

  gtk_selection_model_select_range (get_rows (page), 0, 2, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "list.trash", NULL);
  lia_test_wait (g_list_model_get_n_items (G_LIST_MODEL (get_rows (page))) == 1);
  assert_names (page, "B");
  lia_test_settle (self);
  /* The selection goes on to the neighbour, so that one can go on with the keyboard. */
  g_assert_true (gtk_selection_model_is_selected (get_rows (page), 0));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  lia_test_wait (g_list_model_get_n_items (G_LIST_MODEL (get_rows (page))) == 3);
  assert_names (page, HOSTILE_TEXT ",A,B");
  lia_test_settle (self);

  /* One row: its name is in the toast, as text. */
  gtk_selection_model_select_item (get_rows (page), 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "list.trash", NULL);
  lia_test_wait (g_list_model_get_n_items (G_LIST_MODEL (get_rows (page))) == 2);
  lia_test_settle (self);
}

static void
test_selection_survives_edit_and_undo (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;
  gpointer details = NULL;
  gint64 id = 0;

  lia_test_roster_add (self, "name", "A", NULL);
  id = lia_test_roster_add (self, "name", "B", NULL);
  lia_test_roster_add (self, "name", "C", NULL);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  details = lia_test_child (page, LIA_TYPE_PARTNERS_PAGE, "details");
  gtk_selection_model_select_item (get_rows (page), 1, TRUE);
  g_assert_nonnull (lia_test_find (details, GTK_TYPE_LABEL, "B"));

  lia_test_roster_edit (self, id, "name", "Z");
  lia_test_wait (lia_test_find (details, GTK_TYPE_LABEL, "Z") != NULL);
  lia_test_settle (self);
  assert_names (page, "A,C,Z");
  g_assert_false (gtk_selection_model_is_selected (get_rows (page), 1));
  g_assert_true (gtk_selection_model_is_selected (get_rows (page), 2));

  lia_test_roster_undo (self);
  lia_test_wait (lia_test_find (details, GTK_TYPE_LABEL, "B") != NULL);
  lia_test_settle (self);
  assert_names (page, "A,B,C");
  g_assert_true (gtk_selection_model_is_selected (get_rows (page), 1));
}

static void
test_text_is_never_markup (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;

  lia_test_roster_add (self, "name", HOSTILE_TEXT, "acronym", "<i>", "description", HOSTILE_TEXT,
                       "region", HOSTILE_TEXT, "services", HOSTILE_TEXT, "tags", "&", NULL);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  gtk_selection_model_select_item (get_rows (page), 0, TRUE);
  lia_test_settle (self);

  g_assert_nonnull (lia_test_find (get_list (page), LIA_TYPE_TEXT_CELL, HOSTILE_TEXT));
  g_assert_nonnull (lia_test_find (lia_test_child (page, LIA_TYPE_PARTNERS_PAGE, "details"),
                                   GTK_TYPE_LABEL, HOSTILE_TEXT));
}

/* Name, acronym and mark are one cell; a screen reader hears all three. */
static void
test_name_is_read_out_with_its_marks (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;
  gpointer cell = NULL;

  lia_test_roster_add (self, "name", "Alpha", "acronym", "AL", "status", "active", "contractor",
                       "yes", NULL);
  lia_test_roster_add (self, "name", "Beta", NULL);
  page = lia_test_roster_show (self, "partners", 1280, 800);

  cell = lia_test_find (get_list (page), LIA_TYPE_TEXT_CELL, "Alpha");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Alpha AL Also a contractor");
  cell = lia_test_find (get_list (page), LIA_TYPE_TEXT_CELL, "Beta");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "Beta");
}

static void
test_narrow_shows_rows_of_two_lines (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;
  g_autofree char *name = g_strnfill (1000, 'W');

  lia_test_roster_add (self, "name", name, "country", "CH", NULL);
  page = lia_test_roster_show (self, "partners", 360, 720);
  lia_test_wait (lia_record_list_get_narrow (get_list (page)));
  lia_test_settle (self);

  g_assert_nonnull (lia_test_find (get_list (page), GTK_TYPE_LABEL, name));
  g_assert_nonnull (lia_test_find (get_list (page), GTK_TYPE_LABEL, "Switzerland"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->window)), <=, 360);
}

static void
test_added_partner_is_selected (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;
  AdwDialog *dialog = NULL;

  lia_test_roster_add (self, "name", "A", NULL);
  lia_test_roster_add (self, "name", "Z", NULL);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  lia_page_create_new (page);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_assert_nonnull (dialog);

  /* Nothing to save yet. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  lia_test_settle (self);
  assert_names (page, "A,Z");

  gtk_editable_set_text (lia_test_find (dialog, GTK_TYPE_TEXT, NULL), "M");
  lia_test_settle (self);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  lia_test_wait (g_list_model_get_n_items (G_LIST_MODEL (get_rows (page))) == 3);
  lia_test_settle (self);
  assert_names (page, "A,M,Z");
  g_assert_true (gtk_selection_model_is_selected (get_rows (page), 1));
  g_assert_nonnull (lia_test_find (lia_test_child (page, LIA_TYPE_PARTNERS_PAGE, "details"),
                                   GTK_TYPE_LABEL, "M"));
}

static void
test_ten_thousand_rows_scroll (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;

  lia_test_roster_add_many (self, 10000);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (page))), ==, 10000);

  lia_record_list_scroll_to (get_list (page), 9999);
  lia_test_wait (lia_test_find (get_list (page), LIA_TYPE_TEXT_CELL, "Partner 10000") != NULL);

  search (self, page, "partner 00042");
  assert_names (page, "Partner 00042");
}

static void
test_place_survives_edit_and_undo (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;
  GtkAdjustment *place = NULL;
  g_autoptr (LiaRecord) record = NULL;
  double value = 0;
  gint64 id = 0;

  lia_test_roster_add_many (self, 1000);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_columns (page)));
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place) / 2);
  lia_test_settle (self);
  value = gtk_adjustment_get_value (place);
  g_assert_cmpfloat (value, >, 1000);

  /* One before the rows on screen goes to the very end, and comes back. */
  record = g_list_model_get_item (G_LIST_MODEL (get_rows (page)), 5);
  id = lia_record_get_id (record);
  lia_test_roster_edit (self, id, "name", "Zzz");
  lia_test_wait (gtk_adjustment_get_value (place) < value - 1);
  g_assert_nonnull (lia_test_find (get_list (page), LIA_TYPE_TEXT_CELL, "Partner 00505"));
  lia_test_roster_undo (self);
  lia_test_wait (ABS (gtk_adjustment_get_value (place) - value) < 1);
  g_assert_nonnull (lia_test_find (get_list (page), LIA_TYPE_TEXT_CELL, "Partner 00505"));
}

static void
pwrite_all (const char *path, const char *bytes, gsize length, goffset offset)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, bytes, length, offset), ==, (gssize) length);
  g_assert_true (g_close (fd, NULL));
}

/* Puts garbage in the place of everything behind the header. Returns: (transfer full): what was there */
static char *
damage (const char *path, gsize header, gsize *length)
{
  g_autofree char *garbage = NULL;
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  if (*length <= header)
    return bytes;
  garbage = g_malloc (*length);
  memset (garbage, 0xa5, *length);
  pwrite_all (path, garbage, *length - header, (goffset) header);

  return bytes;
}

/* The disk fails under the list: a banner says so, the rows stay, and trying again helps once the disk does. */
static void
test_failure_is_told_and_can_be_tried_again (LiaTestRoster *self, gconstpointer data)
{
  const char *path = lia_workspace_get_path (self->workspace);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *file_bytes = NULL;
  g_autofree char *log_bytes = NULL;
  gsize file_length = 0;
  gsize log_length = 0;
  AdwBanner *banner = NULL;
  LiaPage *page = NULL;

  lia_test_roster_add_many (self, 3000);
  page = lia_test_roster_show (self, "partners", 1000, 700);
  banner = lia_test_child (page, LIA_TYPE_LIST_PAGE, "failure");
  g_assert_false (adw_banner_get_revealed (banner));

  file_bytes = damage (path, 4096, &file_length);
  log_bytes = damage (log, 32 + 24, &log_length);
  gtk_editable_set_text (lia_test_child (page, LIA_TYPE_LIST_PAGE, "search"), "Partner 0");
  lia_test_wait (adw_banner_get_revealed (banner));
  g_assert_nonnull (strstr (adw_banner_get_title (banner), "damaged"));
  g_assert_cmpstr (get_state (page), ==, "list");

  pwrite_all (path, file_bytes, file_length, 0);
  pwrite_all (log, log_bytes, log_length, 0);
  g_signal_emit_by_name (banner, "button-clicked");
  lia_test_wait (!adw_banner_get_revealed (banner));
  lia_test_settle (self);
  g_assert_false (adw_banner_get_revealed (banner));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (page))), ==, 3000);
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  return NULL;
}

static void
test_file_dropped_on_the_window_is_imported (LiaTestRoster *self, gconstpointer data)
{
  g_autoptr (GFile) file
      = lia_test_roster_write_file (self, "list.csv", "Name,Country\nHarbour University,Kenya\n");
  LiaPage *page = lia_test_roster_show (self, "partners", 1000, 700);
  GtkDropTarget *target = find_drop_target (GTK_WIDGET (page));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;
  AdwDialog *dialog = NULL;

  g_assert_nonnull (target);
  g_assert_true (
      gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (target), G_TYPE_FILE));
  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);

  lia_test_wait (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window))
                 != NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_assert_true (LIA_IS_IMPORT_DIALOG (dialog));
  lia_test_wait (lia_test_find (dialog, GTK_TYPE_LABEL, "Harbour University") != NULL);
  adw_dialog_force_close (dialog);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/partners-page/" name, LiaTestRoster, NULL, lia_test_roster_set_up, function,       \
              lia_test_roster_tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  ADD ("empty-offers-what-to-do", test_empty_offers_what_to_do);
  ADD ("search-narrows-as-one-types", test_search_narrows_as_one_types);
  ADD ("first-partner-is-selected", test_first_partner_is_selected);
  ADD ("changed-row-keeps-the-focus", test_changed_row_keeps_the_focus);
  ADD ("headers-sort-in-the-database", test_headers_sort_in_the_database);
  ADD ("trash-can-be-undone", test_trash_can_be_undone);
  ADD ("selection-survives-edit-and-undo", test_selection_survives_edit_and_undo);
  ADD ("text-is-never-markup", test_text_is_never_markup);
  ADD ("name-is-read-out-with-its-marks", test_name_is_read_out_with_its_marks);
  ADD ("narrow-shows-rows-of-two-lines", test_narrow_shows_rows_of_two_lines);
  ADD ("place-survives-edit-and-undo", test_place_survives_edit_and_undo);
  ADD ("added-partner-is-selected", test_added_partner_is_selected);
  ADD ("failure-is-told-and-can-be-tried-again", test_failure_is_told_and_can_be_tried_again);
  ADD ("file-dropped-on-the-window-is-imported", test_file_dropped_on_the_window_is_imported);
  ADD ("ten-thousand-rows-scroll", test_ten_thousand_rows_scroll);

  return g_test_run ();
}
