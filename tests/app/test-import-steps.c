/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of an import that a user takes besides going on: presets, sheets, cells, choices, cancelling, dropping. */
#include "lia-import-dialog.h"
#include "lia-import-outcome.h"
#include "lia-import-presets.h"
#include "lia-import-preset-row.h"
#include "lia-import-preview.h"
#include "lia-import-table.h"
#include "lia-test-roster.h"
#include "operations-test.h"
#include "sheet-test.h"

static LiaImportDialog *
show_dialog (LiaTestRoster *self)
{
  LiaImportDialog *dialog
      = lia_import_dialog_new (self->workspace, lia_record_type_find ("partner"));

  lia_test_roster_show (self, "partners", 1280, 800);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self->window));
  return dialog;
}

static const char *
get_step (LiaImportDialog *dialog)
{
  return adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (
      lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "pages")));
}

static void
wait_for_step (LiaImportDialog *dialog, const char *step)
{
  lia_test_wait (g_strcmp0 (get_step (dialog), step) == 0);
}

static LiaImportPreview *
get_preview (LiaImportDialog *dialog)
{
  return lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "preview");
}

static gpointer
get_preview_child (LiaImportDialog *dialog, const char *id)
{
  return lia_test_child (get_preview (dialog), LIA_TYPE_IMPORT_PREVIEW, id);
}

static LiaImportDialog *
open_file (LiaTestRoster *self, GFile *file)
{
  LiaImportDialog *dialog = show_dialog (self);

  lia_import_dialog_open (dialog, file);
  wait_for_step (dialog, "preview");
  return dialog;
}

static LiaImportDialog *
open_text (LiaTestRoster *self, const char *name, const char *contents)
{
  g_autoptr (GFile) file = lia_test_roster_write_file (self, name, contents);

  return open_file (self, file);
}

static void
activate (LiaImportDialog *dialog, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), action, NULL));
}

static gboolean
counts_are (LiaImportDialog *dialog, const char *counts)
{
  return g_str_equal (gtk_label_get_text (get_preview_child (dialog, "counts")), counts);
}

static void
assert_dump (LiaTestRoster *self, const char *expected)
{
  g_autofree char *dump = operations_test_dump (self->workspace);

  g_assert_cmpstr (dump, ==, expected);
}

/* Presets. */

static void
test_preset_of_one_file_serves_another (LiaTestRoster *self, gconstpointer data)
{
  LiaImportDialog *dialog = open_text (self, "may.csv", "Foo,Bar\nOne,CH\nTwo,FR\n");
  GtkDropDown *mapping
      = lia_test_find (get_preview_child (dialog, "table"), GTK_TYPE_DROP_DOWN, NULL);
  AdwComboRow *row = get_preview_child (dialog, "preset");
  AdwDialog *question;
  GtkEditable *entry;

  gtk_drop_down_set_selected (mapping, 1);
  lia_test_wait (counts_are (dialog, "2 new"));
  g_signal_emit_by_name (lia_test_child (row, LIA_TYPE_IMPORT_PRESET_ROW, "save"), "clicked");
  question = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  entry = GTK_EDITABLE (lia_test_find (question, ADW_TYPE_ENTRY_ROW, NULL));
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (question), "save"));
  gtk_editable_set_text (entry, " Monthly ");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (question), "save"));
  g_signal_emit_by_name (question, "response::save", "save");
  adw_dialog_force_close (question);
  lia_test_wait (g_list_model_get_n_items (adw_combo_row_get_model (row)) == 2);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  lia_test_settle (self);

  /* Another file with these headings, not yet known by itself. */
  dialog = open_text (self, "june.csv", "Foo,Bar\nThree,DE\n");
  row = get_preview_child (dialog, "preset");
  mapping = lia_test_find (get_preview_child (dialog, "table"), GTK_TYPE_DROP_DOWN, NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (mapping), ==, 0);
  adw_combo_row_set_selected (row, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (mapping), ==, 1);
  lia_test_wait (counts_are (dialog, "1 new"));

  g_signal_emit_by_name (lia_test_child (row, LIA_TYPE_IMPORT_PRESET_ROW, "remove"), "clicked");
  lia_test_wait (g_list_model_get_n_items (adw_combo_row_get_model (row)) == 1);
  g_assert_false (
      gtk_widget_get_sensitive (lia_test_child (row, LIA_TYPE_IMPORT_PRESET_ROW, "remove")));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Sheets. */

