/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-bulk-edit.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/** LiaEditProgress: fraction 0–1, rows so far. Called on the caller's main context, at most twenty times a second. */
typedef void (*LiaEditProgress) (double fraction, guint64 n_rows, gpointer user_data);

/**
 * lia_workspace_edit_many_async:
 * @edit: what is to be done; not to be changed any more
 * @ids: (nullable) (array length=n): to which rows; copied
 * @query: (nullable): or to the rows a query finds when it comes to it, however many; not to be changed any more
 *
 * Does the same to many rows, as one batch and so one undo: also moving them to the trash or back. Other rows in the
 * trash, and rows that are so already, are left.
 */
void lia_workspace_edit_many_async (LiaWorkspace *self,
                                    LiaBulkEdit *edit,
                                    const gint64 *ids,
                                    guint n,
                                    LiaRecordQuery *query,
                                    LiaEditProgress progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/**
 * lia_workspace_edit_many_finish:
 * @n_matched, @n_changed: (out) (optional): rows it was about, and those that were not so before
 * @batch_id: (out) (optional): 0 when nothing changed
 */
gboolean lia_workspace_edit_many_finish (LiaWorkspace *self,
                                         GAsyncResult *result,
                                         guint *n_matched,
                                         guint *n_changed,
                                         gint64 *batch_id,
                                         GError **error);
/** lia_workspace_edit_many: blocks; no progress */
gboolean lia_workspace_edit_many (LiaWorkspace *self,
                                  LiaBulkEdit *edit,
                                  LiaRecordQuery *query,
                                  guint *n_matched,
                                  guint *n_changed,
                                  gint64 *batch_id,
                                  GError **error);

G_END_DECLS
