/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-sqlite.h"

G_BEGIN_DECLS

/** lia_check_journal: adds to @faults where the journal, replayed, differs from the tables */
gboolean lia_check_journal (sqlite3 *db, GPtrArray *faults, GError **error);

/**
 * lia_check_complete_journal:
 * @batch: the current batch, under which to write
 * @n_recorded: (out): cells
 *
 * Records what has escaped the journal, so that it says again what the tables hold. The tables stay.
 */
gboolean lia_check_complete_journal (sqlite3 *db, gint64 batch, guint *n_recorded, GError **error);

/** lia_check_list_search_tables: Returns: (transfer full) (nullable): names of the FTS5 tables */
char **lia_check_list_search_tables (sqlite3 *db, GError **error);

/** lia_check_add_fault: adds a sentence, unless there are many already */
void lia_check_add_fault (GPtrArray *faults, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
