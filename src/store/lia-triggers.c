/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-triggers.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *name;
  gboolean is_text;
} Column;

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->name);
}

static GArray *
read_columns (sqlite3 *db, const char *table, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_array_set_clear_func (columns, column_clear);
  statement = lia_sqlite_prepare (
      db, "SELECT name, type FROM pragma_table_info (?1) WHERE name <> 'id' ORDER BY cid", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      const char *type = (const char *) sqlite3_column_text (statement, 1);

      if (g_strcmp0 (type, "TEXT") != 0 && g_strcmp0 (type, "INTEGER") != 0)
        {
          g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                       _ ("The journal cannot hold column “%s” of table “%s”: its type is %s."),
                       name, table, type);
          return NULL;
        }
      g_array_append_val (columns, ((Column) { g_strdup (name), g_str_equal (type, "TEXT") }));
    }
  if (code != SQLITE_DONE)
    {
      lia_sqlite_set_error (db, code, error);
      return NULL;
    }

  return g_steal_pointer (&columns);
}

/* Appends an expression that gives the JSON of a cell: NEW."name", or quoted text. */
static void
append_cell (GString *sql, const char *row, const Column *column, gboolean may_be_null)
{
  if (column->is_text)
    g_string_append (sql, "json_quote (");
  else if (may_be_null)
    g_string_append (sql, "ifnull (");
  g_string_append (sql, row);
  g_string_append_c (sql, '.');
  lia_sqlite_append_name (sql, column->name);
  if (column->is_text)
    g_string_append_c (sql, ')');
  else if (may_be_null)
    g_string_append (sql, ", 'null')");
}

static void
append_changed (GString *sql, const Column *column)
{
  /* The column's own collation might call different texts equal. */
  g_string_append (sql, "OLD.");
  lia_sqlite_append_name (sql, column->name);
  if (column->is_text)
    g_string_append (sql, " COLLATE BINARY");
  g_string_append (sql, " IS NOT NEW.");
  lia_sqlite_append_name (sql, column->name);
}

/* The text before a cell's values: ,"name":[ */
static void
append_key (GString *sql, const Column *column, const char *rest)
{
  g_autofree char *key = g_strdup_printf (",\"%s\":[%s", column->name, rest);

  lia_sqlite_append_literal (sql, key);
}

static void
begin_trigger (GString *sql, const char *table, const char *event, const char *when)
{
  g_autofree char *name = g_strdup_printf ("journal_%s_%s", table, event);

  g_string_append (sql, "CREATE TRIGGER ");
  lia_sqlite_append_name (sql, name);
  g_string_append_printf (sql, " %s ON ", when);
  lia_sqlite_append_name (sql, table);
}

static void
append_journal_insert (GString *sql, const char *table, const char *kind)
{
  g_string_append (sql, " BEGIN\n  INSERT INTO change (batch, table_name, row_id, kind, cells)\n"
                        "  VALUES (lia_batch (), ");
  lia_sqlite_append_literal (sql, table);
  g_string_append_printf (sql, ", NEW.id, '%s',\n    '{' || substr (concat (", kind);
}

static char *
make_insert_trigger (const char *table, GArray *columns)
{
  GString *sql = g_string_new (NULL);

  begin_trigger (sql, table, "insert", "AFTER INSERT");
  append_journal_insert (sql, table, "insert");
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      g_string_append (sql, i > 0 ? ",\n      " : "\n      ");
      if (column->is_text)
        {
          g_string_append (sql, "CASE WHEN NEW.");
          lia_sqlite_append_name (sql, column->name);
          g_string_append (sql, " IS NOT NULL THEN ");
        }
      /* NULL || text is NULL, and concat() leaves NULLs out: that is all an empty number needs. */
      append_key (sql, column, "null,");
      g_string_append (sql, " || ");
      append_cell (sql, "NEW", column, FALSE);
      g_string_append (sql, column->is_text ? " || ']' END" : " || ']'");
    }
  g_string_append (sql, "), 2) || '}');\nEND");
  return g_string_free (sql, FALSE);
}

