/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No sheet of any program has more. */
#define LIA_SHEET_MAX_ROWS 1048576u

/**
 * LiaSheetRows:
 *
 * The rows of a sheet on their way from a parser, which finds several at once, to a reader, which takes one at a
 * time. Keeps the limits of a row: 4,096 cells, 1 MiB a cell, 16 MiB in all. Rows without any text are left out.
 *
 * Merged cells: what stands in a region that is several rows high is repeated in the region's first column in
 * every row that says anything else, because it holds for all of them; it is not repeated to the right,
 * because a title over five columns is one title.
 */
typedef struct _LiaSheetRows LiaSheetRows;

/** lia_sheet_rows_new: Returns: (transfer full): no rows yet */
LiaSheetRows *lia_sheet_rows_new (void);
void lia_sheet_rows_free (LiaSheetRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaSheetRows, lia_sheet_rows_free)

/** lia_sheet_rows_begin: @line: from 1, above that of the row before */
void lia_sheet_rows_begin (LiaSheetRows *self, guint64 line);
/** lia_sheet_rows_add: @column: from 0, above that of the cell before; @text is copied */
gboolean lia_sheet_rows_add (LiaSheetRows *self,
                             guint column,
                             const char *text,
                             gsize length,
                             GError **error);
/** lia_sheet_rows_add_shared: as above; @text ends with NUL and outlives the rows */
gboolean
lia_sheet_rows_add_shared (LiaSheetRows *self, guint column, const char *text, GError **error);
/** lia_sheet_rows_merge: a cell of this row reaches down to @last_line; called in the row, in any order with adding */
void lia_sheet_rows_merge (LiaSheetRows *self, guint column, guint64 last_line);
/** lia_sheet_rows_end: the row stands there @n_times */
gboolean lia_sheet_rows_end (LiaSheetRows *self, guint64 n_times, GError **error);

/**
 * lia_sheet_rows_take:
 * @cells: (out) (transfer none) (array length=n_cells): ended by %NULL; valid until the next call
 *
 * Returns: whether there was a row
 */
gboolean
lia_sheet_rows_take (LiaSheetRows *self, const char *const **cells, guint *n_cells, guint64 *line);

G_END_DECLS
