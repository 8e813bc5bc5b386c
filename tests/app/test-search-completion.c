/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-people-page.h"
#include "lia-search-suggestions.h"
#include "lia-test-roster.h"

/* Field words and values are offered while a search is typed, and typing goes on as without them. */

typedef struct
{
  LiaTestRoster roster;
  LiaPage *page;
  GtkSearchEntry *entry;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  lia_test_roster_set_up (&self->roster, NULL);
  lia_test_roster_add (&self->roster, "name", "A Bank", "country", "KE", NULL);
  lia_test_roster_add (&self->roster, "name", "B Bank", "country", "KE", NULL);
  lia_test_roster_add (&self->roster, "name", "C School", "country", "GB", NULL);
  self->page = lia_test_roster_show (&self->roster, "partners", 1280, 800);
  self->entry = lia_test_child (self->page, LIA_TYPE_LIST_PAGE, "search");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  lia_test_settle (&self->roster);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  lia_test_roster_tear_down (&self->roster, NULL);
}

static GtkWidget *
find_popover (Fixture *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->entry));

  while (child != NULL && !gtk_widget_has_css_class (child, "search-completion"))
    child = gtk_widget_get_next_sibling (child);
  g_assert_nonnull (child);
  return child;
}

static gboolean
is_offering (Fixture *self)
{
  return gtk_widget_get_visible (find_popover (self));
}

static GtkSelectionModel *
get_suggestions (Fixture *self)
{
  GtkListView *view = lia_test_find (find_popover (self), GTK_TYPE_LIST_VIEW, NULL);

  g_assert_nonnull (view);
  return gtk_list_view_get_model (view);
}

/* "Country|country:, …" */
static char *
describe (Fixture *self)
{
  GListModel *model = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!is_offering (self))
    return g_strdup ("");
  model = G_LIST_MODEL (get_suggestions (self));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (LiaSearchSuggestion) suggestion = g_list_model_get_item (model, i);

      g_string_append_printf (text, "%s%s|%s", i > 0 ? ", " : "",
                              lia_search_suggestion_get_label (suggestion),
                              lia_search_suggestion_get_detail (suggestion));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_offered(self, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *offered = describe (self);                                                    \
    g_assert_cmpstr (offered, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

/* As with the keyboard, letter by letter. */
static void
type (Fixture *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

      gtk_editable_insert_text (GTK_EDITABLE (self->entry), letter, -1, &position);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
    }
  lia_test_settle (&self->roster);
}

/* What the controller of the completion makes of a key. */
static gboolean
press (Fixture *self, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->entry));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  lia_test_settle (&self->roster);
  return handled;
}

static const char *
get_text (Fixture *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
test_field_then_value (Fixture *self, gconstpointer data)
{
  type (self, "cou");
  assert_offered (self, "Country|country:");
  g_assert_true (press (self, GDK_KEY_Down));
  g_assert_true (press (self, GDK_KEY_Return));
  g_assert_cmpstr (get_text (self), ==, "country:");

  lia_test_wait (is_offering (self));
  assert_offered (self, "Kenya|2 partners, United Kingdom|1 partner");
  type (self, "king");
  assert_offered (self, "United Kingdom|1 partner");
  g_assert_true (press (self, GDK_KEY_Down));
  g_assert_true (press (self, GDK_KEY_Tab));
  g_assert_cmpstr (get_text (self), ==, "country:\"United Kingdom\" ");
  g_assert_false (is_offering (self));
  g_assert_nonnull (lia_test_find (lia_test_child (self->page, LIA_TYPE_LIST_PAGE, "count"),
                                   GTK_TYPE_LABEL, "1 partner found"));
}

/* Among what the other words leave; also to be left out. */
static void
test_counts_without_the_word (Fixture *self, gconstpointer data)
{
  type (self, "bank -country:");
  lia_test_wait (is_offering (self));
  assert_offered (self, "Kenya|2 partners");
  type (self, "ken");
  assert_offered (self, "Kenya|2 partners");
  press (self, GDK_KEY_Down);
  press (self, GDK_KEY_Return);
  g_assert_cmpstr (get_text (self), ==, "bank -country:\"Kenya\" ");

  /* Nor does the word itself count when it came at once. */
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  lia_test_settle (&self->roster);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "bank -country:ken");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  lia_test_wait (is_offering (self));
  assert_offered (self, "Kenya|2 partners");
}

static void
test_plain_typing_is_left_alone (Fixture *self, gconstpointer data)
{
  type (self, "c");
  assert_offered (self, "");
  type (self, "ou");
  lia_test_wait (is_offering (self));
  /* The focus is where it was, and Return is the entry's while nothing is chosen. */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->roster.window)),
                                         GTK_WIDGET (self->entry)));
  g_assert_false (press (self, GDK_KEY_Return));
  g_assert_cmpstr (get_text (self), ==, "cou");
  g_assert_false (is_offering (self));

  /* Escape sends it away for this word, and then is the entry's again. */
  type (self, "n");
  lia_test_wait (is_offering (self));
  g_assert_true (press (self, GDK_KEY_Escape));
  g_assert_false (is_offering (self));
  g_assert_false (press (self, GDK_KEY_Escape));
  g_assert_false (press (self, GDK_KEY_Down));
  type (self, "t");
  g_assert_false (is_offering (self));
  g_assert_cmpstr (get_text (self), ==, "count");
  type (self, " cou");
  lia_test_wait (is_offering (self));

  /* No field begins so. */
  type (self, "sin");
  g_assert_false (is_offering (self));
}

static void
test_up_and_down_come_back (Fixture *self, gconstpointer data)
{
  type (self, "country:");
  lia_test_wait (is_offering (self));
  press (self, GDK_KEY_Up);
  g_assert_true (gtk_selection_model_is_selected (get_suggestions (self), 1));
  press (self, GDK_KEY_Down);
  g_assert_false (gtk_selection_model_is_selected (get_suggestions (self), 0));
  g_assert_false (gtk_selection_model_is_selected (get_suggestions (self), 1));
  press (self, GDK_KEY_Down);
  g_assert_true (gtk_selection_model_is_selected (get_suggestions (self), 0));
}

static void
test_presence (Fixture *self, gconstpointer data)
{
  type (self, "has:key");
  assert_offered (self, "Keyworker|keyworker");
  press (self, GDK_KEY_Down);
  press (self, GDK_KEY_Return);
  g_assert_cmpstr (get_text (self), ==, "has:keyworker ");
}

/* The focus going away takes the offer along; the page goes away with one that is shown. */
static void
test_goes_with_the_focus (Fixture *self, gconstpointer data)
{
  type (self, "cou");
  lia_test_wait (is_offering (self));
  gtk_widget_grab_focus (lia_test_child (self->page, LIA_TYPE_LIST_PAGE, "menu_button"));
  lia_test_settle (&self->roster);
  g_assert_false (is_offering (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  type (self, "country:");
  lia_test_wait (is_offering (self));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/search-completion/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);
  ADD ("field-then-value", test_field_then_value);
  ADD ("counts-without-the-word", test_counts_without_the_word);
  ADD ("plain-typing-is-left-alone", test_plain_typing_is_left_alone);
  ADD ("up-and-down-come-back", test_up_and_down_come_back);
  ADD ("presence", test_presence);
  ADD ("goes-with-the-focus", test_goes_with_the_focus);
  return g_test_run ();
}
