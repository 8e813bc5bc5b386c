/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing people in forms: the partner's own first, and adding who is missing without losing what was typed. */
#include "lia-record-dialog.h"
#include "lia-record-form.h"
#include "lia-ref-dialog.h"
#include "lia-test-roster.h"

#define SUMMARY "Talked about the exercise"

typedef struct
{
  gint64 arca;
  gint64 ada; /* belongs to ARCA */
  gint64 bela; /* did once */
  gint64 zoe; /* belongs to another partner */
} People;

static gint64
save (LiaTestRoster *roster, LiaRecord *record)
{
  g_autoptr (GError) error = NULL;

  lia_workspace_save (roster->workspace, record, &error);
  g_assert_no_error (error);
  return lia_record_get_id (record);
}

static gint64
add_person (LiaTestRoster *roster, const char *given, const char *family, gboolean team)
{
  g_autoptr (LiaRecord) person = lia_record_new (lia_record_type_find ("person"));

  lia_record_parse (person, "given_name", given, NULL, NULL);
  lia_record_parse (person, "family_name", family, NULL, NULL);
  lia_record_parse (person, "team", team ? "yes" : "no", NULL, NULL);
  return save (roster, person);
}

static void
affiliate (LiaTestRoster *roster, gint64 person, gint64 partner, const char *to_date)
{
  g_autoptr (LiaRecord) affiliation = lia_record_new (lia_record_type_find ("affiliation"));

  lia_record_set_value (affiliation, "person", &LIA_INTEGER (person));
  lia_record_set_value (affiliation, "partner", &LIA_INTEGER (partner));
  if (to_date != NULL)
    lia_record_parse (affiliation, "to_date", to_date, NULL, NULL);
  save (roster, affiliation);
}

static void
add_people (LiaTestRoster *roster, People *people)
{
  gint64 other = lia_test_roster_add (roster, "name", "Harbour", NULL);

  people->arca
      = lia_test_roster_add (roster, "name", "Arctic Response Alliance", "acronym", "ARCA", NULL);
  people->ada = add_person (roster, "Ada", "Öberg", FALSE);
  people->bela = add_person (roster, "Béla", "Orban", FALSE);
  people->zoe = add_person (roster, "Zoe", "Abel", FALSE);
  affiliate (roster, people->ada, people->arca, NULL);
  /* Who comes back belongs to it again. */
  affiliate (roster, people->ada, people->arca, "2015-01-01");
  affiliate (roster, people->bela, people->arca, "2020-01-01");
  affiliate (roster, people->zoe, other, NULL);
  add_person (roster, "Olga", "Team", TRUE);
}

static gpointer
get_dialog (LiaTestRoster *roster)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (roster->window));
}

static LiaRecordForm *
get_form (gpointer dialog)
{
  return lia_test_child (dialog, LIA_TYPE_RECORD_DIALOG, "form");
}

/* An interaction that is being written down, its summary typed. */
static LiaRecordDialog *
write_interaction (LiaTestRoster *roster, gint64 partner)
{
  g_autoptr (LiaRecord) interaction = lia_record_new (lia_record_type_find ("interaction"));
  LiaRecordDialog *dialog = NULL;

  if (partner != 0)
    lia_record_set_value (interaction, "partner", &LIA_INTEGER (partner));
  dialog = lia_record_dialog_new (roster->workspace, interaction);
  lia_test_roster_show (roster, "partners", 1000, 800);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (roster->window));
  lia_test_settle (roster);
  gtk_editable_set_text (GTK_EDITABLE (lia_record_form_get_row (get_form (dialog), "summary")),
                         SUMMARY);
  return dialog;
}

static GListModel *
get_rows (LiaRefDialog *dialog)
{
  return lia_test_child (dialog, LIA_TYPE_REF_DIALOG, "selection");
}

static GtkEditable *
get_entry (LiaRefDialog *dialog)
{
  return lia_test_child (dialog, LIA_TYPE_REF_DIALOG, "search_entry");
}

