/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-facet-worker.h"
#include "lia-record-facet.h"

G_BEGIN_DECLS

/* What the facets of a page and their values know of each other. */

LiaFacetValue *lia_facet_value_new (const LiaField *field,
                                    const LiaValue *value,
                                    const char *label,
                                    const char *key);
void lia_facet_value_set_count (LiaFacetValue *self, guint count);
/* By what the values of a facet are sorted. */
const char *lia_facet_value_get_key (LiaFacetValue *self);
gboolean lia_facet_value_is (LiaFacetValue *self, const LiaValue *value);

LiaRecordFacet *lia_record_facet_new (const LiaField *field);
/* Signal `changed`, without arguments: something was selected or no longer is. */
/* Shows @entries (element-type LiaFacetEntry) in place of what is shown. */
void lia_record_facet_show (LiaRecordFacet *self, const GArray *entries);
/* The selected values, or those left out. (transfer full) (element-type LiaValue): texts are borrowed */
GArray *lia_record_facet_get_selection (LiaRecordFacet *self, gboolean excluded);
/* Selects exactly @selected and leaves out exactly @excluded: (nullable) (element-type LiaValue). */
void lia_record_facet_select (LiaRecordFacet *self, const GArray *selected, const GArray *excluded);
/* The values that are selected or left out are added to @selected. */
void lia_record_facet_append_selected (LiaRecordFacet *self, GPtrArray *selected);

G_END_DECLS
