/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-column-row.h"
#include "lia-columns-dialog.h"
#include "lia-record-list.h"
#include "lia-partners-page.h"
#include "lia-test-roster.h"
#include "lia-text-cell.h"
#include "lia-user-settings.h"

static const char *const dispensable[] = { "kinds", "status", "sector", NULL };

static LiaColumnLayout *
layout_new (void)
{
  g_autoptr (GSettings) settings = lia_user_settings_new ();

  return lia_column_layout_new (lia_record_type_find ("partner"), settings, NULL, dispensable);
}

static void
forget_settings (void)
{
  g_autoptr (GSettings) settings = lia_user_settings_new ();

  g_settings_reset (settings, "columns");
}

static char *
dup_shown (LiaColumnLayout *layout)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < lia_column_layout_get_n_columns (layout); i++)
    if (lia_column_layout_is_shown (layout, i))
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? "," : "",
                              lia_column_layout_get (layout, i)->id);

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

/* A date in full would be cut. */
static void
test_dates_are_short (void)
{
  g_autoptr (LiaRecord) interaction = lia_record_new (lia_record_type_find ("interaction"));
  g_autoptr (GtkWidget) cell = g_object_ref_sink (lia_text_cell_new ("date"));
  g_autoptr (GError) error = NULL;

  lia_record_parse (interaction, "date", "2026-11-28", NULL, &error);
  g_assert_no_error (error);
  lia_text_cell_set_record (LIA_TEXT_CELL (cell), interaction);
  g_assert_cmpstr (lia_text_cell_get_text (LIA_TEXT_CELL (cell)), ==, "28 Nov 2026");
}

#define assert_shown(layout, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *shown = dup_shown (layout);                                                   \
    g_assert_cmpstr (shown, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_layout_is_remembered (void)
{
  g_autoptr (LiaColumnLayout) layout = NULL;
  guint position = 0;

  forget_settings ();
  layout = layout_new ();
  g_assert_true (lia_column_layout_is_default (layout));
  lia_column_layout_apply_text (layout, NULL);
  lia_column_layout_set_shown (layout, "kinds", FALSE);
  lia_column_layout_set_shown (layout, "sector", FALSE);
  lia_column_layout_set_shown (layout, "email", TRUE);
  lia_column_layout_set_shown (layout, "name", FALSE);
  lia_column_layout_move (layout, "country", 1);
  lia_column_layout_move (layout, "name", 3);
  lia_column_layout_set_width (layout, "country", 217);
  g_clear_object (&layout);

  layout = layout_new ();
  g_assert_false (lia_column_layout_is_default (layout));
  g_assert_true (lia_column_layout_find (layout, "country", &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpint (lia_column_layout_get (layout, position)->width, ==, 217);
  g_assert_true (lia_column_layout_find (layout, "name", &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_true (lia_column_layout_find (layout, "email", &position));
  g_assert_true (lia_column_layout_is_shown (layout, position));
  g_assert_true (lia_column_layout_find (layout, "kinds", &position));
  g_assert_false (lia_column_layout_is_shown (layout, position));

  lia_column_layout_reset (layout);
  g_clear_object (&layout);
  layout = layout_new ();
  g_assert_true (lia_column_layout_is_default (layout));
  g_assert_true (lia_column_layout_find (layout, "country", &position));
  g_assert_cmpint (lia_column_layout_get (layout, position)->width, ==, 0);
}

static void
test_default_columns_give_way (void)
{
  g_autoptr (LiaColumnLayout) layout = NULL;
  guint position = 0;

  forget_settings ();
  layout = layout_new ();
  lia_column_layout_set_room (layout, 2);
  g_assert_true (lia_column_layout_find (layout, "kinds", &position));
  g_assert_false (lia_column_layout_is_shown (layout, position));
  g_assert_true (lia_column_layout_find (layout, "sector", &position));
  g_assert_true (lia_column_layout_is_shown (layout, position));

  /* Who chooses goes on from what is on the screen, and keeps it when there is room again. */
  lia_column_layout_set_shown (layout, "sector", FALSE);
  lia_column_layout_set_room (layout, 0);
  g_assert_false (lia_column_layout_is_shown (layout, position));
  g_assert_true (lia_column_layout_find (layout, "kinds", &position));
  g_assert_false (lia_column_layout_is_shown (layout, position));
}

static void
test_list_borrows_columns (void)
{
  g_autoptr (LiaColumnLayout) layout = NULL;
  g_autofree char *own = NULL;
  g_autofree char *text = NULL;

  forget_settings ();
  layout = layout_new ();
  lia_column_layout_set_shown (layout, "phone", TRUE);
  own = dup_shown (layout);

  lia_column_layout_apply_text (layout, "name,country,nonsense,level");
  assert_shown (layout, "name,country,level");
  text = lia_column_layout_to_text (layout);
  g_assert_cmpstr (text, ==, "name,country,level");
  lia_column_layout_set_shown (layout, "country", FALSE);

  lia_column_layout_apply_text (layout, NULL);
  assert_shown (layout, own);
}

static void
test_order_keeps_hidden_places (void)
{
  g_autoptr (LiaColumnLayout) layout = NULL;
  const char *const order[] = { "name", "country", "kinds", "level", NULL };

  forget_settings ();
  layout = layout_new ();
  lia_column_layout_apply_text (layout, "name,level,kinds,country");
  lia_column_layout_set_order (layout, order);
  assert_shown (layout, "name,country,kinds,level");
}

static GtkColumnView *
get_columns (LiaPage *page)
{
  gpointer list = lia_test_child (page, LIA_TYPE_LIST_PAGE, "list");

  return lia_test_child (list, LIA_TYPE_RECORD_LIST, "columns");
}

static char *
dup_titles (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? "," : "",
                                gtk_column_view_column_get_id (column));
    }

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static gboolean
shows_columns (GtkColumnView *view, const char *wanted)
{
  g_autofree char *titles = dup_titles (view);

  return g_str_equal (titles, wanted);
}

static LiaColumnRow *
find_row (gpointer root, const char *id)
{
  if (LIA_IS_COLUMN_ROW (root) && g_str_equal (lia_column_row_get_id (root), id))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      LiaColumnRow *row = find_row (child, id);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static gboolean
shows_text (gpointer root, const char *text)
{
  if (LIA_IS_TEXT_CELL (root) && g_str_equal (lia_text_cell_get_text (root), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;

  return FALSE;
}

static void
test_dialog_chooses_and_orders (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;
  AdwDialog *dialog = NULL;
  LiaColumnRow *row = NULL;
  g_autofree char *before = NULL;
  g_autofree char *with_phone = NULL;
  g_autofree char *after = NULL;

  forget_settings ();
  lia_test_roster_add (self, "name", "A", "phone", "+41 22 730 51 11", "description", "One\nTwo",
                       NULL);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  before = dup_titles (get_columns (page));

  gtk_widget_activate_action (GTK_WIDGET (page), "list.columns", NULL);
  lia_test_settle (self);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_assert_true (LIA_IS_COLUMNS_DIALOG (dialog));

  row = find_row (dialog, "phone");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  adw_action_row_activate (ADW_ACTION_ROW (find_row (dialog, "description")));
  lia_test_settle (self);
  g_assert_true (shows_text (get_columns (page), "+41 22 730 51 11"));
  g_assert_true (shows_text (get_columns (page), "One Two"));

  /* Up to the place after the name, and no further. */
  for (guint i = 0; i < 40; i++)
    g_signal_emit_by_name (row, "move", -1);
  lia_test_settle (self);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, 1);
  with_phone = dup_titles (get_columns (page));
  g_assert_true (g_str_has_prefix (with_phone, "name,phone,"));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), GTK_WIDGET (row))
      || gtk_root_get_focus (GTK_ROOT (self->window)) == GTK_WIDGET (row));

  g_signal_emit_by_name (lia_test_child (dialog, LIA_TYPE_COLUMNS_DIALOG, "reset"), "clicked");
  lia_test_settle (self);
  after = dup_titles (get_columns (page));
  g_assert_cmpstr (after, ==, before);
  adw_dialog_force_close (dialog);
  lia_test_settle (self);
}

static void
test_menu_is_about_the_row (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;
  GtkWidget *list = NULL;
  GtkSelectionModel *rows = NULL;
  GtkWidget *menu = NULL;

  forget_settings ();
  lia_test_roster_add (self, "name", "A", NULL);
  lia_test_roster_add (self, "name", "B", NULL);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  list = lia_test_child (page, LIA_TYPE_LIST_PAGE, "list");
  rows = gtk_column_view_get_model (get_columns (page));
  lia_record_list_focus_first (LIA_RECORD_LIST (list));
  gtk_selection_model_select_item (rows, 1, TRUE);
  lia_test_settle (self);
  /* Counts of findings come after the rows, and make them anew; the next frame gives the focus to the new one. */
  lia_test_wait (
      gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page))), list));

  /* The focus is on the first row, the selection on the second: the menu selects its own. */
  gtk_widget_activate_action (list, "menu.popup", NULL);
  menu = gtk_widget_get_last_child (list);
  g_assert_true (GTK_IS_POPOVER_MENU (menu));
  g_assert_true (gtk_selection_model_is_selected (rows, 0));
  g_assert_false (gtk_selection_model_is_selected (rows, 1));
  gtk_popover_popdown (GTK_POPOVER (menu));
  lia_test_settle (self);
}