static LiaRefDialog *
open_choices (LiaTestRoster *roster, LiaRecordDialog *form, const char *field, guint n_rows)
{
  gpointer dialog;

  adw_action_row_activate (ADW_ACTION_ROW (lia_record_form_get_row (get_form (form), field)));
  lia_test_settle (roster);
  dialog = get_dialog (roster);
  g_assert_true (LIA_IS_REF_DIALOG (dialog));
  lia_test_wait (g_list_model_get_n_items (get_rows (dialog)) == n_rows);
  lia_test_settle (roster);
  return dialog;
}

static void
type (LiaTestRoster *roster, LiaRefDialog *dialog, const char *text, guint n_rows)
{
  gtk_editable_set_text (get_entry (dialog), text);
  lia_test_wait (g_list_model_get_n_items (get_rows (dialog)) == n_rows);
  lia_test_settle (roster);
}

static gint64
get_row_id (LiaRefDialog *dialog, guint position)
{
  g_autoptr (LiaRecord) record = g_list_model_get_item (get_rows (dialog), position);

  return record != NULL ? lia_record_get_id (record) : 0;
}

static gint64
get_contact (LiaRecordDialog *dialog)
{
  LiaRecordDraft *draft = lia_record_form_get_draft (get_form (dialog));

  return lia_record_get_integer (lia_record_draft_get_current (draft), "contact");
}

static void
assert_summary_kept (LiaRecordDialog *dialog)
{
  LiaRecordDraft *draft = lia_record_form_get_draft (get_form (dialog));

  g_assert_cmpstr (lia_record_get_text (lia_record_draft_get_current (draft), "summary"), ==,
                   SUMMARY);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (lia_record_form_get_row (get_form (dialog), "summary"))),
      ==, SUMMARY);
}

static guint
count_headings (LiaRefDialog *dialog)
{
  static const char *const headings[] = { "At ARCA", "Formerly at ARCA", "Everyone Else" };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    n += lia_test_find (dialog, GTK_TYPE_LABEL, headings[i]) != NULL;
  return n;
}

/* A heading cannot have the focus: the row says under which it stands. */
static void
assert_spoken (LiaRefDialog *dialog, const char *name, const char *description)
{
  GtkWidget *label = lia_test_find (dialog, GTK_TYPE_LABEL, name);
  GtkAccessible *row = NULL;

  g_assert_nonnull (label);
  row = GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_widget_get_parent (label)));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

static void
test_own_people_first (LiaTestRoster *roster, gconstpointer data)
{
  People people;
  LiaRecordDialog *form;
  LiaRefDialog *dialog;

  add_people (roster, &people);
  form = write_interaction (roster, people.arca);
  dialog = open_choices (roster, form, "contact", 4);
  lia_test_wait (get_row_id (dialog, 0) == people.ada);
  lia_test_wait (get_row_id (dialog, 1) == people.bela);
  lia_test_wait (get_row_id (dialog, 2) == people.zoe);
  g_assert_cmpuint (count_headings (dialog), ==, 3);

  assert_spoken (dialog, "Ada Öberg", "Arctic Response Alliance, At ARCA");
  assert_spoken (dialog, "Béla Orban", "Formerly at ARCA");
  assert_spoken (dialog, "Zoe Abel", "Harbour, Everyone Else");

  /* The first row is chosen by Enter, and it is one of theirs. */
  g_signal_emit_by_name (get_entry (dialog), "activate");
  lia_test_settle (roster);
  g_assert_true (get_dialog (roster) == form);
  g_assert_cmpint (get_contact (form), ==, people.ada);
  assert_summary_kept (form);
}

static void
test_without_partner_all_are_one (LiaTestRoster *roster, gconstpointer data)
{
  People people;
  LiaRefDialog *dialog;

  add_people (roster, &people);
  dialog = open_choices (roster, write_interaction (roster, 0), "contact", 4);
  lia_test_wait (get_row_id (dialog, 0) == people.zoe);
  g_assert_cmpuint (count_headings (dialog), ==, 0);
}

