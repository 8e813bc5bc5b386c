/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-watchdog.h"

#include <time.h>

static struct
{
  gboolean started;
  gint64 turn_began; /* processor time of the main thread, in microseconds */
  guint64 n_turns;
  guint n_late;
  gint64 longest;
} watchdog;

static gint64
get_processor_time (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now) != 0)
    return 0;

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* A turn is all that happens between two waits: finding out what is due, and dispatching it. */
static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 took = get_processor_time () - watchdog.turn_began;
  int result = 0;

  if (watchdog.turn_began != 0)
    {
      watchdog.n_turns++;
      watchdog.longest = MAX (watchdog.longest, took);
      if (took > LIA_WATCHDOG_LIMIT)
        watchdog.n_late++;
    }

  result = g_poll (fds, n_fds, timeout);
  watchdog.turn_began = get_processor_time ();

  return result;
}

void
lia_watchdog_start (void)
{
  if (watchdog.started)
    return;

  watchdog.started = TRUE;
  g_main_context_set_poll_func (NULL, poll_and_measure);
}

void
lia_watchdog_reset (void)
{
  watchdog.turn_began = 0;
  watchdog.n_turns = 0;
  watchdog.n_late = 0;
  watchdog.longest = 0;
}

guint
lia_watchdog_get_n_late (void)
{
  return watchdog.n_late;
}

gint64
lia_watchdog_get_longest (void)
{
  return watchdog.longest;
}

char *
lia_watchdog_describe (void)
{
  return g_strdup_printf ("main loop: %" G_GUINT64_FORMAT " turns, %u over %d ms, the longest "
                          "%.1f ms of processor time",
                          watchdog.n_turns, watchdog.n_late, LIA_WATCHDOG_LIMIT / 1000,
                          (double) watchdog.longest / 1000);
}
