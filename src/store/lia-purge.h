/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-store.h"

G_BEGIN_DECLS

/* Purging: the one act that removes rows for good, their history and their place in the search index with them. */

/**
 * LiaPurgeRequest:
 * @trashed_before: milliseconds since 1970; rows that went to the trash, or were undone, before it. G_MAXINT64: all
 * @table: (nullable): only trashed rows of this table
 * @ids: (nullable) (array length=n_ids): only these of them
 * @n_ids:
 *
 * Which rows. Those whose insertion was undone go along unless @table is set.
 */
typedef struct
{
  gint64 trashed_before;
  const char *table;
  const gint64 *ids;
  guint n_ids;
} LiaPurgeRequest;

/**
 * LiaPurgeReason:
 * @LIA_PURGE_FOLLOWS: it cannot be without a row that goes
 */
typedef enum
{
  LIA_PURGE_TRASHED,
  LIA_PURGE_UNDONE,
  LIA_PURGE_FOLLOWS,
} LiaPurgeReason;

typedef struct
{
  const char *table; /* interned */
  gint64 id;
  LiaPurgeReason reason;
} LiaPurgeRow;

/** LiaPurgeLoss: a row that stays, and loses what its column refers to */
typedef struct
{
  const char *table; /* interned */
  gint64 id;
  const char *column; /* interned */
} LiaPurgeLoss;

/**
 * LiaPurgePlan:
 * @rows: (element-type LiaPurgeRow): what would go
 * @losses: (element-type LiaPurgeLoss):
 */
typedef struct
{
  GArray *rows;
  GArray *losses;
} LiaPurgePlan;

/** lia_purge_plan_new: Returns: (transfer full) (nullable): what a purge would do; nothing changes */
LiaPurgePlan *
lia_purge_plan_new (LiaReader *reader, const LiaPurgeRequest *request, GError **error);
void lia_purge_plan_free (LiaPurgePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaPurgePlan, lia_purge_plan_free)

/** LiaPurgeProgress: @fraction: 0–1. Called on the writer thread */
typedef void (*LiaPurgeProgress) (double fraction, gpointer user_data);

/**
 * lia_store_purge:
 * @label: for the history, in which nothing else of the rows is left
 * @plan: as it was shown and agreed to
 * @names: (nullable) (element-type utf8): of the plan's rows, in their order; entries of the history that named them forget
 *   the name
 * @progress: (nullable):
 *
 * Removes the rows, what the journal knows of them, and their entries in the search index; other rows' history
 * forgets that it referred to them. Cannot be undone: make a backup first. %LIA_ERROR_CONFLICT when by now the purge
 * would do something else than @plan says. Blocks; thread-safe.
 */
gboolean lia_store_purge (LiaStore *self,
                          const char *label,
                          const LiaPurgeRequest *request,
                          const LiaPurgePlan *plan,
                          const GPtrArray *names,
                          LiaPurgeProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
