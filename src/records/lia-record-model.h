/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-query.h"

G_BEGIN_DECLS

/**
 * LiaRecordModel:
 *
 * A GListModel of #LiaRecord behind a query. Ids are found on a worker thread; records are loaded in
 * pages as they are asked for, and held weakly plus a small cache, so 100,000 rows cost their ids. After a
 * commit the model asks again only if its tables were touched, and emits the smallest items-changed, so
 * that scroll position and selection survive. Rows whose cells changed are replaced by a new record, many of
 * them a few in each turn of the main loop.
 * Main thread only.
 *
 * Large changes of the list are told as a removal and an addition: a GtkSingleSelection, when its item stands
 * in a range that is removed and added at once, asks for every item added.
 *
 * Properties: `loading` (boolean, a query is under way or changed rows are still to be told), `n-items` (guint), `query`.
 * Signal: `failed` (GError *), when a query could not be made; the list stays as it is.
 */
#define LIA_TYPE_RECORD_MODEL (lia_record_model_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordModel, lia_record_model, LIA, RECORD_MODEL, GObject)

/** lia_record_model_new: Returns: (transfer full): an empty model until it is given a query */
LiaRecordModel *lia_record_model_new (LiaStore *store);
/** lia_record_model_set_query: starts asking; an answer still on its way to an earlier query is dropped */
void lia_record_model_set_query (LiaRecordModel *self, LiaRecordQuery *query);
/** lia_record_model_get_query: Returns: (transfer none) (nullable): not to be changed */
LiaRecordQuery *lia_record_model_get_query (LiaRecordModel *self);
/** lia_record_model_get_loading: as the property `loading` */
gboolean lia_record_model_get_loading (LiaRecordModel *self);
/**
 * lia_record_model_set_anchor:
 * @id: the selected row, or 0
 *
 * A row that, as long as it is in the list, is never inside the range of an items-changed, however much
 * changes around it: so a selection stays when a search is cleared.
 */
void lia_record_model_set_anchor (LiaRecordModel *self, gint64 id);
/** lia_record_model_find: Returns: %TRUE and the position of row @id, when it is in the list */
gboolean lia_record_model_find (LiaRecordModel *self, gint64 id, guint *position);
/** lia_record_model_get_row_id: @position: below the number of items */
gint64 lia_record_model_get_row_id (LiaRecordModel *self, guint position);

G_END_DECLS
