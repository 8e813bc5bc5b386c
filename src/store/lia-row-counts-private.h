/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-row-counts.h"
#include "lia-sqlite.h"

G_BEGIN_DECLS

/**
 * LiaRowCounts:
 *
 * The counts a store's connections share; lives as long as the last of them. Thread-safe.
 */
typedef struct _LiaRowCounts LiaRowCounts;

/** lia_row_counts_new: Returns: (transfer full): no row counts anything */
LiaRowCounts *lia_row_counts_new (void);
void lia_row_counts_unref (LiaRowCounts *self);

/** lia_row_counts_register: gives a connection the SQL functions lia_open_findings() and lia_worst_finding() */
gboolean lia_row_counts_register (LiaRowCounts *self, sqlite3 *db, GError **error);

G_END_DECLS
