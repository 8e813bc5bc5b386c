/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window beside an empty libadwaita window: time from the program's start to its first frame, to rows on
 * screen, memory, and what a frame costs while the roster is scrolled, first as a wheel does, then as if the
 * handle were dragged from end to end, which gives every frame a whole screen of new rows. Each line comes from
 * processes of its own. LIAISON_BENCH_ROWS=1000000 adds a size,
 * LIAISON_BENCH_ONLY_ROWS=100000 measures that one. */
#include <locale.h>
#include <stdlib.h>

#include "lia-application.h"
#include "lia-record-find.h"
#include "lia-window.h"

#define RUNS         3
#define WHEEL_FRAMES 300
#define WHEEL_STEP   110 /* pixels a frame: three rows */
#define DRAG_FRAMES  300
/* Frames between the list being there and the first measurement, so that it has its size. */
#define CALM_FRAMES 20

/* What a child measures, printed as one line for its parent. */
typedef struct
{
  double first_frame; /* ms */
  double rows; /* ms, until the list is there */
  double memory; /* MB, resident and not shared with files */
  double memory_scrolled;
  double wheel_p50; /* ms of work a frame */
  double wheel_p95;
  double drag_p50;
  double
      wheel_binding_p95; /* ms of a frame in which rows are fetched and bound, GTK's own part included */
  double drag_binding_p50;
  guint n_over; /* frames over 16.7 ms at the wheel */
} Figures;

typedef struct
{
  Figures figures;
  GtkWindow *window;
  GtkAdjustment *scroll; /* (nullable) */
  GArray *wheel; /* of double */
  GArray *drag;
  GArray *wheel_binding;
  GArray *drag_binding;
  gint64 frame_start;
  guint n_calm;
  guint n_scrolled;
} Child;

static double
since_start (void)
{
  const char *start = g_getenv ("LIAISON_BENCH_START");

  return (double) (g_get_monotonic_time () - g_ascii_strtoll (start, NULL, 10)) / 1000.0;
}

static double
resident_memory (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "RssAnon:");
  g_assert_nonnull (line);
  return (double) g_ascii_strtoll (line + strlen ("RssAnon:"), NULL, 10) / 1024.0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static double
percentile (GArray *times, guint percent)
{
  if (times->len == 0)
    return 0;
  g_array_sort (times, compare);
  return g_array_index (times, double, (times->len - 1) * percent / 100);
}

static void
finish (Child *self)
{
  Figures *f = &self->figures;

  f->wheel_p50 = percentile (self->wheel, 50);
  f->wheel_p95 = percentile (self->wheel, 95);
  f->drag_p50 = percentile (self->drag, 50);
  f->wheel_binding_p95 = percentile (self->wheel_binding, 95);
  f->drag_binding_p50 = percentile (self->drag_binding, 50);
  f->memory_scrolled = resident_memory ();
  g_print ("figures %.2f %.2f %.2f %.2f %.2f %.2f %.2f %.2f %.2f %u\n", f->first_frame, f->rows,
           f->memory, f->memory_scrolled, f->wheel_p50, f->wheel_p95, f->drag_p50,
           f->wheel_binding_p95, f->drag_binding_p50, f->n_over);
  /* Closing writes the workspace's end mark; without it the next start would check the whole file. */
  gtk_window_close (self->window);
}

static void
find_longest_scroll (GtkWidget *widget, GtkAdjustment **longest)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget))
    {
      GtkAdjustment *adjustment
          = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

      if (*longest == NULL
          || gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_upper (*longest))
        *longest = adjustment;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_longest_scroll (child, longest);
}

static void
on_before_paint (GdkFrameClock *clock, Child *self)
{
  self->frame_start = g_get_monotonic_time ();
}

