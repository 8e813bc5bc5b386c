/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-duplicates-page.h"
#include "lia-history-row.h"
#include "lia-link.h"
#include "lia-partner-page.h"
#include "lia-test-roster.h"

static LiaPage *
open_partner (LiaTestRoster *self, gint64 id)
{
  lia_test_roster_show (self, "partners", 1280, 800);
  lia_window_open_record (self->window, lia_record_type_find ("partner"), id);
  lia_test_settle (self);

  return lia_window_get_visible_page (self->window);
}

static void
show_history (LiaTestRoster *self, LiaPage *page)
{
  adw_view_stack_set_visible_child_name (lia_test_child (page, LIA_TYPE_RECORD_PAGE, "sections"),
                                         "history");
  lia_test_settle (self);
}

static const char *
get_state (LiaPage *page)
{
  return gtk_stack_get_visible_child_name (lia_test_child (page, LIA_TYPE_RECORD_PAGE, "stack"));
}

static void
test_shows_and_follows_the_partner (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "Harbour University", "acronym", "HU", "country",
                                   "NZ", "status", "active", "contractor", "yes", NULL);
  LiaPage *page = open_partner (self, id);

  g_assert_true (LIA_IS_PARTNER_PAGE (page));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Harbour University"));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "New Zealand"));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "No keyworker yet"));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Also a contractor"));

  lia_test_roster_edit (self, id, "name", "Haven University");
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Haven University") != NULL);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==,
                   "Haven University");

  lia_test_roster_undo (self);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Harbour University") != NULL);
}

/* What somebody changed since is left as it is, and the toast says so. */
static void
test_reverting_tells_what_it_left (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", "region", "Europe", NULL);
  LiaPage *page = NULL;
  gpointer row = NULL;

  lia_test_roster_edit (self, id, "region", "Africa");
  lia_test_roster_edit (self, id, "region", "Asia");
  page = open_partner (self, id);
  show_history (self, page);
  row = gtk_widget_get_ancestor (lia_test_find (page, GTK_TYPE_LABEL, "Region: Europe → Africa"),
                                 LIA_TYPE_HISTORY_ROW);
  g_signal_emit_by_name (lia_test_find (row, GTK_TYPE_BUTTON, "_Revert"), "clicked");
  lia_test_wait (lia_test_find (self->window, GTK_TYPE_LABEL,
                                "Not undone: Edit partner “A”. 1 value was left as it is because "
                                "it changed since.")
                 != NULL);
  /* That would take back something else. */
  g_assert_null (lia_test_find (self->window, GTK_TYPE_BUTTON, "_Undo"));
  g_assert_cmpstr (
      lia_record_get_text (lia_record_page_get_record (LIA_RECORD_PAGE (page)), "region"), ==,
      "Asia");
  lia_test_settle (self);
}

static void
test_history_step_can_be_reverted (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", "region", "Europe", NULL);
  LiaPage *page = NULL;
  gpointer row = NULL;

  lia_test_roster_edit (self, id, "region", "Africa");
  lia_test_roster_edit (self, id, "description", "Later");
  page = open_partner (self, id);
  show_history (self, page);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Region: Europe → Africa"));

  /* The middle one of three steps. */
  row = gtk_widget_get_ancestor (lia_test_find (page, GTK_TYPE_LABEL, "Region: Europe → Africa"),
                                 LIA_TYPE_HISTORY_ROW);
  g_signal_emit_by_name (lia_test_find (row, GTK_TYPE_BUTTON, "_Revert"), "clicked");
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "Region: Africa → Europe") != NULL);
  g_assert_cmpstr (
      lia_record_get_text (lia_record_page_get_record (LIA_RECORD_PAGE (page)), "region"), ==,
      "Europe");
  g_assert_cmpstr (
      lia_record_get_text (lia_record_page_get_record (LIA_RECORD_PAGE (page)), "description"), ==,
      "Later");
  lia_test_settle (self);
}

static void
test_trash_goes_back_and_restores (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  LiaPage *page = open_partner (self, id);

  gtk_widget_activate_action (GTK_WIDGET (page), "record.trash", NULL);
  lia_test_wait (lia_window_get_visible_page (self->window) != page);
  lia_test_settle (self);

  page = open_partner (self, id);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "This partner is in the trash."));
  gtk_widget_activate_action (GTK_WIDGET (page), "record.restore", NULL);
  lia_test_wait (lia_test_find (page, GTK_TYPE_LABEL, "This partner is in the trash.") == NULL);
  g_assert_cmpstr (get_state (page), ==, "record");
}

static void
test_says_when_the_partner_is_gone (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "A", NULL);
  LiaPage *page = open_partner (self, id);

  lia_test_roster_undo (self);
  lia_test_wait (g_strcmp0 (get_state (page), "gone") == 0);
}

static void
test_text_is_never_markup (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", HOSTILE_TEXT, "acronym", "<i>&", "region",
                                   HOSTILE_TEXT, "description", HOSTILE_TEXT, NULL);
  LiaPage *page = NULL;

  lia_test_roster_edit (self, id, "region", "<u>");
  page = open_partner (self, id);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, HOSTILE_TEXT));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "<u>"));
  show_history (self, page);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Region: " HOSTILE_TEXT " → <u>"));
}

