/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiaImportTableCell:
 *
 * One cell of a #LiaImportTable: a text, cut short where it is long, and a mark to press where it cannot be taken or was corrected.
 * Signal `correct`, when the mark is pressed.
 */
#define LIA_TYPE_IMPORT_TABLE_CELL (lia_import_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (LiaImportTableCell, lia_import_table_cell, LIA, IMPORT_TABLE_CELL, GtkBox)

/** lia_import_table_cell_new: Returns: (transfer floating): an empty cell */
GtkWidget *lia_import_table_cell_new (void);

/** lia_import_table_cell_set: @text: as the file has it, or as it was corrected. @reason: (nullable): why it cannot be taken */
void lia_import_table_cell_set (LiaImportTableCell *self,
                                const char *text,
                                const char *reason,
                                gboolean corrected);

/** lia_import_table_cell_dup_shown: Returns: (transfer full): of a text of any length what fits one line, safe to show */
char *lia_import_table_cell_dup_shown (const char *text);

G_END_DECLS
