/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "lia-sqlite.h"

G_BEGIN_DECLS

/* The journal writes itself: triggers made from the columns of every journalled table record each
 * insert and each changed cell as {"column": [old, new]}, under the batch that lia_batch() names. */

/**
 * lia_triggers_generate:
 *
 * Makes the journal triggers of every table in journalled_table anew, inside the caller's transaction.
 * %LIA_ERROR_INVALID when a table has a column the journal could not hold.
 */
gboolean lia_triggers_generate (sqlite3 *db, GError **error);

/** lia_triggers_drop: takes the journal triggers away, so that a migration may change rows */
gboolean lia_triggers_drop (sqlite3 *db, GError **error);

/** lia_triggers_list_tables: Returns: (transfer full) (nullable): names of the journalled tables, sorted */
char **lia_triggers_list_tables (sqlite3 *db, GError **error);

/** lia_triggers_list_columns: Returns: (transfer full) (nullable): a table's columns but the id, in their order */
char **lia_triggers_list_columns (sqlite3 *db, const char *table, GError **error);

G_END_DECLS
