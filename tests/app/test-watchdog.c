/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-watchdog.h"

#include <gtk/gtk.h>
#include <string.h>
#include <time.h>

/* Keeps the processor busy, as slow work on the main thread does; sleeping would not count. */
static gboolean
be_busy (gpointer data)
{
  clock_t until = clock () + GPOINTER_TO_INT (data) * CLOCKS_PER_SEC / 1000;

  while (clock () < until)
    ;

  return G_SOURCE_REMOVE;
}

static gboolean
on_timer (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, on_timer, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_tells_long_turns_from_short_ones (void)
{
  g_autofree char *figures = NULL;

  lia_watchdog_start ();
  lia_watchdog_reset ();
  run_for (30);
  g_assert_cmpuint (lia_watchdog_get_n_late (), ==, 0);

  /* On a machine so slow that this is within the limit, nothing can be told. */
  g_assert_cmpfloat (lia_watchdog_get_slowness (), <, 20);
  g_idle_add (be_busy, GINT_TO_POINTER (200));
  run_for (300);
  g_assert_cmpuint (lia_watchdog_get_n_late (), ==, 1);
  g_assert_cmpint (lia_watchdog_get_longest (), >=, 150 * 1000);
  figures = lia_watchdog_describe ();
  g_assert_nonnull (strstr (figures, ", 1 over "));
  g_assert_nonnull (strstr (figures, "\nlate: 2"));

  lia_watchdog_reset ();
  g_assert_cmpuint (lia_watchdog_get_n_late (), ==, 0);
}

static gboolean
paint_long (gpointer clock)
{
  g_signal_emit_by_name (clock, "layout");
  be_busy (GINT_TO_POINTER (100));
  g_signal_emit_by_name (clock, "paint");
  be_busy (GINT_TO_POINTER (100));
  g_signal_emit_by_name (clock, "after-paint");

  return G_SOURCE_REMOVE;
}

/* Layout and painting are GTK's work, not ours. */
static void
test_leaves_frames_out (void)
{
  GtkWidget *window = gtk_window_new ();
  GdkFrameClock *clock = NULL;

  gtk_window_present (GTK_WINDOW (window));
  run_for (300);
  clock = gtk_widget_get_frame_clock (window);
  g_assert_nonnull (clock);

  lia_watchdog_start ();
  lia_watchdog_reset ();
  g_idle_add (paint_long, clock);
  run_for (400);
  g_assert_cmpint (lia_watchdog_get_longest (), <, 150 * 1000);

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
