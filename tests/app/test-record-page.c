/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-date-text.h"
#include "lia-date.h"
#include "lia-draft-store.h"
#include "lia-link.h"
#include "lia-partner-page.h"
#include "lia-record-dialog.h"
#include "lia-record-section.h"
#include "lia-section-row.h"
#include "lia-test-roster.h"

static LiaPage *
open_partner (LiaTestRoster *self, gint64 id, const char *section)
{
  LiaPage *page = NULL;

  lia_test_roster_show (self, "partners", 1280, 800);
  lia_window_open_record (self->window, lia_record_type_find ("partner"), id);
  lia_test_settle (self);
  page = lia_window_get_visible_page (self->window);
  g_assert_true (LIA_IS_PARTNER_PAGE (page));
  g_assert_true (lia_record_page_show_section (LIA_RECORD_PAGE (page), section));
  lia_test_settle (self);

  return page;
}

/* A record of any type made of field, text pairs. */
static gint64 G_GNUC_NULL_TERMINATED
add (LiaTestRoster *self, const char *table, ...)
{
  g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find (table));
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find (table));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  LiaReader *reader = lia_workspace_get_reader (self->workspace);
  const char *field = NULL;
  gint64 newest = 0;
  va_list args;

  va_start (args, table);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      lia_record_parse (record, field, va_arg (args, const char *), reader, &error);
      g_assert_no_error (error);
    }
  va_end (args);
  lia_workspace_save (self->workspace, record, &error);
  g_assert_no_error (error);
  ids = lia_record_query_run (query, reader, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    newest = MAX (newest, g_array_index (ids, gint64, i));

  return newest;
}

/* (transfer full): so many days from now, as ISO 8601 */
static char *
dup_day (int days)
{
  GDate day;

  lia_date_text_get_today (&day);
  if (days >= 0)
    g_date_add_days (&day, (guint) days);
  else
    g_date_subtract_days (&day, (guint) -days);

  return lia_date_to_iso (&day);
}

static const char *
get_text (LiaTestRoster *self, const char *table, gint64 id, const char *field)
{
  g_autoptr (LiaRecord) record = lia_record_load (lia_workspace_get_reader (self->workspace),
                                                  lia_record_type_find (table), id, NULL);

  return record != NULL ? g_intern_string (lia_record_get_text (record, field)) : NULL;
}

static gint64
get_integer (LiaTestRoster *self, const char *table, gint64 id, const char *field)
{
  g_autoptr (LiaRecord) record = lia_record_load (lia_workspace_get_reader (self->workspace),
                                                  lia_record_type_find (table), id, NULL);

  return record != NULL ? lia_record_get_integer (record, field) : 0;
}

static void
press (gpointer root, const char *label)
{
  gpointer button = lia_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gpointer
find_row (gpointer root, const char *label)
{
  gpointer found = lia_test_find (root, GTK_TYPE_LABEL, label);

  g_assert_nonnull (found);

  return gtk_widget_get_ancestor (found, GTK_TYPE_LIST_BOX_ROW);
}

static gpointer
find_tip (gpointer root, const char *tip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (root), tip) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_tip (child, tip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Fields edited where they stand. */

static gpointer
begin_edit (LiaTestRoster *self, LiaPage *page, const char *label)
{
  gpointer focus = NULL;

  g_assert_true (gtk_widget_activate (find_row (page, label)));
  lia_test_settle (self);
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (GTK_IS_WIDGET (focus));

  return gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW);
}

static void
test_field_is_edited_in_place (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", "website", "https://a.example", NULL);
  LiaPage *page = open_partner (self, id, "profile");
  gpointer entry = begin_edit (self, page, "Website");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "https://a.example");
  gtk_editable_set_text (GTK_EDITABLE (entry), "no address at all");
  press (page, "_Apply");
  lia_test_settle (self);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpstr (get_text (self, "partner", id, "website"), ==, "https://a.example");

  gtk_editable_set_text (GTK_EDITABLE (entry), "b.example");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  press (page, "_Apply");
  lia_test_wait (g_strcmp0 (get_text (self, "partner", id, "website"), "https://b.example") == 0);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "https://b.example") != NULL);
  g_assert_null (lia_test_find (page, GTK_TYPE_BUTTON, "_Apply"));
  /* The focus is where it was. */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == find_row (page, "Website"));

  lia_test_roster_undo (self);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "https://a.example") != NULL);
}

