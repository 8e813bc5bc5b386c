/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "lia-store-private.h"

struct _LiaBatch
{
  LiaStore *store; /* borrowed */
  gint64 id;
  gint64 made_at;
  char *label; /* (nullable): a replacement */
  LiaChangeSet *changes;
  gboolean discarded; /* what was written came to nothing */
  gboolean setup; /* what the workspace begins with */
};

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

/* Tables come from code; a wrong one would write where no journal looks. */
static gboolean
check_table (LiaBatch *self, const char *table, GError **error)
{
  g_assert (g_thread_self () == self->store->writer);

  if (g_hash_table_contains (self->store->journalled_tables, table))
    return TRUE;
  g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("There is no table “%s”."), table);
  return FALSE;
}

static gboolean
check_values (const char *table,
              const char *const *columns,
              const LiaValue *values,
              guint n,
              GError **error)
{
  for (guint i = 0; i < n; i++)
    if (values[i].type == LIA_VALUE_TEXT && !g_utf8_validate (values[i].text, -1, NULL))
      {
        g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                     _ ("The text for “%s” of “%s” is not valid UTF-8."), columns[i], table);
        return FALSE;
      }
  return TRUE;
}

/* What a statement does; the first letter of its key in the cache. */
enum
{
  VERB_INSERT = 'i',
  VERB_UPDATE = 'u',
  VERB_UPDATE_MANY = 'm',
  VERB_TRASH_MANY = 't',
  VERB_RESTORE_MANY = 'r',
};

static const char *
get_condition (char verb)
{
  switch (verb)
    {
    case VERB_UPDATE_MANY:
      return " WHERE id IN (SELECT value FROM json_each (?1))";
    case VERB_TRASH_MANY:
      return " WHERE id IN (SELECT value FROM json_each (?1)) AND undone = 0 AND trashed_at IS NULL";
    case VERB_RESTORE_MANY:
      return " WHERE id IN (SELECT value FROM json_each (?1)) AND undone = 0"
             " AND trashed_at IS NOT NULL";
    default:
      return " WHERE id = ?1";
    }
}

/* Key of the statement cache: what it does, the table, the columns. */
static char *
make_key (char verb, const char *table, const char *const *columns, guint n)
{
  GString *key = g_string_sized_new (160);

  g_string_append_c (key, verb);
  g_string_append (key, table);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (key, ',');
      g_string_append (key, columns[i]);
    }
  return g_string_free (key, FALSE);
}

static char *
make_insert_sql (const char *table, const char *const *columns, guint n)
{
  GString *sql = g_string_new ("INSERT INTO ");

  lia_sqlite_append_name (sql, table);
  g_string_append (sql, " (id");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (sql, ", ");
      lia_sqlite_append_name (sql, columns[i]);
    }
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static char *
make_update_sql (const char *table, const char *const *columns, guint n, const char *which)
{
  GString *sql = g_string_new ("UPDATE ");

  lia_sqlite_append_name (sql, table);
  g_string_append (sql, " SET ");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (sql, i > 0 ? ", " : "");
      lia_sqlite_append_name (sql, columns[i]);
      g_string_append_printf (sql, " = ?%u", i + 2);
    }
  g_string_append (sql, which);
  return g_string_free (sql, FALSE);
}

static sqlite3_stmt *
get_statement (LiaBatch *self,
               char verb,
               const char *table,
               const char *const *columns,
               guint n,
               GError **error)
{
  LiaStore *store = self->store;
  g_autofree char *key = make_key (verb, table, columns, n);
  sqlite3_stmt *statement = g_hash_table_lookup (store->batch_statements, key);
  g_autofree char *sql = NULL;

  if (statement != NULL)
    return statement;

  if (verb == VERB_INSERT)
    sql = make_insert_sql (table, columns, n);
  else
    sql = make_update_sql (table, columns, n, get_condition (verb));
  statement = lia_sqlite_prepare (store->db, sql, error);
  if (statement != NULL)
    g_hash_table_insert (store->batch_statements, g_steal_pointer (&key), statement);
  return statement;
}

/* Binds id and values, runs, and leaves the statement ready for the next row. */
static gboolean
run_statement (LiaBatch *self,
               sqlite3_stmt *statement,
               gint64 id,
               const LiaValue *values,
               guint n,
               GError **error)
{
  int code = sqlite3_bind_int64 (statement, 1, id);

  for (guint i = 0; i < n && code == SQLITE_OK; i++)
    code = lia_sqlite_bind (statement, (int) i + 2, &values[i], FALSE);
  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code != SQLITE_DONE)
    lia_sqlite_set_error (self->store->db, code, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

static gboolean
insert (LiaBatch *self,
        const char *table,
        gint64 id,
        const char *const *columns,
        const LiaValue *values,
        guint n,
        GError **error)
{
  sqlite3_stmt *statement;

  if (!check_table (self, table, error) || !check_values (table, columns, values, n, error))
    return FALSE;
  statement = get_statement (self, VERB_INSERT, table, columns, n, error);
  if (statement == NULL || !run_statement (self, statement, id, values, n, error))
    return FALSE;
  lia_change_set_add (self->changes, table, id);
  if (self->store->search_index != NULL)
    lia_search_index_add (self->store->search_index, table, id);
  return TRUE;
}

gint64
lia_batch_insert (LiaBatch *self,
                  const char *table,
                  const char *const *columns,
                  const LiaValue *values,
                  guint n,
                  GError **error)
{
  gint64 id = lia_ids_next (&self->store->ids, g_get_real_time () / 1000);

  return insert (self, table, id, columns, values, n, error) ? id : 0;
}

gboolean
lia_batch_insert_with_id (LiaBatch *self,
                          const char *table,
                          gint64 id,
                          const char *const *columns,
                          const LiaValue *values,
                          guint n,
                          GError **error)
{
  if (id <= 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("“%" PRId64 "” is no id: ids are positive numbers."), id);
      return FALSE;
    }
  return insert (self, table, id, columns, values, n, error);
}

