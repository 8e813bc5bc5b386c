/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-search-index.h"

#include <inttypes.h>

/* Ids in one statement: their JSON stays small, and a savepoint for so many rows costs nothing. */
#define ROWS_A_STATEMENT 10000

typedef struct
{
  sqlite3_stmt *statement; /* ?1: JSON array of ids */
  GArray *waiting; /* of gint64, in the order of insertion */
} Index;

struct _LiaSearchIndex
{
  sqlite3 *db;
  GHashTable *indexes; /* table name → Index */
  GHashTable *waiting; /* set of ids; unique over all tables */
};

static void
index_free (Index *self)
{
  sqlite3_finalize (self->statement);
  g_array_unref (self->waiting);
  g_free (self);
}

/* lia_search_waits (id): whether the row is not in its index yet, so that there is nothing to take out. */
static void
waits_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const LiaSearchIndex *self = sqlite3_user_data (context);
  gint64 id = sqlite3_value_int64 (values[0]);

  sqlite3_result_int (
      context, self != NULL && g_hash_table_contains (self->waiting, (gpointer) (intptr_t) id));
}

static gboolean
register_function (sqlite3 *db, LiaSearchIndex *self, GError **error)
{
  int code = sqlite3_create_function_v2 (db, "lia_search_waits", 1, SQLITE_UTF8 | SQLITE_INNOCUOUS,
                                         self, waits_function, NULL, NULL, NULL);

  return code == SQLITE_OK || lia_sqlite_set_error (db, code, error);
}

gboolean
lia_search_index_register (sqlite3 *db, GError **error)
{
  return register_function (db, NULL, error);
}

/* "sort_key", "acronym"… of the index, quoted. */
static char *
list_columns (sqlite3 *db, const char *search_table, GError **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement
      = lia_sqlite_prepare (db, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", error);
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, search_table, -1, SQLITE_STATIC);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_string_append (columns, ", ");
      lia_sqlite_append_name (columns, (const char *) sqlite3_column_text (statement, 0));
    }
  if (code == SQLITE_DONE)
    return g_string_free (g_steal_pointer (&columns), FALSE);
  lia_sqlite_set_error (db, code, error);
  return NULL;
}

static gboolean
add_index (LiaSearchIndex *self, const char *table, GError **error)
{
  g_autofree char *search_table = g_strconcat (table, "_search", NULL);
  g_autofree char *columns = list_columns (self->db, search_table, error);
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  sqlite3_stmt *statement;
  Index *index;

  if (columns == NULL)
    return FALSE;
  lia_sqlite_append_name (sql, search_table);
  g_string_append_printf (sql, " (rowid%s) SELECT id%s FROM ", columns, columns);
  lia_sqlite_append_name (sql, table);
  g_string_append (sql, " WHERE id IN (SELECT value FROM json_each (?1)) ORDER BY id");
  statement = lia_sqlite_prepare (self->db, sql->str, error);
  if (statement == NULL)
    return FALSE;

  index = g_new0 (Index, 1);
  index->statement = statement;
  index->waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_insert (self->indexes, g_strdup (table), index);
  return TRUE;
}

LiaSearchIndex *
lia_search_index_new (sqlite3 *db, GError **error)
{
  g_autoptr (LiaSearchIndex) self = g_new0 (LiaSearchIndex, 1);
  g_autoptr (sqlite3_stmt) tables = NULL;
  int code;

  self->db = db;
  self->indexes
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) index_free);
  self->waiting = g_hash_table_new (g_direct_hash, g_direct_equal);
  if (!register_function (db, self, error))
    return NULL;

  tables = lia_sqlite_prepare (db,
                               "SELECT name FROM journalled_table WHERE EXISTS (SELECT 1 FROM"
                               " sqlite_schema AS s WHERE s.type = 'table'"
                               " AND s.name = journalled_table.name || '_search')",
                               error);
  if (tables == NULL)
    return NULL;
  while ((code = sqlite3_step (tables)) == SQLITE_ROW)
    if (!add_index (self, (const char *) sqlite3_column_text (tables, 0), error))
      return NULL;
  if (code == SQLITE_DONE)
    return g_steal_pointer (&self);
  lia_sqlite_set_error (db, code, error);
  return NULL;
}

void
lia_search_index_free (LiaSearchIndex *self)
{
  g_hash_table_unref (self->indexes);
  g_hash_table_unref (self->waiting);
  g_free (self);
}

void
lia_search_index_add (LiaSearchIndex *self, const char *table, gint64 id)
{
  Index *index = g_hash_table_lookup (self->indexes, table);

  if (index == NULL)
    return;
  g_array_append_val (index->waiting, id);
  g_hash_table_add (self->waiting, (gpointer) (intptr_t) id);
}

static gboolean
write_rows (LiaSearchIndex *self, Index *index, guint from, guint to, GError **error)
{
  g_autoptr (GString) ids = g_string_sized_new ((to - from) * 20 + 2);
  int code;

  for (guint i = from; i < to; i++)
    g_string_append_printf (ids, "%c%" PRId64, i == from ? '[' : ',',
                            g_array_index (index->waiting, gint64, i));
  g_string_append_c (ids, ']');

  sqlite3_bind_text (index->statement, 1, ids->str, (int) ids->len, SQLITE_STATIC);
  code = sqlite3_step (index->statement);
  if (code != SQLITE_DONE)
    lia_sqlite_set_error (self->db, code, error);
  sqlite3_reset (index->statement);
  sqlite3_clear_bindings (index->statement);
  return code == SQLITE_DONE;
}

gboolean
lia_search_index_write (LiaSearchIndex *self, GError **error)
{
  GHashTableIter iter;
  Index *index;

  g_hash_table_iter_init (&iter, self->indexes);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &index))
    for (guint from = 0; from < index->waiting->len; from += ROWS_A_STATEMENT)
      if (!write_rows (self, index, from, MIN (from + ROWS_A_STATEMENT, index->waiting->len),
                       error))
        return FALSE;
  lia_search_index_clear (self);
  return TRUE;
}

void
lia_search_index_clear (LiaSearchIndex *self)
{
  GHashTableIter iter;
  Index *index;

  g_hash_table_iter_init (&iter, self->indexes);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &index))
    g_array_set_size (index->waiting, 0);
  g_hash_table_remove_all (self->waiting);
}