static void
test_details_can_be_hidden (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;
  AdwOverlaySplitView *split_view = NULL;

  lia_test_roster_add (self, "name", "A", NULL);
  page = lia_test_roster_show (self, "partners", 1280, 800);
  split_view = lia_test_child (page, LIA_TYPE_LIST_PAGE, "split_view");
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split_view));
  gtk_widget_activate_action (GTK_WIDGET (page), "list.toggle-details", NULL);
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split_view));
  gtk_widget_activate_action (GTK_WIDGET (page), "list.toggle-details", NULL);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split_view));
}

/* A laptop's window shows who works with a partner beside the details, too. */
static void
test_keyworker_is_beside_the_details (LiaTestRoster *self, gconstpointer data)
{
  LiaPage *page = NULL;

  forget_settings ();
  lia_test_roster_add (self, "name", "A", NULL);
  page = lia_test_roster_show (self, "partners", 1100, 750);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (
      lia_test_child (page, LIA_TYPE_LIST_PAGE, "split_view")));
  lia_test_wait (shows_columns (get_columns (page), "name,level,keyworker"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/columns/" name, LiaTestRoster, NULL, lia_test_roster_set_up, function,             \
              lia_test_roster_tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  g_test_add_func ("/columns/layout-is-remembered", test_layout_is_remembered);
  g_test_add_func ("/columns/default-columns-give-way", test_default_columns_give_way);
  g_test_add_func ("/columns/list-borrows-columns", test_list_borrows_columns);
  g_test_add_func ("/columns/order-keeps-hidden-places", test_order_keeps_hidden_places);
  ADD ("dialog-chooses-and-orders", test_dialog_chooses_and_orders);
  ADD ("menu-is-about-the-row", test_menu_is_about_the_row);
  ADD ("details-can-be-hidden", test_details_can_be_hidden);
  ADD ("keyworker-is-beside-the-details", test_keyworker_is_beside_the_details);
  g_test_add_func ("/columns/dates-are-short", test_dates_are_short);

  return g_test_run ();
}
