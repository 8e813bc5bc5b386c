/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "lia-cells.h"
#include "lia-check-private.h"
#include "lia-triggers.h"

/* Replays the journal row by row, without a second copy of the tables: the entries of a row come in
 * order, each must begin where the one before ended, and the last must end at what the table holds. */

typedef struct
{
  char *name;
  char **columns;
  sqlite3_stmt *select_row;
} TableInfo;

typedef struct
{
  sqlite3 *db;
  GPtrArray *faults; /* borrowed */
  GHashTable *tables; /* name → TableInfo */
  LiaCells *row; /* what the entries so far make of the row */
  LiaCells *entry;

  /* When the journal is to be completed; else `record` is NULL */
  sqlite3_stmt *record;
  guint n_recorded;
} Replay;

static void
table_info_free (gpointer data)
{
  TableInfo *self = data;

  g_strfreev (self->columns);
  sqlite3_finalize (self->select_row);
  g_free (self->name);
  g_free (self);
}

static gboolean
add_table (Replay *self, const char *name, GError **error)
{
  TableInfo *table = g_new0 (TableInfo, 1);
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  table->name = g_strdup (name);
  g_hash_table_insert (self->tables, table->name, table);
  table->columns = lia_triggers_list_columns (self->db, name, error);
  if (table->columns == NULL)
    return FALSE;
  for (guint i = 0; table->columns[i] != NULL; i++)
    {
      g_string_append (sql, i > 0 ? ", " : "");
      lia_sqlite_append_name (sql, table->columns[i]);
    }
  g_string_append (sql, " FROM ");
  lia_sqlite_append_name (sql, name);
  g_string_append (sql, " WHERE id = ?1");
  table->select_row = lia_sqlite_prepare (self->db, sql->str, error);
  return table->select_row != NULL;
}

static LiaValue
replayed_value (Replay *self, const char *column)
{
  const LiaCell *cell = lia_cells_find (self->row, column);

  return cell != NULL ? cell->new_value : LIA_NULL;
}

static gboolean
replay_entry (Replay *self,
              const char *table,
              gint64 id,
              gboolean first,
              sqlite3_stmt *change,
              GError **error)
{
  const char *cells = (const char *) sqlite3_column_text (change, 3);
  gboolean is_insert = g_strcmp0 ((const char *) sqlite3_column_text (change, 2), "insert") == 0;

  if (is_insert != first)
    lia_check_add_fault (self->faults,
                         first ? _ ("The journal of row %" PRId64 " of “%s” has no beginning.")
                               : _ ("The journal of row %" PRId64 " of “%s” begins twice."),
                         id, table);

  lia_cells_clear (self->entry);
  if (!lia_cells_add (self->entry, cells, error))
    return FALSE;
  for (guint i = 0; i < lia_cells_get_n (self->entry); i++)
    {
      const LiaCell *cell = lia_cells_get (self->entry, i);
      LiaValue before = replayed_value (self, cell->column);

      if (!lia_value_equal (&before, &cell->old_value))
        lia_check_add_fault (self->faults,
                             _ ("The journal misses a change of “%s” in row %" PRId64 " of “%s”."),
                             cell->column, id, table);
    }
  return lia_cells_add (self->row, cells, error);
}

