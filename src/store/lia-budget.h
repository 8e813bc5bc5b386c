/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-sqlite.h"

G_BEGIN_DECLS

/**
 * LiaBudget:
 * @allowance: steps of SQLite's machine for one query; 0: as many as it takes
 * @cancellable: (nullable): stops it, too
 *
 * Keeps a query from going on for ever: a workspace that comes from a stranger, or is damaged, may be made so
 * that a plain question never ends. Lives as long as it is attached.
 */
typedef struct
{
  gint64 allowance;
  GCancellable *cancellable; /* borrowed */

  gint64 left;
  gboolean is_spent;
} LiaBudget;

/** lia_budget_get_allowance: Returns: what any honest query on a file of that size stays far below */
gint64 lia_budget_get_allowance (const char *path);

/** lia_budget_attach: watches @db; call it again when the cancellable changes. Without allowance and cancellable, watches nothing. */
void lia_budget_attach (LiaBudget *self, sqlite3 *db);

/** lia_budget_refill: for the next query */
void lia_budget_refill (LiaBudget *self);

/** lia_budget_explain: says in @error, in place of what it says, that the budget was spent, if it was. Returns: always %FALSE */
gboolean lia_budget_explain (LiaBudget *self, GError **error);

G_END_DECLS
