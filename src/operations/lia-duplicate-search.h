/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-duplicate-index.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * lia_duplicates_find_async:
 * @progress: (nullable): called back on the caller's main context, at most twenty times a second
 *
 * lia_duplicates_find() on a thread of its own; @cancellable stops it within some milliseconds.
 */
void lia_duplicates_find_async (LiaWorkspace *workspace,
                                const LiaRecordType *type,
                                guint minimum,
                                LiaDuplicateProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** lia_duplicates_find_finish: Returns: (transfer full) (element-type LiaDuplicate) (nullable): */
GPtrArray *
lia_duplicates_find_finish (LiaWorkspace *workspace, GAsyncResult *result, GError **error);

/**
 * lia_duplicate_index_new_async:
 *
 * lia_duplicate_index_new() on a thread of its own; the index then belongs to the caller's thread.
 */
void lia_duplicate_index_new_async (LiaWorkspace *workspace,
                                    const LiaRecordType *type,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/** lia_duplicate_index_new_finish: Returns: (transfer full) (nullable): the index */
LiaDuplicateIndex *
lia_duplicate_index_new_finish (LiaWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
