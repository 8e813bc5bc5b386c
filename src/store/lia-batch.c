/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-batch-private.h"
#include "lia-store-private.h"

/* A batch from its beginning to its commit; what it writes to rows stands in lia-batch-rows.c. */

gint64
lia_batch_get_id (LiaBatch *self)
{
  return self->id;
}

gint64
lia_batch_get_time (LiaBatch *self)
{
  return self->made_at;
}

void
lia_batch_note_row (LiaBatch *self, const char *table, gint64 id)
{
  lia_change_set_add (self->changes, table, id);
}

void
lia_batch_discard (LiaBatch *self)
{
  self->discarded = TRUE;
}

LiaReader *
lia_batch_get_reader (LiaBatch *self)
{
  return self->store->batch_reader;
}

void
lia_batch_set_label (LiaBatch *self, const char *label)
{
  g_set_str (&self->label, label);
}

void
lia_batch_set_setup (LiaBatch *self)
{
  self->setup = TRUE;
}

const char *
lia_batch_kind_to_text (LiaBatchKind kind)
{
  static const char *const texts[] = { "do", "undo", "redo", "revert", "setup" };

  return texts[kind];
}

static gboolean
write_entry (LiaBatch *self, LiaBatchKind kind, gint64 undoes, const char *label, GError **error)
{
  LiaStore *store = self->store;
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *author = NULL;
  int code;

  g_mutex_lock (&store->mutex);
  author = g_strdup (store->author);
  g_mutex_unlock (&store->mutex);

  statement = lia_sqlite_prepare (
      store->db,
      "INSERT INTO batch (id, clock, replica, kind, author, label, made_at, undoes)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif (?8, 0))",
      error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->id);
  sqlite3_bind_int64 (statement, 2, lia_clock_tick (&store->clock, self->made_at));
  sqlite3_bind_int64 (statement, 3, store->replica);
  sqlite3_bind_text (statement, 4, lia_batch_kind_to_text (kind), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 5, author, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 6, label, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 7, self->made_at);
  sqlite3_bind_int64 (statement, 8, undoes);
  code = sqlite3_step (statement);
  return code == SQLITE_DONE || lia_sqlite_set_error (store->db, code, error);
}

static gboolean
finish_entry (LiaBatch *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  if (self->label == NULL && !self->setup)
    return TRUE;
  statement = lia_sqlite_prepare (
      self->store->db,
      "UPDATE batch SET label = coalesce (?2, label), kind = coalesce (?3, kind) WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->id);
  sqlite3_bind_text (statement, 2, self->label, -1, SQLITE_STATIC);
  if (self->setup)
    sqlite3_bind_text (statement, 3, lia_batch_kind_to_text (LIA_BATCH_SETUP), -1, SQLITE_STATIC);
  code = sqlite3_step (statement);
  return code == SQLITE_DONE || lia_sqlite_set_error (self->store->db, code, error);
}

static gboolean
has_changes (LiaBatch *self, gboolean *changed, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT EXISTS (SELECT 1 FROM change WHERE batch = %" G_GINT64_FORMAT ")", self->id);
  gint64 value;

  if (!lia_sqlite_get_integer (self->store->db, sql, &value, error))
    return FALSE;
  *changed = value != 0;
  return TRUE;
}

/* What happens between BEGIN and COMMIT. @keep: (out): whether there is something to commit */
static gboolean
fill_batch (LiaBatch *self,
            LiaBatchKind kind,
            gint64 undoes,
            const char *label,
            LiaBatchFunc func,
            gpointer data,
            GCancellable *cancellable,
            gboolean *keep,
            GError **error)
{
  gboolean changed = FALSE;

  if (!write_entry (self, kind, undoes, label, error) || !func (self, data, cancellable, error))
    return FALSE;

  lia_reader_reset_all (self->store->batch_reader);
  /* Some errors end the transaction at once; a caller that passed over one has nothing to commit. */
  if (sqlite3_get_autocommit (self->store->db))
    return lia_sqlite_set_error (NULL, SQLITE_IOERR, error);
  if (!has_changes (self, &changed, error) || !finish_entry (self, error))
    return FALSE;
  if (self->store->search_index != NULL
      && !lia_search_index_write (self->store->search_index, error))
    return FALSE;
  *keep = (*keep || changed) && !self->discarded;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
run_transaction (LiaBatch *self,
                 LiaBatchKind kind,
                 gint64 undoes,
                 const char *label,
                 LiaBatchFunc func,
                 gpointer data,
                 GCancellable *cancellable,
                 gboolean *keep,
                 GError **error)
{
  sqlite3 *db = self->store->db;
  GError *local_error = NULL;
  gboolean done;

  if (!lia_sqlite_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->store->current_batch = self->id;
  done = fill_batch (self, kind, undoes, label, func, data, cancellable, keep, &local_error);
  self->store->current_batch = 0;
  if (self->store->search_index != NULL)
    lia_search_index_clear (self->store->search_index);

  /* From here on nobody can stop it half-way. */
  lia_reader_reset_all (self->store->batch_reader);
  lia_reader_set_cancellable (self->store->batch_reader, NULL);
  if (done && *keep && lia_sqlite_exec (db, "COMMIT", &local_error))
    return TRUE;

  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  if (local_error == NULL && !done)
    g_set_error (&local_error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s” was not done."), label);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

gboolean
lia_store_do_batch (LiaStore *self,
                    LiaBatchKind kind,
                    gint64 undoes,
                    const char *label,
                    gboolean keep_empty,
                    LiaBatchFunc func,
                    gpointer data,
                    GCancellable *cancellable,
                    gint64 *batch_id,
                    GError **error)
{
  gint64 now = g_get_real_time () / 1000;
  LiaBatch batch = { .store = self, .made_at = now };
  gboolean keep = keep_empty;
  gboolean done;

  if (batch_id != NULL)
    *batch_id = 0;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  batch.id = lia_ids_next (&self->ids, now);
  batch.changes = lia_change_set_new (batch.id);
  lia_reader_set_cancellable (self->batch_reader, cancellable);
  done = run_transaction (&batch, kind, undoes, label, func, data, cancellable, &keep, error);
  lia_reader_set_cancellable (self->batch_reader, NULL);

  if (done && keep)
    {
      g_autoptr (GError) state_error = NULL;

      if (!lia_store_update_undo_state (self, self->db, &state_error))
        g_info ("What undo would take back is not known: %s", state_error->message);
      if (batch_id != NULL)
        *batch_id = batch.id;
      lia_store_emit_changed (self, batch.changes);
      lia_store_note_change (self);
    }
  lia_change_set_unref (batch.changes);
  g_free (batch.label);
  return done;
}
