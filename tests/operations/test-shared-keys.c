/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-shared-keys.h"

#define N_KEYS 20000

/* Neighbouring numbers spread over all there are, each to another. */
static guint32
spread (guint32 i)
{
  return i * 2654435761u;
}

/* A key met twice is always told; of those met once so few that they do no harm. */
static void
test_shared_are_told (void)
{
  g_autoptr (LiaSharedKeys) shared = lia_shared_keys_new (N_KEYS);
  guint n_wrong = 0;

  for (guint32 i = 0; i < N_KEYS; i++)
    g_assert_false (lia_shared_keys_contains (shared, spread (i)));
  for (guint32 i = 0; i < N_KEYS; i++)
    lia_shared_keys_note (shared, spread (i));
  for (guint32 i = 0; i < N_KEYS; i += 2)
    lia_shared_keys_note (shared, spread (i));
  /* More often changes nothing. */
  for (guint32 i = 0; i < N_KEYS; i += 4)
    lia_shared_keys_note (shared, spread (i));

  for (guint32 i = 0; i < N_KEYS; i++)
    {
      if (i % 2 == 0)
        g_assert_true (lia_shared_keys_contains (shared, spread (i)));
      else
        n_wrong += lia_shared_keys_contains (shared, spread (i)) ? 1 : 0;
    }
  g_test_message ("%u of %u met once taken for shared", n_wrong, N_KEYS / 2);
  g_assert_cmpuint (n_wrong, <, N_KEYS / 8);
}

/* Also where none was expected. */
static void
test_few_keys (void)
{
  g_autoptr (LiaSharedKeys) shared = lia_shared_keys_new (0);

  lia_shared_keys_note (shared, G_MAXUINT32);
  g_assert_false (lia_shared_keys_contains (shared, G_MAXUINT32));
  lia_shared_keys_note (shared, G_MAXUINT32);
  g_assert_true (lia_shared_keys_contains (shared, G_MAXUINT32));
  g_assert_false (lia_shared_keys_contains (shared, G_MAXUINT32 - 1));
  g_assert_false (lia_shared_keys_contains (shared, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shared-keys/shared-are-told", test_shared_are_told);
  g_test_add_func ("/shared-keys/few-keys", test_few_keys);
  return g_test_run ();
}
