/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-row-source.h"

G_BEGIN_DECLS

/**
 * LiaTableReader:
 *
 * Reads the table in a file: its header, then its rows. On the way it leaves out what printed tables
 * have and data has not: the header repeated further down, with the titles right above it. Errors, limits and
 * threads as for the source of its rows.
 */
typedef struct _LiaTableReader LiaTableReader;

/** lia_table_reader_new: Returns: (transfer full): reads delimited text from @stream, of which it holds a reference;
 * @dialect is copied */
LiaTableReader *lia_table_reader_new (GInputStream *stream, const LiaCsvDialect *dialect);
/**
 * lia_table_reader_new_for_source:
 * @source: (transfer full): from its beginning
 * @dialect: of it, only preamble and header are looked at
 */
LiaTableReader *
lia_table_reader_new_for_source (LiaRowSource *source, const LiaCsvDialect *dialect);
void lia_table_reader_free (LiaTableReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTableReader, lia_table_reader_free)

/**
 * lia_table_reader_get_header:
 *
 * Reads the header rows on the first call.
 *
 * Returns: (transfer none) (nullable): one name a column, "" for columns without; empty where the file has no
 *   header; %NULL with @error
 */
const char *const *
lia_table_reader_get_header (LiaTableReader *self, GCancellable *cancellable, GError **error);

/** lia_table_reader_next: as lia_row_source_next(), for the rows after the header */
gboolean lia_table_reader_next (LiaTableReader *self,
                                const char *const **cells,
                                guint *n_cells,
                                GCancellable *cancellable,
                                GError **error);

/** lia_table_reader_get_line: the line of the file, from 1, on which the last row began */
guint64 lia_table_reader_get_line (LiaTableReader *self);
/** lia_table_reader_get_fraction: how much was read, from 0 to 1; 0 when that is not known */
double lia_table_reader_get_fraction (LiaTableReader *self);

G_END_DECLS
