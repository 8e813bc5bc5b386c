/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the program keeps its main loop from the next turn while it starts and while each page, pane and dialog is
 * opened for the first time, in a workspace of 100,000 partners and as many people: processor time of the longest
 * turn, beside the 8 ms that nothing may take. Each run is a process of its own, and the one with the median counts.
 * LIAISON_BENCH_ROWS=1000 takes another size. */
#include <locale.h>
#include <stdlib.h>

#include "lia-application.h"
#include "lia-list-page.h"
#include "lia-record-find.h"
#include "lia-record-list.h"
#include "lia-ref-dialog.h"
#include "lia-test-roster.h"
#include "lia-watchdog.h"

#define RUNS 5
/* Looks at a settled window, 10 ms apart, until what was opened counts as finished. */
#define CALM_LOOKS 15

typedef struct
{
  GtkWidget *window;
  guint stage;
  guint n_calm;
  gboolean acting;
} Child;

typedef struct
{
  const char *name;
  void (*act) (LiaWindow *window); /* (nullable) */
} Stage;

static LiaPage *
get_page (LiaWindow *window)
{
  return lia_window_get_visible_page (window);
}

static GtkColumnView *
get_columns (LiaWindow *window)
{
  GtkWidget *list = lia_test_child (get_page (window), LIA_TYPE_LIST_PAGE, "list");

  return lia_test_child (list, LIA_TYPE_RECORD_LIST, "columns");
}

static void
select_first (LiaWindow *window)
{
  gtk_selection_model_select_item (gtk_column_view_get_model (get_columns (window)), 0, TRUE);
}

static void
toggle_filters (LiaWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (get_page (window)), "list.toggle-filters", NULL);
}

static void
type_letter (LiaWindow *window)
{
  GtkEditable *search = lia_test_child (get_page (window), LIA_TYPE_LIST_PAGE, "search");

  gtk_widget_grab_focus (GTK_WIDGET (search));
  gtk_editable_set_text (search, "n");
}

static void
clear_search (LiaWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (get_page (window)), "list.clear-search", NULL);
}

static void
sort_by_column (LiaWindow *window)
{
  GtkColumnView *columns = get_columns (window);
  g_autoptr (GtkColumnViewColumn) column
      = g_list_model_get_item (gtk_column_view_get_columns (columns), 1);

  gtk_column_view_sort_by_column (columns, column, GTK_SORT_DESCENDING);
}

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
open_person (LiaWindow *window)
{
  lia_window_open_record (window, lia_record_type_find ("person"), 1);
}

static void
show_duplicates (LiaWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find-duplicates", "s", "partner");
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
type_in_dialog (LiaWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  GtkEditable *search = lia_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (search, "a");
}

static void
close_dialog (LiaWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
}

#define DEFINE_ACTION(function, action)                                                            \
  static void function (LiaWindow *window)                                                         \
  {                                                                                                \
    gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);                                \
  }

DEFINE_ACTION (show_switcher, "win.switcher")
DEFINE_ACTION (show_preferences, "win.preferences")
DEFINE_ACTION (show_workspaces, "win.workspaces")
DEFINE_ACTION (show_shortcuts, "win.shortcuts")
DEFINE_ACTION (add_record, "win.new-record")

static void
show_export (LiaWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (get_page (window)), "list.export", NULL);
}

static void
show_columns (LiaWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (get_page (window)), "list.columns", NULL);
}

/* What is on screen stays there for the next one. */
static const Stage stages[] = {
  { "start to rows", NULL },
  { "partners: details", select_first },
  { "partners: filters", toggle_filters },
  { "partners: a letter", type_letter },
  { "partners: search cleared", clear_search },
  { "partners: sorted", sort_by_column },
  { "partners: export", show_export },
  { "close", close_dialog },
  { "partners: columns", show_columns },
  { "close", close_dialog },
  { "partners: add", add_record },
  { "close", close_dialog },
  { "people", show_people },
  { "people: details", select_first },
  { "people: filters", toggle_filters },
  { "people: a letter", type_letter },
  { "people: search cleared", clear_search },
  { "people: add", add_record },
  { "close", close_dialog },
  { "trash", show_trash },
  { "partner", open_partner },
  { "person", open_person },
  { "duplicates", show_duplicates },
  { "choose a contact", choose_contact },
  { "choose: a letter", type_in_dialog },
  { "close", close_dialog },
  { "switcher", show_switcher },
  { "switcher: a letter", type_in_dialog },
  { "close", close_dialog },
  { "preferences", show_preferences },
  { "close", close_dialog },
  { "workspaces", show_workspaces },
  { "close", close_dialog },
  { "shortcuts", show_shortcuts },
  { "close", close_dialog },
};

static gboolean
on_look (gpointer user_data)
{
  Child *self = user_data;
  LiaWindow *window = LIA_WINDOW (self->window);

  if (self->acting)
    {
      self->acting = FALSE;
      stages[self->stage].act (window);
      return G_SOURCE_CONTINUE;
    }
  if (lia_window_get_workspace (window) == NULL || !lia_window_is_settled (window))
    {
      self->n_calm = 0;
      return G_SOURCE_CONTINUE;
    }
  if (++self->n_calm < CALM_LOOKS)
    return G_SOURCE_CONTINUE;

  g_print ("%" G_GINT64_FORMAT " %u ", lia_watchdog_get_longest (), lia_watchdog_get_n_late ());
  self->n_calm = 0;
  if (++self->stage == G_N_ELEMENTS (stages))
    {
      g_print ("\n");
      gtk_window_close (GTK_WINDOW (window));
      return G_SOURCE_REMOVE;
    }
  /* The turn in which the measurement begins anew is not measured itself. */
  lia_watchdog_reset ();
  self->acting = TRUE;

  return G_SOURCE_CONTINUE;
}

