/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-money.h"

G_BEGIN_DECLS

/**
 * LiaXlsxWriter:
 *
 * Writes a workbook with one sheet, row by row and in constant memory: a header that stays in view and filters,
 * then rows of typed cells. Columns become as wide as what stands in them. Text that begins with = + - @ TAB CR or LF
 * gets a leading ' as in CSV, though no cell is ever written as a formula: it is carried on as text.
 */
typedef struct _LiaXlsxWriter LiaXlsxWriter;

/** LIA_XLSX_MAX_ROWS: of a sheet, the header among them */
#define LIA_XLSX_MAX_ROWS 1048576u
/** LIA_XLSX_MAX_TEXT: characters of a cell */
#define LIA_XLSX_MAX_TEXT 32767u

/**
 * lia_xlsx_writer_new:
 * @path: made or replaced when the writer finishes
 * @sheet: its name; signs that no sheet's name may have become blanks
 */
LiaXlsxWriter *lia_xlsx_writer_new (const char *path, const char *sheet, GError **error);
/** lia_xlsx_writer_free: drops what was not finished */
void lia_xlsx_writer_free (LiaXlsxWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaXlsxWriter, lia_xlsx_writer_free)

/* The cells of a row, from the left. A failure shows at the end of the row. */

/** lia_xlsx_writer_add_header: a column's name, in bold, with room for the button of its filter */
void lia_xlsx_writer_add_header (LiaXlsxWriter *self, const char *text);
/** lia_xlsx_writer_add_text: @text: (nullable): guarded; an empty cell for %NULL and "" */
void lia_xlsx_writer_add_text (LiaXlsxWriter *self, const char *text);
/** lia_xlsx_writer_add_token: text made by us, such as an id; not guarded */
void lia_xlsx_writer_add_token (LiaXlsxWriter *self, const char *text);
/** lia_xlsx_writer_add_number: shown in the format "General" */
void lia_xlsx_writer_add_number (LiaXlsxWriter *self, double number);
/** lia_xlsx_writer_add_boolean: TRUE or FALSE */
void lia_xlsx_writer_add_boolean (LiaXlsxWriter *self, gboolean value);
/** lia_xlsx_writer_add_date: @iso: a day before 1900, which no workbook knows, is written as text */
void lia_xlsx_writer_add_date (LiaXlsxWriter *self, const char *iso);
/** lia_xlsx_writer_add_money: a number whose format shows the currency */
void lia_xlsx_writer_add_money (LiaXlsxWriter *self, const LiaMoney *money);
/** lia_xlsx_writer_add_nothing: an empty cell */
void lia_xlsx_writer_add_nothing (LiaXlsxWriter *self);

/** lia_xlsx_writer_end_row: %LIA_ERROR_INVALID for a text too long or a row too many, naming row and column */
gboolean lia_xlsx_writer_end_row (LiaXlsxWriter *self, GError **error);
/** lia_xlsx_writer_finish: writes the file; nothing can be added any more */
gboolean lia_xlsx_writer_finish (LiaXlsxWriter *self, GError **error);

G_END_DECLS
