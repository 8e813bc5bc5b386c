/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-facet-row.h"
#include "lia-facet-section.h"
#include "lia-filter-chips.h"
#include "lia-record-list.h"
#include "lia-partners-page.h"
#include "lia-test-roster.h"

/* Without the semicolon that would make it two. */
#define HOSTILE_TAG "<b>&x</b>"

typedef struct
{
  LiaTestRoster roster;
  LiaPage *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  lia_test_roster_set_up (&self->roster, NULL);
  lia_test_roster_add (&self->roster, "name", "A Bank", "country", "KE", "level", "Partner", NULL);
  lia_test_roster_add (&self->roster, "name", "B Bank", "country", "KE", "level", "Contributor",
                       NULL);
  lia_test_roster_add (&self->roster, "name", "C School", "country", "FR", "level", "Partner",
                       "tags", HOSTILE_TAG, NULL);
  lia_test_roster_add (&self->roster, "name", "D School", NULL);
  self->page = lia_test_roster_show (&self->roster, "partners", 1280, 800);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.toggle-filters", NULL);
  lia_test_settle (&self->roster);
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

static char *
dup_names (Fixture *self)
{
  gpointer columns = lia_test_child (get_child (self, "list"), LIA_TYPE_RECORD_LIST, "columns");
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (columns));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (LiaRecord) partner = g_list_model_get_item (rows, i);

      g_string_append_c (names, lia_record_get_text (partner, "name")[0]);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_names(self, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *names = dup_names (self);                                                     \
    g_assert_cmpstr (names, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static LiaFacetRow *
find_row (gpointer root, const char *field, const char *label)
{
  if (LIA_IS_FACET_ROW (root))
    {
      LiaFacetValue *value = lia_facet_row_get_value (root);

      if (g_str_equal (lia_facet_value_get_field (value)->name, field)
          && g_str_equal (lia_facet_value_get_label (value), label))
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      LiaFacetRow *row = find_row (child, field, label);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static LiaFacetRow *
get_row (Fixture *self, const char *field, const char *label)
{
  LiaFacetRow *row = NULL;

  /* Counting takes as long as it takes. */
  lia_test_wait ((row = find_row (get_child (self, "facet_pane"), field, label)) != NULL);
  return row;
}

static void
choose (Fixture *self, const char *field, const char *label)
{
  LiaFacetRow *row = get_row (self, field, label);
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_LIST_BOX);

  g_signal_emit_by_name (list, "row-activated", row);
  lia_test_settle (&self->roster);
}

static void
test_values_add_up_and_facets_narrow (Fixture *self, gconstpointer data)
{
  choose (self, "level", "Partner");
  assert_names (self, "AC");
  choose (self, "level", "Contributor");
  assert_names (self, "ABC");
  choose (self, "country", "Kenya");
  assert_names (self, "AB");
  /* Counts are those the other facets leave. */
  g_assert_cmpuint (
      lia_facet_value_get_count (lia_facet_row_get_value (get_row (self, "country", "France"))), ==,
      1);
  choose (self, "level", "Contributor");
  assert_names (self, "A");
}

static void
test_chips_take_filters_away (Fixture *self, gconstpointer data)
{
  GtkWidget *chips = get_child (self, "chips");
  GtkWidget *chip = NULL;

  g_assert_false (gtk_widget_get_visible (chips));
  choose (self, "country", "France");
  choose (self, "tags", HOSTILE_TAG);
  assert_names (self, "C");
  g_assert_true (gtk_widget_get_visible (chips));

  chip = gtk_widget_get_ancestor (lia_test_find (chips, GTK_TYPE_LABEL, "Tags: " HOSTILE_TAG),
                                  GTK_TYPE_BUTTON);
  gtk_widget_grab_focus (chip);
  g_signal_emit_by_name (chip, "clicked");
  lia_test_settle (&self->roster);
  g_assert_null (lia_test_find (chips, GTK_TYPE_LABEL, "Tags: " HOSTILE_TAG));
  /* The focus goes to the chip beside it. */
  chip = gtk_widget_get_ancestor (lia_test_find (chips, GTK_TYPE_LABEL, "Country: France"),
                                  GTK_TYPE_BUTTON);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->roster.window)) == chip);
  g_signal_emit_by_name (chip, "clicked");
  lia_test_settle (&self->roster);
  assert_names (self, "ABCD");
  g_assert_false (gtk_widget_get_visible (chips));
  /* And into the list after the last one. */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->roster.window)),
                                         get_child (self, "list")));
}

static void
test_empty_says_which_filters_stand (Fixture *self, gconstpointer data)
{
  AdwStatusPage *no_results = get_child (self, "no_results");

  choose (self, "tags", HOSTILE_TAG);
  gtk_editable_set_text (get_child (self, "search"), "bank");
  lia_test_settle (&self->roster);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (self, "rows")), ==, "no-results");
  /* What it was filtered by can be taken back one by one. */
  g_assert_true (gtk_widget_get_mapped (get_child (self, "facet_pane")));
  g_assert_nonnull (lia_test_find (no_results, GTK_TYPE_LABEL, "“bank” · Tags: " HOSTILE_TAG));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.clear-search", NULL);
  lia_test_settle (&self->roster);
  assert_names (self, "ABCD");
  g_assert_cmpstr (gtk_editable_get_text (get_child (self, "search")), ==, "");
  g_assert_false (gtk_widget_get_visible (get_child (self, "chips")));
}

