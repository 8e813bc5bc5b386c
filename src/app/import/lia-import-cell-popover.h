/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-import.h"

G_BEGIN_DECLS

/**
 * LiaImportCellPopover:
 *
 * Mends one cell of a file for this import: says what is wrong, and while typing whether the new text can be taken.
 * Signal `corrected`, after the import has the new text.
 */
#define LIA_TYPE_IMPORT_CELL_POPOVER (lia_import_cell_popover_get_type ())
G_DECLARE_FINAL_TYPE (LiaImportCellPopover,
                      lia_import_cell_popover,
                      LIA,
                      IMPORT_CELL_POPOVER,
                      GtkPopover)

/**
 * lia_import_cell_popover_open:
 * @parent: what it points at, and what takes it along when it goes
 * @text: what is read from the cell now
 *
 * Returns: (transfer none): it lives until it is closed
 */
LiaImportCellPopover *lia_import_cell_popover_open (GtkWidget *parent,
                                                    LiaImport *import,
                                                    guint64 line,
                                                    guint column,
                                                    const char *text);

G_END_DECLS
