/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-shared-keys.h"

#define PLACES_FOR_KEY  6
#define BITS_FOR_PLACE  2
#define PLACES_IN_BYTE  4

#define MIN_PLACES_LOG2 16
#define MAX_PLACES_LOG2 30

struct _LiaSharedKeys
{
  guint8 *bits; /* owned: of each place, whether it was met once, and more than once */
  guint32 mask;
};

LiaSharedKeys *
lia_shared_keys_new (guint64 n_keys)
{
  LiaSharedKeys *self = g_new0 (LiaSharedKeys, 1);
  guint log2 = MIN_PLACES_LOG2;

  while (log2 < MAX_PLACES_LOG2 && (G_GUINT64_CONSTANT (1) << log2) < n_keys * PLACES_FOR_KEY)
    log2++;
  self->mask = (1u << log2) - 1;
  self->bits = g_malloc0 (((gsize) 1 << log2) / PLACES_IN_BYTE);
  return self;
}

void
lia_shared_keys_free (LiaSharedKeys *self)
{
  if (self == NULL)
    return;
  g_free (self->bits);
  g_free (self);
}

void
lia_shared_keys_note (LiaSharedKeys *self, guint32 key)
{
  const guint32 place = key & self->mask;
  const guint once = 1u << place % PLACES_IN_BYTE * BITS_FOR_PLACE;
  const guint met = self->bits[place / PLACES_IN_BYTE];

  self->bits[place / PLACES_IN_BYTE] = (guint8) (met | ((met & once) != 0 ? once << 1 : once));
}

gboolean
lia_shared_keys_contains (const LiaSharedKeys *self, guint32 key)
{
  const guint32 place = key & self->mask;
  const guint twice = 2u << place % PLACES_IN_BYTE * BITS_FOR_PLACE;

  return (self->bits[place / PLACES_IN_BYTE] & twice) != 0;
}
