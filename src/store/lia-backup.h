/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-recovery.h"

G_BEGIN_DECLS

/* Copies of a workspace, and which of them to keep. */

#define LIA_BACKUP_INTERVAL                                                                        \
  ((gint64) 30 * 60 * 1000) /* milliseconds of change between two backups */

/** lia_backup_write: a whole, checked copy under @destination, which it replaces */
gboolean lia_backup_write (const char *workspace,
                           const char *destination,
                           GCancellable *cancellable,
                           GError **error);

/** lia_backup_write_rotated: a copy into the backups folder; old ones that are due go. @now: milliseconds since 1970 */
gboolean lia_backup_write_rotated (const char *workspace,
                                   const char *reason,
                                   gint64 now,
                                   GCancellable *cancellable,
                                   GError **error);

/** lia_backup_check: is @path a sound workspace? */
gboolean lia_backup_check (const char *path, GError **error);

/** lia_backup_make_name: Returns: (transfer full): "20261121T224510.123Z-import.liaison" */
char *lia_backup_make_name (gint64 made_at, const char *reason);

/** lia_backup_parse_name: @reason: (out) (optional) (transfer full) */
gboolean lia_backup_parse_name (const char *name, gint64 *made_at, char **reason);

/**
 * lia_backup_choose_expired:
 * @times: (element-type gint64): when the backups were made, newest first
 *
 * Keeps all of the last 2 days; of those older the newest of each of 7 days, 4 weeks and 6 months.
 *
 * Returns: (transfer full) (element-type guint): positions of those to remove
 */
GArray *lia_backup_choose_expired (GArray *times, gint64 now);

/** lia_backup_sync_folder: makes renames in the folder of @path last. */
void lia_backup_sync_folder (const char *path);

G_END_DECLS