/* Presses the button of a row that leaves its value out, or no longer. */
static void
toggle_excluded (Fixture *self, const char *field, const char *label)
{
  LiaFacetRow *row = get_row (self, field, label);

  g_signal_emit_by_name (lia_test_child (row, LIA_TYPE_FACET_ROW, "exclude"), "clicked");
  lia_test_settle (&self->roster);
}

static GtkWidget *
get_chip (Fixture *self, const char *text)
{
  GtkWidget *label = lia_test_find (get_child (self, "chips"), GTK_TYPE_LABEL, text);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

static void
test_left_out_is_a_chip (Fixture *self, gconstpointer data)
{
  toggle_excluded (self, "country", "Kenya");
  assert_names (self, "CD");
  /* Nothing is written into the search. */
  g_assert_cmpstr (gtk_editable_get_text (get_child (self, "search")), ==, "");
  g_assert_nonnull (get_chip (self, "Country: not Kenya"));
  g_assert_true (
      lia_facet_value_get_excluded (lia_facet_row_get_value (get_row (self, "country", "Kenya"))));

  /* Whoever has no country can be left out, too; both together. */
  toggle_excluded (self, "country", "None");
  assert_names (self, "C");
  g_signal_emit_by_name (get_chip (self, "Country: not Kenya"), "clicked");
  lia_test_settle (&self->roster);
  assert_names (self, "ABC");
  toggle_excluded (self, "country", "None");
  assert_names (self, "ABCD");
  g_assert_false (gtk_widget_get_visible (get_child (self, "chips")));
}

/* Chosen among those that are left: any of the tags, but not with that one. */
static void
test_left_out_beside_chosen (Fixture *self, gconstpointer data)
{
  choose (self, "level", "Partner");
  assert_names (self, "AC");
  toggle_excluded (self, "tags", HOSTILE_TAG);
  assert_names (self, "A");
  g_assert_nonnull (get_chip (self, "Level: Partner"));
  g_assert_nonnull (get_chip (self, "Tags: not " HOSTILE_TAG));

  /* One value is either or: what is chosen is no longer left out. */
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.clear-search", NULL);
  lia_test_settle (&self->roster);
  choose (self, "country", "Kenya");
  toggle_excluded (self, "country", "France");
  assert_names (self, "AB");
  choose (self, "country", "France");
  assert_names (self, "ABC");
  g_assert_nonnull (get_chip (self, "Country: France"));
  g_assert_null (get_chip (self, "Country: not France"));
}

static void
test_left_out_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (LiaRecord) list = lia_record_new (lia_record_type_find ("saved_list"));

  choose (self, "level", "Partner");
  toggle_excluded (self, "country", "France");
  lia_page_store_list (self->page, list);
  g_assert_nonnull (strstr (lia_record_get_text (list, "filters"), "\"-country\":[\"FR\"]"));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.clear-search", NULL);
  lia_test_settle (&self->roster);
  assert_names (self, "ABCD");

  lia_page_show_list (self->page, list);
  lia_test_settle (&self->roster);
  assert_names (self, "A");
  g_assert_nonnull (get_chip (self, "Country: not France"));
}

static void
test_field_words_and_hints (Fixture *self, gconstpointer data)
{
  GtkLabel *hint = get_child (self, "hint");

  gtk_editable_set_text (get_child (self, "search"), "country:KE -level:contributor bank");
  lia_test_settle (&self->roster);
  assert_names (self, "A");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (hint)));

  gtk_editable_set_text (get_child (self, "search"), "nonsense:KE");
  lia_test_settle (&self->roster);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (hint)));
  g_assert_nonnull (strstr (gtk_label_get_text (hint), "nonsense"));
}

static void
test_filters_follow_edits (Fixture *self, gconstpointer data)
{
  gint64 id = 0;

  choose (self, "country", "Kenya");
  id = lia_test_roster_add (&self->roster, "name", "E Bank", "country", "KE", NULL);
  lia_test_settle (&self->roster);
  assert_names (self, "ABE");
  lia_test_roster_edit (&self->roster, id, "country", "FR");
  lia_test_settle (&self->roster);
  assert_names (self, "AB");
  /* Facets are counted on a thread, when the list has settled. */
  lia_test_wait (
      lia_facet_value_get_count (lia_facet_row_get_value (get_row (self, "country", "France")))
      == 2);
  lia_test_roster_undo (&self->roster);
  lia_test_settle (&self->roster);
  assert_names (self, "ABE");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/filters/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  ADD ("values-add-up-and-facets-narrow", test_values_add_up_and_facets_narrow);
  ADD ("chips-take-filters-away", test_chips_take_filters_away);
  ADD ("empty-says-which-filters-stand", test_empty_says_which_filters_stand);
  ADD ("left-out-is-a-chip", test_left_out_is_a_chip);
  ADD ("left-out-beside-chosen", test_left_out_beside_chosen);
  ADD ("left-out-is-kept", test_left_out_is_kept);
  ADD ("field-words-and-hints", test_field_words_and_hints);
  ADD ("filters-follow-edits", test_filters_follow_edits);

  return g_test_run ();
}
