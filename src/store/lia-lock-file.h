/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaLockFile:
 *
 * The right to write to a workspace, held by one process at a time: a locked file "NAME-lock" beside it
 * that tells host and process. The lock goes with the process, however it ends; a file left behind says
 * that the last one did not close cleanly.
 */
typedef struct _LiaLockFile LiaLockFile;

/**
 * lia_lock_file_acquire:
 * @holder: (out) (transfer full) (nullable): who has it, when somebody else does
 * @stale: (out): whether the last holder left without closing
 *
 * Returns: (nullable): %NULL with @holder set when another process holds it, with @error when it cannot be made
 */
LiaLockFile *
lia_lock_file_acquire (const char *workspace, char **holder, gboolean *stale, GError **error);

/** lia_lock_file_is_held: whether a process, this one included, has it; takes nothing and makes nothing */
gboolean lia_lock_file_is_held (const char *workspace);

/** lia_lock_file_release: @clean: remove the file, as a sign that all was closed in order */
void lia_lock_file_release (LiaLockFile *self, gboolean clean);

G_END_DECLS
