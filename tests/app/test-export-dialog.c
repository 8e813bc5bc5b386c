/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "lia-export-dialog.h"
#include "lia-test-roster.h"

/* The dialog up to the file chooser, and what comes after it. */

static LiaExportDialog *
open_dialog (LiaTestRoster *self,
             const char *table,
             LiaRecordQuery *list,
             GArray *selected,
             const char *format)
{
  LiaExportDialog *dialog;

  lia_test_roster_show (self, "partners", 900, 700);
  dialog = lia_export_dialog_present (self->window, self->workspace, lia_record_type_find (table),
                                      list, selected, format);
  lia_test_settle (self);
  return dialog;
}

/* Also one that is not shown. */
static gpointer
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gpointer
get_child (LiaExportDialog *dialog, const char *id)
{
  static const char *const rows[][2] = {
    { "format_row", "Format" },
    { "paper_row", "Paper" },
    { "scope_row", "Records" },
    { "levels_row", "Leave Levels Out" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (id, rows[i][0]))
      return find_row (lia_test_child (dialog, LIA_TYPE_EXPORT_DIALOG, "choices_group"),
                       rows[i][1]);

  return lia_test_child (dialog, LIA_TYPE_EXPORT_DIALOG, id);
}

static guint
count_items (LiaExportDialog *dialog, const char *id)
{
  return g_list_model_get_n_items (adw_combo_row_get_model (get_child (dialog, id)));
}

static void
choose (LiaExportDialog *dialog, const char *id, const char *beginning)
{
  AdwComboRow *row = get_child (dialog, id);
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_has_prefix (gtk_string_object_get_string (item), beginning))
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }
  g_error ("there is no choice “%s”", beginning);
}

static gboolean
is_shown (LiaExportDialog *dialog, const char *id)
{
  return gtk_widget_get_visible (get_child (dialog, id));
}

/* Clicks the All or None of the columns. */
static void
click (LiaExportDialog *dialog, const char *label)
{
  GtkWidget *text = lia_test_find (get_child (dialog, "columns_group"), GTK_TYPE_LABEL, label);

  g_assert_nonnull (text);
  g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
}

static void
switch_column (LiaExportDialog *dialog, const char *label, gboolean active)
{
  GtkWidget *text = lia_test_find (get_child (dialog, "columns_group"), GTK_TYPE_LABEL, label);

  g_assert_nonnull (text);
  adw_switch_row_set_active (ADW_SWITCH_ROW (gtk_widget_get_ancestor (text, ADW_TYPE_SWITCH_ROW)),
                             active);
}

/* Whether the button does anything. */
static gboolean
can_export (LiaExportDialog *dialog)
{
  GtkWidget *text = lia_test_find (dialog, GTK_TYPE_LABEL, "Export…");

  g_assert_nonnull (text);
  return gtk_widget_is_sensitive (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON));
}

