/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-facet-value.h"
#include "lia-object-list.h"

G_BEGIN_DECLS

/**
 * LiaRecordFacet:
 *
 * A field to filter by and, as a GListModel of #LiaFacetValue, the values that rows have in it: levels and choices in
 * their order, others by name, "None" last. Counts are of the rows that all *other* facets and the search leave; a
 * value without rows is in the list only while it is selected or left out. Main thread only.
 *
 * Properties: `label`, `n-items`, `n-selected` (guint: values that are selected or left out).
 */
#define LIA_TYPE_RECORD_FACET (lia_record_facet_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordFacet, lia_record_facet, LIA, RECORD_FACET, LiaObjectList)

/** lia_record_facet_get_field: Returns: (transfer none): what it filters by */
const LiaField *lia_record_facet_get_field (LiaRecordFacet *self);
/** lia_record_facet_get_label: Returns: (transfer none): of the field, translated */
const char *lia_record_facet_get_label (LiaRecordFacet *self);
/** lia_record_facet_get_n_selected: Returns: how many of its values are selected or left out */
guint lia_record_facet_get_n_selected (LiaRecordFacet *self);

G_END_DECLS
