/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-column-layout.h"

G_BEGIN_DECLS

/**
 * LiaColumnRow:
 *
 * One column in the dialog that chooses columns: ticked when shown, with buttons that move it. Signal
 * `move (int by)`: -1 up, +1 down.
 */
#define LIA_TYPE_COLUMN_ROW (lia_column_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaColumnRow, lia_column_row, LIA, COLUMN_ROW, AdwActionRow)

/** lia_column_row_new: Returns: (transfer floating): the row of @column, whose texts are static */
GtkWidget *lia_column_row_new (LiaColumnLayout *layout, const LiaColumn *column);
/** lia_column_row_get_id: Returns: (transfer none): the field of its column */
const char *lia_column_row_get_id (LiaColumnRow *self);
/** lia_column_row_update: shows what the layout says now */
void lia_column_row_update (LiaColumnRow *self);

G_END_DECLS
