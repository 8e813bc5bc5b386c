/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-sqlite.h"

G_BEGIN_DECLS

/**
 * lia_fold_function_register:
 *
 * Teaches @db the SQL function lia_fold (text): lia_text_fold(), NULL for NULL. For queries only: no trigger, index or
 * CHECK names it, so that other programs can read a workspace.
 */
gboolean lia_fold_function_register (sqlite3 *db, GError **error);

G_END_DECLS
