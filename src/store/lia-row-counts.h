/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-store.h"

G_BEGIN_DECLS

/**
 * LiaRowCount: how many open findings there are about one row.
 * @id: the row; ids are unique across tables
 * @worst: 0 when there is none, else the severity of the worst: 1 hint, 2 warn, 3 block
 */
typedef struct
{
  gint64 id;
  guint32 count;
  guint32 worst;
} LiaRowCount;

/**
 * lia_store_set_row_counts:
 * @counts: (nullable) (element-type LiaRowCount): sorted by id, without rows that have none; not changed any more
 * @ids: (nullable) (element-type gint64): the rows whose count differs from before; %NULL when they are too many to
 *   list
 *
 * Findings are computed, not kept, and so they live beside the file: this hands over how many there are about
 * each row, so that lists can sort and filter by them. From now on SQL on every reader of this store answers
 *
 *     lia_open_findings (t.id)    how many findings, 0 for none
 *     lia_worst_finding (t.id)    the severity of the worst, as above
 *
 * with the new counts, and #LiaStore::row-counts-changed (GArray *ids) is emitted so that lists ask again.
 * Only on the opening thread.
 */
void lia_store_set_row_counts (LiaStore *self, GArray *counts, GArray *ids);

/**
 * lia_row_counts_find:
 * @counts: (element-type LiaRowCount): sorted by id
 * @place: (out): where it stands
 */
gboolean lia_row_counts_find (GArray *counts, gint64 id, guint *place);

/** lia_store_get_row_count: what was handed over for the row @id; all 0 for none. Thread-safe */
LiaRowCount lia_store_get_row_count (LiaStore *self, gint64 id);

G_END_DECLS
