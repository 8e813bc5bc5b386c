/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-clock.h"

#define COUNTER_BITS 16

gint64
lia_clock_tick (LiaClock *self, gint64 now)
{
  gint64 wall = MAX (now, 0) << COUNTER_BITS;

  /* A full counter flows over into the milliseconds, which keeps the order. */
  self->last = MAX (wall, self->last + 1);
  return self->last;
}

void
lia_clock_observe (LiaClock *self, gint64 time)
{
  self->last = MAX (self->last, time);
}
