/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-csv-dialect.h"

G_BEGIN_DECLS

/**
 * LiaCsvReader:
 *
 * Reads rows of a delimited text file as a stream, decoding to UTF-8. Bounded: a cell of more than 1 MiB, a
 * row of more than 4,096 cells or 16 MiB, text that is not valid in the encoding, NUL bytes or a quote that is never
 * closed end the reading with one %LIA_ERROR_INVALID that names the line. Any thread, one at a time.
 *
 * C1 control characters (U+0080 to U+009F), which no table holds but a file saved in the wrong way does, are read
 * as the quotation marks, dashes and letters that Windows keeps in their place.
 */
typedef struct _LiaCsvReader LiaCsvReader;

/** lia_csv_reader_new: takes its own reference of @stream; starts at the stream's beginning */
LiaCsvReader *lia_csv_reader_new (GInputStream *stream, const LiaCsvDialect *dialect);
void lia_csv_reader_free (LiaCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCsvReader, lia_csv_reader_free)

/**
 * lia_csv_reader_next:
 * @cells: (out) (transfer none): UTF-8 cells of the row; valid until the next call
 * @n_cells: (out):
 *
 * Skips the preamble; header rows are returned like any other row. Rows that are quite empty are skipped.
 *
 * Returns: %TRUE for a row; %FALSE at the end or with @error
 */
gboolean lia_csv_reader_next (LiaCsvReader *self,
                              const char *const **cells,
                              guint *n_cells,
                              GCancellable *cancellable,
                              GError **error);

/** lia_csv_reader_get_line: the line of the file, from 1, on which the last row began */
guint64 lia_csv_reader_get_line (LiaCsvReader *self);
/** lia_csv_reader_get_offset: bytes of the file consumed so far, for progress */
guint64 lia_csv_reader_get_offset (LiaCsvReader *self);
/** lia_csv_reader_get_n_empty_rows: rows skipped so far because all their cells are blank */
guint64 lia_csv_reader_get_n_empty_rows (LiaCsvReader *self);
/** lia_csv_reader_get_n_stray_quotes: cells so far that went on after their closing quote; a wrong dialect has many */
guint64 lia_csv_reader_get_n_stray_quotes (LiaCsvReader *self);

G_END_DECLS
