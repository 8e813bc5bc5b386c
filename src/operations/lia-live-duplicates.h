/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-duplicate-index.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaLiveDuplicates:
 *
 * What looks like a record that somebody types, while the workspace changes. The index is made on a thread of its own,
 * and again when very many rows changed; a few changed rows are read anew where they are asked for. Main thread only.
 *
 * Signal `changed`, without arguments: the answers may be others now; also when there is an index at last.
 */
#define LIA_TYPE_LIVE_DUPLICATES (lia_live_duplicates_get_type ())
G_DECLARE_FINAL_TYPE (LiaLiveDuplicates, lia_live_duplicates, LIA, LIVE_DUPLICATES, GObject)

/** lia_live_duplicates_new: @type: partner or person */
LiaLiveDuplicates *lia_live_duplicates_new (LiaWorkspace *workspace, const LiaRecordType *type);

/** lia_live_duplicates_is_ready: whether there is an index */
gboolean lia_live_duplicates_is_ready (LiaLiveDuplicates *self);
/** lia_live_duplicates_is_making: whether an index is being made, also to take the place of the one there is */
gboolean lia_live_duplicates_is_making (LiaLiveDuplicates *self);

/**
 * lia_live_duplicates_find: as lia_duplicate_index_find()
 *
 * Returns: (transfer full) (element-type LiaDuplicate): empty until there is an index
 */
GPtrArray *lia_live_duplicates_find (LiaLiveDuplicates *self,
                                     const LiaIdentity *identity,
                                     guint minimum,
                                     guint limit);

G_END_DECLS
