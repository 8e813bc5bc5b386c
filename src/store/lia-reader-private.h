/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "lia-reader.h"

G_BEGIN_DECLS

/**
 * lia_reader_new:
 * @db: (transfer full) or, with @owns_connection %FALSE, (transfer none)
 * @thread: the thread that will use it
 */
LiaReader *lia_reader_new (sqlite3 *db, gboolean owns_connection, GThread *thread);
/** lia_reader_get_connection: Returns: (transfer none): what it reads through */
sqlite3 *lia_reader_get_connection (LiaReader *self);
/** lia_reader_reset_all: ends every query left standing on a row, which would otherwise pin an old snapshot */
void lia_reader_reset_all (LiaReader *self);

/** lia_reader_set_allowance: what one query may cost, see lia_budget_get_allowance() */
void lia_reader_set_allowance (LiaReader *self, gint64 allowance);

G_END_DECLS
