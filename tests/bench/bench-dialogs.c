/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long each dialog keeps the main loop from its next turn when it is opened for the first time since the program
 * started, and when it is opened again: processor time of the longest turn, beside the 8 ms that nothing may take. Beside
 * it stand dialogs of libadwaita's own rows alone, which show what cannot be had for less. Each run of each dialog is a
 * process of its own.
 * LIAISON_BENCH_ROWS=100000 takes another size, LIAISON_BENCH_ONLY=export the dialogs whose name begins so, and
 * LIAISON_BENCH_RUNS=1 other than five runs. */
#include <locale.h>
#include <stdlib.h>

#include "lia-add-interaction.h"
#include "lia-import-dialog.h"
#include "lia-list-page.h"
#include "lia-merge-dialog.h"
#include "lia-record-list.h"
#include "lia-record-page.h"
#include "lia-ref-dialog.h"
#include "lia-test-roster.h"
#include "lia-watchdog.h"
#include "turns-bench.h"

#define MAX_STEPS    4
#define MAX_STAGES   16
#define N_FLOOR_ROWS 16

typedef struct
{
  const char *name;
  void (*prepare[2]) (LiaWindow *window); /* (nullable): what is on screen before it is opened */
  TurnsStage steps[MAX_STEPS]; /* what is done in it, one after the other */
} Dialog;

static char *import_path;

static AdwDialog *
get_dialog (LiaWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

static void
activate (LiaWindow *window, const char *action, const char *target)
{
  gtk_widget_activate_action (GTK_WIDGET (lia_window_get_visible_page (window)), action,
                              target != NULL ? "s" : NULL, target);
}

static GtkSelectionModel *
get_rows (LiaWindow *window)
{
  GtkWidget *list
      = lia_test_child (lia_window_get_visible_page (window), LIA_TYPE_LIST_PAGE, "list");

  return gtk_column_view_get_model (lia_test_child (list, LIA_TYPE_RECORD_LIST, "columns"));
}

/* What dialogs are opened from. */

static void
show_people (LiaWindow *window)
{
  lia_window_show_page (window, "people");
}

static void
show_trash (LiaWindow *window)
{
  lia_window_show_page (window, "trash");
}

static void
open_partner (LiaWindow *window)
{
  lia_window_open_record (window, lia_record_type_find ("partner"), 1);
}

static void
select_one (LiaWindow *window)
{
  gtk_selection_model_select_item (get_rows (window), 0, TRUE);
}

static void
select_two (LiaWindow *window)
{
  gtk_selection_model_select_range (get_rows (window), 0, 2, TRUE);
}

static void
trash_one (LiaWindow *window)
{
  select_one (window);
  activate (window, "list.trash", NULL);
}

static void
type_in_dialog (LiaWindow *window)
{
  GtkEditable *search = lia_test_find (get_dialog (window), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (search, "a");
}

static void
close_dialog (LiaWindow *window)
{
  AdwDialog *dialog = NULL;

  while ((dialog = get_dialog (window)) != NULL)
    adw_dialog_force_close (dialog);
}

/* Dialogs. */

#define DEFINE_WINDOW_ACTION(function, action)                                                     \
  static void function (LiaWindow *window)                                                         \
  {                                                                                                \
    gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);                                \
  }

#define DEFINE_PAGE_ACTION(function, action, target)                                               \
  static void function (LiaWindow *window)                                                         \
  {                                                                                                \
    activate (window, action, target);                                                             \
  }

DEFINE_WINDOW_ACTION (show_switcher, "win.switcher")
DEFINE_WINDOW_ACTION (show_preferences, "win.preferences")
DEFINE_WINDOW_ACTION (show_workspaces, "win.workspaces")
DEFINE_WINDOW_ACTION (show_shortcuts, "win.shortcuts")
DEFINE_WINDOW_ACTION (show_findings, "win.findings")
DEFINE_WINDOW_ACTION (show_about, "win.about")
DEFINE_WINDOW_ACTION (show_main_menu, "win.main-menu")
DEFINE_WINDOW_ACTION (add_record, "win.new-record")
DEFINE_PAGE_ACTION (show_export, "list.export", NULL)
DEFINE_PAGE_ACTION (show_columns, "list.columns", NULL)
DEFINE_PAGE_ACTION (show_import, "list.import", NULL)
DEFINE_PAGE_ACTION (show_search_help, "list.search-help", NULL)
DEFINE_PAGE_ACTION (save_list, "list.save-list", NULL)
DEFINE_PAGE_ACTION (merge, "list.merge", NULL)
DEFINE_PAGE_ACTION (add_tag, "list.add-element", "tags")
DEFINE_PAGE_ACTION (set_post, "people.set-text", "post")
DEFINE_PAGE_ACTION (choose_keyworker, "partners.choose-keyworker", NULL)
DEFINE_PAGE_ACTION (log_interaction, "partners.log-interaction", NULL)
DEFINE_PAGE_ACTION (quick_add, "people.quick-add", NULL)
DEFINE_PAGE_ACTION (edit_record, "list.edit", NULL)
DEFINE_PAGE_ACTION (empty_trash, "trash.empty", NULL)

static void
show_row_menu (LiaWindow *window)
{
  GtkWidget *list
      = lia_test_child (lia_window_get_visible_page (window), LIA_TYPE_LIST_PAGE, "list");

  lia_record_list_focus_first (LIA_RECORD_LIST (list));
  gtk_widget_activate_action (list, "menu.popup", NULL);
}

static void
show_history (LiaWindow *window)
{
  lia_record_page_show_section (LIA_RECORD_PAGE (lia_window_get_visible_page (window)), "history");
}

static void
choose_contact (LiaWindow *window)
{
  LiaWorkspace *workspace = lia_window_get_workspace (window);
  const LiaRecordType *type = lia_record_type_find ("interaction");
  g_autoptr (LiaRecord) interaction = lia_record_new (type);
  LiaRefDialog *dialog
      = lia_ref_dialog_new (workspace, lia_record_type_get_field (type, "contact"));

  lia_record_set_value (interaction, "partner", &LIA_INTEGER (1));
  lia_ref_dialog_suit (dialog, interaction);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

static void
open_import_file (LiaWindow *window)
{
  g_autoptr (GFile) file = g_file_new_for_path (import_path);

  lia_import_dialog_open (LIA_IMPORT_DIALOG (get_dialog (window)), file);
}

static void
plan_import (LiaWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (window)), "import.plan", NULL);
}