static char *
get_path (LiaTestRoster *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static char *
write_file (LiaTestRoster *self, LiaExportDialog *dialog, const char *name, const char *written)
{
  g_autofree char *path = get_path (self, name);
  g_autofree char *written_path = get_path (self, written);
  char *text = NULL;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  lia_export_dialog_write (dialog, path);
  lia_test_wait (g_file_test (written_path, G_FILE_TEST_EXISTS));
  lia_test_wait (dialog == NULL || !gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  lia_test_settle (self);
  if (dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_assert_true (g_file_get_contents (written_path, &text, NULL, NULL));
  return text;
}

static void
add_three (LiaTestRoster *self)
{
  lia_test_roster_add (self, "name", "Alpha", "country", "FR", "status", "active", NULL);
  lia_test_roster_add (self, "name", "Beta", "country", "CH", NULL);
  lia_test_roster_add (self, "name", HOSTILE_TEXT, "country", "FR", NULL);
}

static void
test_formats (LiaTestRoster *self, gconstpointer data)
{
  LiaExportDialog *dialog = open_dialog (self, "partner", NULL, NULL, NULL);

  g_assert_cmpuint (count_items (dialog, "format_row"), ==, 6);
  choose (dialog, "format_row", "Table");
  g_assert_nonnull (
      lia_test_find (get_child (dialog, "columns_group"), GTK_TYPE_LABEL, "Last Contact"));
  g_assert_true (is_shown (dialog, "levels_row") && is_shown (dialog, "columns_group"));
  g_assert_false (is_shown (dialog, "paper_row"));
  /* A card knows no level. */
  choose (dialog, "format_row", "Address Cards");
  g_assert_true (is_shown (dialog, "columns_group"));
  g_assert_false (is_shown (dialog, "levels_row") || is_shown (dialog, "paper_row"));
  /* Nor what follows from other records. */
  g_assert_null (
      lia_test_find (get_child (dialog, "columns_group"), GTK_TYPE_LABEL, "Last Contact"));
  choose (dialog, "format_row", "Service Providers, to Print");
  g_assert_true (is_shown (dialog, "paper_row"));
  g_assert_false (is_shown (dialog, "columns_group"));
  choose (dialog, "format_row", "Service Providers, Web Page");
  g_assert_false (is_shown (dialog, "paper_row") || is_shown (dialog, "columns_group"));
  adw_dialog_close (ADW_DIALOG (dialog));
  lia_test_settle (self);

  dialog = open_dialog (self, "person", NULL, NULL, "vcf");
  g_assert_cmpuint (count_items (dialog, "format_row"), ==, 4);
  g_assert_cmpuint (adw_combo_row_get_selected (get_child (dialog, "format_row")), ==, 2);
  g_assert_false (is_shown (dialog, "levels_row"));
  adw_dialog_close (ADW_DIALOG (dialog));
  lia_test_settle (self);
}

static void
test_columns (LiaTestRoster *self, gconstpointer data)
{
  LiaExportDialog *dialog;
  g_autofree char *text = NULL;

  add_three (self);
  dialog = open_dialog (self, "partner", NULL, NULL, "csv");
  g_assert_true (can_export (dialog));
  click (dialog, "None");
  g_assert_false (can_export (dialog));
  /* A roster has columns of its own. */
  choose (dialog, "format_row", "Service Providers, Web Page");
  g_assert_true (can_export (dialog));
  choose (dialog, "format_row", "Table");
  switch_column (dialog, "Name", TRUE);
  switch_column (dialog, "Country", TRUE);
  g_assert_true (can_export (dialog));
  text = write_file (self, dialog, "x", "x.csv");
  g_assert_true (g_str_has_prefix (text, "name,country\r\n"));
  g_assert_nonnull (strstr (text, "Alpha,FR\r\n"));
}

static void
test_all_columns_have_the_id (LiaTestRoster *self, gconstpointer data)
{
  LiaExportDialog *dialog;
  g_autofree char *text = NULL;

  add_three (self);
  dialog = open_dialog (self, "partner", NULL, NULL, "csv");
  click (dialog, "None");
  click (dialog, "All");
  text = write_file (self, dialog, "x.csv", "x.csv");
  g_assert_true (g_str_has_prefix (text, "id,name,"));
  g_assert_nonnull (strstr (text, ",last_contact,"));
}

static void
test_records (LiaTestRoster *self, gconstpointer data)
{
  g_autoptr (LiaRecordQuery) list = lia_record_query_new (lia_record_type_find ("partner"));
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  LiaExportDialog *dialog;
  g_autofree char *of_list = NULL;
  g_autofree char *of_selection = NULL;
  g_autofree char *of_all = NULL;
  gint64 id;

  add_three (self);
  lia_record_query_set_search (list, "alpha");
  id = lia_test_roster_add (self, "name", "Gamma", NULL);
  g_array_append_val (selected, id);
  id = lia_test_roster_add (self, "name", "Delta", NULL);
  g_array_append_val (selected, id);

  dialog = open_dialog (self, "partner", list, g_array_ref (selected), "csv");
  g_assert_cmpuint (count_items (dialog, "scope_row"), ==, 3);
  /* What is selected is meant at first. */
  of_selection = write_file (self, dialog, "selected.csv", "selected.csv");
  g_assert_nonnull (strstr (of_selection, "Gamma"));
  g_assert_nonnull (strstr (of_selection, "Delta"));
  g_assert_null (strstr (of_selection, "Alpha"));

  dialog = open_dialog (self, "partner", list, g_array_ref (selected), "csv");
  choose (dialog, "scope_row", "As Listed Now (1)");
  of_list = write_file (self, dialog, "list.csv", "list.csv");
  g_assert_nonnull (strstr (of_list, "Alpha"));
  g_assert_null (strstr (of_list, "Beta"));
  g_assert_null (strstr (of_list, "Gamma"));

  dialog = open_dialog (self, "partner", list, selected, "csv");
  choose (dialog, "scope_row", "All (5)");
  of_all = write_file (self, dialog, "all.csv", "all.csv");
  g_assert_nonnull (strstr (of_all, "Beta"));
  g_assert_nonnull (strstr (of_all, "Gamma"));
}

static void
test_levels_left_out (LiaTestRoster *self, gconstpointer data)
{
  LiaExportDialog *dialog;
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  add_three (self);
  dialog = open_dialog (self, "partner", NULL, NULL, "csv");
  with = write_file (self, dialog, "with.csv", "with.csv");
  g_assert_nonnull (strstr (with, ",level,"));
  dialog = open_dialog (self, "partner", NULL, NULL, "csv");
  adw_switch_row_set_active (get_child (dialog, "levels_row"), TRUE);
  without = write_file (self, dialog, "without.csv", "without.csv");
  g_assert_null (strstr (without, "level"));
  g_assert_nonnull (strstr (without, "Alpha"));
}

/* The end of the file's name has the last word. */
static void
test_suffix (LiaTestRoster *self, gconstpointer data)
{
  LiaExportDialog *dialog;
  g_autofree char *cards = NULL;

  add_three (self);
  dialog = open_dialog (self, "partner", NULL, NULL, "csv");
  cards = write_file (self, dialog, "x.vcf", "x.vcf");
  g_assert_true (g_str_has_prefix (cards, "BEGIN:VCARD"));
}

static GtkWidget *
find_dialog (LiaTestRoster *self)
{
  AdwDialog *dialog
      = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));

  return dialog != NULL ? GTK_WIDGET (dialog) : NULL;
}

static void
test_refused_path (LiaTestRoster *self, gconstpointer data)
{
  LiaExportDialog *dialog;
  g_autofree char *path = get_path (self, "there-is-no-such-folder/x.csv");

  add_three (self);
  dialog = open_dialog (self, "partner", NULL, NULL, "csv");
  lia_export_dialog_write (dialog, path);
  lia_test_wait (ADW_IS_ALERT_DIALOG (find_dialog (self)));
  lia_test_settle (self);
  g_assert_nonnull (lia_test_find (find_dialog (self), GTK_TYPE_LABEL, "Nothing Was Exported"));
  adw_dialog_force_close (ADW_DIALOG (find_dialog (self)));
  lia_test_settle (self);
  /* Another place can be chosen, with all choices as they were. */
  g_assert_true (find_dialog (self) == GTK_WIDGET (dialog));
  g_assert_true (can_export (dialog));
  adw_dialog_close (ADW_DIALOG (dialog));
  lia_test_settle (self);
}

static guint
count_files (LiaTestRoster *self, const char *part)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    n += strstr (name, part) != NULL ? 1 : 0;
  return n;
}

