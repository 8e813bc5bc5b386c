/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-row-order.h"

#include <stdlib.h>

typedef struct
{
  gint64 id;
  guint place;
} LiaPlace;

struct _LiaRowOrder
{
  GArray *ids;
  LiaPlace *places; /* by id; made when first needed */
};

LiaRowOrder *
lia_row_order_new (GArray *ids)
{
  LiaRowOrder *self = g_rc_box_new0 (LiaRowOrder);

  self->ids = g_array_ref (ids);
  return self;
}

LiaRowOrder *
lia_row_order_ref (LiaRowOrder *self)
{
  return g_rc_box_acquire (self);
}

static void
finalize (gpointer data)
{
  LiaRowOrder *self = data;

  g_array_unref (self->ids);
  g_free (self->places);
}

void
lia_row_order_unref (LiaRowOrder *self)
{
  g_rc_box_release_full (self, finalize);
}

GArray *
lia_row_order_get_ids (LiaRowOrder *self)
{
  return self->ids;
}

static int
compare_places (const void *a, const void *b)
{
  const LiaPlace *left = a;
  const LiaPlace *right = b;

  return (left->id > right->id) - (left->id < right->id);
}

void
lia_row_order_prepare (LiaRowOrder *self)
{
  if (self->places != NULL)
    return;
  self->places = g_new (LiaPlace, self->ids->len + 1);
  for (guint i = 0; i < self->ids->len; i++)
    self->places[i] = (LiaPlace) { g_array_index (self->ids, gint64, i), i };
  qsort (self->places, self->ids->len, sizeof (LiaPlace), compare_places);
}

/* First place at or after @from whose id is not below @id. The step doubles first, so that dense hits cost
 * what a merge costs and sparse ones what a binary search does. */
static guint
find_place (LiaRowOrder *self, gint64 id, guint from)
{
  guint n = self->ids->len;
  guint step = 1;
  guint low = from;
  guint high = from;

  while (high < n && self->places[high].id < id)
    {
      low = high + 1;
      high = step < n - high ? high + step : n;
      step *= 2;
    }
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->places[middle].id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

GArray *
lia_row_order_filter (LiaRowOrder *self, GArray *hits)
{
  guint n = self->ids->len;
  guint n_words = n / 64 + 1;
  g_autofree guint64 *chosen = g_new0 (guint64, n_words);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MIN (hits->len, n));
  guint at = 0;

  lia_row_order_prepare (self);
  for (guint i = 0; i < hits->len && at < n; i++)
    {
      gint64 id = g_array_index (hits, gint64, i);

      at = find_place (self, id, at);
      if (at < n && self->places[at].id == id)
        chosen[self->places[at].place / 64] |= G_GUINT64_CONSTANT (1)
                                               << (self->places[at].place % 64);
    }
  for (guint word = 0; word < n_words; word++)
    for (guint64 bits = chosen[word]; bits != 0; bits &= bits - 1)
      {
        guint place = word * 64 + (guint) __builtin_ctzll (bits);

        g_array_append_val (ids, g_array_index (self->ids, gint64, place));
      }
  return ids;
}
