/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-row-source.h"
#include "lia-sheet-rows.h"
#include "lia-workbook.h"
#include "lia-xml-reader.h"

G_BEGIN_DECLS

/* No sheet of any program has more. */
#define LIA_SHEET_MAX_COLUMNS 16384u

/**
 * LiaSheetSource:
 * @hidden_columns: (owned) (nullable) (array length=LIA_SHEET_MAX_COLUMNS): where any are left out
 * @line: of the last row taken
 *
 * What the sheets of all kinds of workbooks have in common as a source of rows: a parser that finds cells, and rows
 * that wait to be taken. For those who make one: a struct that begins with it.
 */
typedef struct
{
  LiaRowSource parent;

  /* owned */
  LiaWorkbook *workbook;
  LiaXmlReader *reader;
  LiaSheetRows *rows;
  guint8 *hidden_columns;

  gboolean visible_only;
  guint64 line;
  gboolean at_end;
} LiaSheetSource;

/**
 * lia_sheet_source_init:
 * @klass: from LIA_SHEET_SOURCE_CLASS()
 * @part: (transfer full): the XML of the sheet, called @name in messages
 * @handler: finds cells and adds them to the rows; called with @self
 */
void lia_sheet_source_init (LiaSheetSource *self,
                            const LiaRowSourceClass *klass,
                            LiaWorkbook *workbook,
                            LiaSheetFlags flags,
                            LiaArchivePart *part,
                            const char *name,
                            const LiaXmlHandler *handler);
/** lia_sheet_source_clear: for the one who frees it */
void lia_sheet_source_clear (LiaSheetSource *self);

/** lia_sheet_source_hide_column: @column: from 0 */
void lia_sheet_source_hide_column (LiaSheetSource *self, guint column);

/** lia_sheet_source_is_hidden: whether cells of @column, from 0, are to be left out */
static inline gboolean
lia_sheet_source_is_hidden (const LiaSheetSource *self, guint column)
{
  return self->hidden_columns != NULL && column < LIA_SHEET_MAX_COLUMNS
         && self->hidden_columns[column] != 0;
}

/** lia_sheet_source_next: as lia_row_source_next(); parses on until there is a row */
gboolean lia_sheet_source_next (LiaRowSource *source,
                                const char *const **cells,
                                guint *n_cells,
                                GCancellable *cancellable,
                                GError **error);
/** lia_sheet_source_get_line: as lia_row_source_get_line() */
guint64 lia_sheet_source_get_line (LiaRowSource *source);
/** lia_sheet_source_get_fraction: as lia_row_source_get_fraction() */
double lia_sheet_source_get_fraction (LiaRowSource *source);

/* The class of a source that is freed by @free_func. */
#define LIA_SHEET_SOURCE_CLASS(free_func)                                                          \
  { lia_sheet_source_next, lia_sheet_source_get_line, lia_sheet_source_get_fraction, free_func }

G_END_DECLS
