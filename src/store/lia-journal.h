/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-store.h"

G_BEGIN_DECLS

/* Undo, redo and history. Undo of a batch is a new batch that sets back each cell that still holds the
 * batch's new value; cells changed since are reported, never overwritten. */

typedef enum
{
  LIA_BATCH_DO,
  LIA_BATCH_UNDO,
  LIA_BATCH_REDO,
  LIA_BATCH_REVERT, /* taking back one older batch from the history */
  LIA_BATCH_SETUP, /* what a new workspace begins with; undo stops before it */
} LiaBatchKind;

/**
 * LiaBatchInfo: one entry of the journal. The label of an undo, redo or revert is that of the action it
 * takes back or brings back; @kind tells them apart.
 */
typedef struct
{
  gint64 id;
  LiaBatchKind kind;
  gint64 undoes; /* the batch this one takes back, or 0 */
  char *label;
  char *author; /* (nullable) */
  gint64 made_at; /* milliseconds since 1970, UTC */
  guint n_changes; /* rows; one that changed twice counts twice */
  gboolean undone; /* taken back and not redone */
} LiaBatchInfo;

void lia_batch_info_free (LiaBatchInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaBatchInfo, lia_batch_info_free)

/** LiaCellChange: one cell of one row in one batch; values are owned. */
typedef struct
{
  char *column;
  LiaValue old_value;
  LiaValue new_value;
} LiaCellChange;

/** LiaRowChange: what one batch did to one row. */
typedef struct
{
  LiaBatchInfo *batch; /* (nullable) */
  char *table;
  gint64 row_id;
  gboolean inserted;
  GPtrArray *cells; /* (element-type LiaCellChange) */
} LiaRowChange;

void lia_row_change_free (LiaRowChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaRowChange, lia_row_change_free)

/** lia_journal_list_batches: Returns: (transfer full) (element-type LiaBatchInfo): newest first; @limit 0 for all */
GPtrArray *lia_journal_list_batches (LiaReader *reader, guint limit, GError **error);

/** lia_journal_list_row: Returns: (transfer full) (element-type LiaRowChange): history of a row, newest first */
GPtrArray *lia_journal_list_row (LiaReader *reader, const char *table, gint64 id, GError **error);

/**
 * lia_journal_list_story:
 * @children: (array zero-terminated=1): pairs of table and column, from code, never from a user: rows of that table whose
 *   column now holds @id
 *
 * Returns: (transfer full) (element-type LiaRowChange): history of a row and of the rows that belong to it, newest first;
 *   those of one batch follow each other, those of the row itself first
 */
GPtrArray *lia_journal_list_story (LiaReader *reader,
                                   const char *table,
                                   gint64 id,
                                   const char *const *children,
                                   guint limit,
                                   GError **error);

/** lia_journal_list_changes: Returns: (transfer full) (element-type LiaRowChange): rows of one batch; @limit 0 for all */
GPtrArray *lia_journal_list_changes (LiaReader *reader, gint64 batch, guint limit, GError **error);

/**
 * LiaUndoResult:
 * @kind: undo, redo or revert
 * @kept: (element-type LiaRowChange): cells left as they are because they changed since; old_value is what
 *   undo would have set, new_value what it expected to find. Their batch is %NULL. A row the batch inserted
 *   is kept whole when a cell of it changed since; when others refer to it, it is listed with the one
 *   cell `undone`.
 */
typedef struct
{
  LiaBatchKind kind;
  gint64 batch; /* the new batch; 0 when nothing could be set back */
  gint64 undone; /* the batch taken back */
  char *label; /* that batch's label */
  guint n_cells; /* cells set back */
  GPtrArray *kept;
} LiaUndoResult;

void lia_undo_result_free (LiaUndoResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaUndoResult, lia_undo_result_free)

/** lia_store_get_undo_label: Returns: (transfer full) (nullable): what undo would take back; %NULL when there is nothing */
char *lia_store_get_undo_label (LiaStore *self);
/** lia_store_get_redo_label: Returns: (transfer full) (nullable): what redo would do again; %NULL when there is nothing */
char *lia_store_get_redo_label (LiaStore *self);

/**
 * lia_store_undo:
 *
 * Takes back the newest batch not yet undone. %LIA_ERROR_NOT_FOUND when there is none. Blocks; thread-safe.
 */
LiaUndoResult *lia_store_undo (LiaStore *self, GError **error);
/** lia_store_redo: does again what was undone last. %LIA_ERROR_NOT_FOUND when there is nothing. Blocks; thread-safe */
LiaUndoResult *lia_store_redo (LiaStore *self, GError **error);
/** lia_store_revert: takes back one batch of the history, wherever it stands; itself undoable. */
LiaUndoResult *lia_store_revert (LiaStore *self, gint64 batch, GError **error);

/** lia_store_undo_async: lia_store_undo() without waiting */
void lia_store_undo_async (LiaStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** lia_store_redo_async: lia_store_redo() without waiting */
void lia_store_redo_async (LiaStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** lia_store_revert_async: lia_store_revert() without waiting */
void lia_store_revert_async (LiaStore *self,
                             gint64 batch,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/** lia_store_undo_finish: for all three. */
LiaUndoResult *lia_store_undo_finish (LiaStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
