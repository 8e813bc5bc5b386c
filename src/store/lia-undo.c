/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "lia-cells.h"
#include "lia-alike-rows.h"
#include "lia-text.h"
#include "lia-triggers.h"
#include "lia-undo-private.h"

/* Taking back a batch: each cell that still holds what the batch gave it gets its old value; a row the
 * batch inserted is put out of sight when it still is as inserted and nothing that stays refers to it. */

/* What undo needs to know about a table; statements are owned. */
typedef struct
{
  char *name;
  char **columns;
  guint n_columns;
  sqlite3_stmt *select_row; /* all columns of ?1 */
  GPtrArray *referrers; /* of sqlite3_stmt: is there a row in sight that refers to ?1? */
  LiaAlikeRows *alike; /* (nullable): rows that get old cells back, not written yet */
} TableInfo;

typedef struct
{
  TableInfo *table;
  gint64 id;
  LiaValue trashed_at; /* what it was before */
} HiddenRow;

typedef struct
{
  LiaBatch *batch;
  LiaBatchKind kind;
  sqlite3 *db;
  gint64 target;
  LiaUndoResult *result;
  GHashTable *tables; /* name → TableInfo */
  GArray *hidden; /* of HiddenRow */
  LiaCells *cells; /* of the row at hand */
} Undo;

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
table_info_free (gpointer data)
{
  TableInfo *self = data;

  g_clear_pointer (&self->alike, lia_alike_rows_free);
  g_strfreev (self->columns);
  g_clear_pointer (&self->referrers, g_ptr_array_unref);
  sqlite3_finalize (self->select_row);
  g_free (self->name);
  g_free (self);
}

static gboolean
add_referrers (Undo *self, TableInfo *table, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = lia_sqlite_prepare (
      self->db,
      "SELECT journalled_table.name, reference.\"from\" FROM journalled_table,"
      " pragma_foreign_key_list (journalled_table.name) AS reference WHERE reference.\"table\" = ?1",
      error);
  int code;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, table->name, -1, SQLITE_STATIC);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autoptr (GString) sql = g_string_new ("SELECT 1 FROM ");
      sqlite3_stmt *referrer;

      lia_sqlite_append_name (sql, (const char *) sqlite3_column_text (statement, 0));
      g_string_append (sql, " WHERE ");
      lia_sqlite_append_name (sql, (const char *) sqlite3_column_text (statement, 1));
      g_string_append (sql, " = ?1 AND trashed_at IS NULL AND undone = 0 LIMIT 1");
      referrer = lia_sqlite_prepare (self->db, sql->str, error);
      if (referrer == NULL)
        return FALSE;
      g_ptr_array_add (table->referrers, referrer);
    }
  return code == SQLITE_DONE || lia_sqlite_set_error (self->db, code, error);
}

static TableInfo *
get_table (Undo *self, const char *name, GError **error)
{
  TableInfo *table = g_hash_table_lookup (self->tables, name);
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  if (table != NULL)
    return table;

  table = g_new0 (TableInfo, 1);
  table->name = g_strdup (name);
  table->referrers = g_ptr_array_new_with_free_func (finalize_statement);
  g_hash_table_insert (self->tables, table->name, table);

  table->columns = lia_triggers_list_columns (self->db, name, error);
  if (table->columns == NULL)
    return NULL;
  table->n_columns = g_strv_length (table->columns);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append (sql, i > 0 ? ", " : "");
      lia_sqlite_append_name (sql, table->columns[i]);
    }
  g_string_append (sql, " FROM ");
  lia_sqlite_append_name (sql, name);
  g_string_append (sql, " WHERE id = ?1");
  table->select_row = lia_sqlite_prepare (self->db, sql->str, error);
  return table->select_row != NULL && add_referrers (self, table, error) ? table : NULL;
}

static LiaRowChange *
add_kept_row (Undo *self, const TableInfo *table, gint64 id, gboolean inserted)
{
  LiaRowChange *kept = g_new0 (LiaRowChange, 1);

  kept->table = g_strdup (table->name);
  kept->row_id = id;
  kept->inserted = inserted;
  kept->cells = g_ptr_array_new_with_free_func (lia_cell_change_free);
  g_ptr_array_add (self->result->kept, kept);
  return kept;
}

/* Reads the row as it is now into @values; they live until the statement is reset. */
static gboolean
read_row (Undo *self, TableInfo *table, gint64 id, LiaValue *values, GError **error)
{
  int code;

  sqlite3_bind_int64 (table->select_row, 1, id);
  code = sqlite3_step (table->select_row);
  if (code == SQLITE_DONE)
    {
      g_autofree char *name = lia_text_excerpt (table->name);

      g_set_error (error, LIA_ERROR, LIA_ERROR_CORRUPT,
                   _ ("The journal names row %" PRId64 " of “%s”, which is not there."), id, name);
      return FALSE;
    }
  if (code != SQLITE_ROW)
    return lia_sqlite_set_error (self->db, code, error);
  for (guint i = 0; i < table->n_columns; i++)
    values[i] = lia_sqlite_get_value (table->select_row, (int) i);
  return TRUE;
}

