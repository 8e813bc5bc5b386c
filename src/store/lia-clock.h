/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaClock:
 *
 * A hybrid logical clock: 48 bits of milliseconds since 1970 and 16 bits that count events within one.
 * It never goes back, also when the machine's clock does: batches are ordered by it. One owner thread.
 */
typedef struct
{
  gint64 last;
} LiaClock;

/** lia_clock_tick: @now: milliseconds since 1970; Returns: the time of a new event, greater than all before */
gint64 lia_clock_tick (LiaClock *self, gint64 now);

/** lia_clock_observe: an event at @time was seen, from the file or from another copy */
void lia_clock_observe (LiaClock *self, gint64 time);

G_END_DECLS
