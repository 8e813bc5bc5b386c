/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-facet.h"
#include "lia-record-query.h"

G_BEGIN_DECLS

/**
 * LiaRecordFacets:
 *
 * The facets of a record type (its fields with %LIA_FIELD_FACET) as a GListModel of #LiaRecordFacet, with live counts.
 * Selected values of one facet add up (any of them), facets narrow each other down; rows of values that are left out are
 * counted nowhere. Counts are made on a thread of their
 * own, in one pass over the rows that the base query leaves; a question not answered yet is dropped for a newer one.
 * After a commit they follow by themselves. Main thread only.
 *
 * Wire it so: set_base() with what is searched, and the list model's query to `query` whenever that is notified.
 *
 * Properties: `query` (#LiaRecordQuery: the base and what is selected), `n-selected` (guint: values that are selected or left out), `loading` (boolean).
 */
#define LIA_TYPE_RECORD_FACETS (lia_record_facets_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordFacets, lia_record_facets, LIA, RECORD_FACETS, LiaObjectList)

/** lia_record_facets_new: Returns: (transfer full): the facets of @type, with nothing selected; they count from
 * lia_record_facets_set_base() on */
LiaRecordFacets *lia_record_facets_new (LiaStore *store, const LiaRecordType *type);

/** lia_record_facets_set_base: @base: search, sort and other filters; not to be changed any more */
void lia_record_facets_set_base (LiaRecordFacets *self, LiaRecordQuery *base);
/** lia_record_facets_get_query: Returns: (transfer none) (nullable): the base and what is selected; %NULL without base */
LiaRecordQuery *lia_record_facets_get_query (LiaRecordFacets *self);

/** lia_record_facets_find: Returns: (transfer none) (nullable): the facet of a field */
LiaRecordFacet *lia_record_facets_find (LiaRecordFacets *self, const char *field);
/** lia_record_facets_get_selected: Returns: (transfer none): a model of the #LiaFacetValue of all facets that are selected or left out,
 * for chips */
GListModel *lia_record_facets_get_selected (LiaRecordFacets *self);
/** lia_record_facets_get_n_selected: as the property `n-selected` */
guint lia_record_facets_get_n_selected (LiaRecordFacets *self);
/** lia_record_facets_clear: selects nothing in any facet */
void lia_record_facets_clear (LiaRecordFacets *self);

/** lia_record_facets_save: Returns: (transfer full) (nullable): what is selected, as `filters` of a saved list; %NULL for nothing */
char *lia_record_facets_save (LiaRecordFacets *self);
/** lia_record_facets_load: @filters: (nullable): as saved; what is not known any more is left out */
void lia_record_facets_load (LiaRecordFacets *self, const char *filters);

/**
 * lia_record_query_add_saved_filters:
 * @filters: (nullable): as lia_record_facets_save() makes them
 *
 * The same selection for a query alone; unknown fields are left out.
 */
void lia_record_query_add_saved_filters (LiaRecordQuery *query, const char *filters);

G_END_DECLS
