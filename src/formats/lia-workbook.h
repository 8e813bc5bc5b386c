/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-row-source.h"

G_BEGIN_DECLS

/**
 * LiaWorkbook:
 *
 * A spreadsheet file: XLSX (ECMA-376) or ODS (ISO 26300). Its sheets are read as streams of rows of text: numbers
 * with a point, dates and times as ISO 8601, percentages as "70%", money with its currency, TRUE and FALSE, errors as
 * they are shown ("#REF!"). Formulas, notes, pictures and formats are left out. Declared sizes count for nothing.
 *
 * Merged cells: a value that stands in several rows is repeated in each of them, in the first of its columns; one
 * over several columns of one row stands in the first.
 *
 * Immutable once open: any thread, several readers at once.
 */
typedef struct _LiaWorkbook LiaWorkbook;

/**
 * LiaSheetFlags:
 * @LIA_SHEET_VISIBLE_ONLY: leave out rows and columns that are hidden or filtered away; else all is read
 */
typedef enum
{
  LIA_SHEET_ALL = 0,
  LIA_SHEET_VISIBLE_ONLY = 1 << 0,
} LiaSheetFlags;

/**
 * lia_workbook_open:
 * @error: %LIA_ERROR_INVALID for what is no workbook, needs a password, is damaged or breaks a limit
 *
 * Reads the list of sheets, and texts and formats that they share. Blocks.
 */
LiaWorkbook *lia_workbook_open (GFile *file, GCancellable *cancellable, GError **error);
LiaWorkbook *lia_workbook_ref (LiaWorkbook *self);
void lia_workbook_unref (LiaWorkbook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaWorkbook, lia_workbook_unref)

/** lia_workbook_get_n_sheets: at least 1; sheets that hold only a chart do not count */
guint lia_workbook_get_n_sheets (LiaWorkbook *self);
/** lia_workbook_get_sheet_name: Returns: (transfer none): @sheet: from 0 */
const char *lia_workbook_get_sheet_name (LiaWorkbook *self, guint sheet);
/** lia_workbook_is_sheet_hidden: whether the program that wrote it shows the sheet */
gboolean lia_workbook_is_sheet_hidden (LiaWorkbook *self, guint sheet);

/** lia_workbook_read: the rows of a sheet from its beginning */
LiaRowSource *lia_workbook_read (LiaWorkbook *self,
                                 guint sheet,
                                 LiaSheetFlags flags,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