/* Dialogs of libadwaita's rows alone, as bare as can be. */

static GtkWidget *
present_page (LiaWindow *window)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, GTK_WIDGET (window));

  return group;
}

static void
present_nothing (LiaWindow *window)
{
  AdwDialog *dialog = adw_dialog_new ();

  adw_dialog_set_child (dialog, gtk_label_new ("nothing"));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
present_empty_page (LiaWindow *window)
{
  present_page (window);
}

static void
present_preferences (LiaWindow *window)
{
  adw_dialog_present (adw_preferences_dialog_new (), GTK_WIDGET (window));
}

static void
present_question (LiaWindow *window)
{
  AdwDialog *dialog = adw_alert_dialog_new ("Question?", "The answer.");

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "no", "No", "yes", "Yes", NULL);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static GtkWidget *
make_combo_row (void)
{
  g_autoptr (GtkStringList) strings
      = gtk_string_list_new ((const char *const[]) { "One", "Two", "Three", NULL });
  GtkWidget *row = adw_combo_row_new ();

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (strings));
  return row;
}

static GtkWidget *
make_spin_row (void)
{
  return adw_spin_row_new_with_range (0, 10, 1);
}

static void
add_rows (LiaWindow *window, GtkWidget *(*make_row) (void), guint n)
{
  GtkWidget *group = present_page (window);

  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row ());
}

#define DEFINE_FLOOR(name, make_row)                                                               \
  static void present_one_##name (LiaWindow *window)                                               \
  {                                                                                                \
    add_rows (window, make_row, 1);                                                                \
  }                                                                                                \
  static void present_##name##s (LiaWindow *window)                                                \
  {                                                                                                \
    add_rows (window, make_row, N_FLOOR_ROWS);                                                     \
  }

DEFINE_FLOOR (switch_row, adw_switch_row_new)
DEFINE_FLOOR (entry_row, adw_entry_row_new)
DEFINE_FLOOR (combo_row, make_combo_row)
DEFINE_FLOOR (spin_row, make_spin_row)

