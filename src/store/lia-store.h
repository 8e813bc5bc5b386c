/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-batch.h"
#include "lia-reader.h"

G_BEGIN_DECLS

/**
 * LiaStore:
 *
 * An open workspace file. One worker thread owns the connection that writes; batches queue to it. The
 * thread that opened the store (the main thread) has a reader of its own for short queries.
 */
#define LIA_TYPE_STORE (lia_store_get_type ())
G_DECLARE_FINAL_TYPE (LiaStore, lia_store, LIA, STORE, GObject)

/**
 * LiaStoreFlags:
 * @LIA_STORE_CREATE: make the file; it must not exist
 * @LIA_STORE_READ_ONLY: neither lock nor write
 * @LIA_STORE_FAIL_IF_LOCKED: instead of opening read-only when another process writes, fail with %LIA_ERROR_BUSY
 */
typedef enum
{
  LIA_STORE_DEFAULT = 0,
  LIA_STORE_CREATE = 1 << 0,
  LIA_STORE_READ_ONLY = 1 << 1,
  LIA_STORE_FAIL_IF_LOCKED = 1 << 2,
} LiaStoreFlags;

/**
 * lia_store_open:
 *
 * Opens or creates a workspace, migrating it when needed (after a backup). Blocks.
 *
 * Returns: (transfer full) (nullable): %LIA_ERROR_TOO_NEW, %LIA_ERROR_CORRUPT, %LIA_ERROR_INVALID (not a
 *   workspace), %LIA_ERROR_IO, %LIA_ERROR_NOT_FOUND or %LIA_ERROR_CONFLICT (exists) on failure
 */
