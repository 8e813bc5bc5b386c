/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaCsvDialect:
 * @encoding: iconv name: "UTF-8", "UTF-16LE", "WINDOWS-1252"…; a byte-order mark is skipped by the reader
 * @delimiter: ',', ';', '\t', '|', ' ' (any run of blanks)… ; 0 for a file of one column
 * @quote: '"', '\'' or 0 for none
 * @escape: '\\' where quotes are escaped by it; 0 where they are doubled
 * @n_preamble_lines: lines of the file before the header that belong to no table (titles, blank lines)
 * @n_header_rows: 0 where the first row is data already; empty rows between header rows do not count
 *
 * How a delimited text file is written. Plain data; free with lia_csv_dialect_free().
 */
typedef struct
{
  char *encoding;
  char delimiter;
  char quote;
  char escape;
  guint n_preamble_lines;
  guint n_header_rows;
} LiaCsvDialect;

/** lia_csv_dialect_copy: Returns: (transfer full): the same, to be changed */
LiaCsvDialect *lia_csv_dialect_copy (const LiaCsvDialect *self);
void lia_csv_dialect_free (LiaCsvDialect *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCsvDialect, lia_csv_dialect_free)

/**
 * lia_csv_dialect_detect:
 * @bytes: the beginning of the file (the whole of it, or at least 256 KiB)
 * @error: %LIA_ERROR_INVALID when this is no delimited text (binary, empty), with a plain sentence
 *
 * Returns: (transfer full) (nullable): the likeliest dialect
 */
LiaCsvDialect *lia_csv_dialect_detect (GBytes *bytes, GError **error);

G_END_DECLS
