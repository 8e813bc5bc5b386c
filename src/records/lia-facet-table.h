/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-derived-field.h"
#include "lia-facet-column.h"

G_BEGIN_DECLS

/**
 * LiaFacetTable:
 *
 * The facet cells of all live rows of a table, each as a small number, so that counting needs no SQL: 8 bytes a row and
 * one or two for each facet. It follows the workspace row by row. For the thread of its reader.
 */
typedef struct _LiaFacetTable LiaFacetTable;

/** lia_facet_table_new: @fields: (array length=n): fields or derived fields of @type */
LiaFacetTable *lia_facet_table_new (LiaReader *reader,
                                    const LiaRecordType *type,
                                    const LiaField *const *fields,
                                    guint n,
                                    GError **error);
void lia_facet_table_free (LiaFacetTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaFacetTable, lia_facet_table_free)

/** lia_facet_table_get_n_rows: Returns: how many live rows the table has */
guint lia_facet_table_get_n_rows (const LiaFacetTable *self);

/**
 * lia_facet_table_update:
 * @ids: (element-type gint64): rows that were added, changed, or went away; sorted by it
 *
 * Reads these rows anew, and no others.
 */
gboolean
lia_facet_table_update (LiaFacetTable *self, LiaReader *reader, GArray *ids, GError **error);

/**
 * lia_facet_table_count:
 * @hits: (nullable) (element-type gint64): ascending: only these rows; %NULL for all
 * @selections: (array length=n): for each facet %NULL or (element-type LiaValue) what is selected in it
 *
 * Counts the values of each facet over the rows that the selections in all other facets leave.
 *
 * Returns: (transfer full) (element-type GArray): for each facet its #LiaFacetCount, without those that are 0
 */
GPtrArray *lia_facet_table_count (LiaFacetTable *self, const GArray *hits, GArray **selections);

G_END_DECLS
