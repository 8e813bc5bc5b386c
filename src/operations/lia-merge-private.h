/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-merge.h"

G_BEGIN_DECLS

struct _LiaMerge
{
  const LiaRecordType *type;
  GArray *ids; /* gint64; the kept one first */
  gint64 *taken; /* by field; 0: as is usual */
};

/* LiaMergeReferences: the rows of every type, live or in the trash, that point at some records, looked for once however
 * many of these are merged. What a batch writes besides lia_merge_references_move() must not point at them. */
typedef struct _LiaMergeReferences LiaMergeReferences;

/** lia_merge_references_new: Returns: (transfer full) (nullable): @ids: (element-type gint64): records of @type */
LiaMergeReferences *lia_merge_references_new (LiaReader *reader,
                                              const LiaRecordType *type,
                                              const GArray *ids,
                                              GError **error);
void lia_merge_references_free (LiaMergeReferences *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaMergeReferences, lia_merge_references_free)

/** lia_merge_references_move: points them from @from to @to, and kept lists that filter by @from, too */
gboolean lia_merge_references_move (LiaMergeReferences *self,
                                    LiaBatch *batch,
                                    gint64 from,
                                    gint64 to,
                                    GCancellable *cancellable,
                                    GError **error);

/** lia_merge_unite_rows: rows that now say the same twice become one: affiliations, and pairs of namesakes */
gboolean
lia_merge_unite_rows (LiaBatch *batch, const LiaRecordType *type, gint64 id, GError **error);

G_END_DECLS