static void
test_unsaved_text_survives_leaving (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", "region", "Europe", NULL);
  LiaPage *page = open_partner (self, id, "profile");
  gpointer entry = begin_edit (self, page, "Region");
  g_auto (GStrv) unsaved = NULL;
  g_auto (GStrv) left = NULL;

  gtk_editable_set_text (GTK_EDITABLE (entry), "Afri");
  gtk_widget_activate_action (GTK_WIDGET (page), "navigation.pop", NULL);
  lia_test_wait (lia_window_get_visible_page (self->window) != page);
  lia_test_settle (self);
  unsaved = lia_draft_store_list_unsaved (lia_draft_store_get (self->workspace));
  g_assert_cmpstr (unsaved[0], ==, "A: Region");

  page = open_partner (self, id, "profile");
  entry = lia_test_find (page, ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_nonnull (entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Afri");
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Not saved yet"));

  /* The window asks before it lets it go. */
  gtk_window_close (GTK_WINDOW (self->window));
  lia_test_wait (lia_test_find (self->window, GTK_TYPE_LABEL, "Discard Unsaved Text?") != NULL);
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  lia_test_settle (self);

  press (page, "_Cancel");
  lia_test_settle (self);
  left = lia_draft_store_list_unsaved (lia_draft_store_get (self->workspace));
  g_assert_null (left[0]);
  g_assert_null (lia_test_find (page, ADW_TYPE_ENTRY_ROW, NULL));
}

static void
test_change_elsewhere_lets_choose (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", "region", "Europe", NULL);
  LiaPage *page = open_partner (self, id, "profile");
  gpointer entry = begin_edit (self, page, "Region");

  gtk_editable_set_text (GTK_EDITABLE (entry), "Asia");
  lia_test_roster_edit (self, id, "description", "Of no concern");
  lia_test_settle (self);
  g_assert_null (lia_test_find (page, GTK_TYPE_BUTTON, "_Keep Mine"));

  lia_test_roster_edit (self, id, "region", "Africa");
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Changed meanwhile to “Africa”") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Asia");
  press (page, "_Keep Mine");
  press (page, "_Apply");
  lia_test_wait (g_strcmp0 (get_text (self, "partner", id, "region"), "Asia") == 0);
  lia_test_settle (self);

  entry = begin_edit (self, page, "Region");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Oceania");
  lia_test_roster_edit (self, id, "region", "America");
  lia_test_wait (lia_test_find (page, GTK_TYPE_BUTTON, "_Use the New Value") != NULL);
  press (page, "_Use the New Value");
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "America") != NULL);
  g_assert_null (lia_test_find (page, ADW_TYPE_ENTRY_ROW, NULL));
  g_assert_cmpstr (get_text (self, "partner", id, "region"), ==, "America");
}

static void
test_switch_saves_at_once (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  LiaPage *page = open_partner (self, id, "profile");

  adw_switch_row_set_active (ADW_SWITCH_ROW (find_row (page, "Contractor")), TRUE);
  lia_test_wait (get_integer (self, "partner", id, "contractor") == 1);
  lia_test_roster_undo (self);
  lia_test_wait (get_integer (self, "partner", id, "contractor") == 0);
  lia_test_settle (self);
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (find_row (page, "Contractor"))));
  lia_test_settle (self);
}

/* Sections. */