static char *
make_update_trigger (const char *table, GArray *columns)
{
  GString *sql = g_string_new (NULL);

  begin_trigger (sql, table, "update", "AFTER UPDATE");
  g_string_append (sql, "\nWHEN ");
  for (guint i = 0; i < columns->len; i++)
    {
      g_string_append (sql, i > 0 ? "\n  OR " : "");
      append_changed (sql, &g_array_index (columns, Column, i));
    }
  append_journal_insert (sql, table, "update");
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      g_string_append (sql, i > 0 ? ",\n      CASE WHEN " : "\n      CASE WHEN ");
      append_changed (sql, column);
      g_string_append (sql, " THEN ");
      append_key (sql, column, "");
      g_string_append (sql, " || ");
      append_cell (sql, "OLD", column, TRUE);
      g_string_append (sql, " || ',' || ");
      append_cell (sql, "NEW", column, TRUE);
      g_string_append (sql, " || ']' END");
    }
  g_string_append (sql, "), 2) || '}');\nEND");
  return g_string_free (sql, FALSE);
}

static char *
make_guard_trigger (const char *table, const char *event, const char *when, const char *message)
{
  GString *sql = g_string_new (NULL);

  begin_trigger (sql, table, event, when);
  g_string_append_printf (sql, " BEGIN\n  SELECT RAISE (ABORT, '%s');\nEND", message);
  return g_string_free (sql, FALSE);
}

static gboolean
drop_trigger (sqlite3 *db, const char *table, const char *event, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("DROP TRIGGER IF EXISTS ");
  g_autofree char *name = g_strdup_printf ("journal_%s_%s", table, event);

  lia_sqlite_append_name (sql, name);
  return lia_sqlite_exec (db, sql->str, error);
}

static gboolean
drop_for_table (sqlite3 *db, const char *table, GError **error)
{
  static const char *const events[] = { "insert", "update", "id", "delete" };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (!drop_trigger (db, table, events[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
generate_for_table (sqlite3 *db, const char *table, GError **error)
{
  g_autoptr (GArray) columns = read_columns (db, table, error);
  g_autofree char *insert = NULL;
  g_autofree char *update = NULL;
  g_autofree char *guard_id = NULL;
  g_autofree char *guard_delete = NULL;

  if (columns == NULL)
    return FALSE;
  if (columns->len == 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_CORRUPT, _ ("The table “%s” is missing."), table);
      return FALSE;
    }

  if (!drop_for_table (db, table, error))
    return FALSE;

  insert = make_insert_trigger (table, columns);
  update = make_update_trigger (table, columns);
  guard_id
      = make_guard_trigger (table, "id", "BEFORE UPDATE OF id", "the id of a row never changes");
  guard_delete = make_guard_trigger (table, "delete", "BEFORE DELETE", "rows are never deleted");
  return lia_sqlite_exec (db, insert, error) && lia_sqlite_exec (db, update, error)
         && lia_sqlite_exec (db, guard_id, error) && lia_sqlite_exec (db, guard_delete, error);
}

char **
lia_triggers_list_tables (sqlite3 *db, GError **error)
{
  /* Not a GStrvBuilder: dropped on an error, that leaks what it has gathered. */
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  g_autoptr (sqlite3_stmt) statement
      = lia_sqlite_prepare (db, "SELECT name FROM journalled_table ORDER BY name", error);
  int code;

  if (statement == NULL)
    return NULL;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);

      /* Only a damaged file has a table without a name; it would end the list early. */
      if (name == NULL)
        {
          lia_sqlite_set_error (db, SQLITE_CORRUPT, error);
          return NULL;
        }
      g_ptr_array_add (names, g_strdup (name));
    }
  if (code != SQLITE_DONE)
    {
      lia_sqlite_set_error (db, code, error);
      return NULL;
    }
  return (char **) g_ptr_array_steal (names, NULL);
}

char **
lia_triggers_list_columns (sqlite3 *db, const char *table, GError **error)
{
  g_autoptr (GArray) columns = read_columns (db, table, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (columns == NULL)
    return NULL;
  for (guint i = 0; i < columns->len; i++)
    g_strv_builder_add (names, g_array_index (columns, Column, i).name);
  return g_strv_builder_end (names);
}

gboolean
lia_triggers_generate (sqlite3 *db, GError **error)
{
  g_auto (GStrv) tables = lia_triggers_list_tables (db, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    if (!generate_for_table (db, tables[i], error))
      return FALSE;
  return TRUE;
}

gboolean
lia_triggers_drop (sqlite3 *db, GError **error)
{
  g_auto (GStrv) tables = lia_triggers_list_tables (db, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    if (!drop_for_table (db, tables[i], error))
      return FALSE;
  return TRUE;
}
