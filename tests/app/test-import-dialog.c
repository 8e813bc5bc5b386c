/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-import-dialog.h"
#include "lia-import-preview.h"
#include "lia-import-table.h"
#include "lia-test-roster.h"

static const char table[] = "Organisation;Acronym;Country;Remarks\r\n"
                            "Harbour University;HU;New Zealand;first\r\n"
                            "Lost Office;LO;Atlantis;no such country\r\n"
                            "\"<b>&amp;</b><a href=\"\"file:///etc/passwd\"\">x\";X;FR;\r\n";

static LiaImportDialog *
open_dialog (LiaTestRoster *self, const char *contents, int width, int height)
{
  LiaImportDialog *dialog
      = lia_import_dialog_new (self->workspace, lia_record_type_find ("partner"));
  g_autoptr (GFile) file = lia_test_roster_write_file (self, "table.csv", contents);

  lia_test_roster_show (self, "partners", width, height);
  lia_import_dialog_open (dialog, file);
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
activate (LiaImportDialog *dialog, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), action, NULL));
}

static guint
count_partners (LiaTestRoster *self)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
  g_autoptr (GError) error = NULL;
  gint64 n = lia_record_query_count (query, lia_workspace_get_reader (self->workspace), &error);

  g_assert_no_error (error);
  return (guint) n;
}

static void
test_imports_and_undoes (LiaTestRoster *self, gconstpointer data)
{
  LiaImportDialog *dialog = open_dialog (self, table, 1280, 800);
  LiaImportPreview *preview = NULL;
  LiaImportTable *cells = NULL;

  lia_test_wait (g_strcmp0 (get_step (dialog), "preview") == 0);
  lia_test_settle (self);
  preview = lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "preview");
  cells = lia_test_child (preview, LIA_TYPE_IMPORT_PREVIEW, "table");
  g_assert_cmpuint (lia_import_table_get_n_problems (cells), ==, 1);
  /* The columns were recognised by their headings, and text from the file is text. */
  g_assert_nonnull (lia_test_find (cells, GTK_TYPE_LABEL, "Country"));
  g_assert_nonnull (lia_test_find (cells, GTK_TYPE_LABEL, HOSTILE_TEXT));

  activate (dialog, "import.plan");
  lia_test_wait (g_strcmp0 (get_step (dialog), "plan") == 0);
  g_assert_cmpuint (count_partners (self), ==, 0);
  g_assert_nonnull (lia_test_find (dialog, GTK_TYPE_LABEL, "2 new, 1 cannot be taken"));
  g_assert_nonnull (lia_test_find (dialog, GTK_TYPE_LABEL, "Line 3 · Country"));
  g_assert_nonnull (lia_test_find (dialog, GTK_TYPE_LABEL, "Atlantis"));

  activate (dialog, "import.run");
  lia_test_wait (g_strcmp0 (get_step (dialog), "result") == 0);
  lia_test_wait (count_partners (self) == 2);
  g_assert_nonnull (lia_test_find (dialog, GTK_TYPE_LABEL, "2 created, 1 rejected"));

  activate (dialog, "import.undo");
  lia_test_wait (count_partners (self) == 0);
  lia_test_settle (self);
}

static void
test_undo_elsewhere_takes_the_button_away (LiaTestRoster *self, gconstpointer data)
{
  LiaImportDialog *dialog = NULL;

  lia_test_roster_add (self, "name", "Before", NULL);
  dialog = open_dialog (self, table, 1280, 800);
  lia_test_wait (g_strcmp0 (get_step (dialog), "preview") == 0);
  activate (dialog, "import.plan");
  lia_test_wait (g_strcmp0 (get_step (dialog), "plan") == 0);
  activate (dialog, "import.run");
  lia_test_wait (g_strcmp0 (get_step (dialog), "result") == 0);
  lia_test_settle (self);
  g_assert_cmpuint (count_partners (self), ==, 3);

  /* Once the import was taken back elsewhere, the dialog's Undo must not take back what was before it. */
  lia_test_roster_undo (self);
  lia_test_wait (count_partners (self) == 1);
  lia_test_settle (self);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.undo", NULL);
  lia_test_settle (self);
  g_assert_cmpuint (count_partners (self), ==, 1);

  activate (dialog, "import.close");
}

