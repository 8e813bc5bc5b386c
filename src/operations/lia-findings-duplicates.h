/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-duplicate-index.h"

G_BEGIN_DECLS

/* The partners that look like one, as the rule partner.duplicate asks for them. */

/**
 * LiaDuplicatePair: @other looks like @subject; each pair stands twice, once from each side
 */
typedef struct
{
  gint64 subject;
  gint64 other;
  int score;
  char *reason; /* a GRefString */
} LiaDuplicatePair;

/** lia_duplicate_pairs_new: Returns: (transfer full) (element-type LiaDuplicatePair): none */
GArray *lia_duplicate_pairs_new (void);

/** lia_duplicate_pairs_find_all: Returns: (transfer full) (element-type LiaDuplicatePair) (nullable): all likely pairs, by subject */
GArray *
lia_duplicate_pairs_find_all (LiaDuplicateIndex *index, GCancellable *cancellable, GError **error);

/**
 * lia_duplicate_pairs_update:
 * @pairs: (element-type LiaDuplicatePair): as they were; not changed
 * @ids: (element-type gint64): the partners that changed; the index knows of it
 *
 * Returns: (transfer full) (element-type LiaDuplicatePair) (nullable): the pairs as they are
 */
GArray *lia_duplicate_pairs_update (GArray *pairs,
                                    LiaDuplicateIndex *index,
                                    LiaReader *reader,
                                    GArray *ids,
                                    GError **error);

/** lia_duplicate_pairs_find: Returns: the place of the first pair of @subject, or where it would stand */
guint lia_duplicate_pairs_find (GArray *pairs, gint64 subject);

G_END_DECLS
