/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings in the window: on a partner's page, in the dialog of all, in the sidebar, and the rules they come from. */
#include "lia-finding-list.h"
#include "lia-finding-row.h"
#include "lia-findings-dialog.h"
#include "lia-findings.h"
#include "lia-rule-group.h"
#include "lia-rules-page.h"
#include "lia-settings.h"
#include "lia-test-roster.h"

static LiaFindings *
wait_for_findings (LiaTestRoster *self)
{
  LiaFindings *findings = lia_findings_get (self->workspace);

  lia_test_wait (lia_findings_is_ready (findings) && !lia_findings_is_busy (findings));
  return findings;
}

static void
test_partner_page (LiaTestRoster *self, gconstpointer data)
{
  gint64 id = lia_test_roster_add (self, "name", HOSTILE_TEXT, "contractor", "yes", NULL);
  LiaPage *page;

  lia_test_roster_show (self, "partners", 1280, 800);
  lia_window_open_record (self->window, lia_record_type_find ("partner"), id);
  wait_for_findings (self);
  lia_test_settle (self);
  page = lia_window_get_visible_page (self->window);
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_LABEL, "Nobody is keyworker"));
  g_assert_nonnull (
      lia_test_find (page, GTK_TYPE_LABEL, "Contractor and partner; neither role is described"));
  g_assert_nonnull (lia_test_find (page, GTK_TYPE_BUTTON, NULL));

  lia_test_roster_edit (self, id, "contractor", "no");
  lia_test_wait (
      lia_test_find (page, GTK_TYPE_LABEL, "Contractor and partner; neither role is described")
      == NULL);
  lia_test_roster_edit (self, id, "status", "potential");
  lia_test_wait (lia_test_find (page, LIA_TYPE_FINDING_ROW, NULL) == NULL);
  lia_test_roster_undo (self);
  lia_test_wait (lia_test_find (page, LIA_TYPE_FINDING_ROW, NULL) != NULL);
}

static void
test_dialog (LiaTestRoster *self, gconstpointer data)
{
  LiaFindings *findings;
  AdwDialog *dialog;

  lia_test_roster_add (self, "name", HOSTILE_TEXT, NULL);
  lia_test_roster_show (self, "partners", 360, 720);
  findings = wait_for_findings (self);
  g_assert_cmpuint (lia_findings_count (findings, "partner"), ==, 1);

  dialog = lia_findings_dialog_new (self->workspace);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
  lia_test_wait (lia_test_find (dialog, GTK_TYPE_LABEL, HOSTILE_TEXT) != NULL);
  g_assert_nonnull (lia_test_find (dialog, LIA_TYPE_FINDING_ROW, NULL));
  lia_test_roster_undo (self);
  lia_test_wait (lia_test_find (dialog, GTK_TYPE_LABEL, "Nothing Needs Attention") != NULL);
  adw_dialog_force_close (dialog);
  lia_test_settle (self);
}

static void
test_dialog_without_findings (LiaTestRoster *self, gconstpointer data)
{
  AdwDialog *dialog;
  AdwStatusPage *page;

  lia_test_roster_show (self, "partners", 360, 720);
  g_assert_cmpuint (lia_findings_count (wait_for_findings (self), "partner"), ==, 0);
  dialog = lia_findings_dialog_new (self->workspace);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
  lia_test_wait (lia_test_find (dialog, GTK_TYPE_LABEL, "Nothing Needs Attention") != NULL);
  page = lia_test_find (dialog, ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_true (gtk_icon_theme_has_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (page))),
      adw_status_page_get_icon_name (page)));
  adw_dialog_force_close (dialog);
  lia_test_settle (self);
}

static void
test_many (LiaTestRoster *self, gconstpointer data)
{
  LiaFindings *findings;
  AdwDialog *dialog;

  lia_test_roster_add_many (self, 3000);
  lia_test_roster_show (self, "partners", 1280, 800);
  findings = wait_for_findings (self);
  g_assert_cmpuint (lia_findings_count (findings, "partner"), >=, 3000);
  g_assert_nonnull (lia_test_find (self->window, GTK_TYPE_BUTTON, NULL));
  dialog = lia_findings_dialog_new (self->workspace);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
  lia_test_wait (lia_test_find (dialog, LIA_TYPE_FINDING_ROW, NULL) != NULL);
  adw_dialog_force_close (dialog);
  lia_test_settle (self);
}

static void
test_rules (LiaTestRoster *self, gconstpointer data)
{
  LiaFindings *findings;
  AdwDialog *dialog;
  AdwPreferencesPage *page;
  gpointer row;
  g_autofree char *kept = NULL;

  lia_test_roster_add (self, "name", "Harbour University", NULL);
  lia_test_roster_show (self, "partners", 1280, 800);
  findings = wait_for_findings (self);
  g_assert_cmpuint (lia_findings_count (findings, NULL), ==, 1);

  page = lia_rules_page_new (self->workspace);
  dialog = adw_preferences_dialog_new ();
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), page);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
  lia_test_settle (self);

  /* The first rule, to Ignore. */
  row = lia_test_find (page, ADW_TYPE_COMBO_ROW, NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
  adw_combo_row_set_selected (row, 3);
  lia_test_wait (lia_findings_count (findings, NULL) == 0);
  kept = lia_settings_read (lia_workspace_get_reader (self->workspace),
                            "rule.partner.no-keyworker.strength", NULL);
  g_assert_cmpstr (kept, ==, "ignore");

  lia_test_roster_undo (self);
  lia_test_wait (lia_findings_count (findings, NULL) == 1);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
  adw_dialog_force_close (dialog);
  lia_test_settle (self);
}

/* What is no number changes nothing: the number comes back. */
static void
test_threshold_comes_back (LiaTestRoster *self, gconstpointer data)
{
  static const char *const texts[] = { "", "   ", "abc", "12x" };
  AdwDialog *dialog = adw_preferences_dialog_new ();
  AdwPreferencesPage *page;
  AdwSpinRow *row;
  double value;

  lia_test_roster_show (self, "partners", 1280, 800);
  page = lia_rules_page_new (self->workspace);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), page);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
  lia_test_wait (lia_test_find (page, ADW_TYPE_SPIN_ROW, NULL) != NULL);
  lia_test_settle (self);
  row = lia_test_find (page, ADW_TYPE_SPIN_ROW, NULL);
  value = adw_spin_row_get_value (row);
  g_assert_cmpfloat (value, >, 1);
  adw_spin_row_set_numeric (row, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *shown = g_strdup_printf ("%.0f", value);

      gtk_editable_set_text (GTK_EDITABLE (row), texts[i]);
      adw_spin_row_update (row);
      g_assert_cmpfloat (adw_spin_row_get_value (row), ==, value);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, shown);
    }
  gtk_editable_set_text (GTK_EDITABLE (row), "7");
  adw_spin_row_update (row);
  g_assert_cmpfloat (adw_spin_row_get_value (row), ==, 7);
  adw_spin_row_set_value (row, value);
  adw_dialog_force_close (dialog);
  lia_test_settle (self);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/app/findings/" path, LiaTestRoster, NULL, lia_test_roster_set_up, function,        \
              lia_test_roster_tear_down)

int
main (int argc, char *argv[])
{
  lia_test_roster_init (&argc, &argv);

  ADD ("partner-page", test_partner_page);
  ADD ("dialog", test_dialog);
  ADD ("dialog-without-findings", test_dialog_without_findings);
  ADD ("many", test_many);
  ADD ("rules", test_rules);
  ADD ("threshold-comes-back", test_threshold_comes_back);
  return g_test_run ();
}
