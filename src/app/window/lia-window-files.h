/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-window.h"

G_BEGIN_DECLS

/**
 * lia_window_open_path:
 *
 * Opens a workspace in this window, or in another when this one has its own. Where a workspace is not safe, on
 * a network or in a folder that a service keeps in step, a copy is offered instead; what a sandbox is handed is
 * copied at once.
 */
void lia_window_open_path (LiaWindow *self, const char *path);

/** lia_window_open_file: the same for a file anywhere; one that is not on this computer is copied */
void lia_window_open_file (LiaWindow *self, GFile *file);

/** lia_window_make_file_filters: Returns: (transfer full): for file dialogs: workspaces, all files */
GListModel *lia_window_make_file_filters (void);

G_END_DECLS
