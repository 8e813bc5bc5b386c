/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-purge.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaTrashPurge:
 *
 * Emptying the trash, or part of it: what would go is found out first and put into words, then done exactly so.
 */
typedef struct _LiaTrashPurge LiaTrashPurge;

/** lia_trash_purge_new: changes nothing; on the thread of @reader */
LiaTrashPurge *
lia_trash_purge_new (LiaReader *reader, const LiaPurgeRequest *request, GError **error);
void lia_trash_purge_unref (LiaTrashPurge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTrashPurge, lia_trash_purge_unref)

/** lia_trash_purge_get_n_rows: all that would go, but for what the program keeps for itself */
guint lia_trash_purge_get_n_rows (LiaTrashPurge *self);

/**
 * lia_trash_purge_describe:
 *
 * Returns: (transfer full): sentences, a line each: what goes, by kind, number and name; what goes along with it; who
 *   loses whom; that it cannot be undone, and that there is a backup. "" when nothing would go
 */
char *lia_trash_purge_describe (LiaTrashPurge *self);

/** LiaTrashProgress: fraction 0–1, rows so far; below 0 while the backup is made. Called on the caller's main context */
typedef void (*LiaTrashProgress) (double fraction, guint64 n_rows, gpointer user_data);

/**
 * lia_trash_purge_run:
 *
 * Makes a backup, then purges. %LIA_ERROR_CONFLICT when the trash is not what it was. Blocks; any thread.
 */
gboolean lia_trash_purge_run (LiaTrashPurge *self,
                              LiaStore *store,
                              GCancellable *cancellable,
                              GError **error);
/** lia_trash_purge_run_async: the same on a thread; @progress: (nullable) */
void lia_trash_purge_run_async (LiaTrashPurge *self,
                                LiaStore *store,
                                LiaTrashProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** lia_trash_purge_run_finish: errors as of lia_trash_purge_run() */
gboolean lia_trash_purge_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
