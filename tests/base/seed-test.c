/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "seed-test.h"

guint32
seed_test_get (void)
{
  const char *given = g_getenv ("LIAISON_TEST_SEED");
  const guint32 seed
      = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message ("LIAISON_TEST_SEED=%u", seed);
  return seed;
}

GRand *
seed_test_make_rand (void)
{
  return g_rand_new_with_seed (seed_test_get ());
}
