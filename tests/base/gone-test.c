/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gone-test.h"

#define PATIENCE (60 * G_TIME_SPAN_SECOND)

void
gone_test_assert (gpointer object)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  while (weak != NULL && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_null (weak);
}
