/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-query.h"

G_BEGIN_DECLS

/* Parts of a query for the model, which keeps the order of the rows while what is searched changes. */

/* Same rows in the same order but for the search: (transfer full) text that is equal then. */
char *lia_record_query_make_base_key (LiaRecordQuery *self);

/* The ids in order, as if nothing was searched and without limit. */
GArray *lia_record_query_run_base (LiaRecordQuery *self, LiaReader *reader, GError **error);

gboolean lia_record_query_is_searching (LiaRecordQuery *self);

/* %TRUE when the search is one that lia_record_query_run_hits() can answer. */
gboolean lia_record_query_has_hits (LiaRecordQuery *self);

/* Ids the search index knows for what is searched, ascending, whatever their state. */
GArray *lia_record_query_run_hits (LiaRecordQuery *self, LiaReader *reader, GError **error);

guint lia_record_query_get_limit (LiaRecordQuery *self);

/* The SQL of the query as it stands, for tests of its plan. (transfer full) */
char *lia_record_query_make_sql (LiaRecordQuery *self);

G_END_DECLS
