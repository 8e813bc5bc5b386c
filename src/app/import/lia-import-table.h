/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-import.h"

G_BEGIN_DECLS

/**
 * LiaImportTable:
 *
 * The first rows of a file as a table, up to 10,000 to scroll through. Above each column a drop-down says which field
 * it becomes; cells that cannot be taken carry a mark, which says why and mends them. Signal `mapping-changed`, also
 * after a cell was mended.
 */
#define LIA_TYPE_IMPORT_TABLE (lia_import_table_get_type ())
G_DECLARE_FINAL_TYPE (LiaImportTable, lia_import_table, LIA, IMPORT_TABLE, GtkWidget)

/** lia_import_table_show: makes the table anew, for another file or another way of reading it */
void lia_import_table_show (LiaImportTable *self, LiaImport *import);
/** lia_import_table_update: shows what was changed in the import elsewhere */
void lia_import_table_update (LiaImportTable *self);
/** lia_import_table_set_problems: @result: of a plan; tells which rows have problems, and in what order dates are */
void lia_import_table_set_problems (LiaImportTable *self, const LiaImportResult *result);
/** lia_import_table_set_only_problems: shows only rows that lia_import_table_set_problems() told of */
void lia_import_table_set_only_problems (LiaImportTable *self, gboolean only);
/** lia_import_table_get_n_problems: how many of the cells in sight cannot be taken */
guint lia_import_table_get_n_problems (LiaImportTable *self);
/** lia_import_table_get_n_hidden_columns: columns that are not shown because there are too many */
guint lia_import_table_get_n_hidden_columns (LiaImportTable *self);

G_END_DECLS