static void
test_team_alone (LiaTestRoster *roster, gconstpointer data)
{
  People people;
  LiaRefDialog *dialog;

  add_people (roster, &people);
  dialog = open_choices (roster, write_interaction (roster, people.arca), "follow_up_person", 1);
  g_assert_cmpuint (count_headings (dialog), ==, 0);
  g_assert_nonnull (lia_test_find (dialog, GTK_TYPE_LABEL, "Add a Team Member…"));
}

static void
test_all_are_searched (LiaTestRoster *roster, gconstpointer data)
{
  People people;
  LiaRecordDialog *form;
  LiaRefDialog *dialog;

  add_people (roster, &people);
  form = write_interaction (roster, people.arca);
  dialog = open_choices (roster, form, "contact", 4);

  type (roster, dialog, "o", 3);
  lia_test_wait (get_row_id (dialog, 0) == people.ada);
  lia_test_wait (get_row_id (dialog, 1) == people.bela);
  type (roster, dialog, "OBERG", 1);
  lia_test_wait (get_row_id (dialog, 0) == people.ada);
  type (roster, dialog, "abel", 1);
  lia_test_wait (get_row_id (dialog, 0) == people.zoe);
  g_assert_cmpuint (count_headings (dialog), ==, 1);

  /* Faster than the search, Enter still means what was typed. */
  gtk_editable_set_text (get_entry (dialog), "bela");
  g_signal_emit_by_name (get_entry (dialog), "activate");
  lia_test_wait (get_dialog (roster) == form);
  g_assert_cmpint (get_contact (form), ==, people.bela);
}

static guint
count_affiliations (LiaTestRoster *roster, gint64 person, gint64 partner)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("affiliation"));
  g_autoptr (GError) error = NULL;
  gint64 n;

  lia_record_query_add_filter (query, "person", LIA_MATCH_EQUAL, &LIA_INTEGER (person), NULL);
  lia_record_query_add_filter (query, "partner", LIA_MATCH_EQUAL, &LIA_INTEGER (partner), NULL);
  n = lia_record_query_count (query, lia_workspace_get_reader (roster->workspace), &error);
  g_assert_no_error (error);
  return (guint) n;
}

/* Nobody is found, so Enter offers to add them. */
static LiaRecordDialog *
add_typed (LiaTestRoster *roster, LiaRefDialog *dialog, const char *name)
{
  gpointer form;

  type (roster, dialog, name, 0);
  g_signal_emit_by_name (get_entry (dialog), "activate");
  lia_test_settle (roster);
  form = get_dialog (roster);
  g_assert_true (LIA_IS_RECORD_DIALOG (form));
  return form;
}

static void
test_adding_on_the_way (LiaTestRoster *roster, gconstpointer data)
{
  People people;
  LiaRecordDialog *form, *person_form;
  LiaRefDialog *dialog;
  g_autoptr (LiaRecord) person = NULL;
  g_autoptr (LiaRecord) undone = NULL;
  gint64 id;

  add_people (roster, &people);
  form = write_interaction (roster, people.arca);
  dialog = open_choices (roster, form, "contact", 4);
  type (roster, dialog, "Ada Obi", 0);
  g_assert_nonnull (lia_test_find (dialog, GTK_TYPE_LABEL, "Add “Ada Obi” as a Person…"));

  person_form = add_typed (roster, dialog, "Ada Obi");
  gtk_widget_activate_action (GTK_WIDGET (person_form), "dialog.save", NULL);
  lia_test_wait (get_dialog (roster) == form);
  lia_test_settle (roster);

  id = get_contact (form);
  person = lia_record_load (lia_workspace_get_reader (roster->workspace),
                            lia_record_type_find ("person"), id, NULL);
  g_assert_nonnull (person);
  g_assert_cmpstr (lia_record_get_text (person, "given_name"), ==, "Ada");
  g_assert_cmpstr (lia_record_get_text (person, "family_name"), ==, "Obi");
  g_assert_cmpuint (count_affiliations (roster, id, people.arca), ==, 1);
  g_assert_nonnull (lia_test_find (lia_record_form_get_row (get_form (form), "contact"),
                                   GTK_TYPE_LABEL, "Ada Obi"));
  assert_summary_kept (form);

  /* Person and affiliation were one step. */
  lia_test_roster_undo (roster);
  lia_test_settle (roster);
  g_assert_cmpuint (count_affiliations (roster, id, people.arca), ==, 0);
  undone = lia_record_load (lia_workspace_get_reader (roster->workspace),
                            lia_record_type_find ("person"), id, NULL);
  g_assert_null (undone);
}

