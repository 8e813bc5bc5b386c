/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-watchdog.h"

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

  g_idle_add (be_busy, GINT_TO_POINTER (20));
  run_for (60);
  g_assert_cmpuint (lia_watchdog_get_n_late (), ==, 1);
  g_assert_cmpint (lia_watchdog_get_longest (), >=, 15 * 1000);
  figures = lia_watchdog_describe ();
  g_assert_nonnull (strstr (figures, ", 1 over 8 ms"));

  lia_watchdog_reset ();
  g_assert_cmpuint (lia_watchdog_get_n_late (), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/watchdog/tells-long-turns-from-short-ones",
                   test_tells_long_turns_from_short_ones);

  return g_test_run ();
}
