/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>

#include "lia-facet-row.h"
#include "lia-people-page.h"
#include "lia-record-list.h"
#include "lia-sidebar-list-row.h"
#include "lia-tag-dialog.h"
#include "lia-test-roster.h"
#include "lia-text-cell.h"

/* The page of people: what it shows, how it is narrowed, and what is done to several people. */

typedef struct
{
  LiaTestRoster roster;
  LiaPage *page;
  gint64 ada, bela, cai;
} Fixture;

static gint64 G_GNUC_NULL_TERMINATED
add (LiaTestRoster *roster, const char *table, const char *field, ...)
{
  g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find (table));
  g_autoptr (GError) error = NULL;
  LiaReader *reader = lia_workspace_get_reader (roster->workspace);
  va_list pairs;

  va_start (pairs, field);
  for (; field != NULL; field = va_arg (pairs, const char *))
    {
      lia_record_parse (record, field, va_arg (pairs, const char *), reader, &error);
      g_assert_no_error (error);
    }
  va_end (pairs);
  lia_workspace_save (roster->workspace, record, &error);
  g_assert_no_error (error);
  return lia_record_get_id (record);
}

static void
add_people (Fixture *self)
{
  add (&self->roster, "partner", "name", "Example Bank", "country", "KE", NULL);
  add (&self->roster, "partner", "name", "Alpine Club", "country", "CH", NULL);
  self->ada = add (&self->roster, "person", "honorific", "Dr", "given_name", "Ada", "family_name",
                   "Obi", "post", "Director", "email", "ada@example.com", NULL);
  self->bela = add (&self->roster, "person", "given_name", "Bela", "family_name", "Toth",
                    "languages", "Hungarian", NULL);
  self->cai = add (&self->roster, "person", "given_name", "Cai", "family_name", "Ames", "team",
                   "yes", NULL);
  add (&self->roster, "affiliation", "person", "Ada Obi", "partner", "Example Bank", NULL);
  add (&self->roster, "affiliation", "person", "Bela Toth", "partner", "Example Bank", NULL);
  add (&self->roster, "affiliation", "person", "Cai Ames", "partner", "Alpine Club", NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  gboolean phone = GPOINTER_TO_INT (data);

  lia_test_roster_set_up (&self->roster, NULL);
  add_people (self);
  self->page = lia_test_roster_show (&self->roster, "people", phone ? 360 : 1500, 720);
}

static void
set_up_empty (Fixture *self, gconstpointer data)
{
  lia_test_roster_set_up (&self->roster, NULL);
  self->page = lia_test_roster_show (&self->roster, "people", 1000, 720);
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

static GtkColumnView *
get_table (Fixture *self)
{
  return lia_test_child (get_child (self, "list"), LIA_TYPE_RECORD_LIST, "columns");
}

static GtkListView *
get_phone_rows (Fixture *self)
{
  return lia_test_child (get_child (self, "list"), LIA_TYPE_RECORD_LIST, "rows");
}

static GtkSelectionModel *
get_rows (Fixture *self)
{
  return gtk_column_view_get_model (get_table (self));
}

static char *
dup_names (GListModel *rows)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (LiaRecord) person = g_list_model_get_item (rows, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                              lia_record_get_text (person, "given_name"));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_names(self, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *names = dup_names (G_LIST_MODEL (get_rows (self)));                           \
    g_assert_cmpstr (names, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static char *
dup_field (Fixture *self, gint64 id, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) person = lia_record_load (lia_workspace_get_reader (self->roster.workspace),
                                                  lia_record_type_find ("person"), id, &error);

  g_assert_no_error (error);
  return lia_record_format (person, field, LIA_RECORD_MACHINE);
}

#define assert_field(self, id, field, expected)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text = dup_field (self, id, field);                                           \
    g_assert_cmpstr (text, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

static void
activate (Fixture *self, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->page), name, target));
  lia_test_settle (&self->roster);
}

static LiaFacetRow *
find_facet_row (gpointer root, const char *label)
{
  if (LIA_IS_FACET_ROW (root)
      && g_str_equal (lia_facet_value_get_label (lia_facet_row_get_value (root)), label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      LiaFacetRow *row = find_facet_row (child, label);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static void
choose (Fixture *self, const char *label)
{
  LiaFacetRow *row = NULL;

  if (!gtk_toggle_button_get_active (get_child (self, "filters_toggle")))
    activate (self, "list.toggle-filters");
  /* Counting takes as long as it takes. */
  lia_test_wait ((row = find_facet_row (get_child (self, "facet_pane"), label)) != NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_LIST_BOX),
                         "row-activated", row);
  lia_test_settle (&self->roster);
}

static void
find_cells (GtkWidget *root, GString *texts)
{
  if (LIA_IS_TEXT_CELL (root) && gtk_widget_get_mapped (root))
    g_string_append_printf (texts, "%s|", lia_text_cell_get_text (LIA_TEXT_CELL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_cells (child, texts);
}

/* Names in the order of family names, with what follows from the affiliations. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  GListModel *columns = gtk_column_view_get_columns (get_table (self));
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autoptr (GString) cells = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_string_append_printf (titles, "%s|", gtk_column_view_column_get_title (column));
    }
  g_assert_true (g_str_has_prefix (titles->str, "Name|Post|Organisation|"));
  assert_names (self, "Cai Ada Bela");
  find_cells (GTK_WIDGET (get_table (self)), cells);
  g_assert_nonnull (strstr (cells->str, "Dr Ada Obi|Director|Example Bank|"));

  gtk_selection_model_select_item (get_rows (self), 1, TRUE);
  lia_test_settle (&self->roster);
  g_assert_nonnull (lia_test_find (lia_test_child (self->page, LIA_TYPE_PEOPLE_PAGE, "details"),
                                   GTK_TYPE_LABEL, "Dr Ada Obi"));
  g_assert_nonnull (lia_test_find (lia_test_child (self->page, LIA_TYPE_PEOPLE_PAGE, "details"),
                                   GTK_TYPE_LABEL, "Example Bank"));
}

static void
test_filters_and_search (Fixture *self, gconstpointer data)
{
  choose (self, "Example Bank");
  assert_names (self, "Ada Bela");
  g_assert_nonnull (
      lia_test_find (get_child (self, "chips"), GTK_TYPE_LABEL, "Organisation: Example Bank"));
  gtk_editable_set_text (get_child (self, "search"), "country:Switzerland");
  lia_test_settle (&self->roster);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (self, "rows")), ==, "no-results");
  g_assert_nonnull (
      lia_test_find (get_child (self, "no_results"), GTK_TYPE_LABEL, "Nobody Is All of This"));
  activate (self, "list.clear-search");
  assert_names (self, "Cai Ada Bela");
}

/* A kept list knows that it is one of people, with filters, order and columns. */
static void
test_list_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (LiaRecord) list = lia_record_new (lia_record_type_find ("saved_list"));
  g_autoptr (GError) error = NULL;

  choose (self, "Example Bank");
  lia_record_list_set_sort (get_child (self, "list"), "family_name", TRUE);
  lia_test_settle (&self->roster);
  assert_names (self, "Bela Ada");
  g_assert_true (lia_record_parse (list, "name", "Of the Bank", NULL, NULL));
  lia_page_store_list (self->page, list);
  g_assert_cmpstr (lia_record_get_text (list, "subject"), ==, "person");
  lia_workspace_save (self->roster.workspace, list, &error);
  g_assert_no_error (error);

  lia_page_show_list (self->page, NULL);
  lia_test_settle (&self->roster);
  assert_names (self, "Cai Ada Bela");
  lia_test_wait (lia_test_find (self->roster.window, LIA_TYPE_SIDEBAR_LIST_ROW, NULL) != NULL);

  lia_page_show_list (self->page, list);
  lia_test_settle (&self->roster);
  assert_names (self, "Bela Ada");
  g_assert_nonnull (
      lia_test_find (get_child (self, "chips"), GTK_TYPE_LABEL, "Organisation: Example Bank"));
}

static void
test_change_of_several (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = NULL;
  GtkWidget *entry = NULL;

  gtk_selection_model_select_all (get_rows (self));
  g_assert_true (gtk_action_bar_get_revealed (get_child (self, "selection_bar")));
  activate (self, "list.add-element::languages");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->roster.window));
  g_assert_true (LIA_IS_TAG_DIALOG (dialog));
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Add Language");
  entry = lia_test_child (dialog, LIA_TYPE_TAG_DIALOG, "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "French");
  g_signal_emit_by_name (entry, "activate");
  lia_test_wait (lia_test_find (self->roster.window, GTK_TYPE_LABEL, "3 people changed") != NULL);
  assert_field (self, self->ada, "languages", "fr");
  assert_field (self, self->bela, "languages", "fr; hu");
  g_assert_true (gtk_selection_model_is_selected (get_rows (self), 2));

  lia_test_roster_undo (&self->roster);
  assert_field (self, self->ada, "languages", "");
  assert_field (self, self->bela, "languages", "hu");

  activate (self, "list.set-field(('team', 'yes'))");
  lia_test_wait (
      lia_test_find (self->roster.window, GTK_TYPE_LABEL, "2 people changed, 1 more was so already")
      != NULL);
  assert_field (self, self->bela, "team", "yes");
}

/* One that nobody speaks of, or that is none, is refused and changes nothing. */
static void
test_nonsense_is_refused (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = NULL;
  GtkWidget *entry = NULL;

  gtk_selection_model_select_all (get_rows (self));
  activate (self, "list.add-element::languages");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->roster.window));
  entry = lia_test_child (dialog, LIA_TYPE_TAG_DIALOG, "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Elvish");
  g_signal_emit_by_name (entry, "activate");
  lia_test_wait (lia_test_find (self->roster.window, GTK_TYPE_LABEL, "Nothing Was Changed")
                 != NULL);
  assert_field (self, self->ada, "languages", "");
}

static GtkGesture *
find_long_press (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_LONG_PRESS (controller))
        return GTK_GESTURE (controller);
    }
  return NULL;
}

