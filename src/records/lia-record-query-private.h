/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-query.h"

G_BEGIN_DECLS

/* Parts of a query for the model, which keeps the order of the rows while what is searched and filtered changes. */

/* All rows in the same order: (transfer full) text that is equal then. */
char *lia_record_query_make_base_key (LiaRecordQuery *self);

/* The ids in order, as if nothing was searched or filtered and without limit. */
GArray *lia_record_query_run_base (LiaRecordQuery *self, LiaReader *reader, GError **error);

/* Of @ids those whose rows the query is about, in its order, without its search, filters and limit. */
GArray *lia_record_query_run_some (LiaRecordQuery *self,
                                   const GArray *ids,
                                   LiaReader *reader,
                                   GError **error);

/* %TRUE when something is searched or filtered. */
gboolean lia_record_query_is_filtered (LiaRecordQuery *self);

/* Ids of what is searched and filtered, ascending; when the search index answers alone, whatever their state. */
GArray *lia_record_query_run_hits (LiaRecordQuery *self, LiaReader *reader, GError **error);

guint lia_record_query_get_limit (LiaRecordQuery *self);

/* The SQL of the query as it stands, for tests of its plan. (transfer full) */
char *lia_record_query_make_sql (LiaRecordQuery *self);

G_END_DECLS
