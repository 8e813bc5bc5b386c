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

/** lia_workspace_folder_unused_path: Returns: (transfer full): @name, or "@name 2" and so on where it, or what belongs to it, is there */
char *lia_workspace_folder_unused_path (const char *folder, const char *name);

/** lia_workspace_folder_contains: whether @path stands in the folder that Liaison manages */
gboolean lia_workspace_folder_contains (const char *path);

/** lia_workspace_folder_describe: Returns: (transfer full) (nullable): the folder of @path as shown, "~/Programme"; %NULL for the one that Liaison manages */
char *lia_workspace_folder_describe (const char *path);

/**
 * lia_workspace_folder_list_paths:
 * @recent: opened last first
 *
 * Blocks; from any thread.
 *
 * Returns: (transfer full): paths that exist, opened last first, then those never opened
 */
char **lia_workspace_folder_list_paths (const char *const *recent);

/** lia_workspace_folder_remember: puts @path first among the recent ones */
void lia_workspace_folder_remember (GSettings *settings, const char *path);

/** lia_workspace_folder_forget: takes @path off the recent ones */
void lia_workspace_folder_forget (GSettings *settings, const char *path);

/** lia_workspace_folder_replace: @path is called @new_path now */
void lia_workspace_folder_replace (GSettings *settings, const char *path, const char *new_path);

/** lia_workspace_folder_dup_title: Returns: (transfer full): "Delta" for "/home/ada/Delta.liaison" */
char *lia_workspace_folder_dup_title (const char *path);

G_END_DECLS
