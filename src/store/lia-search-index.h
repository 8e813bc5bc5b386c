/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-sqlite.h"

G_BEGIN_DECLS

/**
 * LiaSearchIndex:
 *
 * Brings the rows that a batch inserted into their tables' search indexes, all at once at its end. A
 * trigger would do it row by row, and FTS5 writes out what it has gathered at the savepoint of each
 * statement that has triggers: more than half of the time of a large import. Rows that are updated are
 * the triggers' business, except those still waiting here. Writer thread only.
 */
typedef struct _LiaSearchIndex LiaSearchIndex;

/** lia_search_index_new: finds the tables with an index named TABLE_search, and gives @db the SQL function the update triggers ask */
LiaSearchIndex *lia_search_index_new (sqlite3 *db, GError **error);
void lia_search_index_free (LiaSearchIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaSearchIndex, lia_search_index_free)

/** lia_search_index_add: row @id of @table was inserted; tables without an index are passed over */
void lia_search_index_add (LiaSearchIndex *self, const char *table, gint64 id);

/** lia_search_index_write: indexes the rows that wait; before the commit */
gboolean lia_search_index_write (LiaSearchIndex *self, GError **error);

/** lia_search_index_clear: forgets the rows that wait; after a rollback */
void lia_search_index_clear (LiaSearchIndex *self);

/** lia_search_index_register: gives a connection without writer the SQL function of the update triggers; no row waits there */
gboolean lia_search_index_register (sqlite3 *db, GError **error);

G_END_DECLS