static void
test_narrow_clips_nothing (LiaTestRoster *self, gconstpointer data)
{
  g_autofree char *name = g_strnfill (1000, 'W');
  gint64 id = lia_test_roster_add (self, "name", name, "acronym", "WWWWWWWWWWWWWWWWWWWWWWWWWWWW",
                                   "website", "https://www.example.org/a/very/long/address/indeed",
                                   "level", "Strategic Partner", "status", "active", NULL);

  /* libadwaita warns, and the test ends, when something asks for more width than there is. */
  lia_test_roster_show (self, "partners", 360, 720);
  lia_window_open_record (self->window, lia_record_type_find ("partner"), id);
  lia_test_settle (self);
  show_history (self, lia_window_get_visible_page (self->window));
}

/* As the test above, with text at 150 %; the roster stands below the page. */
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

static void
test_duplicates_of_one_row (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", "Harbour University", "website",
                                   "https://harbour.example", NULL);
  g_autoptr (LiaRecord) alone = lia_record_new (lia_record_type_find ("partner"));
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  LiaDuplicatesPage *page = NULL;
  LiaReader *reader = lia_workspace_get_reader (self->workspace);

  lia_test_roster_add (self, "name", "Harbour Universty", "website", "https://harbour.example",
                       NULL);
  lia_test_roster_add (self, "name", "Mountain Bank", "website", "https://bank.example", NULL);
  lia_test_roster_add (self, "name", "Mountain Bnak", "website", "https://bank.example", NULL);
  lia_record_parse (alone, "name", "Zebra", reader, &error);
  lia_workspace_save (self->workspace, alone, &error);
  g_assert_no_error (error);
  lia_test_roster_show (self, "partners", 1280, 800);

  record = lia_record_load (reader, lia_record_type_find ("partner"), id, &error);
  page = lia_duplicates_page_new_for_record (self->workspace, record);
  lia_window_push_page (self->window, LIA_PAGE (page));
  lia_test_settle (self);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "1 pair may be the same"));
  g_signal_emit_by_name (lia_test_find (page, GTK_TYPE_BUTTON, "Show _All"), "clicked");
  lia_test_settle (self);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "2 pairs may be the same"));
  g_assert_null (lia_test_find (page, GTK_TYPE_BUTTON, "Show _All"));

  page = lia_duplicates_page_new_for_record (self->workspace, alone);
  lia_window_push_page (self->window, LIA_PAGE (page));
  lia_test_settle (self);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "No Likely Duplicates of “Zebra”"));
  g_signal_emit_by_name (lia_test_find (page, GTK_TYPE_BUTTON, "Show _All Duplicates"), "clicked");
  lia_test_settle (self);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "2 pairs may be the same"));
}

static void
test_opens_only_links_of_known_kinds (void)
{
  static const struct
  {
    LiaFieldType type;
    const char *text;
    const char *link;
  } cases[] = {
    { LIA_FIELD_URL, "https://www.example.org/a?b=c", "https://www.example.org/a?b=c" },
    { LIA_FIELD_URL, "HTTP://example.org", "http://example.org/" },
    { LIA_FIELD_URL, "file:///etc/passwd", NULL },
    { LIA_FIELD_URL, "javascript:alert(1)", NULL },
    { LIA_FIELD_URL, "https:///nowhere", NULL },
    { LIA_FIELD_URL, "not a link", NULL },
    { LIA_FIELD_URL, "", NULL },
    { LIA_FIELD_URL, NULL, NULL },
    { LIA_FIELD_EMAIL, "a@example.org", "mailto:a@example.org" },
    { LIA_FIELD_EMAIL, "a@example.org?bcc=b@example.org",
      "mailto:a@example.org%3Fbcc%3Db@example.org" },
    { LIA_FIELD_EMAIL, "nobody", NULL },
    { LIA_FIELD_PHONE, "+41 (22) 730-51-11", "tel:+41227305111" },
    { LIA_FIELD_PHONE, "ask", NULL },
    { LIA_FIELD_TEXT, "https://www.example.org", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *link = lia_link_for_field (cases[i].type, cases[i].text);

      g_assert_cmpstr (link, ==, cases[i].link);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/partner-page/" name, LiaTestRoster, NULL, lia_test_roster_set_up, function,        \
              lia_test_roster_tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  ADD ("shows-and-follows-the-partner", test_shows_and_follows_the_partner);
  ADD ("reverting-tells-what-it-left", test_reverting_tells_what_it_left);
  ADD ("history-step-can-be-reverted", test_history_step_can_be_reverted);
  ADD ("trash-goes-back-and-restores", test_trash_goes_back_and_restores);
  ADD ("says-when-the-partner-is-gone", test_says_when_the_partner_is_gone);
  ADD ("text-is-never-markup", test_text_is_never_markup);
  ADD ("narrow-clips-nothing", test_narrow_clips_nothing);
  ADD ("large-text-clips-nothing", test_large_text_clips_nothing);
  g_test_add_func ("/partner-page/opens-only-links-of-known-kinds",
                   test_opens_only_links_of_known_kinds);

  ADD ("duplicates-of-one-row", test_duplicates_of_one_row);

  return g_test_run ();
}