static const Dialog dialogs[] = {
  { "floor: a dialog with a word", { NULL }, { { "", present_nothing } } },
  { "floor: an empty page", { NULL }, { { "", present_empty_page } } },
  { "floor: AdwPreferencesDialog", { NULL }, { { "", present_preferences } } },
  { "floor: AdwAlertDialog", { NULL }, { { "", present_question } } },
  { "floor: 1 switch row", { NULL }, { { "", present_one_switch_row } } },
  { "floor: 16 switch rows", { NULL }, { { "", present_switch_rows } } },
  { "floor: 1 entry row", { NULL }, { { "", present_one_entry_row } } },
  { "floor: 16 entry rows", { NULL }, { { "", present_entry_rows } } },
  { "floor: 1 combo row", { NULL }, { { "", present_one_combo_row } } },
  { "floor: 16 combo rows", { NULL }, { { "", present_combo_rows } } },
  { "floor: 1 spin row", { NULL }, { { "", present_one_spin_row } } },
  { "floor: 16 spin rows", { NULL }, { { "", present_spin_rows } } },
  { "preferences", { NULL }, { { "", show_preferences } } },
  { "shortcuts", { NULL }, { { "", show_shortcuts }, { "a letter", type_in_dialog } } },
  { "switcher", { NULL }, { { "", show_switcher }, { "a letter", type_in_dialog } } },
  { "workspaces", { NULL }, { { "", show_workspaces } } },
  { "findings", { NULL }, { { "", show_findings } } },
  { "about", { NULL }, { { "", show_about } } },
  { "main menu", { NULL }, { { "", show_main_menu } } },
  { "export", { NULL }, { { "", show_export } } },
  { "columns", { NULL }, { { "", show_columns } } },
  { "import",
    { NULL },
    { { "", show_import }, { "file", open_import_file }, { "plan", plan_import } } },
  { "search help", { NULL }, { { "", show_search_help } } },
  { "save list", { NULL }, { { "", save_list } } },
  { "add partner", { NULL }, { { "", add_record } } },
  { "edit partner", { select_one }, { { "", edit_record } } },
  { "add tag", { select_two }, { { "", add_tag } } },
  { "merge", { select_two }, { { "", merge } } },
  { "choose keyworker", { select_two }, { { "", choose_keyworker } } },
  { "row menu", { select_one }, { { "", show_row_menu } } },
  { "log interaction", { select_one }, { { "", log_interaction } } },
  { "choose contact", { NULL }, { { "", choose_contact }, { "a letter", type_in_dialog } } },
  { "add person", { show_people }, { { "", add_record } } },
  { "quick add", { show_people }, { { "", quick_add } } },
  { "set post", { show_people, select_two }, { { "", set_post } } },
  { "history", { open_partner }, { { "", show_history } } },
  { "purge question", { trash_one, show_trash }, { { "", empty_trash } } },
};

/* Begins with the start of the program and what is prepared; then the steps, closing, and both again. */
static guint
list_stages (const Dialog *dialog, TurnsStage *stages, guint *n_prepared)
{
  guint n = 0;

  stages[n++] = (TurnsStage) { "start", NULL };
  for (guint i = 0; i < G_N_ELEMENTS (dialog->prepare) && dialog->prepare[i] != NULL; i++)
    stages[n++] = (TurnsStage) { "prepare", dialog->prepare[i] };
  *n_prepared = n;
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < MAX_STEPS && dialog->steps[i].act != NULL; i++)
        stages[n++] = dialog->steps[i];
      stages[n++] = (TurnsStage) { "close", close_dialog };
    }

  return n;
}

static void
measure (const char *program, const char *path, guint index, double limit)
{
  const Dialog *dialog = &dialogs[index];
  g_autofree char *number = g_strdup_printf ("%u", index);
  const char *const arguments[] = { "--child", path, number, NULL };
  TurnsStage stages[MAX_STAGES];
  TurnsFigures figures[MAX_STAGES] = { 0 };
  guint n_prepared = 0;
  guint n_stages = list_stages (dialog, stages, &n_prepared);
  guint n_steps = (n_stages - n_prepared) / 2;

  turns_bench_measure (program, arguments, figures, n_stages);
  for (guint i = 0; i < n_steps; i++)
    {
      const TurnsStage *stage = &stages[n_prepared + i];
      const TurnsFigures *first = &figures[n_prepared + i];
      const TurnsFigures *again = first + n_steps;
      g_autofree char *name = *stage->name != '\0'
                                  ? g_strdup_printf ("%s: %s", dialog->name, stage->name)
                                  : g_strdup (dialog->name);

      g_print ("%-28s longest turn %5.1f ms = %4.2f of the limit, whole after %4.0f ms; "
               "again %5.1f ms = %4.2f, after %4.0f ms\n",
               name, first->longest, first->longest / limit, first->whole, again->longest,
               again->longest / limit, again->whole);
    }
}

static void
write_import_file (const char *path)
{
  g_autoptr (GString) text = g_string_new ("Name;Country;E-mail;Website;Notes\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Harbour %u;CH;harbour%u@example.org;https://example.org/%u;x\n",
                            i, i, i);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  const char *rows = g_getenv ("LIAISON_BENCH_ROWS");
  const char *only = g_getenv ("LIAISON_BENCH_ONLY");
  guint n = rows != NULL ? (guint) strtoul (rows, NULL, 10) : 1000;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  double limit;

  setlocale (LC_ALL, "");
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    {
      TurnsStage stages[MAX_STAGES];
      guint n_prepared = 0;
      guint n_stages = list_stages (&dialogs[strtoul (argv[3], NULL, 10)], stages, &n_prepared);

      import_path = g_strconcat (argv[2], ".csv", NULL);
      return turns_bench_run_child (argv[2], stages, n_stages);
    }

  folder = g_dir_make_tmp ("liaison-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "bench.liaison", NULL);
  import_path = g_strconcat (path, ".csv", NULL);
  turns_bench_make_workspace (path, n);
  write_import_file (import_path);
  lia_watchdog_start (NULL);
  limit = LIA_WATCHDOG_LIMIT * lia_watchdog_get_slowness () / 1000;
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    if (only == NULL || g_str_has_prefix (dialogs[i].name, only))
      measure (argv[0], path, i, limit);
  lia_test_remove_folder (folder);
  g_free (import_path);

  return 0;
}
