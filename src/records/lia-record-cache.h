/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaRecordCache:
 *
 * The records a model has handed out and that somebody still holds, so that a row is one object as long as it
 * is seen, and beside them the last few hundred asked for. Main thread only.
 */
typedef struct _LiaRecordCache LiaRecordCache;

/** lia_record_cache_new: Returns: (transfer full): an empty cache */
LiaRecordCache *lia_record_cache_new (void);
void lia_record_cache_free (LiaRecordCache *self);

/** lia_record_cache_get: Returns: (transfer none) (nullable) */
LiaRecord *lia_record_cache_get (LiaRecordCache *self, gint64 id);
/** lia_record_cache_has: whether the row @id is known */
gboolean lia_record_cache_has (LiaRecordCache *self, gint64 id);
/** lia_record_cache_add: @position: where it stands, a hint for lia_record_cache_get_hint() */
void lia_record_cache_add (LiaRecordCache *self, gint64 id, LiaRecord *record, guint position);
/** lia_record_cache_get_hint: Returns: where the row stood when it was added; %G_MAXUINT when it is not known */
guint lia_record_cache_get_hint (LiaRecordCache *self, gint64 id);

/** LiaCachedRow: a row that was forgotten, and where it stood when it was loaded */
typedef struct
{
  gint64 id;
  guint hint;
} LiaCachedRow;

/**
 * lia_record_cache_take_touched:
 *
 * Forgets the records that show something of what changed: their row, or the name of a row they refer to.
 *
 * Returns: (transfer full) (element-type LiaCachedRow)
 */
GArray *lia_record_cache_take_touched (LiaRecordCache *self, const LiaChangeSet *changes);

/** lia_record_cache_take: @ids: (nullable) (element-type gint64): forgets these; %NULL: all */
GArray *lia_record_cache_take (LiaRecordCache *self, GArray *ids);

G_END_DECLS
