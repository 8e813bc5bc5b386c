/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-duplicate-index.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaMerge:
 *
 * Two or more records that are to become one: which one is kept, and of which record each field is taken. Unless
 * said otherwise the kept record's cells win, its empty ones are filled from the others, sets are united,
 * long texts are put one after the other, and a yes wins over a no. Names, e-mail addresses and phones that are
 * not taken go to the kept record's other names, addresses and phones, where its type has such.
 */
typedef struct _LiaMerge LiaMerge;

/** lia_merge_new: @lose: (array length=n): not @keep */
LiaMerge *lia_merge_new (const LiaRecordType *type, gint64 keep, const gint64 *lose, guint n);
void lia_merge_free (LiaMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaMerge, lia_merge_free)

/** lia_merge_take: @id: one of the records; the field becomes what it is there, also when that is nothing. 0: as if never said */
void lia_merge_take (LiaMerge *self, const char *field, gint64 id);
/** lia_merge_get_taken: Returns: the record lia_merge_take() named for @field; 0 when nothing was said */
gint64 lia_merge_get_taken (const LiaMerge *self, const char *field);
/** lia_merge_get_keep: Returns: id of the record that stays */
gint64 lia_merge_get_keep (const LiaMerge *self);
/** lia_merge_set_keep: one of those that are lost is kept instead */
void lia_merge_set_keep (LiaMerge *self, gint64 id);

/**
 * lia_merge_preview:
 *
 * Returns: (transfer full) (nullable): the record as it will be, not saved; %LIA_ERROR_NOT_FOUND, or
 *   %LIA_ERROR_CONFLICT when one is in the trash
 */
LiaRecord *lia_merge_preview (const LiaMerge *self, LiaReader *reader, GError **error);

/**
 * lia_merge_with_draft:
 *
 * Returns: (transfer full): @record with what @draft says besides, as merging the two would make it; not saved
 */
LiaRecord *lia_merge_with_draft (LiaRecord *record, LiaRecord *draft);

/** LiaMergeMove: how many rows of a type point at the records that are lost through a field. */
typedef struct
{
  const LiaRecordType *type;
  const LiaField *field;
  guint n;
} LiaMergeMove;

/** lia_merge_count_moves: Returns: (transfer full) (element-type LiaMergeMove) (nullable): live rows only, none with n == 0 */
GArray *lia_merge_count_moves (const LiaMerge *self, LiaReader *reader, GError **error);
/** lia_merge_describe_moves: Returns: (transfer full): "3 Interactions, 1 Agreement", "" for none */
char *lia_merge_describe_moves (const GArray *moves);

/**
 * lia_merge_run:
 *
 * Makes a backup, then merges in one batch: the kept record gets its fields, every row that points at the others
 * points at it, affiliations that say the same become one, the others go to the trash. Blocks.
 */
gboolean lia_merge_run (LiaWorkspace *workspace, const LiaMerge *self, GError **error);
/** lia_merge_run_async: the same on a thread; @self is copied. Ends with lia_merge_finish() */
void lia_merge_run_async (LiaWorkspace *workspace,
                          const LiaMerge *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/**
 * lia_merge_certain_async:
 * @duplicates: (element-type LiaDuplicate): pairs, each of which must still be certain
 *
 * Merges pairs without looking at each, in one batch; the older record is kept.
 * When the score of one of them is below %LIA_LIKENESS_CERTAIN when its turn comes, nothing is done: %LIA_ERROR_CONFLICT
 */
void lia_merge_certain_async (LiaWorkspace *workspace,
                              const LiaRecordType *type,
                              const GPtrArray *duplicates,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/** lia_merge_finish: for both */
gboolean lia_merge_finish (LiaWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
