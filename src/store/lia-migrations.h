/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-sqlite.h"

G_BEGIN_DECLS

/* The schema grows by steps: schema/NNNN-name.sql, in the program's resources. The file's user_version
 * is the number of the last step it has had. */

/** lia_migrations_get_latest: Returns: the number of the last step this program knows */
int lia_migrations_get_latest (void);

/**
 * lia_migrations_run:
 * @from: the version the file has, 0 for a new one
 * @to: the version it shall have
 *
 * Takes each step in one transaction: its SQL, the journal triggers made anew, a check of the foreign
 * keys, and the version last. What the SQL did to rows (a new column's default, too) goes into the
 * journal as one batch of kind `setup`.
 */
gboolean lia_migrations_run (sqlite3 *db, int from, int to, GError **error);

/** lia_migrations_take_step: one step, in a transaction of its own; @sql brings the file to @version */
gboolean lia_migrations_take_step (sqlite3 *db, int version, const char *sql, GError **error);

G_END_DECLS
