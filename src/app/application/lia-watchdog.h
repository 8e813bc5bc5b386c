/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Watches how long the main loop is kept from its next turn. For development builds and tests. */

/** LIA_WATCHDOG_LIMIT: microseconds: nothing on the main thread may take longer */
#define LIA_WATCHDOG_LIMIT (8 * 1000)

/**
 * lia_watchdog_start:
 *
 * Measures each turn of the default main context from the end of its wait to the next wait, in processor
 * time of the main thread, so that a busy machine does not count. Once only; on the main thread.
 */
void lia_watchdog_start (void);

/** lia_watchdog_reset: forgets what was measured, as after starting up */
void lia_watchdog_reset (void);

/** lia_watchdog_get_n_late: turns longer than %LIA_WATCHDOG_LIMIT */
guint lia_watchdog_get_n_late (void);

/** lia_watchdog_get_longest: the longest turn in microseconds */
gint64 lia_watchdog_get_longest (void);

/** lia_watchdog_describe: Returns: (transfer full): the figures in a sentence, in English */
char *lia_watchdog_describe (void);

G_END_DECLS
