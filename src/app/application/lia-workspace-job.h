/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is done to workspaces as a whole, off the main thread. Each ends with lia_workspace_job_finish(). */

/** lia_workspace_job_bring_in: copies @source, from a stranger or elsewhere, into the folder that Liaison manages */
void lia_workspace_job_bring_in (GFile *source,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/** lia_workspace_job_duplicate: copies @path into the folder that Liaison manages, under the next free name */
void lia_workspace_job_duplicate (const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** lia_workspace_job_take_out: writes a whole, checked copy of @path to @destination, which may be there already */
void lia_workspace_job_take_out (const char *path,
                                 GFile *destination,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/** lia_workspace_job_rename: moves the workspace @path to @new_path, which must be free; refused while a program has
 * it open */
void lia_workspace_job_rename (const char *path,
                               const char *new_path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/** lia_workspace_job_trash: moves the workspace @path to the desktop's trash; refused while a program has it open */
void lia_workspace_job_trash (const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/** lia_workspace_job_finish: Returns: (transfer full) (nullable): the path of what was made, or of what was worked on; %NULL with @error */
char *lia_workspace_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