static gboolean
set_back_cells (Undo *self, TableInfo *table, gint64 id, GError **error)
{
  g_autofree LiaValue *current = g_new (LiaValue, table->n_columns);
  g_autofree const char **columns = g_new (const char *, table->n_columns);
  g_autofree LiaValue *values = g_new (LiaValue, table->n_columns);
  LiaRowChange *kept = NULL;
  guint n = 0;

  if (!read_row (self, table, id, current, error))
    return FALSE;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const LiaCell *cell = lia_cells_find (self->cells, table->columns[i]);

      if (cell == NULL || lia_value_equal (&cell->old_value, &cell->new_value))
        continue;
      if (lia_value_equal (&current[i], &cell->new_value))
        {
          columns[n] = table->columns[i];
          values[n++] = cell->old_value;
          continue;
        }
      if (kept == NULL)
        kept = add_kept_row (self, table, id, FALSE);
      g_ptr_array_add (kept->cells,
                       lia_cell_change_new (cell->column, &cell->old_value, &cell->new_value));
    }
  sqlite3_reset (table->select_row);

  if (n == 0)
    return TRUE;
  self->result->n_cells += n;
  /* Most of the time what was done to many rows alike is undone alike. */
  if (table->alike == NULL)
    table->alike = lia_alike_rows_new (table->name);
  lia_alike_rows_add (table->alike, id, columns, values, n);
  return !lia_alike_rows_is_full (table->alike)
         || lia_alike_rows_write (table->alike, self->batch, error);
}

static gboolean
write_alike (Undo *self, GError **error)
{
  GHashTableIter iter;
  TableInfo *table;

  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &table))
    if (table->alike != NULL && !lia_alike_rows_write (table->alike, self->batch, error))
      return FALSE;
  return TRUE;
}

static gboolean
set_hidden (Undo *self,
            TableInfo *table,
            gint64 id,
            LiaValue trashed_at,
            gboolean undone,
            GError **error)
{
  static const char *const columns[] = { "trashed_at", "undone" };
  LiaValue values[] = { trashed_at, LIA_INTEGER (undone) };

  return lia_batch_set_cells (self->batch, table->name, id, columns, values, 2, error);
}

/* Whether somebody gave the cell another value since. A migration is nobody: it may have added the
 * column, with a default. */
static gboolean
was_changed_since (Undo *self, const char *table, gint64 id, const char *column)
{
  g_autoptr (sqlite3_stmt) statement = lia_sqlite_prepare (
      self->db,
      "SELECT 1 FROM change JOIN batch ON batch.id = change.batch, json_each (change.cells) AS cell"
      " WHERE change.row_id = ?1 AND change.table_name = ?2 AND cell.key = ?3"
      " AND batch.kind <> 'setup' AND batch.id <> ?4",
      NULL);

  if (statement == NULL)
    return TRUE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, table, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, column, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, self->target);
  return sqlite3_step (statement) != SQLITE_DONE;
}

static gboolean
hide_inserted_row (Undo *self, TableInfo *table, gint64 id, GError **error)
{
  g_autofree LiaValue *current = g_new (LiaValue, table->n_columns);
  HiddenRow hidden = { table, id, LIA_NULL };
  LiaRowChange *kept = NULL;

  if (!read_row (self, table, id, current, error))
    return FALSE;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const LiaCell *cell = lia_cells_find (self->cells, table->columns[i]);
      /* The journal of an insert leaves out what is NULL. */
      LiaValue expected = cell != NULL ? cell->new_value : LIA_NULL;

      if (g_str_equal (table->columns[i], "trashed_at"))
        hidden.trashed_at = current[i];
      if (lia_value_equal (&current[i], &expected)
          || (cell == NULL && !was_changed_since (self, table->name, id, table->columns[i])))
        continue;
      if (kept == NULL)
        kept = add_kept_row (self, table, id, TRUE);
      g_ptr_array_add (kept->cells, lia_cell_change_new (table->columns[i], &LIA_NULL, &expected));
    }
  sqlite3_reset (table->select_row);

  if (kept != NULL)
    return TRUE;
  g_array_append_val (self->hidden, hidden);
  self->result->n_cells += 2;
  return set_hidden (self, table, id,
                     hidden.trashed_at.type == LIA_VALUE_NULL
                         ? LIA_INTEGER (lia_batch_get_time (self->batch))
                         : hidden.trashed_at,
                     TRUE, error);
}

