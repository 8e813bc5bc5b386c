/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-record-dialog.h"
#include "lia-record-form.h"
#include "lia-ref-dialog.h"
#include "lia-tags-row.h"
#include "lia-test-roster.h"

#include <string.h>

typedef struct
{
  LiaRecordDraft *draft;
  LiaRecordForm *form;
} FormOnScreen;

static void
show_form (FormOnScreen *self, LiaTestRoster *roster, LiaRecord *record)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  lia_test_roster_show (roster, "partners", 1000, 700);
  self->draft = lia_record_draft_new (record);
  self->form = lia_record_form_new ();
  lia_record_form_set_draft (self->form, roster->workspace, self->draft);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->form));
  adw_dialog_set_child (dialog, scroller);
  adw_dialog_set_content_height (dialog, 600);
  adw_dialog_set_content_width (dialog, 500);
  adw_dialog_present (dialog, GTK_WIDGET (roster->window));
  lia_test_settle (roster);
}

static void
close_form (FormOnScreen *self, LiaTestRoster *roster)
{
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (roster->window)));
  lia_test_settle (roster);
  g_assert_finalize_object (self->draft);
}

static LiaRecord *
new_partner (void)
{
  return lia_record_new (lia_record_type_find ("partner"));
}

static void
test_every_field_has_a_row (LiaTestRoster *roster, gconstpointer data)
{
  const LiaRecordType *const *types = lia_record_types ();

  for (guint i = 0; types[i] != NULL; i++)
    {
      g_autoptr (LiaRecord) record = lia_record_new (types[i]);
      FormOnScreen screen = { 0 };

      if (g_str_equal (types[i]->table, "setting"))
        continue;

      show_form (&screen, roster, record);
      for (guint j = 0; j < types[i]->n_fields; j++)
        {
          const LiaField *field = &types[i]->fields[j];
          GtkWidget *row = lia_record_form_get_row (screen.form, field->name);

          if (field->flags & LIA_FIELD_HIDDEN)
            continue;
          g_assert_true (ADW_IS_PREFERENCES_ROW (row));
          g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), !=, "");
          g_assert_false (adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row)));
        }
      /* Showing a record changes nothing in it. */
      g_assert_false (lia_record_draft_is_changed (screen.draft));
      close_form (&screen, roster);
    }
}

static void
test_rows_write_to_the_draft (LiaTestRoster *roster, gconstpointer data)
{
  g_autoptr (LiaRecord) partner = new_partner ();
  FormOnScreen screen = { 0 };
  LiaRecord *current = NULL;
  GtkWidget *tags = NULL;
  GtkEditable *entry = NULL;
  g_auto (GStrv) set = NULL;

  show_form (&screen, roster, partner);
  current = lia_record_draft_get_current (screen.draft);

  gtk_editable_set_text (GTK_EDITABLE (lia_record_form_get_row (screen.form, "name")),
                         " Harbour University ");
  g_assert_cmpstr (lia_record_get_text (current, "name"), ==, "Harbour University");

  /* The first is "None". */
  adw_combo_row_set_selected (ADW_COMBO_ROW (lia_record_form_get_row (screen.form, "country")), 1);
  g_assert_cmpuint (strlen (lia_record_get_text (current, "country")), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (lia_record_form_get_row (screen.form, "country")), 0);
  g_assert_null (lia_record_get_text (current, "country"));

  adw_switch_row_set_active (ADW_SWITCH_ROW (lia_record_form_get_row (screen.form, "contractor")),
                             TRUE);
  g_assert_cmpint (lia_record_get_integer (current, "contractor"), ==, 1);

  tags = lia_record_form_get_row (screen.form, "tags");
  entry = lia_test_child (tags, LIA_TYPE_TAGS_ROW, "entry");
  gtk_editable_set_text (entry, "europe,");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  gtk_editable_set_text (entry, "academy");
  g_signal_emit_by_name (entry, "activate");
  set = lia_record_get_set (current, "tags");
  g_assert_cmpuint (g_strv_length (set), ==, 2);
  g_assert_nonnull (lia_test_find (tags, GTK_TYPE_LABEL, "academy"));
  g_assert_nonnull (lia_test_find (tags, GTK_TYPE_LABEL, "europe"));

  close_form (&screen, roster);
}

static void
test_problem_is_told_under_its_row (LiaTestRoster *roster, gconstpointer data)
{
  g_autoptr (LiaRecord) partner = new_partner ();
  FormOnScreen screen = { 0 };
  GtkWidget *email = NULL;

  show_form (&screen, roster, partner);
  email = lia_record_form_get_row (screen.form, "email");
  gtk_widget_grab_focus (email);
  gtk_editable_set_text (GTK_EDITABLE (email), "no address");
  /* Not while it is being typed. */
  g_assert_false (gtk_widget_has_css_class (email, "error"));

  gtk_widget_grab_focus (lia_record_form_get_row (screen.form, "phone"));
  lia_test_wait (gtk_widget_has_css_class (email, "error"));
  g_assert_nonnull (lia_test_find (screen.form, GTK_TYPE_LABEL,
                                   lia_record_draft_get_problem (screen.draft, "email")));

  /* Put right, it is forgiven at once. */
  gtk_editable_set_text (GTK_EDITABLE (email), "info@harbour.example");
  g_assert_false (gtk_widget_has_css_class (email, "error"));

  /* What is missing is told when all is checked, and gets the focus. */
  g_assert_false (lia_record_form_check (screen.form));
  g_assert_true (gtk_widget_has_css_class (lia_record_form_get_row (screen.form, "name"), "error"));

  close_form (&screen, roster);
}

