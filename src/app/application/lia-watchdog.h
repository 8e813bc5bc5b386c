/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Watches how long our own code keeps the main loop from its next turn. For development builds and tests. */

/** LIA_WATCHDOG_LIMIT: microseconds on a machine of ordinary speed: nothing on the main thread may take longer */
#define LIA_WATCHDOG_LIMIT (8 * 1000)

/**
 * LiaWatchdogClock:
 *
 * Returns: microseconds since some moment, above 0; called on the main thread
 */
typedef gint64 (*LiaWatchdogClock) (void);

/**
 * lia_watchdog_start:
 * @clock: (nullable): what to measure with; %NULL: processor time of the main thread, so that a busy machine
 *   does not count. Tests give one that they move on themselves.
 *
 * Measures each turn of the default main context from the end of its wait to the next wait. What GTK does to
 * lay out and paint a frame is left out. Until the first frame is painted, turns count as starting up. Once
 * only; on the main thread.
 */
void lia_watchdog_start (LiaWatchdogClock clock);

/** lia_watchdog_reset: forgets what was measured, as after starting up */
void lia_watchdog_reset (void);

/** lia_watchdog_get_slowness: Returns: 1 on a machine of ordinary speed; 2 where a fixed piece of work just took twice as long */
double lia_watchdog_get_slowness (void);

/** lia_watchdog_get_n_late: turns longer than %LIA_WATCHDOG_LIMIT, which is more on a slow machine */
guint lia_watchdog_get_n_late (void);

/** lia_watchdog_get_longest: the longest turn in microseconds */
gint64 lia_watchdog_get_longest (void);

/** lia_watchdog_describe: Returns: (transfer full): the figures in a sentence, in English, and a line for each late turn */
char *lia_watchdog_describe (void);

G_END_DECLS
