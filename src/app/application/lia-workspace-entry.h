/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaWorkspaceEntry:
 * @folder: (nullable): where it is, as shown; %NULL in the folder that Liaison manages
 * @size: bytes, with what its log holds
 * @changed_at: (nullable): when it was last written
 * @open: open in a window, or in another program
 *
 * One workspace as lists of workspaces show it: a look at the file from outside.
 */
typedef struct
{
  char *path;
  char *title;
  char *folder;
  guint64 size;
  GDateTime *changed_at;
  guint n_backups;
  gboolean open;
} LiaWorkspaceEntry;

void lia_workspace_entry_free (LiaWorkspaceEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaWorkspaceEntry, lia_workspace_entry_free)

/** lia_workspace_entry_describe: Returns: (transfer full): "2.1 MB · changed 21 November 2026, 14:05", and where it is */
char *lia_workspace_entry_describe (const LiaWorkspaceEntry *self);

/**
 * lia_workspace_entry_list_async:
 *
 * Looks at the workspaces there are, off the main thread: a recent one may be on a network that hangs.
 */
void lia_workspace_entry_list_async (GSettings *settings,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/** lia_workspace_entry_list_finish: Returns: (transfer full) (nullable) (element-type LiaWorkspaceEntry): opened last first, then those never opened */
GPtrArray *lia_workspace_entry_list_finish (GAsyncResult *result, GError **error);

G_END_DECLS