static void
on_window_added (GtkApplication *application, GtkWindow *window, Child *self)
{
  if (self->window != NULL)
    return;

  self->window = GTK_WIDGET (window);
  lia_watchdog_start (NULL);
  g_timeout_add (10, on_look, self);
}

static int
run_child (char *path)
{
  Child child = { NULL };
  char *arguments[] = { (char *) "bench-turns", path, NULL };
  g_autoptr (LiaApplication) application = lia_application_new ();

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), &child);

  return g_application_run (G_APPLICATION (application), 2, arguments);
}

typedef struct
{
  guint n;
  gint64 level;
} Size;

static gboolean
add_rows (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Size *size = data;
  guint n = size->n;
  static const char *const countries[] = { "CH", "SN", "MX", "FI", "KE", "NZ" };
  static const char *const partner[] = { "name", "sort_key", "country", "email", "level" };
  static const char *const person[] = { "given_name", "family_name", "sort_key", "post", "email" };
  static const char *const affiliation[] = { "person", "partner", "post", "main" };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Institute %u for Secure Networks", i * 7919 % n);
      g_autofree char *key = g_ascii_strdown (name, -1);
      g_autofree char *family = g_strdup_printf ("Okafor%u", i * 7919 % n);
      g_autofree char *person_key = g_strdup_printf ("okafor%u amara", i * 7919 % n);
      g_autofree char *email = g_strdup_printf ("office%u@example.org", i);
      LiaValue partner_values[]
          = { LIA_TEXT (name), LIA_TEXT (key), LIA_TEXT (countries[i % G_N_ELEMENTS (countries)]),
              LIA_TEXT (email), LIA_INTEGER (size->level) };
      LiaValue person_values[] = { LIA_TEXT ("Amara"), LIA_TEXT (family), LIA_TEXT (person_key),
                                   LIA_TEXT ("Analyst"), LIA_TEXT (email) };
      gint64 partner_id = lia_batch_insert (batch, "partner", partner, partner_values,
                                            G_N_ELEMENTS (partner), error);
      gint64 person_id
          = lia_batch_insert (batch, "person", person, person_values, G_N_ELEMENTS (person), error);
      LiaValue affiliation_values[] = { LIA_INTEGER (person_id), LIA_INTEGER (partner_id),
                                        LIA_TEXT ("Analyst"), LIA_INTEGER (1) };

      if (partner_id == 0 || person_id == 0
          || lia_batch_insert (batch, "affiliation", affiliation, affiliation_values,
                               G_N_ELEMENTS (affiliation), error)
                 == 0)
        return FALSE;
    }

  return TRUE;
}

static void
make_workspace (const char *path, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaWorkspace) workspace = lia_workspace_create (path, "ceop", FALSE, &error);
  Size size = { .n = n };

  g_assert_no_error (error);
  size.level = lia_record_find (lia_record_type_find ("level"),
                                lia_workspace_get_reader (workspace), "Associate", &error);
  g_assert_no_error (error);
  lia_store_write (lia_workspace_get_store (workspace), "Bench", add_rows, &size, NULL, NULL,
                   &error);
  g_assert_no_error (error);
  lia_workspace_close (workspace, &error);
  g_assert_no_error (error);
}

typedef struct
{
  gint64 longest[RUNS];
  guint n_late[RUNS];
} Figures;

static void
run_once (const char *program, const char *path, Figures *figures, guint run)
{
  const char *arguments[] = { program, "--child", path, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  const char *rest = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  rest = output;
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      figures[i].longest[run] = g_ascii_strtoll (rest, (char **) &rest, 10);
      figures[i].n_late[run] = (guint) g_ascii_strtoull (rest, (char **) &rest, 10);
    }
}

static int
compare_longest (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a;
  const gint64 *right = b;

  return (*left > *right) - (*left < *right);
}

static void
print_figures (Figures *figures)
{
  double limit = LIA_WATCHDOG_LIMIT * lia_watchdog_get_slowness ();

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      Figures *f = &figures[i];
      guint n_late = 0;
      double median;

      for (guint j = 0; j < RUNS; j++)
        n_late += f->n_late[j];
      qsort (f->longest, RUNS, sizeof (gint64), compare_longest);
      median = (double) f->longest[RUNS / 2];
      g_print ("%-26s longest turn %5.1f ms = %.2f of the limit, %.1f over it\n", stages[i].name,
               median / 1000, median / limit, (double) n_late / RUNS);
    }
}

int
main (int argc, char *argv[])
{
  const char *rows = g_getenv ("LIAISON_BENCH_ROWS");
  guint n = rows != NULL ? (guint) strtoul (rows, NULL, 10) : 100000;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  Figures figures[G_N_ELEMENTS (stages)] = { 0 };

  setlocale (LC_ALL, "");
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);

  folder = g_dir_make_tmp ("liaison-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "bench.liaison", NULL);
  make_workspace (path, n);
  for (guint i = 0; i < RUNS; i++)
    run_once (argv[0], path, figures, i);
  lia_watchdog_start (NULL);
  print_figures (figures);
  lia_test_remove_folder (folder);

  return 0;
}
