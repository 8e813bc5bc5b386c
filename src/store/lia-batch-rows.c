/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "lia-batch-private.h"
#include "lia-store-private.h"

/* What a batch writes to rows. */

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
