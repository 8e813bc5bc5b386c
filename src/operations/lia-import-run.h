/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-plan.h"

G_BEGIN_DECLS

/** LiaImportTick: called every few rows, on the thread of the run */
typedef void (*LiaImportTick) (double fraction, guint64 n_rows, gpointer data);

/**
 * lia_import_run_rows:
 * @batch: (nullable): %NULL for a dry run, which does all but write
 * @reader: sees what @batch writes
 * @tick: (nullable):
 * @result: counts and problems are added to it
 *
 * Takes every row of the file: checks it, finds its record, creates or updates. A row with any cell that
 * cannot be taken is rejected as a whole. Blank cells leave what a record has. A row whose key stood in the file
 * before is unchanged when it says the same, else rejected: which of the two is right only the user knows.
 *
 * Returns: %FALSE when the import as a whole fails or is cancelled; then the batch must be rolled back
 */
gboolean lia_import_run_rows (const LiaImportPlan *plan,
                              LiaBatch *batch,
                              LiaReader *reader,
                              LiaImportTick tick,
                              gpointer tick_data,
                              GCancellable *cancellable,
                              LiaImportResult *result,
                              GError **error);

G_END_DECLS