static void
test_engagement (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *late = dup_day (-3);
  gint64 call = 0;
  LiaPage *page = NULL;
  gpointer check = NULL;

  add (self, "interaction", "partner", partner, "kind", "project", "date", "2026-03-01", "summary",
       "Talk of cables", NULL);
  add (self, "interaction", "partner", partner, "kind", "event", "date", "2026-01-01", "summary",
       "Assembly", NULL);
  call = add (self, "interaction", "partner", partner, "kind", "meeting", "date", "2026-02-01",
              "summary", "Steering call", "follow_up_date", late, NULL);
  page = open_partner (self, id, "engagement");
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Overdue by 3 days"));
  g_assert_null (lia_test_find (page, GTK_TYPE_LABEL, "Talk of cables"));
  /* Newest first. */
  g_assert_cmpint (gtk_list_box_row_get_index (find_row (page, "Steering call")), ==, 0);
  g_assert_cmpint (gtk_list_box_row_get_index (find_row (page, "Assembly")), ==, 1);

  check = lia_test_find (find_row (page, "Steering call"), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (check, TRUE);
  lia_test_wait (get_integer (self, "interaction", call, "follow_up_done") == 1);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Overdue by 3 days") == NULL);
  lia_test_roster_undo (self);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Overdue by 3 days") != NULL);
  g_assert_cmpint (get_integer (self, "interaction", call, "follow_up_done"), ==, 0);

  gtk_toggle_button_set_active (find_tip (page, "Show Project Talk"), TRUE);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Talk of cables") != NULL);
}

static void
test_agreements (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *start = dup_day (-325);
  g_autofree char *soon = dup_day (40);
  g_autofree char *past = dup_day (-92);
  LiaPage *page = NULL;
  AdwDialog *dialog = NULL;

  add (self, "agreement", "partner", partner, "kind", "mou", "title", "First", "start_date", start,
       "end_date", soon, NULL);
  add (self, "agreement", "partner", partner, "kind", "contract", "title", "Second", "end_date",
       past, NULL);
  add (self, "agreement", "partner", partner, "kind", "other", "title", "Third", NULL);
  page = open_partner (self, id, "agreements");
  g_assert_nonnull (lia_test_find (find_row (page, "First"), GTK_TYPE_LABEL, "Ends in 40 days"));
  g_assert_nonnull (
      lia_test_find (find_row (page, "Second"), GTK_TYPE_LABEL, "Expired 3 months ago"));
  g_assert_nonnull (lia_test_find (find_row (page, "Third"), GTK_TYPE_LABEL, "Open-ended"));

  press (find_row (page, "First"), "_Renew…");
  lia_test_settle (self);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_assert_true (LIA_IS_RECORD_DIALOG (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Starts in 41 days") != NULL);
}

static void
test_commitments (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *late = dup_day (-12);
  g_autofree char *today = dup_day (0);
  gint64 staff = 0;
  LiaPage *page = NULL;

  staff = add (self, "commitment", "partner", partner, "kind", "staff", "title", "Two experts",
               "value", "1000 EUR", "due_date", late, NULL);
  add (self, "commitment", "partner", partner, "kind", "funding", "title", "Grant", "value",
       "500 EUR", NULL);
  page = open_partner (self, id, "commitments");
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Still promised: 1500.00 EUR"));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Overdue by 12 days"));

  press (find_row (page, "Two experts"), "Mark _Honoured");
  lia_test_wait (g_strcmp0 (get_text (self, "commitment", staff, "honoured_date"), today) == 0);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Honoured: 1000.00 EUR") != NULL);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Still promised: 500.00 EUR"));
  lia_test_roster_undo (self);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Still promised: 1500.00 EUR") != NULL);
}

/* Open before honoured, each by the day it is due. */
static void
test_open_commitments_come_first (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  static const char *const titles[] = { "Soon", "Later", "Some day", "Long honoured" };
  LiaPage *page = NULL;

  add (self, "commitment", "partner", partner, "kind", "staff", "title", titles[3], "due_date",
       "2020-01-01", "honoured_date", "2020-01-01", NULL);
  add (self, "commitment", "partner", partner, "kind", "staff", "title", titles[2], NULL);
  add (self, "commitment", "partner", partner, "kind", "staff", "title", titles[1], "due_date",
       "2999-01-02", NULL);
  add (self, "commitment", "partner", partner, "kind", "staff", "title", titles[0], "due_date",
       "2999-01-01", NULL);
  page = open_partner (self, id, "commitments");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_cmpint (gtk_list_box_row_get_index (find_row (page, titles[i])), ==, (int) i);
}

