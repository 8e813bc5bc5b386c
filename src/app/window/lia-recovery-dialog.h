/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * lia_recovery_dialog_present:
 * @path: a workspace that cannot be opened because it is damaged
 *
 * Offers to repair the file, and to restore the newest sound backup, with its date, which is looked for on a
 * worker thread. Afterwards the workspace is opened in the window. The damaged file is kept.
 */
void lia_recovery_dialog_present (GtkWindow *window, const char *path);

G_END_DECLS
