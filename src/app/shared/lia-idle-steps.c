/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-idle-steps.h"

/* After so many microseconds no further step is begun in the same turn. */
#define BUDGET (2 * 1000)

typedef struct
{
  LiaIdleStep step;
  gpointer data;
} Steps;

static gboolean
run (gpointer user_data)
{
  const Steps *self = user_data;
  const gint64 began = g_get_monotonic_time ();

  do
    if (!self->step (self->data))
      return G_SOURCE_REMOVE;
  while (g_get_monotonic_time () - began < BUDGET);

  return G_SOURCE_CONTINUE;
}

guint
lia_idle_steps_add (int priority, LiaIdleStep step, gpointer data)
{
  Steps *self = g_new (Steps, 1);

  self->step = step;
  self->data = data;

  return g_idle_add_full (priority, run, self, g_free);
}
