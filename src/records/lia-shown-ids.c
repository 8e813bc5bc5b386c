/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-shown-ids.h"

#include "lia-row-order.h"

/* So far from where it stood a row is looked for first: rows move by a few places when others come and go. */
#define NEAR 8

/* So many rows are looked for one after the other before it pays to sort the list. */
#define MAX_SCANS 4

struct _LiaShownIds
{
  GArray *ids;
  LiaRowOrder *order; /* of @ids; made when many rows are looked for in the same list */
  guint n_scans;

  /* While it changes, else NULL. */
  GArray *next;
  LiaRowOrder *next_order;
  guint new_end;
  guint old_start;
};

LiaShownIds *
lia_shown_ids_new (void)
{
  LiaShownIds *self = g_new0 (LiaShownIds, 1);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
lia_shown_ids_free (LiaShownIds *self)
{
  g_array_unref (self->ids);
  g_clear_pointer (&self->order, lia_row_order_free);
  g_clear_pointer (&self->next, g_array_unref);
  g_clear_pointer (&self->next_order, lia_row_order_free);
  g_free (self);
}

guint
lia_shown_ids_get_length (LiaShownIds *self)
{
  return self->next != NULL ? self->new_end + self->ids->len - self->old_start : self->ids->len;
}

gint64
lia_shown_ids_get (LiaShownIds *self, guint position)
{
  if (self->next == NULL)
    return g_array_index (self->ids, gint64, position);
  if (position < self->new_end)
    return g_array_index (self->next, gint64, position);
  return g_array_index (self->ids, gint64, self->old_start + position - self->new_end);
}

GArray *
lia_shown_ids_get_array (LiaShownIds *self)
{
  return self->next != NULL ? self->next : self->ids;
}

static gboolean
find_in (GArray *ids, LiaRowOrder **order, gint64 id, guint *position)
{
  if (*order == NULL)
    *order = lia_row_order_new (ids);
  return lia_row_order_find (*order, id, position);
}

static gboolean
find_in_order (LiaShownIds *self, gint64 id, guint *position)
{
  if (self->next == NULL)
    return find_in (self->ids, &self->order, id, position);
  if (find_in (self->next, &self->next_order, id, position) && *position < self->new_end)
    return TRUE;
  if (!find_in (self->ids, &self->order, id, position) || *position < self->old_start)
    return FALSE;
  *position = self->new_end + *position - self->old_start;
  return TRUE;
}

static gboolean
find_between (LiaShownIds *self, gint64 id, guint first, guint end, guint *position)
{
  for (guint i = first; i < end; i++)
    if (lia_shown_ids_get (self, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
lia_shown_ids_find (LiaShownIds *self, gint64 id, guint hint, guint *position)
{
  guint n = lia_shown_ids_get_length (self);

  if (hint < n
      && find_between (self, id, hint > NEAR ? hint - NEAR : 0, MIN (n, hint + NEAR + 1), position))
    return TRUE;
  if (self->n_scans >= MAX_SCANS)
    return find_in_order (self, id, position);
  self->n_scans++;
  return find_between (self, id, 0, n, position);
}

void
lia_shown_ids_begin (LiaShownIds *self, GArray *next)
{
  g_return_if_fail (self->next == NULL);

  self->next = g_array_ref (next);
  self->new_end = 0;
  self->old_start = 0;
}

void
lia_shown_ids_set (LiaShownIds *self, guint new_end, guint old_start)
{
  g_return_if_fail (self->next != NULL && new_end <= self->next->len
                    && old_start <= self->ids->len);

  self->new_end = new_end;
  self->old_start = old_start;
}

void
lia_shown_ids_end (LiaShownIds *self)
{
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&self->next);
  g_clear_pointer (&self->order, lia_row_order_free);
  self->order = g_steal_pointer (&self->next_order);
  self->n_scans = self->order != NULL ? MAX_SCANS : 0;
}