/* Those who are there now before those who were, the main ones first, then who came last. */
static void
test_current_people_come_first (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  static const struct
  {
    const char *post;
    const char *from;
    const char *to;
    const char *main;
  } cases[] = {
    { "Main one", "2001-01-01", "", "yes" },
    { "Came last", "2020-01-01", "2999-01-01", "no" },
    { "Came first", "2010-01-01", "", "no" },
    { "Gone", "2021-01-01", "2022-01-01", "yes" },
  };
  gint64 person = add (self, "person", "given_name", "Ada", "family_name", "Obi", NULL);
  g_autofree char *person_id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  LiaPage *page = NULL;

  for (guint i = G_N_ELEMENTS (cases); i-- > 0;)
    add (self, "affiliation", "person", person_id, "partner", partner, "unit", cases[i].post,
         "from_date", cases[i].from, "to_date", cases[i].to, "main", cases[i].main, NULL);
  page = open_partner (self, id, "people");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkListBox *list = lia_test_child (
          gtk_widget_get_ancestor (lia_test_find (page, LIA_TYPE_SECTION_ROW, NULL),
                                   LIA_TYPE_RECORD_SECTION),
          LIA_TYPE_RECORD_SECTION, "list");
      LiaSectionRow *row = LIA_SECTION_ROW (gtk_list_box_get_row_at_index (list, (int) i));

      g_assert_cmpstr (lia_record_get_text (lia_section_row_get_record (row), "unit"), ==,
                       cases[i].post);
    }
}

/* More than fit on a page are made by and by, and all of them. */
static void
test_long_sections_are_whole (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  LiaPage *page = NULL;

  for (guint i = 0; i < 70; i++)
    {
      g_autofree char *title = g_strdup_printf ("Promise %02u", i);

      add (self, "commitment", "partner", partner, "kind", "staff", "title", title, NULL);
    }
  page = open_partner (self, id, "commitments");
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Promise 49"));
  g_assert_null (lia_test_find (page, GTK_TYPE_LABEL, "Promise 50"));
  press (page, "Show _More");
  lia_test_settle (self);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Promise 69"));
  g_assert_null (lia_test_find (page, GTK_TYPE_BUTTON, "Show _More"));
}

static void
test_benefits (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", "level", "Partner", NULL);
  LiaPage *page = open_partner (self, id, "benefits");

  press (page, "Note _All as Owed");
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Condition: excludes endorsement") != NULL);
  lia_test_wait (lia_test_find (page, GTK_TYPE_BUTTON, "Note _All as Owed") == NULL);
  press (page, "Mark _Given");
  lia_test_settle (self);
  lia_test_roster_undo (self);
  lia_test_settle (self);
  /* All of them were one batch. */
  lia_test_roster_undo (self);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Condition: excludes endorsement") == NULL);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "No Benefits Yet"));
}

/* What the level names stands there before anybody noted it; one click does. */
static void
test_benefits_of_the_level (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", "level", "Associate", NULL);
  LiaPage *page = open_partner (self, id, "benefits");

  g_assert_nonnull (lia_test_find (page, GTK_TYPE_BUTTON, "Note as _Owed"));
  press (page, "Given To_day");
  lia_test_wait (lia_test_find (page, GTK_TYPE_BUTTON, "Note as _Owed") == NULL);
  lia_test_settle (self);
  g_assert_null (lia_test_find (page, GTK_TYPE_BUTTON, "Mark _Given"));
  lia_test_roster_undo (self);
  lia_test_wait (lia_test_find (page, GTK_TYPE_BUTTON, "Note as _Owed") != NULL);
  press (page, "Note as _Owed");
  lia_test_wait (lia_test_find (page, GTK_TYPE_BUTTON, "Mark _Given") != NULL);
  lia_test_wait (lia_test_find (page, GTK_TYPE_BUTTON, "Note as _Owed") == NULL);
}

static void
test_feedback (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  LiaPage *page = NULL;

  add (self, "feedback", "partner", partner, "direction", "from-partner", "date", "2026-01-01",
       "rating", "4", "comment", "Well prepared", NULL);
  page = open_partner (self, id, "feedback");
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "★★★★☆"));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Not answered yet"));
}

static void
test_people (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  gint64 person = add (self, "person", "given_name", "Ada", "family_name", "Obi", "email",
                       "ada@a.example", NULL);
  g_autofree char *person_id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autofree char *yesterday = dup_day (-1);
  LiaPage *page = NULL;

  add (self, "affiliation", "person", person_id, "partner", partner, "post", "Analyst",
       "on_behalf_of", "The council", NULL);
  add (self, "affiliation", "person", person_id, "partner", partner, "post", "Intern", "to_date",
       yesterday, NULL);
  page = open_partner (self, id, "people");
  g_assert_nonnull (
      lia_test_find (page, GTK_TYPE_LABEL, "Analyst\u00a0· on behalf of The council"));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Former"));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "ada@a.example"));
}

