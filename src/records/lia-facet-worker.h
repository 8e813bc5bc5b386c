/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-query.h"

G_BEGIN_DECLS

/**
 * LiaFacetWorker:
 *
 * The thread on which a page's facets are counted, with a reader of its own: counting must not hold up the list. It keeps
 * a #LiaFacetTable that follows what it is told of changes. Used from the main thread.
 */
typedef struct _LiaFacetWorker LiaFacetWorker;

/** lia_facet_worker_new: @fields: (array length=n): static */
LiaFacetWorker *lia_facet_worker_new (LiaStore *store,
                                      const LiaRecordType *type,
                                      const LiaField *const *fields,
                                      guint n);
/** lia_facet_worker_free: the caller cancels its questions first; this waits for the thread's end */
void lia_facet_worker_free (LiaFacetWorker *self);

/** lia_facet_worker_note: @ids: (nullable) (element-type gint64): rows that changed since; %NULL: too many to list. Before it is asked */
void lia_facet_worker_note (LiaFacetWorker *self, const GArray *ids);

/** LiaFacetEntry: @label: translated; @rank: where it stands among others; @value: owns its text */
typedef struct
{
  LiaValue value;
  char *label;
  char *key;
  guint count;
} LiaFacetEntry;

/**
 * lia_facet_worker_ask:
 * @base: (nullable): what else is searched and filtered; not to be changed any more
 * @selections: (array length=n): for each facet (element-type LiaValue); copied
 * @exclusions: (array length=n): the same; named in the answer, though the rows are left out by @base
 */
void lia_facet_worker_ask (LiaFacetWorker *self,
                           LiaRecordQuery *base,
                           GArray **selections,
                           GArray **exclusions,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** lia_facet_worker_ask_finish: Returns: (transfer full): for each facet (element-type LiaFacetEntry) its values, those selected
 * also when no row has them, in the order to be shown */
GPtrArray *lia_facet_worker_ask_finish (GAsyncResult *result, GError **error);

G_END_DECLS