static void
test_cancel (LiaTestRoster *self, gconstpointer data)
{
  static const char *const names[] = { "out.csv", "out.xlsx", "out.vcf", "out.json" };
  LiaExportDialog *dialog;
  g_autofree char *before_path = get_path (self, "out.csv");
  g_autofree char *before = NULL;

  lia_test_roster_add_many (self, 4000);
  g_assert_true (g_file_set_contents (before_path, "what was there", -1, NULL));
  dialog = open_dialog (self, "partner", NULL, NULL, "csv");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = get_path (self, names[i]);

      lia_export_dialog_write (dialog, path);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (dialog, "stack")), ==,
                       "running");
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "export.cancel", NULL));
      lia_test_wait (
          g_strcmp0 (gtk_stack_get_visible_child_name (get_child (dialog, "stack")), "choose")
          == 0);
      lia_test_settle (self);
      /* Who cancels needs no message. */
      g_assert_true (find_dialog (self) == GTK_WIDGET (dialog));
    }
  g_assert_true (g_file_get_contents (before_path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "what was there");
  g_assert_cmpuint (count_files (self, "out."), ==, 1);
  adw_dialog_close (ADW_DIALOG (dialog));
  lia_test_settle (self);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (LiaTestRoster *self, gconstpointer data);
  } tests[] = {
    { "/export-dialog/formats", test_formats },
    { "/export-dialog/columns", test_columns },
    { "/export-dialog/all-columns-have-the-id", test_all_columns_have_the_id },
    { "/export-dialog/records", test_records },
    { "/export-dialog/levels-left-out", test_levels_left_out },
    { "/export-dialog/suffix", test_suffix },
    { "/export-dialog/refused-path", test_refused_path },
    { "/export-dialog/cancel", test_cancel },
  };

  lia_test_roster_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LiaTestRoster, NULL, lia_test_roster_set_up, tests[i].test,
                lia_test_roster_tear_down);
  return g_test_run ();
}