#define CELL(text)                                                                                 \
  "<table:table-cell office:value-type=\"string\"><text:p>" text "</text:p></table:table-cell>"
#define ROW(a, b) "<table:table-row>" CELL (a) CELL (b) "</table:table-row>"

static void
test_sheet_is_chosen (LiaTestRoster *self, gconstpointer data)
{
  static const char tables[]
      = "<table:table table:name=\"Partners\">" ROW ("Name", "Country") ROW ("One", "CH")
          ROW ("Two", "FR") "</table:table>"
                            "<table:table table:name=\"Others\">" ROW ("Organisation", "Remarks")
                                ROW ("Three", "kept") "</table:table>";
  g_autoptr (GFile) file = lia_test_roster_write_file (self, "book.ods", "");
  g_autoptr (GBytes) bytes = sheet_test_make_ods (tables);
  g_autoptr (GError) error = NULL;
  LiaImportDialog *dialog;
  AdwComboRow *sheet;

  g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                           FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  dialog = open_file (self, file);
  sheet = get_preview_child (dialog, "sheet");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (sheet)));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (sheet)), ==, 2);
  lia_test_wait (counts_are (dialog, "2 new"));

  adw_combo_row_set_selected (sheet, 1);
  lia_test_wait (counts_are (dialog, "1 new"));
  g_assert_nonnull (lia_test_find (get_preview_child (dialog, "table"), GTK_TYPE_LABEL, "Three"));
  g_assert_null (lia_test_find (get_preview_child (dialog, "table"), GTK_TYPE_LABEL, "One"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Keyworkers. */

static void
test_keyworkers_join_the_team (LiaTestRoster *self, gconstpointer data)
{
  g_autofree char *before = operations_test_dump (self->workspace);
  LiaImportDialog *dialog = open_text (self, "table.csv",
                                       "Name,Focal point\nOne,Ada Obi\nTwo,Ben Ito\n"
                                       "Three,ada obi\nFour,n/a\n");
  const char *told = "2 team members will be added: Ada Obi, Ben Ito";
  GtkWidget *plan = NULL;

  lia_test_wait (counts_are (dialog, "4 new"));
  g_assert_cmpstr (gtk_label_get_text (get_preview_child (dialog, "team")), ==, told);
  g_assert_true (gtk_widget_get_visible (get_preview_child (dialog, "team")));
  activate (dialog, "import.plan");
  wait_for_step (dialog, "plan");
  plan = lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "plan");
  g_assert_nonnull (lia_test_find (plan, GTK_TYPE_LABEL, told));
  activate (dialog, "import.run");
  wait_for_step (dialog, "result");
  g_assert_nonnull (
      lia_test_find (dialog, GTK_TYPE_LABEL, "2 team members were added: Ada Obi, Ben Ito"));
  activate (dialog, "import.undo");
  lia_test_settle (self);
  assert_dump (self, before);
}

/* Cells. */

static void
test_cell_is_corrected (LiaTestRoster *self, gconstpointer data)
{
  LiaImportDialog *dialog = open_text (self, "table.csv", "Name,Country\nOne,Atlantis\nTwo,FR\n");
  LiaImportTable *table = get_preview_child (dialog, "table");
  gpointer mark;
  gpointer entry;
  g_autofree char *dump = NULL;

  lia_test_wait (counts_are (dialog, "1 new, 1 cannot be taken"));
  /* It stands before the text. */
  mark = gtk_widget_get_prev_sibling (lia_test_find (table, GTK_TYPE_LABEL, "Atlantis"));
  g_assert_nonnull (mark);
  g_signal_emit_by_name (mark, "clicked");
  entry = lia_test_find (table, GTK_TYPE_ENTRY, NULL);
  g_assert_nonnull (entry);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Atlantis");
  gtk_editable_set_text (entry, "Fiji");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (lia_import_table_get_n_problems (table), ==, 0);
  lia_test_wait (counts_are (dialog, "2 new"));
  g_assert_nonnull (lia_test_find (table, GTK_TYPE_LABEL, "Fiji"));
  lia_test_settle (self);

  activate (dialog, "import.plan");
  wait_for_step (dialog, "plan");
  activate (dialog, "import.run");
  wait_for_step (dialog, "result");
  lia_test_settle (self);
  dump = operations_test_dump (self->workspace);
  g_assert_nonnull (strstr (dump, "FJ"));
  activate (dialog, "import.close");
}

/* Choices and what became of them. */

static void
test_rows_alike_are_merged (LiaTestRoster *self, gconstpointer data)
{
  static const char text[] = "Name,Country,Website\nHarbour Institute,CH,harbour.example.org\n"
                             "The Harbour Institute Ltd,CH,www.harbour.example.org\n"
                             "Meadow Trust,FR,\nMeadow Trust,,meadow.example.org\n";
  LiaImportDialog *dialog = open_text (self, "table.csv", text);
  LiaImportOutcome *plan;
  GtkDropDown *choice;
  g_autofree char *before = operations_test_dump (self->workspace);

  lia_test_wait (counts_are (dialog, "3 new (1 looks like a duplicate), 1 to be decided"));
  activate (dialog, "import.plan");
  wait_for_step (dialog, "plan");
  lia_test_settle (self);
  plan = lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "plan");
  g_assert_nonnull (lia_test_find (
      plan, GTK_TYPE_LABEL,
      "Line 3 · “The Harbour Institute Ltd” looks like line 2, “Harbour Institute”"));
  /* A row with another one's key is told once, with its choice. */
  g_assert_nonnull (
      lia_test_find (plan, GTK_TYPE_LABEL, "Line 5 · “Meadow Trust” stands in line 4 already"));
  g_assert_null (lia_test_find (plan, GTK_TYPE_LABEL, "Line 5 · Name"));

  choice = lia_test_find (plan, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  gtk_drop_down_set_selected (choice, 1);
  lia_test_wait (lia_test_find (plan, GTK_TYPE_LABEL, "2 new, 1 merged, 1 to be decided") != NULL);
  /* The list stays as it was, so that a choice can be taken back. */
  g_assert_true (lia_test_find (plan, GTK_TYPE_DROP_DOWN, NULL) == choice);

  activate (dialog, "import.run");
  wait_for_step (dialog, "result");
  lia_test_settle (self);
  g_assert_nonnull (lia_test_find (lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "result"),
                                   GTK_TYPE_LABEL, "2 created, 1 merged, 1 rejected"));
  activate (dialog, "import.undo");
  lia_test_settle (self);
  assert_dump (self, before);
}

