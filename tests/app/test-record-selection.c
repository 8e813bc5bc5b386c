/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-record-selection.h"
#include "lia-test-roster.h"

typedef struct
{
  LiaTestRoster roster;
  LiaRecordModel *model;
  LiaRecordSelection *selection;
  gint64 ids[3];
} Fixture;

static void
ask (Fixture *self, const char *search)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));

  lia_record_query_set_search (query, search);
  lia_record_model_set_query (self->model, query);
  lia_test_wait (!lia_record_model_get_loading (self->model));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "Alpha", "Beta", "Gamma" };

  lia_test_roster_set_up (&self->roster, NULL);
  for (guint i = 0; i < 3; i++)
    self->ids[i] = lia_test_roster_add (&self->roster, "name", names[i], NULL);
  self->model = lia_record_model_new (lia_workspace_get_store (self->roster.workspace));
  self->selection = lia_record_selection_new (self->model);
  ask (self, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&self->selection));
  g_clear_object (&self->model);
  lia_test_roster_tear_down (&self->roster, NULL);
}

static void
test_one_replaces_the_other (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (LiaRecord) single = NULL;

  gtk_selection_model_select_item (rows, 0, TRUE);
  gtk_selection_model_select_item (rows, 2, TRUE);
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 1);
  g_assert_false (gtk_selection_model_is_selected (rows, 0));
  g_assert_true (gtk_selection_model_is_selected (rows, 2));
  single = lia_record_selection_get_single (self->selection);
  g_assert_cmpint (lia_record_get_id (single), ==, self->ids[2]);
}

static void
test_ids_come_in_list_order (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GArray) ids = NULL;

  gtk_selection_model_select_item (rows, 2, FALSE);
  gtk_selection_model_select_item (rows, 0, FALSE);
  gtk_selection_model_select_item (rows, 1, FALSE);
  gtk_selection_model_unselect_item (rows, 1);
  ids = lia_record_selection_get_ids (self->selection);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, self->ids[0]);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, self->ids[2]);
  g_assert_null (lia_record_selection_get_single (self->selection));

  gtk_selection_model_select_all (rows);
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 3);
  gtk_selection_model_unselect_all (rows);
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 0);
}

/* What is not in the list must not go to the trash with what is. */
static void
test_hidden_rows_do_not_count (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GArray) ids = NULL;

  gtk_selection_model_select_all (rows);
  ask (self, "beta");
  ids = lia_record_selection_get_ids (self->selection);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, self->ids[1]);
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 1);

  /* A new choice forgets the hidden ones, too. */
  gtk_selection_model_select_item (rows, 0, TRUE);
  ask (self, NULL);
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (rows, 1));
}

static void
test_stays_with_the_record (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (self->selection);

  gtk_selection_model_select_item (rows, 0, TRUE);
  lia_test_roster_edit (&self->roster, self->ids[0], "name", "Zeta");
  lia_test_wait (gtk_selection_model_is_selected (rows, 2));
  g_assert_false (gtk_selection_model_is_selected (rows, 0));

  lia_test_roster_undo (&self->roster);
  lia_test_wait (gtk_selection_model_is_selected (rows, 0));
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 1);
}

/* All of a long list is told without naming each, and is not taken for all of another. */
static void
test_long_list_is_selected_whole (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GArray) ids = NULL;

  lia_test_roster_add_many (&self->roster, 3000);
  lia_test_wait (g_list_model_get_n_items (G_LIST_MODEL (rows)) == 3003);
  gtk_selection_model_select_all (rows);
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 3003);
  gtk_selection_model_unselect_item (rows, 2);
  g_assert_false (gtk_selection_model_is_selected (rows, 2));
  g_assert_true (gtk_selection_model_is_selected (rows, 3));
  ids = lia_record_selection_get_ids (self->selection);
  g_assert_cmpuint (ids->len, ==, 3002);
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 3002);
  gtk_selection_model_select_item (rows, 2, FALSE);
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 3003);

  ask (self, "partner");
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 0);
  gtk_selection_model_select_all (rows);
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 3000);
  gtk_selection_model_select_item (rows, 5, TRUE);
  g_assert_cmpuint (lia_record_selection_get_count (self->selection), ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/record-selection/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  ADD ("one-replaces-the-other", test_one_replaces_the_other);
  ADD ("ids-come-in-list-order", test_ids_come_in_list_order);
  ADD ("hidden-rows-do-not-count", test_hidden_rows_do_not_count);
  ADD ("stays-with-the-record", test_stays_with_the_record);
  ADD ("long-list-is-selected-whole", test_long_list_is_selected_whole);

  return g_test_run ();
}
