/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-postings.h"

#include <stdlib.h>

#include "lia-shared-keys.h"

/* There are some twenty for each record, of which many records have the same. */
#define KEYS_OF_RECORD 21

/* The bits of a key by which postings are divided before they are sorted. */
#define KEY_BITS    32
#define BUCKET_BITS 8
#define N_BUCKETS   (1u << BUCKET_BITS)

static LiaPosting
make_posting (guint32 key, guint32 slot, gboolean strong)
{
  return (LiaPosting) { .key = key, .slot = slot & LIA_POSTING_MAX_SLOT, .strong = strong ? 1 : 0 };
}

static int
compare_postings (gconstpointer a, gconstpointer b)
{
  const LiaPosting *first = a;
  const LiaPosting *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  return first->slot < second->slot ? -1 : first->slot > second->slot;
}

/* Which keys several records have. */
static LiaSharedKeys *
find_shared_keys (const LiaIdentityList *identities)
{
  const guint n = lia_identity_list_get_length (identities);
  g_autoptr (LiaSharedKeys) shared = lia_shared_keys_new ((guint64) n * KEYS_OF_RECORD);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LiaIdentityKey));

  for (guint slot = 0; slot < n; slot++)
    {
      g_array_set_size (keys, 0);
      lia_identity_append_keys (lia_identity_list_get (identities, slot), keys);
      for (guint i = 0; i < keys->len; i++)
        lia_shared_keys_note (shared,
                              lia_postings_cut_key (g_array_index (keys, LiaIdentityKey, i).key));
    }
  return g_steal_pointer (&shared);
}

/* @shared: (nullable): only these keys */
static void
append_postings (GArray *self, const LiaIdentityList *identities, const LiaSharedKeys *shared)
{
  const guint n = lia_identity_list_get_length (identities);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LiaIdentityKey));

  for (guint32 slot = 0; slot < n; slot++)
    {
      g_array_set_size (keys, 0);
      lia_identity_append_keys (lia_identity_list_get (identities, slot), keys);
      for (guint i = 0; i < keys->len; i++)
        {
          const LiaIdentityKey *key = &g_array_index (keys, LiaIdentityKey, i);
          const LiaPosting posting
              = make_posting (lia_postings_cut_key (key->key), slot, key->strong);

          if (shared == NULL || lia_shared_keys_contains (shared, posting.key))
            g_array_append_val (self, posting);
        }
    }
}

static inline guint
get_bucket (const LiaPosting *posting)
{
  return posting->key >> (KEY_BITS - BUCKET_BITS);
}

/* By key, then slot. qsort() takes as much memory again as what it sorts, so postings are swapped into the bucket of
 * their key first, and it has one bucket at a time. */
static void
sort_postings (GArray *postings)
{
  LiaPosting *all = (LiaPosting *) (void *) postings->data;
  guint starts[N_BUCKETS + 1] = { 0 };
  guint next[N_BUCKETS];

  for (guint i = 0; i < postings->len; i++)
    starts[get_bucket (&all[i]) + 1]++;
  for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
    {
      next[bucket] = starts[bucket];
      starts[bucket + 1] += starts[bucket];
    }
  for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
    {
      const guint start = starts[bucket];
      const guint end = starts[bucket + 1];

      while (next[bucket] < end)
        {
          LiaPosting posting = all[next[bucket]];

          for (guint to = get_bucket (&posting); to != bucket; to = get_bucket (&posting))
            {
              const LiaPosting there = all[next[to]];

              all[next[to]++] = posting;
              posting = there;
            }
          all[next[bucket]++] = posting;
        }
      if (end - start > 1)
        qsort (all + start, end - start, sizeof (LiaPosting), compare_postings);
    }
}

GArray *
lia_postings_new (const LiaIdentityList *identities, gboolean closed)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (LiaPosting));
  LiaSharedKeys *shared = closed ? find_shared_keys (identities) : NULL;

  append_postings (self, identities, shared);
  lia_shared_keys_free (shared);
  sort_postings (self);
  return self;
}

guint
lia_postings_find (const GArray *self, guint32 key, guint32 slot)
{
  const LiaPosting wanted = make_posting (key, slot, FALSE);
  guint low = 0;
  guint high = self->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (compare_postings (&g_array_index (self, LiaPosting, middle), &wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
