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

/* Points every row of every type, live or in the trash, from @from to @to. */
gboolean lia_merge_move_references (LiaBatch *batch,
                                    const LiaRecordType *type,
                                    gint64 from,
                                    gint64 to,
                                    GError **error);

/* Rows that now say the same twice become one: affiliations, and pairs of namesakes. */
gboolean
lia_merge_unite_rows (LiaBatch *batch, const LiaRecordType *type, gint64 id, GError **error);

G_END_DECLS
