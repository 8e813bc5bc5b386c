/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies of a workspace that come from and go to wherever files can be: another folder, a memory stick, a
 * network, the document portal of a sandbox. Every copy is a workspace of its own. All of this blocks and may
 * be called from any thread. */

/**
 * lia_workspace_bring_in:
 * @source: a workspace anywhere
 * @destination: the path of the copy, on a disk of this computer; %LIA_ERROR_CONFLICT when it is taken
 *
 * Copies a file from a stranger: it is checked before anything of it is used, see lia_workspace_file_copy().
 */
gboolean lia_workspace_bring_in (GFile *source,
                                 const char *destination,
                                 GCancellable *cancellable,
                                 GError **error);

/**
 * lia_workspace_take_out:
 * @path: a workspace, which may be open
 * @destination: anywhere; a file that stands there is replaced, unless it is a workspace in use
 */
gboolean lia_workspace_take_out (const char *path,
                                 GFile *destination,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
