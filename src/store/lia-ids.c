/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-ids.h"

#define COUNTER_BITS     22
#define MAX_MILLISECONDS ((G_GINT64_CONSTANT (1) << 41) - 1)
#define ONE_DAY          ((gint64) 24 * 60 * 60 * 1000)

gint64
lia_ids_next (LiaIds *self, gint64 now)
{
  gint64 milliseconds = CLAMP (now - LIA_IDS_EPOCH, 0, MAX_MILLISECONDS);
  /* The top bit stays clear, so that two million more fit into the same millisecond. */
  gint64 start = (gint64) g_random_int_range (1, 1 << (COUNTER_BITS - 1));
  gint64 id = (milliseconds << COUNTER_BITS) | start;

  /* Within one millisecond, or when the clock went back, count on from the last one. */
  if (milliseconds <= self->last >> COUNTER_BITS)
    id = self->last + 1;

  self->last = id;
  return id;
}

void
lia_ids_observe (LiaIds *self, gint64 id, gint64 now)
{
  if (lia_ids_get_time (id) <= now + ONE_DAY)
    self->last = MAX (self->last, id);
}

gint64
lia_ids_get_time (gint64 id)
{
  return (id >> COUNTER_BITS) + LIA_IDS_EPOCH;
}