static gboolean
is_referred_to (Undo *self, const HiddenRow *row, gboolean *referred, GError **error)
{
  *referred = FALSE;
  for (guint i = 0; i < row->table->referrers->len && !*referred; i++)
    {
      sqlite3_stmt *statement = row->table->referrers->pdata[i];
      int code;

      sqlite3_bind_int64 (statement, 1, row->id);
      code = sqlite3_step (statement);
      *referred = code == SQLITE_ROW;
      if (code != SQLITE_ROW && code != SQLITE_DONE)
        return lia_sqlite_set_error (self->db, code, error);
      sqlite3_reset (statement);
    }
  return TRUE;
}

/* A row that others in sight refer to comes back, and with it what it refers to itself, and so on. */
static gboolean
show_rows_referred_to (Undo *self, GError **error)
{
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      for (guint i = 0; i < self->hidden->len; i++)
        {
          HiddenRow row = g_array_index (self->hidden, HiddenRow, i);
          gboolean referred;

          if (!is_referred_to (self, &row, &referred, error))
            return FALSE;
          if (!referred)
            continue;

          found = TRUE;
          g_array_remove_index_fast (self->hidden, i--);
          self->result->n_cells -= 2;
          if (!set_hidden (self, row.table, row.id, row.trashed_at, FALSE, error))
            return FALSE;
          g_ptr_array_add (add_kept_row (self, row.table, row.id, TRUE)->cells,
                           lia_cell_change_new ("undone", &LIA_INTEGER (1), &LIA_INTEGER (0)));
        }
    }
  return TRUE;
}

static gboolean
take_back_row (Undo *self, const char *name, gint64 id, gboolean inserted, GError **error)
{
  TableInfo *table = get_table (self, name, error);

  if (table == NULL)
    return FALSE;
  return inserted ? hide_inserted_row (self, table, id, error)
                  : set_back_cells (self, table, id, error);
}

/* Entries come row by row; those of one row are taken together. */
static gboolean
take_back_rows (Undo *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *table = NULL;
  gint64 row = 0;
  gboolean inserted = FALSE;
  int code;

  /* The plus signs make SQLite sort: all is read before the first row comes, and what the undo itself
   * writes into the table is not met. */
  statement
      = lia_sqlite_prepare (self->db,
                            "SELECT table_name, row_id, kind, cells FROM change WHERE batch = ?1"
                            " ORDER BY +row_id, +table_name, +id",
                            error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->target);

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      gint64 id = sqlite3_column_int64 (statement, 1);

      if (table == NULL || id != row || !g_str_equal (name, table))
        {
          if (table != NULL && !take_back_row (self, table, row, inserted, error))
            return FALSE;
          lia_cells_clear (self->cells);
          g_set_str (&table, name);
          row = id;
          inserted = FALSE;
        }
      if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 2), "insert") == 0)
        inserted = TRUE;
      if (!lia_cells_add (self->cells, (const char *) sqlite3_column_text (statement, 3), error))
        return FALSE;
    }
  if (code != SQLITE_DONE)
    return lia_sqlite_set_error (self->db, code, error);

  return (table == NULL || take_back_row (self, table, row, inserted, error))
         && write_alike (self, error) && show_rows_referred_to (self, error);
}

static gboolean
take_back (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  Undo *self = data;
  gboolean done;

  self->batch = batch;
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, table_info_free);
  self->hidden = g_array_new (FALSE, FALSE, sizeof (HiddenRow));
  self->cells = lia_cells_new ();
  done = take_back_rows (self, error);
  /* Rows may have been put out of sight and brought back. */
  if (self->result->n_cells == 0 && self->kind == LIA_BATCH_REVERT)
    lia_batch_discard (batch);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->hidden, g_array_unref);
  g_clear_pointer (&self->cells, lia_cells_free);
  return done;
}

LiaUndoResult *
lia_undo_run (LiaStore *store,
              LiaBatchKind kind,
              const LiaUndoTarget *target,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (LiaUndoResult) result = g_new0 (LiaUndoResult, 1);
  Undo undo = { .kind = kind, .db = store->db, .target = target->batch, .result = result };
  gint64 batch;

  result->kind = kind;
  result->undone = target->batch;
  result->label = g_strdup (target->label);
  result->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_row_change_free);

  /* An undo that found every cell changed since is written down all the same: the next one shall turn
   * to the batch before. */
  if (!lia_store_do_batch (store, kind, target->batch, target->label, kind != LIA_BATCH_REVERT,
                           take_back, &undo, cancellable, &batch, error))
    return NULL;
  result->batch = result->n_cells > 0 ? batch : 0;
  return g_steal_pointer (&result);
}