/* One press chooses for all rows, and each can still be chosen otherwise. */
static void
test_all_rows_alike_at_once (LiaTestRoster *self, gconstpointer data)
{
  static const char text[] = "Name,Country,Website\nHarbour Institute,CH,harbour.example.org\n"
                             "The Harbour Institute Ltd,CH,www.harbour.example.org\n"
                             "Meadow Trust Ltd.,FR,\n";
  LiaImportDialog *dialog;
  LiaImportOutcome *plan;
  GtkDropDown *choice;

  lia_test_roster_add (self, "name", "The Meadow Trust", "country", "FR", NULL);
  dialog = open_text (self, "table.csv", text);
  lia_test_wait (counts_are (dialog, "3 new (2 look like duplicates)"));
  activate (dialog, "import.plan");
  wait_for_step (dialog, "plan");
  lia_test_settle (self);
  plan = lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "plan");
  g_assert_true (gtk_widget_get_mapped (lia_test_child (plan, LIA_TYPE_IMPORT_OUTCOME, "all")));
  g_assert_cmpstr (gtk_label_get_text (lia_test_child (plan, LIA_TYPE_IMPORT_OUTCOME, "detail")),
                   ==,
                   "1 row looks like a record there is, 1 row looks like another row of the file: "
                   "choose what is done about that.");

  g_signal_emit_by_name (lia_test_find (plan, GTK_TYPE_BUTTON, "_Leave All Out"), "clicked");
  lia_test_wait (lia_test_find (plan, GTK_TYPE_LABEL, "1 new, 2 left out") != NULL);
  g_signal_emit_by_name (lia_test_find (plan, GTK_TYPE_BUTTON, "_Merge All"), "clicked");
  lia_test_wait (lia_test_find (plan, GTK_TYPE_LABEL, "1 new, 1 updated, 1 merged") != NULL);
  lia_test_settle (self);
  choice = lia_test_find (plan, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 1);
  gtk_drop_down_set_selected (choice, 2);
  lia_test_wait (lia_test_find (plan, GTK_TYPE_LABEL, "1 new, 1 updated, 1 left out") != NULL);
  activate (dialog, "import.run");
  wait_for_step (dialog, "result");
  lia_test_settle (self);
  g_assert_false (gtk_widget_get_visible (lia_test_child (
      lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "result"), LIA_TYPE_IMPORT_OUTCOME, "all")));
  activate (dialog, "import.close");
}

