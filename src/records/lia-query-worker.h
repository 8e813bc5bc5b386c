/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-query.h"

G_BEGIN_DECLS

/**
 * LiaQueryWorker:
 *
 * The thread on which the models of a store find their ids, one question after the other, through a reader of
 * its own. It remembers the order of the rows between questions, so that while somebody types only the search
 * index is asked. Shared by all models of a store and gone with the last of them. Main thread only.
 */
typedef struct _LiaQueryWorker LiaQueryWorker;

/** lia_query_worker_get: Returns: (transfer full): the worker of @store */
LiaQueryWorker *lia_query_worker_get (LiaStore *store);
void lia_query_worker_unref (LiaQueryWorker *self);

/**
 * LiaQueryAnswer:
 * @ids: (element-type gint64): the rows in order
 * @hunks: (element-type LiaListHunk): how to get there from the list that was shown
 */
typedef struct
{
  GArray *ids;
  GArray *hunks;
} LiaQueryAnswer;

void lia_query_answer_free (LiaQueryAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaQueryAnswer, lia_query_answer_free)

/**
 * lia_query_worker_ask:
 * @query: not to be changed any more
 * @shown: (element-type gint64): the list as it is now; not to be changed any more
 * @anchor: see lia_list_diff()
 */
void lia_query_worker_ask (LiaQueryWorker *self,
                           LiaRecordQuery *query,
                           GArray *shown,
                           gint64 anchor,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** lia_query_worker_ask_finish: Returns: (transfer full) */
LiaQueryAnswer *lia_query_worker_ask_finish (GAsyncResult *result, GError **error);

G_END_DECLS
