/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-plan.h"
#include "lia-vcard.h"

G_BEGIN_DECLS

/**
 * LiaImportRows:
 *
 * The data rows of a table file, one at a time: headers (also repeated ones), blank rows and totals are
 * left out. One thread.
 */
typedef struct _LiaImportRows LiaImportRows;

/**
 * lia_import_rows_open_file:
 *
 * Opens the file, chooses its sheet and finds out how it is written, as far as @plan does not say so yet.
 */
gboolean lia_import_rows_open_file (LiaImportPlan *plan, GCancellable *cancellable, GError **error);

/** lia_import_rows_open: @plan, whose file is open, is borrowed */
LiaImportRows *lia_import_rows_open (const LiaImportPlan *plan, GError **error);
void lia_import_rows_free (LiaImportRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaImportRows, lia_import_rows_free)

/**
 * lia_import_rows_next:
 *
 * Returns: %TRUE for a row; %FALSE at the end or with @error, which names file and line
 */
gboolean lia_import_rows_next (LiaImportRows *self, GCancellable *cancellable, GError **error);

/** lia_import_rows_get_n_cells: as many as the row has, also when these are more or fewer than columns */
guint lia_import_rows_get_n_cells (LiaImportRows *self);
/** lia_import_rows_get_cell: Returns: (transfer none): as it stands in the file (or was corrected); "" past the end of the row */
const char *lia_import_rows_get_cell (LiaImportRows *self, guint column);
/** lia_import_rows_get_line: Returns: the line of the file the row begins at, from 1 */
guint64 lia_import_rows_get_line (LiaImportRows *self);
/** lia_import_rows_get_problem: Returns: (nullable): why the row cannot be taken, whatever its cells say */
const char *lia_import_rows_get_problem (LiaImportRows *self);
/** lia_import_rows_get_card: Returns: (transfer none) (nullable): the row's card, until the next row; %NULL for rows of a table */
const LiaVcard *lia_import_rows_get_card (LiaImportRows *self);
/** lia_import_rows_get_fraction: of the file, from 0 to 1 */
double lia_import_rows_get_fraction (LiaImportRows *self);

/**
 * lia_import_clean_cell:
 *
 * Returns: (transfer full) (nullable): @text without the guard against spreadsheet formulas and blanks
 *   at its ends; %NULL for what means nothing: "", and "n/a", "-", "none" unless @plan keeps them
 */
char *lia_import_clean_cell (const LiaImportPlan *plan, const char *text);

/** lia_import_means_nothing: "n/a", "-", "none" and the like; @text: without blanks at its ends */
gboolean lia_import_means_nothing (const char *text);

/**
 * lia_import_rows_read_headers:
 *
 * Reads the header rows of @plan's file and sets its columns and headers; mapping and date orders
 * begin empty. Where the file has no header, columns are counted in the first row.
 */
gboolean lia_import_rows_read_headers (LiaImportPlan *plan, GError **error);

G_END_DECLS
