/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-query.h"

G_BEGIN_DECLS

/** LiaExportProgress: records done, of how many. Called on the thread that exports. */
typedef void (*LiaExportProgress) (guint n_done, guint n_records, gpointer user_data);

/**
 * LiaExportRequest:
 * @type: which table; not looked at where @query is set
 * @query: (nullable): which records and in which order
 * @ids: (nullable) (array length=n_ids): the same; goes before @query. Without either: all live ones in list order
 * @columns: (nullable): names of fields, also derived ones, or "id", in the order they are wanted; %NULL for id, all
 *   fields and, of people, the organisation. Cards have an order of their own and take no id.
 * @without_levels: leave out every reference to a level, for programmes that draw no difference between partners
 * @progress: (nullable):
 *
 * What to export. Begin with zeros.
 */
typedef struct
{
  const LiaRecordType *type;
  LiaRecordQuery *query;
  const gint64 *ids;
  guint n_ids;
  const char *const *columns;
  gboolean without_levels;
  LiaExportProgress progress;
  gpointer progress_data;
} LiaExportRequest;

/**
 * lia_export_write:
 * @path: the format goes by its suffix: .csv, .xlsx, .json, and .vcf for people and partners
 * @n_written: (out) (optional):
 *
 * Writes records to a file, under a temporary name first. CSV and XLSX cells are guarded against spreadsheet
 * formulas. CSV and JSON speak in tokens and names of fields, XLSX in words for people. Blocks; on the thread of
 * @reader.
 *
 * Returns: %FALSE with %LIA_ERROR_INVALID for a suffix without format, %LIA_ERROR_NOT_FOUND for a column there
 *   is none of, %LIA_ERROR_IO when writing fails
 */
gboolean lia_export_write (LiaReader *reader,
                           const LiaExportRequest *request,
                           const char *path,
                           guint *n_written,
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
