/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-facet-value.h"
#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaFacetRow:
 *
 * One value of a facet: a tick, its name, how many rows it would leave, and a button that leaves those out.
 */
#define LIA_TYPE_FACET_ROW (lia_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaFacetRow, lia_facet_row, LIA, FACET_ROW, GtkListBoxRow)

/** lia_facet_row_new: Returns: (transfer floating): the row of @value, which it follows; @type: of the records it
 * counts */
GtkWidget *lia_facet_row_new (LiaFacetValue *value, const LiaRecordType *type);
/** lia_facet_row_get_value: Returns: (transfer none): what the row ticks */
LiaFacetValue *lia_facet_row_get_value (LiaFacetRow *self);

G_END_DECLS
