/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-facets.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaListQuery:
 *
 * What a list page shows and in which order: the words typed, the facets chosen, the column sorted by. Facets are
 * counted only from when somebody looks at them. Main thread only.
 *
 * Signal: `changed`: lia_list_query_get_query() is another one.
 */
#define LIA_TYPE_LIST_QUERY (lia_list_query_get_type ())
G_DECLARE_FINAL_TYPE (LiaListQuery, lia_list_query, LIA, LIST_QUERY, GObject)

/** lia_list_query_new: Returns: (transfer full): asks for all records of @type, in the order of names */
LiaListQuery *lia_list_query_new (LiaWorkspace *workspace, const LiaRecordType *type);

/** lia_list_query_get_record_type: Returns: (transfer none): of the records asked for */
const LiaRecordType *lia_list_query_get_record_type (LiaListQuery *self);
/** lia_list_query_get_query: Returns: (transfer none): what is asked for now; replaced by another, never changed */
LiaRecordQuery *lia_list_query_get_query (LiaListQuery *self);

/** lia_list_query_make_query: Returns: (transfer full): what it would be with another @search; in no order worth speaking of */
LiaRecordQuery *lia_list_query_make_query (LiaListQuery *self, const char *search);

/** lia_list_query_set_search: (nullable): as typed, with field words */
void lia_list_query_set_search (LiaListQuery *self, const char *text);
/** lia_list_query_get_search: Returns: (transfer none) (nullable): as typed, without blanks around it */
const char *lia_list_query_get_search (LiaListQuery *self);
/** lia_list_query_get_hint: Returns: (transfer full) (nullable): what of the search was not understood */
char *lia_list_query_get_hint (LiaListQuery *self);

/** lia_list_query_set_sort: (nullable): the order of names when %NULL */
void lia_list_query_set_sort (LiaListQuery *self, const char *field, gboolean descending);
/** lia_list_query_get_sort: Returns: (transfer none) (nullable): the field sorted by; %NULL: names. @descending:
 * (out) (optional) */
const char *lia_list_query_get_sort (LiaListQuery *self, gboolean *descending);

/** lia_list_query_get_facets: Returns: (transfer none): made when first asked for */
LiaRecordFacets *lia_list_query_get_facets (LiaListQuery *self);
/** lia_list_query_get_n_filters: Returns: how many values of facets are selected or left out */
guint lia_list_query_get_n_filters (LiaListQuery *self);

/** lia_list_query_is_narrowed: not all records are asked for */
gboolean lia_list_query_is_narrowed (LiaListQuery *self);
/** lia_list_query_clear: asks for all records; the order stays */
void lia_list_query_clear (LiaListQuery *self);

/** lia_list_query_describe: Returns: (transfer full): "“bank” · Country: Kenya, Uganda"; "" when nothing narrows the list */
char *lia_list_query_describe (LiaListQuery *self);

/** lia_list_query_store: writes what is asked for into a saved list that is to be saved */
void lia_list_query_store (LiaListQuery *self, LiaRecord *list);
/** lia_list_query_restore: (nullable): asks for what a saved list holds; %NULL: for all */
void lia_list_query_restore (LiaListQuery *self, LiaRecord *list);

G_END_DECLS
