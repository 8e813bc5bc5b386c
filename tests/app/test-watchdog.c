/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-watchdog.h"

#include <gtk/gtk.h>
#include <string.h>

/* Time passes only where a test says so: whatever else the machine does changes nothing. */
static gint64 now = 1;

static gint64
get_time (void)
{
  return now;
}

static gboolean
take (gpointer milliseconds)
{
  now += GPOINTER_TO_INT (milliseconds) * 1000;

  return G_SOURCE_REMOVE;
}

static gboolean
note_done (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* A turn of the main loop that does @work, and the one after it. */
static void
run_turn (GSourceFunc work, gpointer data)
{
  gboolean done = FALSE;

  g_idle_add (work, data);
  g_idle_add_full (G_PRIORITY_LOW, note_done, &done, NULL);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_tells_long_turns_from_short_ones (void)
{
  g_autofree char *figures = NULL;

  lia_watchdog_start (get_time);
  lia_watchdog_reset ();
  run_turn (take, GINT_TO_POINTER (8));
  g_assert_cmpuint (lia_watchdog_get_n_late (), ==, 0);
  g_assert_cmpint (lia_watchdog_get_longest (), ==, 8 * 1000);

  run_turn (take, GINT_TO_POINTER (20));
  g_assert_cmpuint (lia_watchdog_get_n_late (), ==, 1);
  g_assert_cmpint (lia_watchdog_get_longest (), ==, 20 * 1000);
  figures = lia_watchdog_describe ();
  g_assert_nonnull (strstr (figures, ", 1 over 8.0 ms"));
  g_assert_nonnull (strstr (figures, "\nlate: 20.0 ms"));

  lia_watchdog_reset ();
  g_assert_cmpuint (lia_watchdog_get_n_late (), ==, 0);
}

static gboolean
paint_long (gpointer clock)
{
  take (GINT_TO_POINTER (5));
  g_signal_emit_by_name (clock, "layout");
  take (GINT_TO_POINTER (100));
  g_signal_emit_by_name (clock, "paint");
  take (GINT_TO_POINTER (100));
  g_signal_emit_by_name (clock, "after-paint");
  take (GINT_TO_POINTER (2));

  return G_SOURCE_REMOVE;
}

/* Layout and painting are GTK's work, not ours. */
static void
test_leaves_frames_out (void)
{
  GtkWidget *window = gtk_window_new ();
  GdkFrameClock *clock = NULL;

  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_assert_nonnull (clock);

  lia_watchdog_start (get_time);
  lia_watchdog_reset ();
  run_turn (paint_long, clock);
  g_assert_cmpint (lia_watchdog_get_longest (), ==, 7 * 1000);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);

  g_test_add_func ("/app/watchdog/tells-long-turns-from-short-ones",
                   test_tells_long_turns_from_short_ones);

  g_test_add_func ("/app/watchdog/leaves-frames-out", test_leaves_frames_out);

  return g_test_run ();
}
