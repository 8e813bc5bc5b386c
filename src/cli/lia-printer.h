/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LiaPrinter:
 *
 * A table printed with aligned columns: rows are collected, then written at once. Widths are counted
 * in terminal cells, so that wide (CJK) and combining characters line up.
 */
typedef struct _LiaPrinter LiaPrinter;

/** lia_printer_new: Returns: (transfer full): without rows */
LiaPrinter *lia_printer_new (void);
/** lia_printer_new_csv: the same rows as CSV, whole; cells that a spreadsheet would run are guarded */
LiaPrinter *lia_printer_new_csv (void);
void lia_printer_free (LiaPrinter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaPrinter, lia_printer_free)

/** lia_printer_add_cell: (nullable); control characters and line breaks are made harmless, long text is cut */
void lia_printer_add_cell (LiaPrinter *self, const char *text);
/** lia_printer_add_long_cell: never cut; for the last column */
void lia_printer_add_long_cell (LiaPrinter *self, const char *text);
/** lia_printer_end_row: the cells added since the last row are one */
void lia_printer_end_row (LiaPrinter *self);
/** lia_printer_add_row: (array zero-terminated=1): short cells, as for the heading */
void lia_printer_add_row (LiaPrinter *self, const char *const *cells);
/** lia_printer_print: to standard output; the first row is the heading */
void lia_printer_print (LiaPrinter *self);

/** lia_print_json: one value, indented, to standard output */
void lia_print_json (JsonNode *node);

G_END_DECLS
