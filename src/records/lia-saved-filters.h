/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-query.h"

G_BEGIN_DECLS

/* What is selected in facets, as the `filters` of a saved list keep it: {"country": ["KE", null], "level": ["4711"],
 * "-kinds": ["industry"], "open_findings": [true]}; rows by their ids as text, as everywhere in JSON; a minus before the
 * name leaves these values out. */

/** LiaSavedFilter: @values: (element-type LiaValue): owns its texts */
typedef struct
{
  const LiaField *field;
  gboolean excluded;
  GArray *values;
} LiaSavedFilter;

/** lia_saved_filters_parse: Returns: (transfer full) (element-type LiaSavedFilter): what is not understood is left out */
GPtrArray *lia_saved_filters_parse (const LiaRecordType *type, const char *json);
/** lia_saved_filters_new: Returns: (transfer full) (element-type LiaSavedFilter): none yet */
GPtrArray *lia_saved_filters_new (void);
/** lia_saved_filters_add: @values: (element-type LiaValue): copied */
void lia_saved_filters_add (GPtrArray *filters,
                            const LiaField *field,
                            gboolean excluded,
                            const GArray *values);
/** lia_saved_filters_find: Returns: (transfer none) (nullable) (element-type LiaValue): the values of @field */
const GArray *lia_saved_filters_find (GPtrArray *filters, const LiaField *field, gboolean excluded);
/** lia_saved_filters_print: Returns: (transfer full) (nullable): %NULL for none */
char *lia_saved_filters_print (const LiaRecordType *type, GPtrArray *filters);
/**
 * lia_saved_filters_replace_row:
 * @type: what the list shows
 * @target: the type of the rows
 *
 * Returns: (transfer full) (nullable): @json with @to where it says @from of @target, and all else as it is, also what is
 *   not understood; %NULL when it does not say so
 */
char *lia_saved_filters_replace_row (const LiaRecordType *type,
                                     const char *json,
                                     const LiaRecordType *target,
                                     gint64 from,
                                     gint64 to);
/** lia_saved_filters_apply: adds them to @query */
void lia_saved_filters_apply (GPtrArray *filters, LiaRecordQuery *query);

G_END_DECLS