static gboolean
is_ticked (Fixture *self, const char *name)
{
  GtkWidget *label = lia_test_find (get_phone_rows (self), GTK_TYPE_LABEL, name);
  GtkWidget *row = gtk_widget_get_ancestor (label, GTK_TYPE_BOX);
  GtkWidget *check = NULL;

  /* The row of two lines stands beside its tick. */
  while (row != NULL && !GTK_IS_CHECK_BUTTON (gtk_widget_get_first_child (row)))
    row = gtk_widget_get_parent (row);
  g_assert_nonnull (row);
  check = gtk_widget_get_first_child (row);
  return gtk_widget_get_visible (check) && gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static void
test_long_press_selects (Fixture *self, gconstpointer data)
{
  GtkWidget *list = get_child (self, "list");
  GtkWidget *label = NULL;
  graphene_rect_t bounds;

  lia_test_wait (lia_record_list_get_narrow (LIA_RECORD_LIST (list)));
  lia_test_settle (&self->roster);
  label = lia_test_find (get_phone_rows (self), GTK_TYPE_LABEL, "Dr Ada Obi");
  g_assert_nonnull (label);
  g_assert_false (gtk_action_bar_get_revealed (get_child (self, "selection_bar")));

  g_assert_true (gtk_widget_compute_bounds (label, list, &bounds));
  g_signal_emit_by_name (find_long_press (list), "pressed", bounds.origin.x + 2,
                         bounds.origin.y + 2);
  lia_test_settle (&self->roster);
  g_assert_true (lia_record_list_get_selecting (LIA_RECORD_LIST (list)));
  g_assert_true (gtk_action_bar_get_revealed (get_child (self, "selection_bar")));
  g_assert_true (is_ticked (self, "Dr Ada Obi"));
  g_assert_false (is_ticked (self, "Bela Toth"));

  /* A tap ticks now, and ticks off, and opens nothing. */
  g_signal_emit_by_name (get_phone_rows (self), "activate", 2);
  lia_test_settle (&self->roster);
  g_assert_true (is_ticked (self, "Bela Toth"));
  g_signal_emit_by_name (get_phone_rows (self), "activate", 1);
  lia_test_settle (&self->roster);
  g_assert_false (is_ticked (self, "Dr Ada Obi"));
  g_assert_true (lia_window_get_visible_page (self->roster.window) == self->page);

  activate (self, "list.trash");
  g_assert_null (lia_test_find (get_phone_rows (self), GTK_TYPE_LABEL, "Bela Toth"));
  activate (self, "list.select-none");
  g_assert_false (lia_record_list_get_selecting (LIA_RECORD_LIST (list)));
  g_signal_emit_by_name (get_phone_rows (self), "activate", 0);
  lia_test_settle (&self->roster);
  g_assert_true (lia_window_get_visible_page (self->roster.window) != self->page);
}

static gboolean
add_crowd (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (LiaRecord) person = lia_record_new (lia_record_type_find ("person"));
      g_autofree char *name = g_strdup_printf ("Member %03u", i);

      lia_record_parse (person, "family_name", name, NULL, NULL);
      if (!lia_record_save (person, batch, error))
        return FALSE;
    }
  return TRUE;
}

