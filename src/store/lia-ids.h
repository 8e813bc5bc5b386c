/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaIds:
 *
 * Makes 63-bit ids that grow with time: 41 bits of milliseconds since 2020 (enough until 2089), then 22
 * bits that begin at a random number in each millisecond and count up from there. Fast as a rowid,
 * unique across copies of a workspace. One owner thread.
 */
typedef struct
{
  gint64 last;
} LiaIds;

#define LIA_IDS_EPOCH 1577836800000 /* 2020-01-01T00:00:00Z in milliseconds since 1970 */

/** lia_ids_next: @now: milliseconds since 1970; the result is greater than every one before, wherever the clock jumps */
gint64 lia_ids_next (LiaIds *self, gint64 now);

/** lia_ids_observe: later ids shall be greater than @id, unless it lies so far in the future that it is none of ours */
void lia_ids_observe (LiaIds *self, gint64 id, gint64 now);

/** lia_ids_get_time: Returns: when @id was made, milliseconds since 1970 */
gint64 lia_ids_get_time (gint64 id);

G_END_DECLS
