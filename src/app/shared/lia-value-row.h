/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaValueRow:
 *
 * A field's label and its value, to be read; a way to reach someone has a button that opens it. What is done when the
 * row is activated is up to its owner.
 */
#define LIA_TYPE_VALUE_ROW (lia_value_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaValueRow, lia_value_row, LIA, VALUE_ROW, AdwActionRow)

/** lia_value_row_new: @field: one of a record type's, static */
GtkWidget *lia_value_row_new (const LiaField *field);
/** lia_value_row_show: Returns: whether @record has a value of the field; without one the row shows a dash */
gboolean lia_value_row_show (LiaValueRow *self, LiaRecord *record);

G_END_DECLS
