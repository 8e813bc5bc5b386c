/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-duplicate-reader.h"
#include "lia-likeness.h"

G_BEGIN_DECLS

/**
 * LiaDuplicate:
 * @first: the older of the two; 0 where a draft was asked for
 * @second: the other
 * @score: 0 to 100
 * @reason: (owned): why, translated: "same web domain example.org; names differ in 1 letter"
 *
 * Two records that may be one.
 */
typedef struct
{
  gint64 first;
  gint64 second;
  guint score;
  char *reason;
} LiaDuplicate;

void lia_duplicate_free (LiaDuplicate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaDuplicate, lia_duplicate_free)

/** LiaDuplicateProgress: @fraction: 0 to 1; called now and then, on the thread that searches */
typedef void (*LiaDuplicateProgress) (double fraction, gpointer data);

/**
 * LiaDuplicateIndex:
 *
 * All live partners or people by what they have in common, in memory (some 45 MB for 100,000). Only records
 * that share a key are ever compared, and of those that share a common one only the next in order.
 * One thread at a time.
 */
typedef struct _LiaDuplicateIndex LiaDuplicateIndex;

/** lia_duplicate_index_new: @type: partner or person. Blocks: a second for 100,000 */
LiaDuplicateIndex *lia_duplicate_index_new (LiaReader *reader,
                                            const LiaRecordType *type,
                                            GCancellable *cancellable,
                                            GError **error);
/** lia_duplicate_index_new_for_pairs: the same to be asked for all pairs and nothing else, in half the memory */
LiaDuplicateIndex *lia_duplicate_index_new_for_pairs (LiaReader *reader,
                                                      const LiaRecordType *type,
                                                      GCancellable *cancellable,
                                                      GError **error);
/**
 * lia_duplicate_index_new_for_identities:
 * @identities: (transfer full): of what is no record yet, each with an id of its own
 *
 * An index of these alone, to be asked for all their pairs and nothing else; no two of them are namesakes.
 */
LiaDuplicateIndex *
lia_duplicate_index_new_for_identities (const LiaRecordType *type, LiaIdentityList *identities);
void lia_duplicate_index_free (LiaDuplicateIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaDuplicateIndex, lia_duplicate_index_free)

/**
 * lia_duplicate_index_find:
 * @identity: of a draft or of a record; itself and its namesakes are left out
 * @minimum: lowest score
 *
 * Fast enough for each key press.
 *
 * Returns: (transfer full) (element-type LiaDuplicate): best first, at most @limit
 */
GPtrArray *lia_duplicate_index_find (LiaDuplicateIndex *self,
                                     const LiaIdentity *identity,
                                     guint minimum,
                                     guint limit);

/**
 * lia_duplicate_index_find_all:
 *
 * Returns: (transfer full) (element-type LiaDuplicate) (nullable): every pair but namesakes, best first;
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *lia_duplicate_index_find_all (LiaDuplicateIndex *self,
                                         guint minimum,
                                         LiaDuplicateProgress progress,
                                         gpointer data,
                                         GCancellable *cancellable,
                                         GError **error);

/**
 * lia_duplicate_index_refresh:
 * @ids: rows that were added, changed, trashed or restored
 *
 * Brings the index up to date. It becomes slower with many changes; see lia_duplicate_index_is_stale().
 */
gboolean lia_duplicate_index_refresh (LiaDuplicateIndex *self,
                                      LiaReader *reader,
                                      const gint64 *ids,
                                      guint n,
                                      GError **error);
/** lia_duplicate_index_refresh_namesakes: after a pair was told apart, or no longer is */
gboolean
lia_duplicate_index_refresh_namesakes (LiaDuplicateIndex *self, LiaReader *reader, GError **error);
/** lia_duplicate_index_is_stale: so much changed that a new one is better */
gboolean lia_duplicate_index_is_stale (LiaDuplicateIndex *self);

/** lia_duplicates_find: makes an index and asks it for all pairs; for a worker thread or the command line */
GPtrArray *lia_duplicates_find (LiaReader *reader,
                                const LiaRecordType *type,
                                guint minimum,
                                LiaDuplicateProgress progress,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
