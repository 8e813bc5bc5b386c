/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-identity-list.h"

#include "lia-identity-private.h"

/* A place is a number of units from the start of all blocks, so that it fits in 32 bits; no identity reaches from
 * one block into the next. */
#define UNIT        8
#define BLOCK_UNITS (1u << 17)
#define BLOCK_SIZE  ((gsize) BLOCK_UNITS * UNIT)

/* What has no place. */
#define HOLE G_MAXUINT32

G_STATIC_ASSERT (G_ALIGNOF (LiaIdentity) <= UNIT);
G_STATIC_ASSERT (sizeof (LiaIdentity) + LIA_IDENTITY_MAX_NAMES * sizeof (LiaIdentityName)
                     + G_MAXUINT8 * (sizeof (LiaIdentityWord) + sizeof (LiaTrait)) + G_MAXUINT16
                 < BLOCK_SIZE);

struct _LiaIdentityList
{
  /* owned */
  GPtrArray *blocks;
  GArray *places; /* (element-type guint32) */
  guint32 used; /* units of the last block */
};

LiaIdentityList *
lia_identity_list_new (void)
{
  LiaIdentityList *self = g_new0 (LiaIdentityList, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->used = BLOCK_UNITS;
  return self;
}

void
lia_identity_list_free (LiaIdentityList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->places);
  g_free (self);
}

void
lia_identity_list_append (LiaIdentityList *self, const LiaIdentity *identity)
{
  const gsize size = lia_identity_get_size (identity);
  const guint32 units = (guint32) ((size + UNIT - 1) / UNIT);
  guint32 place;
  char *block;

  if (self->used + units > BLOCK_UNITS)
    {
      g_ptr_array_add (self->blocks, g_malloc (BLOCK_SIZE));
      self->used = 0;
    }
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  memcpy (block + (gsize) self->used * UNIT, identity, size);
  place = (self->blocks->len - 1) * BLOCK_UNITS + self->used;
  self->used += units;
  g_array_append_val (self->places, place);
}

guint
lia_identity_list_get_length (const LiaIdentityList *self)
{
  return self->places->len;
}

static const LiaIdentity *
get_at (const LiaIdentityList *self, guint32 place)
{
  const char *block = g_ptr_array_index (self->blocks, place / BLOCK_UNITS);

  return (const LiaIdentity *) (const void *) (block + (gsize) (place % BLOCK_UNITS) * UNIT);
}

const LiaIdentity *
lia_identity_list_get (const LiaIdentityList *self, guint at)
{
  const guint32 place = g_array_index (self->places, guint32, at);

  return place != HOLE ? get_at (self, place) : NULL;
}

void
lia_identity_list_remove (LiaIdentityList *self, guint at)
{
  g_array_index (self->places, guint32, at) = HOLE;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const LiaIdentity *first = get_at (data, *(const guint32 *) a);
  const LiaIdentity *second = get_at (data, *(const guint32 *) b);
  const int order = lia_identity_compare_order (first, second);

  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

void
lia_identity_list_sort (LiaIdentityList *self)
{
  g_array_sort_with_data (self->places, compare, self);
}
