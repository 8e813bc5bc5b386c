/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the rows and columns of somebody's table mean, whatever file it came from. Pure functions. */

/**
 * lia_table_header_word:
 * @header: (nullable): a column's name as written in a file
 *
 * The form in which column names are compared: folded, words split at punctuation, underscores and capital letters,
 * units and notes in parentheses left out. "E-Mail_Address (work)" and "eMail address" both give "email address".
 *
 * Returns: (transfer full): words with one space between them, "" for none
 */
char *lia_table_header_word (const char *header);

/**
 * lia_table_merge_header:
 * @rows: (element-type GStrv): the header rows, from the top
 *
 * Makes one name of each column: a name of an upper row holds for the blank cells right of it wherever the rows
 * below name parts of it. "Travel,,Total" over "Air,Rail," gives "Travel Air", "Travel Rail", "Total".
 *
 * Returns: (transfer full): stripped names, as many as the longest row has cells
 */
GStrv lia_table_merge_header (GPtrArray *rows);

/** lia_table_is_header_again: whether a row only repeats the header, as printed tables do on each page */
gboolean
lia_table_is_header_again (const char *const *header, const char *const *cells, guint n_cells);

/**
 * lia_table_is_totals:
 *
 * Whether a row sums up the others: it begins with "Total", "Grand total", "Sum", "Gesamt", "Summe"… and has
 * figures, and nothing else, after it. An organisation called "Total", alone or with a country, is not one.
 */
gboolean lia_table_is_totals (const char *const *cells, guint n_cells);

G_END_DECLS