static void
test_history_tells_of_what_belongs_to_it (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  LiaPage *page = NULL;

  add (self, "agreement", "partner", partner, "kind", "mou", "title", "First", NULL);
  page = open_partner (self, id, "history");
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Agreement “First” added"));
  add (self, "commitment", "partner", partner, "kind", "staff", "title", "Experts", NULL);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Commitment “Experts” added") != NULL);
  /* Rows below it come after. */
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Agreement “First” added") != NULL);
  press (gtk_widget_get_ancestor (lia_test_find (page, GTK_TYPE_LABEL, "Agreement “First” added"),
                                  GTK_TYPE_LIST_BOX_ROW),
         "_Revert");
  lia_record_page_show_section (LIA_RECORD_PAGE (page), "agreements");
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "No Agreements Yet") != NULL);
}

static void
test_narrow_clips_nothing (LiaTestRoster *self, gconstpointer data)
{
  static const char *const sections[] = { "profile",     "people",   "engagement", "agreements",
                                          "commitments", "benefits", "feedback",   "history" };
  g_autofree char *name = g_strnfill (200, 'W');
  gint64 id = lia_test_roster_add (self, "name", name, "level", "Strategic Partner", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  add (self, "interaction", "partner", partner, "kind", "difficult", "date", "2026-02-01",
       "summary", name, "notes", name, "follow_up_date", "2026-02-02", NULL);
  add (self, "agreement", "partner", partner, "kind", "mou", "title", name, "reference", name,
       "end_date", "2026-02-02", "renewal", "automatic", NULL);
  add (self, "commitment", "partner", partner, "kind", "staff", "title", name, "value",
       "123456789.00 EUR", "due_date", "2026-02-02", NULL);
  add (self, "benefit", "partner", partner, "kind", "brand-display", "title", name, NULL);
  add (self, "feedback", "partner", partner, "direction", "from-partner", "date", "2026-01-01",
       "rating", "1", "comment", name, NULL);

  /* libadwaita warns, and the test ends, when something asks for more width than there is. */
  lia_test_roster_show (self, "partners", 360, 720);
  lia_window_open_record (self->window, lia_record_type_find ("partner"), id);
  lia_test_settle (self);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_assert_true (lia_record_page_show_section (
          LIA_RECORD_PAGE (lia_window_get_visible_page (self->window)), sections[i]));
      lia_test_settle (self);
    }
}

/* As the test above, with text at 150 %. */
static void
test_large_text_clips_nothing (LiaTestRoster *self, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int usual = 0;

  g_object_get (settings, "gtk-xft-dpi", &usual, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  test_narrow_clips_nothing (self, data);
  g_object_set (settings, "gtk-xft-dpi", usual, NULL);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/record-page/" name, LiaTestRoster, NULL, lia_test_roster_set_up, function,         \
              lia_test_roster_tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  ADD ("field-is-edited-in-place", test_field_is_edited_in_place);
  ADD ("unsaved-text-survives-leaving", test_unsaved_text_survives_leaving);
  ADD ("change-elsewhere-lets-choose", test_change_elsewhere_lets_choose);
  ADD ("switch-saves-at-once", test_switch_saves_at_once);
  ADD ("engagement", test_engagement);
  ADD ("agreements", test_agreements);
  ADD ("commitments", test_commitments);
  ADD ("open-commitments-come-first", test_open_commitments_come_first);
  ADD ("current-people-come-first", test_current_people_come_first);
  ADD ("long-sections-are-whole", test_long_sections_are_whole);
  ADD ("benefits", test_benefits);
  ADD ("benefits-of-the-level", test_benefits_of_the_level);
  ADD ("feedback", test_feedback);
  ADD ("people", test_people);
  ADD ("history-tells-of-what-belongs-to-it", test_history_tells_of_what_belongs_to_it);
  ADD ("narrow-clips-nothing", test_narrow_clips_nothing);
  ADD ("large-text-clips-nothing", test_large_text_clips_nothing);

  return g_test_run ();
}
