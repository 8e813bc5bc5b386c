/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * lia_export_records:
 * @ids: (nullable) (array length=n): which records and in which order; %NULL for all live ones in list order
 * @path: the format goes by its suffix: .csv or .json
 *
 * Writes records to a file, under a temporary name first. CSV cells are guarded against spreadsheet
 * formulas. Blocks; on the thread of @reader.
 *
 * Returns: %FALSE with %LIA_ERROR_INVALID for a suffix without format, %LIA_ERROR_IO when writing fails
 */
gboolean lia_export_records (LiaReader *reader,
                             const LiaRecordType *type,
                             const gint64 *ids,
                             guint n,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error);

/**
 * lia_export_everything:
 * @path: ending in .json
 *
 * Writes all live records and settings, neither journal nor trash, in a stable order: two workspaces
 * that hold the same give the same file.
 */
gboolean lia_export_everything (LiaReader *reader,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);

/**
 * lia_export_read_everything:
 * @path: a file made by lia_export_everything(), which is checked like any input from outside
 * @n_records: (out) (optional):
 *
 * Adds the records of @path to an empty workspace, ids and all, as one batch. %LIA_ERROR_CONFLICT when
 * the workspace has records already. Blocks; any thread.
 */
gboolean lia_export_read_everything (LiaStore *store,
                                     const char *path,
                                     guint64 *n_records,
                                     gint64 *batch_id,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