static void
test_mapping_decides_what_goes_on (LiaTestRoster *self, gconstpointer data)
{
  LiaImportDialog *dialog = open_dialog (self, "Foo,Bar\nA,B\nC,D\n", 1280, 800);
  LiaImportPreview *preview = NULL;
  GtkDropDown *mapping = NULL;
  g_autofree char *obstacle = NULL;

  lia_test_wait (g_strcmp0 (get_step (dialog), "preview") == 0);
  lia_test_settle (self);
  preview = lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "preview");
  obstacle = lia_import_preview_dup_obstacle (preview);
  g_assert_nonnull (obstacle);
  g_assert_nonnull (lia_test_find (preview, GTK_TYPE_LABEL, obstacle));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.plan", NULL);
  lia_test_settle (self);
  g_assert_cmpstr (get_step (dialog), ==, "preview");

  /* The first choice is to leave out, the second the first field: the name. */
  mapping = lia_test_find (lia_test_child (preview, LIA_TYPE_IMPORT_PREVIEW, "table"),
                           GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (mapping, 1);
  g_clear_pointer (&obstacle, g_free);
  obstacle = lia_import_preview_dup_obstacle (preview);
  g_assert_null (obstacle);
  activate (dialog, "import.plan");
  lia_test_wait (g_strcmp0 (get_step (dialog), "plan") == 0);
  g_assert_nonnull (lia_test_find (dialog, GTK_TYPE_LABEL, "2 new"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_dialect_can_be_changed (LiaTestRoster *self, gconstpointer data)
{
  LiaImportDialog *dialog = open_dialog (self, table, 1280, 800);
  LiaImportPreview *preview = NULL;
  AdwSpinRow *headings = NULL;
  gpointer cells = NULL;

  lia_test_wait (g_strcmp0 (get_step (dialog), "preview") == 0);
  preview = lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "preview");
  cells = lia_test_child (preview, LIA_TYPE_IMPORT_PREVIEW, "table");
  headings = lia_test_child (preview, LIA_TYPE_IMPORT_PREVIEW, "headings");
  g_assert_cmpfloat (adw_spin_row_get_value (headings), ==, 1);

  adw_spin_row_set_value (headings, 0);
  lia_test_wait (lia_test_find (cells, GTK_TYPE_LABEL, "Column 1") != NULL);

  adw_spin_row_set_value (headings, 1);
  lia_test_wait (lia_test_find (cells, GTK_TYPE_LABEL, "Column 1") == NULL);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_cancel_leaves_nothing_behind (LiaTestRoster *self, gconstpointer data)
{
  g_autoptr (GString) contents = g_string_new ("Name,Country\n");
  LiaImportDialog *dialog = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (contents, "Organisation %u,CH\n", i);
  dialog = open_dialog (self, contents->str, 1280, 800);
  lia_test_wait (g_strcmp0 (get_step (dialog), "preview") == 0);
  activate (dialog, "import.plan");
  lia_test_wait (g_strcmp0 (get_step (dialog), "plan") == 0);

  activate (dialog, "import.run");
  g_assert_cmpstr (get_step (dialog), ==, "running");
  /* Escape does not leave a running import alone: it cancels it. */
  g_assert_false (adw_dialog_close (ADW_DIALOG (dialog)));
  lia_test_wait (g_strcmp0 (get_step (dialog), "preview") == 0);
  g_assert_cmpuint (count_partners (self), ==, 0);
  g_assert_true (adw_dialog_close (ADW_DIALOG (dialog)));
  lia_test_settle (self);
}

static void
test_says_what_is_no_table (LiaTestRoster *self, gconstpointer data)
{
  LiaImportDialog *dialog = open_dialog (self, "", 1280, 800);
  gpointer error = lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "choose_error");

  lia_test_wait (gtk_widget_get_visible (error));
  g_assert_cmpstr (get_step (dialog), ==, "choose");
  lia_test_settle (self);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_hundreds_of_columns_fit_a_phone (LiaTestRoster *self, gconstpointer data)
{
  g_autoptr (GString) contents = g_string_new ("Name");
  LiaImportDialog *dialog = NULL;
  gpointer cells = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (contents, ",Column heading of some length %u", i);
  g_string_append (contents, "\nA\nB\n");
  dialog = open_dialog (self, contents->str, 360, 720);
  lia_test_wait (g_strcmp0 (get_step (dialog), "preview") == 0);
  lia_test_settle (self);
  cells = lia_test_child (lia_test_child (dialog, LIA_TYPE_IMPORT_DIALOG, "preview"),
                          LIA_TYPE_IMPORT_PREVIEW, "table");
  g_assert_cmpuint (lia_import_table_get_n_hidden_columns (cells), ==, 501 - 64);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/import-dialog/" name, LiaTestRoster, NULL, lia_test_roster_set_up, function,       \
              lia_test_roster_tear_down)

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  ADD ("imports-and-undoes", test_imports_and_undoes);
  ADD ("undo-elsewhere-takes-the-button-away", test_undo_elsewhere_takes_the_button_away);
  ADD ("mapping-decides-what-goes-on", test_mapping_decides_what_goes_on);
  ADD ("dialect-can-be-changed", test_dialect_can_be_changed);
  ADD ("cancel-leaves-nothing-behind", test_cancel_leaves_nothing_behind);
  ADD ("says-what-is-no-table", test_says_what_is_no_table);
  ADD ("hundreds-of-columns-fit-a-phone", test_hundreds_of_columns_fit_a_phone);

  return g_test_run ();
}
