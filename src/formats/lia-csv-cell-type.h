/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaCsvCellType:
 * @LIA_CSV_CELL_ODD: what a cell holds when a line was cut at the wrong places: other delimiters, loose quotes
 *
 * What a cell looks like; a guess from its characters alone, good enough to tell a header from data and a
 * right delimiter from a wrong one. Nothing is validated here.
 */
typedef enum
{
  LIA_CSV_CELL_EMPTY,
  LIA_CSV_CELL_NUMBER, /* also money, percentages, telephones */
  LIA_CSV_CELL_DATE, /* also times */
  LIA_CSV_CELL_ADDRESS, /* e-mail and web */
  LIA_CSV_CELL_TEXT,
  LIA_CSV_CELL_ODD,
} LiaCsvCellType;

/** lia_csv_cell_type: Returns: what @cell looks like; blanks around it do not count */
LiaCsvCellType lia_csv_cell_type (const char *cell);

/** lia_csv_cell_is_blank: nothing but spaces, tabs, line ends and no-break spaces */
gboolean lia_csv_cell_is_blank (const char *cell);

/** lia_csv_cell_equal: whether two cells are the same but for blanks around them */
gboolean lia_csv_cell_equal (const char *a, const char *b);

/** lia_csv_count_filled: how many of the cells are not blank */
guint lia_csv_count_filled (const char *const *cells, guint n_cells);

G_END_DECLS
