/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-batch.h"

G_BEGIN_DECLS

/**
 * LiaAlikeRows:
 *
 * Rows of one table on their way to be changed, gathered by the cells they get, so that those that get the same are
 * written by lia_batch_update_alike(). On the writer thread.
 */
typedef struct _LiaAlikeRows LiaAlikeRows;

/** lia_alike_rows_new: Returns: (transfer full): no rows of @table yet */
LiaAlikeRows *lia_alike_rows_new (const char *table);
void lia_alike_rows_free (LiaAlikeRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaAlikeRows, lia_alike_rows_free)

/** lia_alike_rows_add: @columns, @values: (array length=n): what row @id gets; static names; a row comes once */
void lia_alike_rows_add (LiaAlikeRows *self,
                         gint64 id,
                         const char *const *columns,
                         const LiaValue *values,
                         guint n);
/** lia_alike_rows_is_full: it is time to write, before the rows gathered take much room */
gboolean lia_alike_rows_is_full (LiaAlikeRows *self);
/** lia_alike_rows_write: writes what was gathered; then it is empty again */
gboolean lia_alike_rows_write (LiaAlikeRows *self, LiaBatch *batch, GError **error);

G_END_DECLS