/* An edit elsewhere leaves the place and the selection alone. */
static void
test_place_survives_edits (Fixture *self, gconstpointer data)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_table (self)));
  LiaStore *store = lia_workspace_get_store (self->roster.workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) before = NULL;
  g_autoptr (LiaRecord) after = NULL;
  g_autoptr (LiaRecord) cai = NULL;
  double value = 0;

  lia_store_write (store, "Fill", add_crowd, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  lia_test_settle (&self->roster);
  lia_record_list_scroll_to (get_child (self, "list"), 200);
  lia_test_settle (&self->roster);
  gtk_selection_model_select_item (get_rows (self), 200, TRUE);
  lia_test_settle (&self->roster);
  before = lia_list_page_get_single (LIA_LIST_PAGE (self->page));
  value = gtk_adjustment_get_value (place);
  g_assert_cmpfloat (value, >, 1000);

  cai = lia_record_load (lia_workspace_get_reader (self->roster.workspace),
                         lia_record_type_find ("person"), self->cai, &error);
  g_assert_no_error (error);
  lia_record_parse (cai, "post", "Chair", NULL, NULL);
  lia_workspace_save (self->roster.workspace, cai, &error);
  g_assert_no_error (error);
  lia_test_settle (&self->roster);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (place), value, 1);
  after = lia_list_page_get_single (LIA_LIST_PAGE (self->page));
  g_assert_nonnull (after);
  g_assert_cmpint (lia_record_get_id (after), ==, lia_record_get_id (before));
}

