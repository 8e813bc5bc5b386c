/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-sqlite.h"

G_BEGIN_DECLS

/**
 * lia_batch_function_register:
 * @current: (nullable): where the id of the current batch stands while there is one, else 0; outlives @db
 *
 * Gives the journal triggers their SQL function lia_batch(), which fails outside a batch: no write
 * escapes the journal.
 */
gboolean lia_batch_function_register (sqlite3 *db, const gint64 *current, GError **error);

G_END_DECLS
