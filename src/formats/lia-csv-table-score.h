/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-csv-dialect.h"

G_BEGIN_DECLS

/**
 * lia_csv_table_score:
 * @text: UTF-8, the beginning of a file
 * @whole: whether it is all of the file
 *
 * How much @text looks like a table when read in @dialect, after G. van den Burg, A. Nazábal, C. Sutton,
 * "Wrangling messy CSV files by detecting row and type patterns" (2019): rows of few different lengths (the
 * longer the better) times cells that are something (numbers, dates, addresses, words).
 *
 * Returns: 0 to 1
 */
double lia_csv_table_score (GString *text, gboolean whole, const LiaCsvDialect *dialect);

G_END_DECLS