/* Cancelling. */

static void
test_cancelled_run_changes_nothing (LiaTestRoster *self, gconstpointer data)
{
  g_autoptr (GString) contents = g_string_new ("Name,Country\nKept,FR\n");
  g_autofree char *before = NULL;
  LiaImportDialog *dialog;

  lia_test_roster_add (self, "name", "Kept", "country", "CH", NULL);
  before = operations_test_dump (self->workspace);
  for (guint i = 0; i < 15000; i++)
    g_string_append_printf (contents, "Organisation %u,CH\n", i);
  dialog = open_text (self, "table.csv", contents->str);
  activate (dialog, "import.plan");
  wait_for_step (dialog, "plan");
  activate (dialog, "import.run");
  g_assert_cmpstr (get_step (dialog), ==, "running");
  /* In the middle of it. */
  lia_test_wait (
      gtk_progress_bar_get_fraction (lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "progress"))
      > 0.1);
  activate (dialog, "import.cancel");
  wait_for_step (dialog, "preview");
  lia_test_settle (self);
  assert_dump (self, before);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Dropping. */

static void
drop (LiaImportDialog *dialog, GFile *file)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (
      lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "choose_stack"));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_assert_true (taken);
}

static void
test_hostile_file_is_dropped (LiaTestRoster *self, gconstpointer data)
{
  static const char *const files[][2] = {
    { "page.csv", "<!DOCTYPE html><html><body>404</body></html>" },
    { "nothing.xlsx", "PK\003\004 this is no archive" },
    { "open.vcf", "BEGIN:VCARD\r\nFN:A\r\n" },
  };
  LiaImportDialog *dialog = show_dialog (self);
  GtkWidget *error = lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "choose_error");
  GtkLabel *text = lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "choose_error_text");
  g_autofree char *before = operations_test_dump (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GFile) file = lia_test_roster_write_file (self, files[i][0], files[i][1]);
      const char *message;

      drop (dialog, file);
      lia_test_wait (gtk_widget_get_visible (error));
      g_assert_cmpstr (get_step (dialog), ==, "choose");
      message = gtk_label_get_text (text);
      /* One message, which names the file. */
      g_assert_true (g_str_has_prefix (message, files[i][0]));
      g_assert_null (strchr (message, '\n'));
      lia_test_settle (self);
    }
  assert_dump (self, before);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/import-steps/" name, LiaTestRoster, NULL, lia_test_roster_set_up, function,        \
              lia_test_roster_tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  ADD ("preset-of-one-file-serves-another", test_preset_of_one_file_serves_another);
  ADD ("sheet-is-chosen", test_sheet_is_chosen);
  ADD ("keyworkers-join-the-team", test_keyworkers_join_the_team);
  ADD ("cell-is-corrected", test_cell_is_corrected);
  ADD ("rows-alike-are-merged", test_rows_alike_are_merged);
  ADD ("all-rows-alike-at-once", test_all_rows_alike_at_once);
  ADD ("cancelled-run-changes-nothing", test_cancelled_run_changes_nothing);
  ADD ("hostile-file-is-dropped", test_hostile_file_is_dropped);

  return g_test_run ();
}
