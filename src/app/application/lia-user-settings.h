/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * lia_user_settings_new:
 *
 * The settings of this user on this computer: window state, recent workspaces, the author's name. What
 * belongs to a programme is a setting of the workspace. A development build finds its schema in the build
 * tree when it is not installed.
 *
 * Returns: (transfer full): the settings
 */
GSettings *lia_user_settings_new (void);

/** lia_user_settings_dup_author: Returns: (transfer full): the name to record with changes */
char *lia_user_settings_dup_author (GSettings *settings);

G_END_DECLS
