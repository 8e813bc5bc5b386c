/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-workbook.h"

G_BEGIN_DECLS

/**
 * LiaTableKind:
 * @LIA_TABLE_TEXT: delimited text
 * @LIA_TABLE_WORKBOOK: XLSX or ODS; the only one with sheets of its own
 * @LIA_TABLE_CARDS: vCard, which is read by #LiaVcardReader: what a table of them has for columns depends on what
 *   they are wanted for
 */
typedef enum
{
  LIA_TABLE_TEXT,
  LIA_TABLE_WORKBOOK,
  LIA_TABLE_CARDS,
} LiaTableKind;

/**
 * LiaTableFile:
 *
 * Any file with tables in it. What it is shows in its first bytes; its name says nothing. Immutable: any thread.
 */
typedef struct _LiaTableFile LiaTableFile;

/**
 * lia_table_file_open:
 * @error: %LIA_ERROR_NOT_FOUND or %LIA_ERROR_IO when it cannot be read, %LIA_ERROR_INVALID with a sentence when no
 *   table can be had from it; the file is not named
 *
 * Reads as much as is needed to know what there is. Blocks.
 */
LiaTableFile *lia_table_file_open (GFile *file, GCancellable *cancellable, GError **error);
LiaTableFile *lia_table_file_ref (LiaTableFile *self);
void lia_table_file_unref (LiaTableFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTableFile, lia_table_file_unref)

/** lia_table_file_get_kind: Returns: what the file turned out to be */
LiaTableKind lia_table_file_get_kind (LiaTableFile *self);
/** lia_table_file_get_n_sheets: 0 for all but workbooks */
guint lia_table_file_get_n_sheets (LiaTableFile *self);
/** lia_table_file_get_sheet_name: Returns: (transfer none): of a workbook only; @sheet: from 0 */
const char *lia_table_file_get_sheet_name (LiaTableFile *self, guint sheet);
/** lia_table_file_is_sheet_hidden: as lia_workbook_is_sheet_hidden(); of a workbook only */
gboolean lia_table_file_is_sheet_hidden (LiaTableFile *self, guint sheet);
/** lia_table_file_find_first_sheet: Returns: the first sheet that is shown and holds a table, else the first that is
 * not empty; 0 when there is none */
guint lia_table_file_find_first_sheet (LiaTableFile *self, GCancellable *cancellable);

/**
 * lia_table_file_detect:
 * @sheet: not looked at for what has none
 *
 * Finds out how the table is written and where it begins.
 *
 * Returns: (transfer full): of a sheet only preamble (in rows) and header count, and its encoding is %NULL
 */
LiaCsvDialect *lia_table_file_detect (LiaTableFile *self,
                                      guint sheet,
                                      LiaSheetFlags flags,
                                      GCancellable *cancellable,
                                      GError **error);
/** lia_table_file_read: not for cards. Returns: (transfer full): all rows from the beginning */
LiaRowSource *lia_table_file_read (LiaTableFile *self,
                                   guint sheet,
                                   LiaSheetFlags flags,
                                   const LiaCsvDialect *dialect,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
