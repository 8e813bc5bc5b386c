/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where workspaces live, and which were open last. */

#define LIA_WORKSPACE_SUFFIX ".liaison"

/** lia_workspace_folder_get_path: Returns: (transfer full): the folder for new workspaces, made when missing */
char *lia_workspace_folder_get_path (GError **error);

/**
 * lia_workspace_folder_check_name:
 * @name: as typed
 *
 * Returns: (transfer full) (nullable): the path a new workspace of that name gets; %NULL with a sentence
 *   in @error when the name cannot be a file's or is taken
 */
char *lia_workspace_folder_check_name (const char *folder, const char *name, GError **error);

/** lia_workspace_folder_unused_path: Returns: (transfer full): @name, or "@name 2" and so on where it is taken */
char *lia_workspace_folder_unused_path (const char *folder, const char *name);

/** lia_workspace_folder_list: Returns: (transfer full): paths that exist, opened last first, then those never opened */
char **lia_workspace_folder_list (GSettings *settings);

/** lia_workspace_folder_remember: puts @path first among the recent ones */
void lia_workspace_folder_remember (GSettings *settings, const char *path);

/** lia_workspace_folder_dup_title: Returns: (transfer full): "Delta" for "/home/ada/Delta.liaison" */
char *lia_workspace_folder_dup_title (const char *path);

G_END_DECLS
