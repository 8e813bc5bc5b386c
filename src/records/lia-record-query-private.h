/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-query.h"

G_BEGIN_DECLS

/* Parts of a query for the model, which keeps the order of the rows while what is searched and filtered changes. */

/** lia_record_query_make_base_key: Returns: (transfer full): text that is equal for queries which have all rows in
 * the same order */
char *lia_record_query_make_base_key (LiaRecordQuery *self);

/** lia_record_query_run_base: Returns: (transfer full) (nullable) (element-type gint64): the ids in order, as if
 * nothing was searched or filtered and without limit */
GArray *lia_record_query_run_base (LiaRecordQuery *self, LiaReader *reader, GError **error);

/** lia_record_query_run_some: Returns: (transfer full) (nullable) (element-type gint64): of @ids those whose rows
 * the query is about, in its order, without its search, filters and limit */
GArray *lia_record_query_run_some (LiaRecordQuery *self,
                                   const GArray *ids,
                                   LiaReader *reader,
                                   GError **error);

/** lia_record_query_is_filtered: whether something is searched or filtered */
gboolean lia_record_query_is_filtered (LiaRecordQuery *self);

/** lia_record_query_run_hits: Returns: (transfer full) (nullable) (element-type gint64): ids of what is searched and
 * filtered, ascending; when the search index answers alone, whatever their state */
GArray *lia_record_query_run_hits (LiaRecordQuery *self, LiaReader *reader, GError **error);

/** lia_record_query_get_limit: Returns: how many rows at the most; 0: all */
guint lia_record_query_get_limit (LiaRecordQuery *self);

/** lia_record_query_make_sql: Returns: (transfer full): the SQL of the query as it stands, for tests of its plan */
char *lia_record_query_make_sql (LiaRecordQuery *self);

G_END_DECLS