LiaStore *lia_store_open (const char *path, LiaStoreFlags flags, GError **error);
/** lia_store_open_async: the same on a thread; the store belongs to the calling thread's main context */
void lia_store_open_async (const char *path,
                           LiaStoreFlags flags,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** lia_store_open_finish: Returns: (transfer full) (nullable): errors as of lia_store_open() */
LiaStore *lia_store_open_finish (GAsyncResult *result, GError **error);

/** lia_store_check_file: says plainly what cannot be a workspace, before SQLite looks at it */
gboolean lia_store_check_file (const char *path, GError **error);

/** lia_store_close: waits for queued batches, checkpoints, releases the lock. Also done on dispose. */
gboolean lia_store_close (LiaStore *self, GError **error);

/**
 * lia_store_close_async:
 *
 * The same without waiting for it, on the opening thread; its reader is gone at once, so nobody may ask it
 * anything any more.
 */
void lia_store_close_async (LiaStore *self, GAsyncReadyCallback callback, gpointer user_data);
/** lia_store_close_finish: %FALSE with @error when what was queued could not be written */
gboolean lia_store_close_finish (LiaStore *self, GAsyncResult *result, GError **error);

/** lia_store_get_path: Returns: (transfer none) */
const char *lia_store_get_path (LiaStore *self);
/** lia_store_is_read_only: as asked for, because another process writes, or because the file or its folder cannot be written */
gboolean lia_store_is_read_only (LiaStore *self);

/** lia_store_get_lock_holder: Returns: (nullable): who writes to the file, "host, process 123", when opened read-only because of it */
const char *lia_store_get_lock_holder (LiaStore *self);

/** lia_store_get_replica: Returns: what tells this file from copies the program made of it */
gint64 lia_store_get_replica (LiaStore *self);

/** lia_store_set_author: (nullable) name recorded with the batches that follow; thread-safe */
void lia_store_set_author (LiaStore *self, const char *author);

/** lia_store_get_reader: Returns: (transfer none) (nullable): %NULL once it is closed; the opening thread's reader, for queries of a few milliseconds */
LiaReader *lia_store_get_reader (LiaStore *self);

/** lia_store_open_reader: Returns: (transfer full): another connection, for the calling thread; thread-safe */
LiaReader *lia_store_open_reader (LiaStore *self, GError **error);

/**
 * LiaReadFunc:
 * @data: the task's data
 *
 * Asks something on a thread.
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL with @error
 */
typedef gpointer (*LiaReadFunc) (LiaReader *reader,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

/**
 * lia_store_read_in_thread:
 *
 * Runs @func on a thread of its own, through a reader of its own that stops when the task is cancelled. The task ends
 * with its answer, for g_task_propagate_pointer(), on the caller's main context; all it holds is let go of there.
 */
void lia_store_read_in_thread (LiaStore *self,
                               GTask *task,
                               LiaReadFunc func,
                               GDestroyNotify destroy_answer);

/**
 * LiaBatchFunc:
 *
 * Does the writing of one action, on the writer thread. Returning %FALSE rolls everything back.
 */
typedef gboolean (*LiaBatchFunc) (LiaBatch *batch,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * lia_store_write_async:
 * @label: what the user did, translated, as history and Undo show it: "Edit partner ITU"
 *
 * Queues an action. The callback comes on the caller's thread-default main context, after commit and
 * after #LiaStore::changed.
 */
void lia_store_write_async (LiaStore *self,
                            const char *label,
                            LiaBatchFunc func,
                            gpointer data,
                            GDestroyNotify destroy,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/**
 * lia_store_write_finish:
 * @batch_id: (out) (optional): 0 when the action changed nothing; then no journal entry is made
 */
gboolean
lia_store_write_finish (LiaStore *self, GAsyncResult *result, gint64 *batch_id, GError **error);

/** lia_store_write: the same, waiting for it. For the command line, tests and worker threads; thread-safe. */
gboolean lia_store_write (LiaStore *self,
                          const char *label,
                          LiaBatchFunc func,
                          gpointer data,
                          GCancellable *cancellable,
                          gint64 *batch_id,
                          GError **error);

/**
 * LiaChangeSet:
 *
 * What a commit touched. #LiaStore::changed (LiaChangeSet *) is emitted on the opening thread's main
 * context after each commit. A boxed type.
 */
#define LIA_TYPE_CHANGE_SET (lia_change_set_get_type ())
typedef struct _LiaChangeSet LiaChangeSet;
GType lia_change_set_get_type (void);
/** lia_change_set_get_batch: Returns: the batch that was committed */
gint64 lia_change_set_get_batch (const LiaChangeSet *self);
/** lia_change_set_has_table: whether any row of @table changed */
gboolean lia_change_set_has_table (const LiaChangeSet *self, const char *table);
/** lia_change_set_has_row: %TRUE also when so many rows changed that they were not listed one by one */
gboolean lia_change_set_has_row (const LiaChangeSet *self, const char *table, gint64 id);
/**
 * lia_change_set_append_rows:
 * @ids: (element-type gint64): gets the rows of @table that changed
 *
 * Returns: %FALSE, with nothing appended, when so many changed that they were not listed one by one
 */
gboolean lia_change_set_append_rows (const LiaChangeSet *self, const char *table, GArray *ids);

/**
 * lia_store_backup:
 *
 * Writes a whole, checked copy to @destination (made under a temporary name, synced, renamed). Blocks;
 * thread-safe.
 */
gboolean lia_store_backup (LiaStore *self,
                           const char *destination,
                           GCancellable *cancellable,
                           GError **error);

/** lia_store_backup_before: makes a rotated backup before a risky action (import, merge, restore); @reason is part of its name. */
gboolean lia_store_backup_before (LiaStore *self,
                                  const char *reason,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * lia_store_check:
 *
 * quick_check, foreign_key_check, the search index against its tables, and the journal replayed into
 * memory against the tables. Blocks; thread-safe.
 *
 * Returns: (transfer full) (element-type utf8): one sentence a fault, empty when all is well; %NULL with
 *   @error when the check itself could not be made
 */
GPtrArray *lia_store_check (LiaStore *self, GCancellable *cancellable, GError **error);

G_END_DECLS
