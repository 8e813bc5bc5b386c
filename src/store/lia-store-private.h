/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-change-set-private.h"
#include "lia-clock.h"
#include "lia-ids.h"
#include "lia-journal.h"
#include "lia-lock-file.h"
#include "lia-reader-private.h"
#include "lia-row-counts-private.h"
#include "lia-search-index.h"
#include "lia-sqlite.h"

G_BEGIN_DECLS

/* Flags beside those of LiaStoreFlags, for repair and for tests. */
#define LIA_STORE_SKIP_SCHEMA                                                                      \
  (1 << 16) /* open though it is damaged, or objects are missing or foreign */
#define LIA_STORE_FAST (1 << 17) /* never wait for the disk */

/**
 * LiaStoreWork:
 *
 * Something done on the writer thread. @result is what the caller gets on success.
 */
typedef gboolean (*LiaStoreWork) (LiaStore *self,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  gpointer *result,
                                  GError **error);

typedef struct _LiaStoreJob LiaStoreJob;

struct _LiaStore
{
  GObject parent_instance;

  char *path; /* with symbolic links resolved */
  guint flags;
  gboolean read_only;
  char *lock_holder;
  LiaLockFile *lock_file;

  /* Opening thread */
  GThread *owner;
  GMainContext *context;
  LiaReader *reader;

  LiaRowCounts *row_counts; /* thread-safe; shared with every reader */

  /* Writer thread */
  GThread *writer;
  GAsyncQueue *jobs; /* of LiaStoreJob */
  sqlite3 *db;
  LiaReader *batch_reader;
  GHashTable *batch_statements; /* of lia-batch.c: SQL text → sqlite3_stmt */
  GHashTable *journalled_tables; /* names */
  LiaSearchIndex
      *search_index; /* %NULL only while a workspace is repaired whose indexes are beyond use */
  LiaIds ids;
  LiaClock clock;
  gint64 replica;
  gint64 current_batch; /* what lia_batch () answers */
  GThread *backup_thread; /* the automatic backup under way, or done and not joined */

  /* Shared, under the mutex */
  GMutex mutex;
  char *author;
  char *undo_label;
  char *redo_label;
  GQueue pending_changes; /* of LiaChangeSet */
  GSource *flush_source; /* borrowed */
  gboolean closed;
  gint64 last_backup; /* milliseconds since 1970 */

  int changed_since_backup; /* atomic */
};

/** lia_store_open_file: opens the file @path: its flags, owner and context are set. Errors as of lia_store_open().
 * lia-store-open.c */
gboolean lia_store_open_file (LiaStore *self, const char *path, GError **error);

/* Writer thread (lia-writer.c) */

/** lia_store_start_writer: starts the thread that writes; lia-writer.c */
gboolean lia_store_start_writer (LiaStore *self, GError **error);
/** lia_store_stop_writer: waits for what is queued, then for the thread */
void lia_store_stop_writer (LiaStore *self);
/** lia_store_run: runs @work on the writer thread and waits for it; any other thread. %LIA_ERROR_CONFLICT when
 * nothing may be written */
gboolean lia_store_run (LiaStore *self,
                        LiaStoreWork work,
                        gpointer data,
                        GCancellable *cancellable,
                        gpointer *result,
                        GError **error);
/** lia_store_run_async: queues @work; @result of it is freed with @destroy_result unless the task takes it. @tag: of
 * the GTask that @callback gets */
void lia_store_run_async (LiaStore *self,
                          LiaStoreWork work,
                          gpointer data,
                          GDestroyNotify destroy,
                          GDestroyNotify destroy_result,
                          GCancellable *cancellable,
                          gpointer tag,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/** lia_store_emit_changed: on the writer thread: #LiaStore::changed is emitted on the opening thread, before the
 * callbacks of the batch */
void lia_store_emit_changed (LiaStore *self, LiaChangeSet *changes);
/** lia_store_emit_row_counts_changed: on the opening thread; @ids: (nullable) (element-type gint64) */
void lia_store_emit_row_counts_changed (LiaStore *self, GArray *ids);

/**
 * lia_store_do_batch:
 * @kind: `do`, `undo`…
 * @undoes: the batch taken back, or 0
 * @keep_empty: commit though nothing changed
 *
 * One transaction, on the writer thread.
 */
gboolean lia_store_do_batch (LiaStore *self,
                             LiaBatchKind kind,
                             gint64 undoes,
                             const char *label,
                             gboolean keep_empty,
                             LiaBatchFunc func,
                             gpointer data,
                             GCancellable *cancellable,
                             gint64 *batch_id,
                             GError **error);
/** lia_store_init_backups: finds out when the last backup was made; lia-store-backup.c, on the writer thread, as the
 * two below */
void lia_store_init_backups (LiaStore *self);
/** lia_store_note_change: after a commit: begins an automatic backup when one is due */
void lia_store_note_change (LiaStore *self);
/** lia_store_wait_for_backup: waits until the backup under way is done */
void lia_store_wait_for_backup (LiaStore *self);

/** lia_batch_kind_to_text: Returns: (transfer none): as the journal keeps it */
const char *lia_batch_kind_to_text (LiaBatchKind kind);

/** lia_store_update_undo_state: finds out anew what undo and redo would take back; lia-undo.c */
gboolean lia_store_update_undo_state (LiaStore *self, sqlite3 *db, GError **error);

/** lia_batch_set_cells: for lia-undo.c: sets cells without the checks that callers' values need */
gboolean lia_batch_set_cells (LiaBatch *self,
                              const char *table,
                              gint64 id,
                              const char *const *columns,
                              const LiaValue *values,
                              guint n,
                              GError **error);
/** lia_batch_discard: the batch succeeds, but leaves nothing behind */
void lia_batch_discard (LiaBatch *self);
/** lia_batch_get_time: Returns: when it began, milliseconds since 1970 */
gint64 lia_batch_get_time (LiaBatch *self);
/** lia_batch_note_row: for lia-purge.c: says that the batch touches a row */
void lia_batch_note_row (LiaBatch *self, const char *table, gint64 id);

G_END_DECLS