static void
test_cancelling_keeps_what_was_typed (LiaTestRoster *roster, gconstpointer data)
{
  People people;
  LiaRecordDialog *form, *person_form;
  LiaRefDialog *dialog;

  add_people (roster, &people);
  form = write_interaction (roster, people.arca);
  dialog = open_choices (roster, form, "contact", 4);
  person_form = add_typed (roster, dialog, "Ada Obi");
  gtk_widget_activate_action (GTK_WIDGET (person_form), "dialog.cancel", NULL);
  lia_test_wait (get_dialog (roster) == dialog);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (dialog)), ==, "Ada Obi");

  adw_dialog_close (ADW_DIALOG (dialog));
  lia_test_wait (get_dialog (roster) == form);
  g_assert_cmpint (get_contact (form), ==, 0);
  assert_summary_kept (form);
}

/* Who turns out to be there already is chosen, not opened below all that is open. */
static void
test_one_who_is_there_is_taken (LiaTestRoster *roster, gconstpointer data)
{
  People people;
  LiaRecordDialog *form, *person_form;
  LiaRefDialog *dialog;
  gpointer hint = NULL;

  add_people (roster, &people);
  form = write_interaction (roster, people.arca);
  dialog = open_choices (roster, form, "contact", 4);
  person_form = add_typed (roster, dialog, "Zoe Abell");
  gtk_editable_set_text (
      GTK_EDITABLE (lia_record_form_get_row (get_form (person_form), "family_name")), "Abel");
  lia_test_wait ((hint = lia_test_find (person_form, GTK_TYPE_LABEL, "Zoe Abel")) != NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (hint, GTK_TYPE_BUTTON), "clicked");
  lia_test_wait (get_dialog (roster) == form);
  g_assert_cmpint (get_contact (form), ==, people.zoe);
  assert_summary_kept (form);
}

static gboolean
note_time (gpointer passed)
{
  *(gboolean *) passed = TRUE;

  return G_SOURCE_REMOVE;
}

/* A form that is still fading out, with a search for who is alike before it, when its workspace is closed. */
static void
test_closed_while_searching (LiaTestRoster *roster, gconstpointer data)
{
  People people;
  LiaRecordDialog *form, *person_form;
  LiaRefDialog *dialog;
  g_autoptr (GError) error = NULL;
  gboolean passed = FALSE;

  add_people (roster, &people);
  form = write_interaction (roster, people.arca);
  dialog = open_choices (roster, form, "contact", 4);
  person_form = add_typed (roster, dialog, "Zoe Abell");
  gtk_editable_set_text (
      GTK_EDITABLE (lia_record_form_get_row (get_form (person_form), "family_name")), "Abel");
  lia_workspace_close (roster->workspace, &error);
  g_assert_no_error (error);
  /* Later than the search, however slow the machine is. */
  g_timeout_add_full (G_PRIORITY_LOW, 300, note_time, &passed, NULL);
  lia_test_wait (passed);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/app/people-choice/" name, LiaTestRoster, NULL, lia_test_roster_set_up, function,   \
              lia_test_roster_tear_down)

int
main (int argc, char *argv[])
{
  lia_test_roster_init (&argc, &argv);

  ADD ("own-people-first", test_own_people_first);
  ADD ("without-partner-all-are-one", test_without_partner_all_are_one);
  ADD ("team-alone", test_team_alone);
  ADD ("all-are-searched", test_all_are_searched);
  ADD ("adding-on-the-way", test_adding_on_the_way);
  ADD ("cancelling-keeps-what-was-typed", test_cancelling_keeps_what_was_typed);
  ADD ("one-who-is-there-is-taken", test_one_who_is_there_is_taken);
  ADD ("closed-while-searching", test_closed_while_searching);

  return g_test_run ();
}
