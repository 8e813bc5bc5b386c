/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can be done with a workspace as a file: copied, renamed, thrown away. A workspace is more than its
 * file: "NAME-backups", "NAME-lock" and the log "NAME-wal" stand beside it. All of this blocks and may be
 * called from any thread. */

/** lia_workspace_file_is_taken: whether something stands at @path, or beside it what belongs to a workspace of that name */
gboolean lia_workspace_file_is_taken (const char *path);

/** lia_workspace_file_is_open: whether somebody has it open for writing, in this process or another */
gboolean lia_workspace_file_is_open (const char *path);
/** lia_workspace_file_is_in_use: whether it is open, or was left with a log that holds work */
gboolean lia_workspace_file_is_in_use (const char *path);

/**
 * lia_workspace_file_copy:
 * @source: a workspace, which may be open, and may come from anybody
 * @destination: where the copy goes; %LIA_ERROR_CONFLICT when that is taken
 *
 * Makes a workspace of its own from @source: what @source holds as last committed, without its backups, and
 * with a new replica id, so that the changes made in both can be told apart when they meet again. The file
 * is checked first as one from a stranger (%LIA_ERROR_INVALID, %LIA_ERROR_TOO_NEW), the copy once more as a
 * whole (%LIA_ERROR_CORRUPT); nothing stands at @destination unless all of it succeeded.
 */
gboolean lia_workspace_file_copy (const char *source,
                                  const char *destination,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * lia_workspace_file_rename:
 * @new_path: in the same folder; %LIA_ERROR_CONFLICT when it is taken
 *
 * Renames the file and with it the folder of its backups. %LIA_ERROR_BUSY while somebody has it open.
 */
gboolean lia_workspace_file_rename (const char *path, const char *new_path, GError **error);

/**
 * lia_workspace_file_trash:
 *
 * Moves the file, and with it the folder of its backups, to the trash of the desktop. %LIA_ERROR_BUSY while
 * somebody has it open.
 */
gboolean lia_workspace_file_trash (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
