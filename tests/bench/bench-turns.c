/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the program keeps its main loop from the next turn while it starts and while each page and pane is
 * opened for the first time and a list is scrolled, in a workspace of 100,000 partners and as many people: processor time of the longest
 * turn, beside the 8 ms that nothing may take. Each run is a process of its own, and the one with the median counts.
 * LIAISON_BENCH_ROWS=1000 takes another size. */
#include <locale.h>
#include <stdlib.h>

#include "lia-list-page.h"
#include "lia-record-list.h"
#include "lia-test-roster.h"
#include "lia-watchdog.h"
#include "turns-bench.h"

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

/* Something that is dragged moves a little each frame. */

#define DRAG_FRAMES 60
#define WHEEL_STEP  110 /* pixels a frame: three rows */

typedef struct
{
  GtkAdjustment *scroll; /* (nullable) */
  GtkColumnViewColumn *column; /* (nullable) */
  double from;
  double by; /* each frame */
  guint n;
} Drag;

static gboolean
on_drag_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Drag *drag = user_data;
  const double to = drag->from + drag->by * ++drag->n;

  if (drag->scroll != NULL)
    gtk_adjustment_set_value (drag->scroll, to);
  else
    gtk_column_view_column_set_fixed_width (drag->column, (int) to);
  if (drag->n < DRAG_FRAMES)
    return G_SOURCE_CONTINUE;

  turns_bench_add_busy (-1);
  return G_SOURCE_REMOVE;
}

static void
begin_drag (LiaWindow *window, Drag *drag)
{
  turns_bench_add_busy (1);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_drag_frame, drag, g_free);
}

static void
scroll_by (LiaWindow *window, double by)
{
  Drag *drag = g_new0 (Drag, 1);
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_columns (window)));

  drag->scroll = scroll;
  drag->by = by > 0 ? by
                    : (gtk_adjustment_get_upper (scroll) - gtk_adjustment_get_page_size (scroll))
                          / DRAG_FRAMES;
  begin_drag (window, drag);
}

static void
turn_wheel (LiaWindow *window)
{
  scroll_by (window, WHEEL_STEP);
}

/* From end to end: each frame has a whole screen of new rows. */
static void
drag_handle (LiaWindow *window)
{
  scroll_by (window, 0);
}

static void
drag_column (LiaWindow *window)
{
  Drag *drag = g_new0 (Drag, 1);
  g_autoptr (GtkColumnViewColumn) column
      = g_list_model_get_item (gtk_column_view_get_columns (get_columns (window)), 1);

  drag->column = column;
  drag->from = 100;
  drag->by = 2;
  begin_drag (window, drag);
}

/* What is on screen stays there for the next one. */
static const TurnsStage stages[] = {
  { "start to rows", NULL },
  { "partners: at the wheel", turn_wheel },
  { "partners: handle dragged", drag_handle },
  { "partners: column dragged", drag_column },
  { "partners: details", select_first },
  { "partners: filters", toggle_filters },
  { "partners: a letter", type_letter },
  { "partners: search cleared", clear_search },
  { "partners: sorted", sort_by_column },
  { "people", show_people },
  { "people: at the wheel", turn_wheel },
  { "people: handle dragged", drag_handle },
  { "people: details", select_first },
  { "people: filters", toggle_filters },
  { "people: a letter", type_letter },
  { "people: search cleared", clear_search },
  { "trash", show_trash },
  { "partner", open_partner },
  { "person", open_person },
  { "duplicates", show_duplicates },
};

static void
print_figures (const TurnsFigures *figures)
{
  const double limit = LIA_WATCHDOG_LIMIT * lia_watchdog_get_slowness () / 1000;

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    g_print (
        "%-26s longest turn %5.1f ms = %.2f of the limit, %.1f over it; whole after %4.0f ms\n",
        stages[i].name, figures[i].longest, figures[i].longest / limit, figures[i].n_late,
        figures[i].whole);
}

int
main (int argc, char *argv[])
{
  const char *rows = g_getenv ("LIAISON_BENCH_ROWS");
  guint n = rows != NULL ? (guint) strtoul (rows, NULL, 10) : 100000;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  TurnsFigures figures[G_N_ELEMENTS (stages)] = { 0 };

  setlocale (LC_ALL, "");
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return turns_bench_run_child (argv[2], stages, G_N_ELEMENTS (stages));

  folder = g_dir_make_tmp ("liaison-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "bench.liaison", NULL);
  turns_bench_make_workspace (path, n);
  turns_bench_measure (argv[0], (const char *const[]) { "--child", path, NULL }, figures,
                       G_N_ELEMENTS (stages));
  lia_watchdog_start (NULL);
  print_figures (figures);
  lia_test_remove_folder (folder);

  return 0;
}
