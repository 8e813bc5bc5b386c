/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-row-order.h"

#include <string.h>

typedef struct
{
  gint64 id;
  guint place;
} LiaPlace;

struct _LiaRowOrder
{
  GArray *ids;

  /* Made when first needed: the ids ascending, and where each stands. Apart, as most of the time is spent in
   * looking through the former. */
  gint64 *sorted;
  guint *places;
};

/* One hit in so many rows is dense. */
#define DENSE 32

LiaRowOrder *
lia_row_order_new (GArray *ids)
{
  LiaRowOrder *self = g_new0 (LiaRowOrder, 1);

  self->ids = g_array_ref (ids);
  return self;
}

void
lia_row_order_free (LiaRowOrder *self)
{
  g_array_unref (self->ids);
  g_free (self->sorted);
  g_free (self->places);
  g_free (self);
}

GArray *
lia_row_order_get_ids (LiaRowOrder *self)
{
  return self->ids;
}

#define DIGIT_BITS 8
#define N_DIGITS   (64 / DIGIT_BITS)
#define N_BUCKETS  (1 << DIGIT_BITS)

/* Sorts by id, which is positive, digit by digit from the last: a few milliseconds for 100,000 rows where
 * comparing them takes three times that, and the main thread waits for it when many rows are selected. */
static void
sort_places (LiaPlace *places, guint n)
{
  g_autofree LiaPlace *spare = g_new (LiaPlace, n + 1);
  g_autofree guint *counts = g_new0 (guint, N_DIGITS * N_BUCKETS);
  LiaPlace *from = places;
  LiaPlace *to = spare;

  for (guint i = 0; i < n; i++)
    for (guint digit = 0; digit < N_DIGITS; digit++)
      counts[digit * N_BUCKETS + ((guint64) places[i].id >> (digit * DIGIT_BITS)) % N_BUCKETS]++;

  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      guint *ends = counts + digit * N_BUCKETS;
      guint start = 0;
      LiaPlace *swap;

      /* The first digits of ids of one year are the same. */
      if (n == 0 || ends[((guint64) places[0].id >> (digit * DIGIT_BITS)) % N_BUCKETS] == n)
        continue;
      for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
        {
          guint count = ends[bucket];

          ends[bucket] = start;
          start += count;
        }
      for (guint i = 0; i < n; i++)
        to[ends[((guint64) from[i].id >> (digit * DIGIT_BITS)) % N_BUCKETS]++] = from[i];
      swap = from;
      from = to;
      to = swap;
    }
  if (from != places)
    memcpy (places, from, n * sizeof (LiaPlace));
}

void
lia_row_order_prepare (LiaRowOrder *self)
{
  guint n = self->ids->len;
  g_autofree LiaPlace *pairs = NULL;

  if (self->places != NULL)
    return;
  pairs = g_new (LiaPlace, n + 1);
  for (guint i = 0; i < n; i++)
    pairs[i] = (LiaPlace) { g_array_index (self->ids, gint64, i), i };
  sort_places (pairs, n);

  self->sorted = g_new (gint64, n + 1);
  self->places = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->sorted[i] = pairs[i].id;
      self->places[i] = pairs[i].place;
    }
  /* Ends every search. */
  self->sorted[n] = G_MAXINT64;
}

/* First index at or after @from whose id is not below @id. */
static guint
find_sorted (LiaRowOrder *self, gint64 id, guint from, gboolean dense)
{
  const gint64 *base = self->sorted + from;
  guint n = self->ids->len - from;

  if (dense)
    {
      while (*base < id)
        base++;
      return (guint) (base - self->sorted);
    }
  /* Written so that the compiler needs no branch on the comparison, which nothing could predict. */
  while (n > 0)
    {
      guint half = (n + 1) / 2;

      base += base[half - 1] < id ? half : 0;
      n -= half;
    }
  return (guint) (base - self->sorted);
}

gboolean
lia_row_order_find (LiaRowOrder *self, gint64 id, guint *position)
{
  guint at;

  lia_row_order_prepare (self);
  at = find_sorted (self, id, 0, FALSE);
  if (at == self->ids->len || self->sorted[at] != id)
    return FALSE;
  *position = self->places[at];
  return TRUE;
}

GArray *
lia_row_order_filter (LiaRowOrder *self, GArray *hits)
{
  guint n = self->ids->len;
  guint n_words = n / 64 + 1;
  g_autofree guint64 *chosen = g_new0 (guint64, n_words);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MIN (hits->len, n));
  gboolean dense = hits->len > n / DENSE;
  guint at = 0;

  lia_row_order_prepare (self);
  for (guint i = 0; i < hits->len; i++)
    {
      gint64 id = g_array_index (hits, gint64, i);

      at = find_sorted (self, id, at, dense);
      if (at == n)
        break;
      if (self->sorted[at] == id)
        chosen[self->places[at] / 64] |= G_GUINT64_CONSTANT (1) << (self->places[at] % 64);
    }
  for (guint word = 0; word < n_words; word++)
    for (guint64 bits = chosen[word]; bits != 0; bits &= bits - 1)
      {
        guint place = word * 64 + (guint) __builtin_ctzll (bits);

        g_array_append_val (ids, g_array_index (self->ids, gint64, place));
      }
  return ids;
}