static void
on_after_paint (GdkFrameClock *clock, Child *self)
{
  double work = (double) (g_get_monotonic_time () - self->frame_start) / 1000.0;

  if (self->figures.first_frame <= 0)
    self->figures.first_frame = since_start ();
  if (self->n_scrolled == 0)
    return;
  if (self->n_scrolled > WHEEL_FRAMES)
    {
      g_array_append_val (self->drag, work);
      return;
    }
  g_array_append_val (self->wheel, work);
  if (work > 16.7)
    self->figures.n_over++;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Child *self = user_data;
  gint64 start;
  double last;
  double binding;

  if (LIA_IS_WINDOW (widget)
      && (lia_window_get_workspace (LIA_WINDOW (widget)) == NULL
          || !lia_window_is_settled (LIA_WINDOW (widget))))
    return G_SOURCE_CONTINUE;
  if (self->figures.first_frame <= 0)
    return G_SOURCE_CONTINUE;
  if (self->figures.rows <= 0)
    self->figures.rows = since_start ();
  if (self->n_calm < CALM_FRAMES)
    {
      self->n_calm++;
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  if (self->figures.memory <= 0)
    {
      self->figures.memory = resident_memory ();
      if (LIA_IS_WINDOW (widget))
        find_longest_scroll (widget, &self->scroll);
    }
  if (self->scroll == NULL || self->n_scrolled >= WHEEL_FRAMES + DRAG_FRAMES)
    {
      finish (self);
      return G_SOURCE_REMOVE;
    }

  last = gtk_adjustment_get_upper (self->scroll) - gtk_adjustment_get_page_size (self->scroll);
  /* The list fetches and binds the rows that come in sight while its adjustment tells of the new value. */
  start = g_get_monotonic_time ();
  if (self->n_scrolled < WHEEL_FRAMES)
    gtk_adjustment_set_value (self->scroll, self->n_scrolled * WHEEL_STEP);
  else
    gtk_adjustment_set_value (self->scroll,
                              last * (self->n_scrolled + 1 - WHEEL_FRAMES) / DRAG_FRAMES);
  binding = (double) (g_get_monotonic_time () - start) / 1000.0;
  g_array_append_val (self->n_scrolled < WHEEL_FRAMES ? self->wheel_binding : self->drag_binding,
                      binding);
  self->n_scrolled++;
  return G_SOURCE_CONTINUE;
}

static void
watch (Child *self, GtkWindow *window)
{
  GdkFrameClock *clock;

  self->window = window;
  gtk_widget_realize (GTK_WIDGET (window));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), self);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint), self);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_tick, self, NULL);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window, Child *self)
{
  if (self->window == NULL)
    watch (self, window);
}

static void
show_empty_window (GApplication *application)
{
  GtkWidget *window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, "application", application,
                                    "default-width", 1280, "default-height", 800, NULL);
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_child (const char *path)
{
  Child child = { .wheel = g_array_new (FALSE, FALSE, sizeof (double)),
                  .drag = g_array_new (FALSE, FALSE, sizeof (double)),
                  .wheel_binding = g_array_new (FALSE, FALSE, sizeof (double)),
                  .drag_binding = g_array_new (FALSE, FALSE, sizeof (double)) };
  char *arguments[] = { (char *) "bench-window", (char *) path, NULL };
  GtkApplication *application = NULL;
  int status;

  if (path != NULL)
    application = GTK_APPLICATION (lia_application_new ());
  else
    {
      application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_DEFAULT_FLAGS));
      g_signal_connect (application, "activate", G_CALLBACK (show_empty_window), NULL);
    }
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application))
                               | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), &child);
  status = g_application_run (G_APPLICATION (application), path != NULL ? 2 : 1, arguments);
  g_object_unref (application);
  g_array_unref (child.wheel);
  g_array_unref (child.drag);
  g_array_unref (child.wheel_binding);
  g_array_unref (child.drag_binding);
  return status;
}

static Figures
run_once (const char *program, const char *path)
{
  const char *arguments[] = { program, "--child", path, NULL };
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  Figures f = { 0 };
  int status;

  g_setenv ("LIAISON_BENCH_START", start, TRUE);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpint (sscanf (output, "figures %lf %lf %lf %lf %lf %lf %lf %lf %lf %u", &f.first_frame,
                           &f.rows, &f.memory, &f.memory_scrolled, &f.wheel_p50, &f.wheel_p95,
                           &f.drag_p50, &f.wheel_binding_p95, &f.drag_binding_p50, &f.n_over),
                   ==, 10);
  return f;
}

/* The run with the middle first frame: one slow start on a busy machine does not count. */
static Figures
run_child_often (const char *program, const char *path)
{
  Figures runs[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      runs[i] = run_once (program, path);
      for (guint j = i; j > 0 && runs[j].first_frame < runs[j - 1].first_frame; j--)
        {
          Figures swap = runs[j];

          runs[j] = runs[j - 1];
          runs[j - 1] = swap;
        }
    }
  return runs[RUNS / 2];
}

