/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-store-private.h"

G_BEGIN_DECLS

/** LiaUndoTarget: what undo or redo would take back; @batch is 0 when there is nothing. @label is owned. */
typedef struct
{
  gint64 batch;
  char *label;
} LiaUndoTarget;

/** lia_undo_find_target: what undo or, with @redo, redo would take back */
gboolean lia_undo_find_target (sqlite3 *db, gboolean redo, LiaUndoTarget *target, GError **error);

/** lia_undo_list_taken_back: Returns: (transfer full) (nullable): set of the batches (gint64) that are taken back */
GHashTable *lia_undo_list_taken_back (sqlite3 *db, GError **error);

/** lia_undo_run: takes back one batch, on the writer thread */
LiaUndoResult *lia_undo_run (LiaStore *store,
                             LiaBatchKind kind,
                             const LiaUndoTarget *target,
                             GCancellable *cancellable,
                             GError **error);

/** lia_cell_change_new: Returns: (transfer full): the texts of @old_value and @new_value are copied */
LiaCellChange *
lia_cell_change_new (const char *column, const LiaValue *old_value, const LiaValue *new_value);
void lia_cell_change_free (gpointer self);

G_END_DECLS
