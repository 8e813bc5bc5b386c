/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-journal.h"
#include "lia-record-model.h"
#include "lia-record-query.h"

G_BEGIN_DECLS

/**
 * LiaWorkspace:
 *
 * An open workspace as the window and the command line see it: the store, its settings, and the actions
 * on records, each of which is one batch. Asynchronous calls come back on the caller's main context.
 *
 * Properties: `path`, `title` (file name without suffix), `read-only`, `undo-label`, `redo-label` (nullable,
 * notify on every commit). Signal `changed (LiaChangeSet *)`, forwarded from the store.
 */
#define LIA_TYPE_WORKSPACE (lia_workspace_get_type ())
G_DECLARE_FINAL_TYPE (LiaWorkspace, lia_workspace, LIA, WORKSPACE, GObject)

/**
 * lia_workspace_create:
 * @ladder: "ceop", "none", or the path of a ladder's JSON file
 * @with_sample: fill it with the sample programme (fictional organisations and people)
 *
 * Blocks; used on a worker thread by the window.
 */
LiaWorkspace *
lia_workspace_create (const char *path, const char *ladder, gboolean with_sample, GError **error);
/** lia_workspace_open: Returns: (transfer full) (nullable): errors as of lia_store_open(). Blocks */
LiaWorkspace *lia_workspace_open (const char *path, LiaStoreFlags flags, GError **error);
/** lia_workspace_create_async: lia_workspace_create() without waiting; the workspace belongs to the calling thread's
 * main context */
void lia_workspace_create_async (const char *path,
                                 const char *ladder,
                                 gboolean with_sample,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/** lia_workspace_open_async: lia_workspace_open() without waiting; the workspace belongs to the calling thread's
 * main context */
void lia_workspace_open_async (const char *path,
                               LiaStoreFlags flags,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/** lia_workspace_open_finish: for both */
LiaWorkspace *lia_workspace_open_finish (GAsyncResult *result, GError **error);
/** lia_workspace_close: waits for what is queued, and for a backup; nothing may be asked of it any more */
gboolean lia_workspace_close (LiaWorkspace *self, GError **error);
/** lia_workspace_close_async: closes it without waiting for what is queued, or for a backup; nothing may be asked of it any more */
void
lia_workspace_close_async (LiaWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
/** lia_workspace_close_finish: %FALSE with @error when what was queued could not be written */
gboolean lia_workspace_close_finish (LiaWorkspace *self, GAsyncResult *result, GError **error);

/** lia_workspace_get_store: Returns: (transfer none) */
LiaStore *lia_workspace_get_store (LiaWorkspace *self);
/** lia_workspace_get_reader: Returns: (transfer none) (nullable): the main thread's; %NULL once it is closed */
LiaReader *lia_workspace_get_reader (LiaWorkspace *self);
/** lia_workspace_get_path: Returns: (transfer none): with symbolic links resolved */
const char *lia_workspace_get_path (LiaWorkspace *self);
/** lia_workspace_get_title: Returns: (transfer none) */
const char *lia_workspace_get_title (LiaWorkspace *self);
/** lia_workspace_is_read_only: as asked for, because another process writes, or because the file cannot be written */
gboolean lia_workspace_is_read_only (LiaWorkspace *self);

/* Actions on records. The label is made from the record: "Add partner ITU", "Edit partner ITU", "Move 3
 * partners to the trash". save takes a copy of the draft, so the caller may go on editing. */

/** lia_workspace_save_async: saves a copy of @draft, so that the caller may go on editing it; ends with
 * lia_workspace_save_finish() */
void lia_workspace_save_async (LiaWorkspace *self,
                               LiaRecord *draft,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/**
 * lia_workspace_save_with_async:
 * @companion: a second record, saved in the same batch
 * @link: (nullable): the field of @companion that is set to the id of @draft, which may be new
 */
void lia_workspace_save_with_async (LiaWorkspace *self,
                                    LiaRecord *draft,
                                    LiaRecord *companion,
                                    const char *link,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/** lia_workspace_save_finish: for both. @id: (out) (optional): the record's id, also when it was new */
gboolean
lia_workspace_save_finish (LiaWorkspace *self, GAsyncResult *result, gint64 *id, GError **error);
/** lia_workspace_save: the same; blocks. @draft, when it is new, gets its id */
gboolean lia_workspace_save (LiaWorkspace *self, LiaRecord *draft, GError **error);
/** lia_workspace_trash_async: moves rows to the trash; @ids: (array length=n); ends with
 * lia_workspace_write_finish() */
void lia_workspace_trash_async (LiaWorkspace *self,
                                const LiaRecordType *type,
                                const gint64 *ids,
                                guint n,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** lia_workspace_restore_async: takes rows out of the trash; @ids: (array length=n); ends with
 * lia_workspace_write_finish() */
void lia_workspace_restore_async (LiaWorkspace *self,
                                  const LiaRecordType *type,
                                  const gint64 *ids,
                                  guint n,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/**
 * lia_workspace_write_async:
 * @label: what the user did, translated, as history and Undo show it
 * @func: writes it, on the writer thread
 * @data: (transfer full): for @func, freed with @destroy when it is done
 *
 * Does an action of another file as one batch; ends with lia_workspace_write_finish().
 */
void lia_workspace_write_async (LiaWorkspace *self,
                                const char *label,
                                LiaBatchFunc func,
                                gpointer data,
                                GDestroyNotify destroy,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** lia_workspace_write_finish: for writing, trash and restore; @batch_id: (out) (optional): 0 when nothing changed */
gboolean lia_workspace_write_finish (LiaWorkspace *self,
                                     GAsyncResult *result,
                                     gint64 *batch_id,
                                     GError **error);
/** lia_workspace_trash: as lia_workspace_trash_async(); blocks */
gboolean lia_workspace_trash (LiaWorkspace *self,
                              const LiaRecordType *type,
                              const gint64 *ids,
                              guint n,
                              GError **error);

/** lia_workspace_undo_async: takes back the newest batch; ends, as the two below, with lia_workspace_undo_finish() */
void
lia_workspace_undo_async (LiaWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
/** lia_workspace_redo_async: does again what was undone last */
void
lia_workspace_redo_async (LiaWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
/** lia_workspace_revert_async: takes back one batch of the history, wherever it stands */
void lia_workspace_revert_async (LiaWorkspace *self,
                                 gint64 batch,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/** lia_workspace_undo_finish: Returns: (transfer full) (nullable): %LIA_ERROR_NOT_FOUND when there was nothing to take back */
LiaUndoResult *lia_workspace_undo_finish (LiaWorkspace *self, GAsyncResult *result, GError **error);

/** lia_undo_result_describe: Returns: (transfer full): "Undone: Edit partner ITU", and what was kept because it
 * changed since; "Not undone: …" where that is all of it */
char *lia_undo_result_describe (const LiaUndoResult *result);

G_END_DECLS
