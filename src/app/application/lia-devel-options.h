/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-window.h"

G_BEGIN_DECLS

/**
 * LiaDevelOptions:
 *
 * Options of development builds: `--page NAME` shows a page or dialog, `--type TEXT` types into what has
 * the focus then, `--window-size WxH`, `--dark`, and
 * `--screenshot PATH`, which renders the window to a PNG once nothing moves in it any more, then ends
 * the program (with status 1 when that did not work within 20 seconds).
 *
 * NAME is a page of the sidebar, a record type of which the first record is shown ("partner", "person"),
 * "welcome", or an action of the window that opens a dialog: "switcher", "preferences", "shortcuts", "about",
 * "import", "new-workspace".
 */
typedef struct _LiaDevelOptions LiaDevelOptions;

/** lia_devel_options_add_entries: so that @application's command line and --help know the options */
void lia_devel_options_add_entries (GApplication *application);
/** lia_devel_options_new: Returns: (transfer full) (nullable): what @options ask for; %NULL with @error when a size
 * cannot be read */
LiaDevelOptions *lia_devel_options_new (GVariantDict *options, GError **error);
void lia_devel_options_free (LiaDevelOptions *self);

/** lia_devel_options_is_alone: %TRUE when the options ask for a process of their own */
gboolean lia_devel_options_is_alone (LiaDevelOptions *self);
/** lia_devel_options_wants_welcome: whether the welcome page is asked for, so that no workspace may be opened */
gboolean lia_devel_options_wants_welcome (LiaDevelOptions *self);
/** lia_devel_options_apply: Returns: %TRUE when @window's size is given, so that no settings may change it */
gboolean lia_devel_options_apply (LiaDevelOptions *self, LiaWindow *window);

G_END_DECLS