static const char *const level_names[]
    = { "Contributor", "Associate", "Partner", "Strategic Partner" };

typedef struct
{
  guint n;
  gint64 levels[G_N_ELEMENTS (level_names)];
} Roster;

static gboolean
add_partners (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Roster *roster = data;
  guint n = roster->n;
  static const char *const countries[] = { "CH", "SN", "MX", "FI", "KE", "NZ" };
  static const char *const columns[]
      = { "name",  "acronym", "sort_key",    "form",  "country", "sector",
          "email", "website", "description", "level", "kinds" };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Institute %u for Secure Networks", i * 7919 % n);
      g_autofree char *acronym = g_strdup_printf ("ISN%u", i);
      g_autofree char *key = g_ascii_strdown (name, -1);
      g_autofree char *email = g_strdup_printf ("office%u@example.org", i);
      LiaValue values[]
          = { LIA_TEXT (name),
              LIA_TEXT (acronym),
              LIA_TEXT (key),
              LIA_TEXT ("organisation"),
              LIA_TEXT (countries[i % G_N_ELEMENTS (countries)]),
              LIA_TEXT ("academia"),
              LIA_TEXT (email),
              LIA_TEXT ("https://example.org"),
              LIA_TEXT ("Trains incident response teams and publishes what it learns"),
              LIA_INTEGER (roster->levels[i % G_N_ELEMENTS (level_names)]),
              LIA_TEXT ("[\"industry\"]") };

      if (lia_batch_insert (batch, "partner", columns, values, G_N_ELEMENTS (values), error) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
measure (const char *program, guint n, const Figures *floor)
{
  g_autofree char *folder = g_dir_make_tmp ("liaison-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.liaison", NULL);
  const char *cleanup[] = { "rm", "-rf", folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaWorkspace) workspace = lia_workspace_create (path, "ceop", FALSE, &error);
  LiaReader *reader = lia_store_get_reader (lia_workspace_get_store (workspace));
  Roster roster = { .n = n };
  Figures f;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (level_names); i++)
    {
      roster.levels[i]
          = lia_record_find (lia_record_type_find ("level"), reader, level_names[i], &error);
      g_assert_no_error (error);
    }
  lia_store_write (lia_workspace_get_store (workspace), "Bench", add_partners, &roster, NULL, NULL,
                   &error);
  g_assert_no_error (error);
  lia_workspace_close (workspace, &error);
  g_assert_no_error (error);

  f = run_child_often (program, path);
  g_print ("%8u partners: first frame %6.1f ms = %.2f × empty (aim 1.5), rows on screen %6.1f ms\n",
           n, f.first_frame, f.first_frame / floor->first_frame, f.rows);
  g_print ("%8u partners: memory +%.1f MB, scrolled to the end +%.1f MB (aim 40)\n", n,
           f.memory - floor->memory, f.memory_scrolled - floor->memory);
  g_print (
      "%8u partners: frame at the wheel p50 %.1f ms, p95 %.1f ms, %u of %u over 16.7 ms (aim 0); "
      "dragged p50 %.1f ms\n",
      n, f.wheel_p50, f.wheel_p95, f.n_over, WHEEL_FRAMES, f.drag_p50);
  g_print (
      "%8u partners: rows fetched and bound in a frame at the wheel p95 %.1f ms (aim 4), dragged p50 %.1f ms\n",
      n, f.wheel_binding_p95, f.drag_binding_p50);
  g_spawn_sync (NULL, (char **) cleanup, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

int
main (int argc, char *argv[])
{
  const char *extra = g_getenv ("LIAISON_BENCH_ROWS");
  const char *only = g_getenv ("LIAISON_BENCH_ONLY_ROWS");
  Figures floor;

  setlocale (LC_ALL, "");
  if (argc >= 2 && g_str_equal (argv[1], "--child"))
    return run_child (argc > 2 ? argv[2] : NULL);

  floor = run_child_often (argv[0], NULL);
  g_print ("   empty libadwaita window: first frame %.1f ms, memory %.1f MB\n", floor.first_frame,
           floor.memory);
  for (guint n = 1000; n <= 100000 && only == NULL; n *= 10)
    measure (argv[0], n, &floor);
  if (extra != NULL || only != NULL)
    measure (argv[0], (guint) strtoul (only != NULL ? only : extra, NULL, 10), &floor);
  return 0;
}
