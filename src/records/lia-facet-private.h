/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-facet-worker.h"
#include "lia-record-facet.h"

G_BEGIN_DECLS

/* What the facets of a page and their values know of each other. */

/** lia_facet_value_new: Returns: (transfer full): with a count of 0; @label: translated, @key: by which the values
 * of a facet are sorted */
LiaFacetValue *lia_facet_value_new (const LiaField *field,
                                    const LiaValue *value,
                                    const char *label,
                                    const char *key);
/** lia_facet_value_set_count: notifies `count` when it differs */
void lia_facet_value_set_count (LiaFacetValue *self, guint count);
/** lia_facet_value_get_key: Returns: (transfer none): by what the values of a facet are sorted */
const char *lia_facet_value_get_key (LiaFacetValue *self);
/** lia_facet_value_is: whether it stands for the cell @value */
gboolean lia_facet_value_is (LiaFacetValue *self, const LiaValue *value);

/** lia_record_facet_new: Returns: (transfer full): without values. Signal `changed`, without arguments: something
 * was selected or no longer is */
LiaRecordFacet *lia_record_facet_new (const LiaField *field);
/** lia_record_facet_show: shows @entries (element-type LiaFacetEntry) in place of what is shown */
void lia_record_facet_show (LiaRecordFacet *self, const GArray *entries);
/** lia_record_facet_get_selection: Returns: (transfer full) (element-type LiaValue): the selected values, or those
 * left out; texts are borrowed */
GArray *lia_record_facet_get_selection (LiaRecordFacet *self, gboolean excluded);
/** lia_record_facet_select: selects exactly @selected and leaves out exactly @excluded; each (nullable)
 * (element-type LiaValue) */
void lia_record_facet_select (LiaRecordFacet *self, const GArray *selected, const GArray *excluded);
/** lia_record_facet_append_selected: the values that are selected or left out are added to @selected (element-type
 * LiaFacetValue) */
void lia_record_facet_append_selected (LiaRecordFacet *self, GPtrArray *selected);

G_END_DECLS
