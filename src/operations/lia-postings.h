/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-identity-list.h"

G_BEGIN_DECLS

/** LIA_POSTING_MAX_SLOT: no record of a list has a greater number */
#define LIA_POSTING_MAX_SLOT ((1u << 31) - 1)

/**
 * LiaPosting:
 * @key: of an identity, cut short: two in one by chance are compared once more, no harm done
 * @slot: the identity's number in its list
 * @strong: few records share the key
 *
 * That an identity has a key. There are some twenty for each record, so they are small.
 */
typedef struct
{
  guint32 key;
  guint32 slot : 31;
  guint32 strong : 1;
} LiaPosting;

/** lia_postings_cut_key: Returns: what postings keep of the key of a #LiaIdentityKey */
static inline guint32
lia_postings_cut_key (guint64 key)
{
  return (guint32) (key >> 32);
}

/**
 * lia_postings_new:
 * @closed: nothing is looked for but pairs of what is in the list: a key that one record has leads nowhere and is left out
 *
 * Returns: (transfer full) (element-type LiaPosting): of all identities, by key, then slot
 */
GArray *lia_postings_new (const LiaIdentityList *identities, gboolean closed);

/** lia_postings_find: Returns: the place of the first posting that is not before @key and @slot */
guint lia_postings_find (const GArray *self, guint32 key, guint32 slot);

G_END_DECLS
