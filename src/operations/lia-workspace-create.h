/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * lia_workspace_create_file:
 * @ladder: (nullable): "ceop" when %NULL; "none"; or the path of a ladder's JSON file
 *
 * Makes a new workspace: all of it under a temporary name beside @path, then renamed, so that a failed
 * or killed creation leaves nothing under @path. Refuses to replace a file. Blocks; any thread.
 */
gboolean lia_workspace_create_file (const char *path,
                                    const char *ladder,
                                    gboolean with_sample,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