static void
test_empty_offers_ways_to_begin (Fixture *self, gconstpointer data)
{
  GtkWidget *empty = get_child (self, "empty");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (self, "stack")), ==, "empty");
  g_assert_nonnull (lia_test_find (empty, GTK_TYPE_LABEL, "No People Yet"));
  g_assert_nonnull (lia_test_find (empty, GTK_TYPE_BUTTON, "_Add Person…"));
  g_assert_nonnull (lia_test_find (empty, GTK_TYPE_BUTTON, "Paste a _Signature…"));
  add (&self->roster, "person", "family_name", "First", NULL);
  lia_test_settle (&self->roster);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (self, "stack")), ==, "list");
}

#define ADD(name, data, set_up, function)                                                          \
  g_test_add ("/people-page/" name, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);
  ADD ("columns", FALSE, set_up, test_columns);
  ADD ("filters-and-search", FALSE, set_up, test_filters_and_search);
  ADD ("list-is-kept", FALSE, set_up, test_list_is_kept);
  ADD ("change-of-several", FALSE, set_up, test_change_of_several);
  ADD ("nonsense-is-refused", FALSE, set_up, test_nonsense_is_refused);
  ADD ("long-press-selects", TRUE, set_up, test_long_press_selects);
  ADD ("place-survives-edits", FALSE, set_up, test_place_survives_edits);
  ADD ("empty-offers-ways-to-begin", FALSE, set_up_empty, test_empty_offers_ways_to_begin);
  return g_test_run ();
}