/* One entry for one cell; a new row gets an entry without cells first. */
static gboolean
record_cell (Replay *self,
             const char *table,
             gint64 id,
             const char *column,
             const LiaValue *replayed,
             const LiaValue *actual,
             GError **error)
{
  int code;

  sqlite3_bind_text (self->record, 2, table, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (self->record, 3, id);
  sqlite3_bind_text (self->record, 4, column != NULL ? "update" : "insert", -1, SQLITE_STATIC);
  sqlite3_bind_text (self->record, 5, column, -1, SQLITE_STATIC);
  lia_sqlite_bind (self->record, 6, replayed, FALSE);
  lia_sqlite_bind (self->record, 7, actual, FALSE);
  code = sqlite3_step (self->record);
  sqlite3_reset (self->record);
  self->n_recorded += column != NULL;
  return code == SQLITE_DONE || lia_sqlite_set_error (self->db, code, error);
}

static gboolean
compare_cells (Replay *self, TableInfo *table, gint64 id, GError **error)
{
  for (guint i = 0; table->columns[i] != NULL; i++)
    {
      LiaValue actual = lia_sqlite_get_value (table->select_row, (int) i);
      LiaValue replayed = replayed_value (self, table->columns[i]);

      if (lia_value_equal (&actual, &replayed))
        continue;
      lia_check_add_fault (self->faults,
                           _ ("“%s” in row %" PRId64 " of “%s” is not what the journal says."),
                           table->columns[i], id, table->name);
      if (self->record != NULL
          && !record_cell (self, table->name, id, table->columns[i], &replayed, &actual, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compare_row (Replay *self, const char *name, gint64 id, GError **error)
{
  TableInfo *table = g_hash_table_lookup (self->tables, name);
  gboolean done = TRUE;
  int code;

  if (table == NULL)
    {
      lia_check_add_fault (self->faults,
                           _ ("The journal names the table “%s”, which is not journalled."), name);
      return TRUE;
    }

  sqlite3_bind_int64 (table->select_row, 1, id);
  code = sqlite3_step (table->select_row);
  if (code == SQLITE_DONE)
    lia_check_add_fault (
        self->faults, _ ("Row %" PRId64 " of “%s” is missing, but the journal has it."), id, name);
  else if (code == SQLITE_ROW)
    done = compare_cells (self, table, id, error);
  else
    done = lia_sqlite_set_error (self->db, code, error);
  sqlite3_reset (table->select_row);
  return done;
}

static gboolean
replay_all (Replay *self, GError **error)
{
  g_autofree char *table = NULL;
  g_autoptr (sqlite3_stmt) change = NULL;
  gint64 row = 0;
  int code;

  /* The index change_by_row gives this order. */
  change = lia_sqlite_prepare (
      self->db,
      "SELECT table_name, row_id, kind, cells FROM change ORDER BY row_id, table_name, id", error);
  if (change == NULL)
    return FALSE;

  while ((code = sqlite3_step (change)) == SQLITE_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (change, 0);
      const char *name = text != NULL ? text : "";
      gint64 id = sqlite3_column_int64 (change, 1);
      gboolean first = table == NULL || id != row || !g_str_equal (name, table);

      if (first)
        {
          if (table != NULL && !compare_row (self, table, row, error))
            return FALSE;
          lia_cells_clear (self->row);
          g_set_str (&table, name);
          row = id;
        }
      if (!replay_entry (self, table, row, first, change, error))
        return FALSE;
    }
  if (code != SQLITE_DONE)
    return lia_sqlite_set_error (self->db, code, error);
  return table == NULL || compare_row (self, table, row, error);
}

static gboolean
find_rows_without_journal (Replay *self, const char *table, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id FROM ");
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  lia_sqlite_append_name (sql, table);
  g_string_append (sql, " AS t WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.row_id = t.id"
                        " AND change.table_name = ?1)");
  statement = lia_sqlite_prepare (self->db, sql->str, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      lia_check_add_fault (self->faults,
                           _ ("The journal knows nothing of row %" PRId64 " of “%s”."), id, table);
      if (self->record == NULL)
        continue;
      lia_cells_clear (self->row);
      if (!record_cell (self, table, id, NULL, &LIA_NULL, &LIA_NULL, error)
          || !compare_row (self, table, id, error))
        return FALSE;
    }
  return code == SQLITE_DONE || lia_sqlite_set_error (self->db, code, error);
}

static gboolean
run (Replay *self, GError **error)
{
  g_auto (GStrv) tables = lia_triggers_list_tables (self->db, error);
  gboolean done = tables != NULL;

  if (!done)
    return FALSE;

  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, table_info_free);
  self->row = lia_cells_new ();
  self->entry = lia_cells_new ();
  for (guint i = 0; done && tables[i] != NULL; i++)
    done = add_table (self, tables[i], error);
  done = done && replay_all (self, error);
  for (guint i = 0; done && tables[i] != NULL; i++)
    done = find_rows_without_journal (self, tables[i], error);
  lia_cells_free (self->entry);
  lia_cells_free (self->row);
  g_hash_table_unref (self->tables);
  return done;
}

gboolean
lia_check_journal (sqlite3 *db, GPtrArray *faults, GError **error)
{
  Replay replay = { .db = db, .faults = faults };

  return run (&replay, error);
}

gboolean
lia_check_complete_journal (sqlite3 *db, gint64 batch, guint *n_recorded, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  Replay replay = { .db = db, .faults = faults };
  gboolean done;

  replay.record = lia_sqlite_prepare (
      db,
      "INSERT INTO change (batch, table_name, row_id, kind, cells) VALUES (?1, ?2, ?3, ?4,"
      " CASE WHEN ?5 IS NULL THEN '{}' ELSE json_object (?5, json_array (?6, ?7)) END)",
      error);
  if (replay.record == NULL)
    return FALSE;
  sqlite3_bind_int64 (replay.record, 1, batch);
  done = run (&replay, error);
  sqlite3_finalize (replay.record);
  *n_recorded = replay.n_recorded;
  return done;
}