static void
test_reference_is_searched_and_chosen (LiaTestRoster *roster, gconstpointer data)
{
  g_autoptr (LiaRecord) partner = new_partner ();
  FormOnScreen screen = { 0 };
  AdwDialog *dialog = NULL;
  GListModel *selection = NULL;
  GtkWidget *row = NULL;

  show_form (&screen, roster, partner);
  row = lia_record_form_get_row (screen.form, "level");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  lia_test_settle (roster);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (roster->window));
  g_assert_true (LIA_IS_REF_DIALOG (dialog));
  selection = lia_test_child (dialog, LIA_TYPE_REF_DIALOG, "selection");
  lia_test_wait (g_list_model_get_n_items (selection) >= 4);

  /* The lowest level of the ladder stands first. */
  g_signal_emit_by_name (lia_test_child (dialog, LIA_TYPE_REF_DIALOG, "list_view"), "activate", 0);
  lia_test_settle (roster);
  g_assert_cmpint (lia_record_get_integer (lia_record_draft_get_current (screen.draft), "level"),
                   !=, 0);
  g_assert_nonnull (lia_test_find (row, GTK_TYPE_LABEL, "Contributor"));

  close_form (&screen, roster);
}

static void
remember_id (LiaRecordDialog *dialog, gint64 id, gint64 *saved)
{
  *saved = id;
}

static void
test_dialog_saves (LiaTestRoster *roster, gconstpointer data)
{
  g_autoptr (LiaRecord) partner = new_partner ();
  g_autoptr (LiaRecord) stored = NULL;
  g_autoptr (GError) error = NULL;
  LiaRecordDialog *dialog = lia_record_dialog_new (roster->workspace, partner);
  LiaRecordForm *form = lia_test_child (dialog, LIA_TYPE_RECORD_DIALOG, "form");
  gint64 id = 0;

  lia_test_roster_show (roster, "partners", 1000, 700);
  g_signal_connect (dialog, "saved", G_CALLBACK (remember_id), &id);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (roster->window));
  lia_test_settle (roster);

  /* Nothing typed, nothing to lose. */
  g_assert_true (adw_dialog_get_can_close (ADW_DIALOG (dialog)));
  gtk_editable_set_text (GTK_EDITABLE (lia_record_form_get_row (form, "name")), "Harbour");
  g_assert_false (adw_dialog_get_can_close (ADW_DIALOG (dialog)));

  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  lia_test_wait (id != 0);
  stored = lia_record_load (lia_workspace_get_reader (roster->workspace),
                            lia_record_type_find ("partner"), id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lia_record_get_text (stored, "name"), ==, "Harbour");
  lia_test_wait (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (roster->window))
                 == NULL);
}

static void
test_closing_with_changes_asks (LiaTestRoster *roster, gconstpointer data)
{
  g_autoptr (LiaRecord) partner = new_partner ();
  LiaRecordDialog *dialog = lia_record_dialog_new (roster->workspace, partner);
  LiaRecordForm *form = lia_test_child (dialog, LIA_TYPE_RECORD_DIALOG, "form");
  AdwDialog *question = NULL;

  lia_test_roster_show (roster, "partners", 1000, 700);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (roster->window));
  lia_test_settle (roster);
  gtk_editable_set_text (GTK_EDITABLE (lia_record_form_get_row (form, "name")), "Harbour");

  adw_dialog_close (ADW_DIALOG (dialog));
  lia_test_settle (roster);
  question = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (roster->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (question));

  g_signal_emit_by_name (lia_test_find (question, GTK_TYPE_BUTTON, "_Discard"), "clicked");
  lia_test_wait (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (roster->window))
                 == NULL);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/app/record-form/" name, LiaTestRoster, NULL, lia_test_roster_set_up, function,     \
              lia_test_roster_tear_down)

int
main (int argc, char *argv[])
{
  lia_test_roster_init (&argc, &argv);

  ADD ("every-field-has-a-row", test_every_field_has_a_row);
  ADD ("rows-write-to-the-draft", test_rows_write_to_the_draft);
  ADD ("problem-is-told-under-its-row", test_problem_is_told_under_its_row);
  ADD ("reference-is-searched-and-chosen", test_reference_is_searched_and_chosen);
  ADD ("dialog-saves", test_dialog_saves);
  ADD ("closing-with-changes-asks", test_closing_with_changes_asks);

  return g_test_run ();
}