gboolean
lia_batch_set_cells (LiaBatch *self,
                     const char *table,
                     gint64 id,
                     const char *const *columns,
                     const LiaValue *values,
                     guint n,
                     GError **error)
{
  sqlite3_stmt *statement;

  if (!check_table (self, table, error))
    return FALSE;
  statement = get_statement (self, VERB_UPDATE, table, columns, n, error);
  if (statement == NULL || !run_statement (self, statement, id, values, n, error))
    return FALSE;
  if (sqlite3_changes (self->store->db) == 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND,
                   _ ("There is no %s with the id %" PRId64 "."), table, id);
      return FALSE;
    }
  lia_change_set_add (self->changes, table, id);
  return TRUE;
}

gboolean
lia_batch_update (LiaBatch *self,
                  const char *table,
                  gint64 id,
                  const char *const *columns,
                  const LiaValue *values,
                  guint n,
                  GError **error)
{
  return n == 0
         || (check_values (table, columns, values, n, error)
             && lia_batch_set_cells (self, table, id, columns, values, n, error));
}

/* Sets the same cells of many rows. */
static gboolean
update_many (LiaBatch *self,
             char verb,
             const char *table,
             const gint64 *ids,
             guint n_ids,
             const char *const *columns,
             const LiaValue *values,
             guint n,
             GError **error)
{
  g_autoptr (GString) list = g_string_sized_new (n_ids * 20 + 2);
  sqlite3_stmt *statement;
  int code;

  if (!check_table (self, table, error))
    return FALSE;
  statement = get_statement (self, verb, table, columns, n, error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (list, "%c%" G_GINT64_FORMAT, i > 0 ? ',' : '[', ids[i]);
  g_string_append_c (list, ']');
  code = sqlite3_bind_text (statement, 1, list->str, (int) list->len, SQLITE_STATIC);
  for (guint i = 0; i < n && code == SQLITE_OK; i++)
    code = lia_sqlite_bind (statement, (int) i + 2, &values[i], FALSE);
  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (code != SQLITE_DONE)
    return lia_sqlite_set_error (self->store->db, code, error);
  for (guint i = 0; i < n_ids; i++)
    lia_change_set_add (self->changes, table, ids[i]);
  return TRUE;
}

gboolean
lia_batch_update_alike (LiaBatch *self,
                        const char *table,
                        const gint64 *ids,
                        guint n_ids,
                        const char *const *columns,
                        const LiaValue *values,
                        guint n,
                        GError **error)
{
  return n == 0 || n_ids == 0
         || (check_values (table, columns, values, n, error)
             && update_many (self, VERB_UPDATE_MANY, table, ids, n_ids, columns, values, n, error));
}

gboolean
lia_batch_trash (LiaBatch *self, const char *table, gint64 id, GError **error)
{
  static const char *const columns[] = { "trashed_at" };

  return lia_batch_set_cells (self, table, id, columns, &LIA_INTEGER (self->made_at), 1, error);
}

gboolean
lia_batch_restore (LiaBatch *self, const char *table, gint64 id, GError **error)
{
  static const char *const columns[] = { "trashed_at" };

  return lia_batch_set_cells (self, table, id, columns, &LIA_NULL, 1, error);
}

static gboolean
move_many (LiaBatch *self,
           char verb,
           const char *table,
           const gint64 *ids,
           guint n,
           guint *n_changed,
           GError **error)
{
  static const char *const columns[] = { "trashed_at" };
  const LiaValue value = verb == VERB_TRASH_MANY ? LIA_INTEGER (self->made_at) : LIA_NULL;

  *n_changed = 0;
  if (n == 0)
    return TRUE;
  if (!update_many (self, verb, table, ids, n, columns, &value, 1, error))
    return FALSE;
  *n_changed = (guint) sqlite3_changes (self->store->db);
  return TRUE;
}

gboolean
lia_batch_trash_many (LiaBatch *self,
                      const char *table,
                      const gint64 *ids,
                      guint n,
                      guint *n_changed,
                      GError **error)
{
  return move_many (self, VERB_TRASH_MANY, table, ids, n, n_changed, error);
}

gboolean
lia_batch_restore_many (LiaBatch *self,
                        const char *table,
                        const gint64 *ids,
                        guint n,
                        guint *n_changed,
                        GError **error)
{
  return move_many (self, VERB_RESTORE_MANY, table, ids, n, n_changed, error);
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
