/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-purge-private.h"
#include "lia-store-private.h"
#include "lia-triggers.h"

/* The rows that go stand in a table of this connection, so that each step is one statement over all of them. */
#define CREATE_TABLES                                                                              \
  "CREATE TEMP TABLE purged (table_name TEXT NOT NULL, id INTEGER NOT NULL, name TEXT,"            \
  " PRIMARY KEY (table_name, id)) WITHOUT ROWID;"                                                  \
  "CREATE TEMP TABLE purged_change (batch INTEGER NOT NULL, table_name TEXT NOT NULL,"             \
  " row_id INTEGER NOT NULL, PRIMARY KEY (batch, table_name, row_id)) WITHOUT ROWID;"              \
  "CREATE TEMP TABLE changed_table (table_name TEXT PRIMARY KEY) WITHOUT ROWID;"
#define DROP_TABLES                                                                                \
  "DROP TABLE IF EXISTS temp.purged; DROP TABLE IF EXISTS temp.purged_change;"                     \
  "DROP TABLE IF EXISTS temp.changed_table;"

typedef struct
{
  LiaStore *store;
  const char *label;
  const LiaPurgeRequest *request;
  const LiaPurgePlan *plan;
  const GPtrArray *names; /* (nullable) */
  LiaPurgeProgress progress; /* (nullable) */
  gpointer progress_data;
  GCancellable *cancellable; /* (nullable) */
} Purge;

/* How far it is after each step, from what each takes: to go through the history is about half. */
#define DONE_LISTED     0.1
#define DONE_FORGOTTEN  0.3
#define DONE_REFERENCES 0.5

/* Between two steps: tells how far it is, and stops when somebody asked for it. */
static gboolean
step (const Purge *self, double fraction, GError **error)
{
  if (self->progress != NULL)
    self->progress (fraction, self->progress_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
check_plan (const Purge *self, LiaReader *reader, GError **error)
{
  g_autoptr (LiaPurgePlan) now = lia_purge_plan_new (reader, self->request, error);

  if (now == NULL)
    return FALSE;
  if (lia_purge_plan_equal (now, self->plan))
    return TRUE;
  g_set_error_literal (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                       _ ("The trash has changed meanwhile; look again at what would go."));
  return FALSE;
}

static gboolean
list_rows (const Purge *self, GError **error)
{
  sqlite3 *db = self->store->db;
  g_autoptr (sqlite3_stmt) statement = lia_sqlite_prepare (
      db, "INSERT INTO temp.purged (table_name, id, name) VALUES (?1, ?2, nullif (?3, ''))", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->plan->rows->len; i++)
    {
      const LiaPurgeRow *row = &g_array_index (self->plan->rows, LiaPurgeRow, i);
      const char *name = self->names != NULL ? g_ptr_array_index (self->names, i) : NULL;
      int code;

      sqlite3_bind_text (statement, 1, row->table, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 2, row->id);
      sqlite3_bind_text (statement, 3, name, -1, SQLITE_STATIC);
      code = sqlite3_step (statement);
      sqlite3_reset (statement);
      if (code != SQLITE_DONE)
        return lia_sqlite_set_error (db, code, error);
    }
  return TRUE;
}

/* Rows that stay let go of those that leave. The journal sees it, until its own turn comes. */
static gboolean
take_references (const Purge *self, LiaBatch *batch, GError **error)
{
  for (guint i = 0; i < self->plan->losses->len; i++)
    {
      const LiaPurgeLoss *loss = &g_array_index (self->plan->losses, LiaPurgeLoss, i);

      if (!lia_batch_set_cells (batch, loss->table, loss->id, &loss->column, &LIA_NULL, 1, error))
        return FALSE;
    }
  return TRUE;
}

/* @format with %T for the table, %C for the column, %R for the table it refers to. */
static gboolean
exec_for (sqlite3 *db, const char *format, const LiaPurgeReference *names, GError **error)
{
  const char *const marks[] = { "%T", "%C", "%R" };
  const char *const words[] = { names->table, names->column, names->target };
  g_autofree char *sql = g_strdup (format);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (words[i] != NULL)
      {
        g_auto (GStrv) parts = g_strsplit (sql, marks[i], -1);

        g_free (sql);
        sql = g_strjoinv (words[i], parts);
      }
  return lia_sqlite_exec (db, sql, error);
}

/* Whether the history of a table may name rows that leave: to look through all of it takes its time. */
static gboolean
may_name (LiaReader *reader, const LiaPurgeReference *reference, gboolean *may, GError **error)
{
  LiaStatement *statement
      = lia_reader_prepare (reader,
                            "SELECT EXISTS (SELECT 1 FROM temp.purged WHERE table_name = ?1)"
                            " AND EXISTS (SELECT 1 FROM temp.changed_table WHERE table_name = ?2)",
                            error);
  g_autoptr (GArray) answer = NULL;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_text (statement, 1, reference->target);
  lia_statement_bind_text (statement, 2, reference->table);
  answer = lia_statement_read_integers (statement, error);
  if (answer == NULL)
    return FALSE;
  *may = g_array_index (answer, gint64, 0) != 0;
  return TRUE;
}

/* The history of rows that stay must not name those that leave. Where a cell was one of them it now was empty, or,
 * where it may not be empty, what it is today: each entry still begins where the one before ended. */
static gboolean
forget_references (const Purge *self, LiaReader *reader, GError **error)
{
  sqlite3 *db = self->store->db;
  g_autoptr (GArray) references = lia_purge_list_references (reader, error);

  if (!lia_sqlite_exec (db, "INSERT INTO temp.changed_table SELECT DISTINCT table_name FROM change",
                        error))
    return FALSE;
  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      const LiaPurgeReference *reference = &g_array_index (references, LiaPurgeReference, i);
      const char *today = reference->required
                              ? "(SELECT t.\"%C\" FROM \"%T\" t WHERE t.id = change.row_id)"
                              : "NULL";
      g_autofree char *sql = NULL;
      g_autoptr (GString) all = g_string_new (NULL);
      gboolean may;

      if (!may_name (reader, reference, &may, error))
        return FALSE;
      if (!may)
        continue;
      for (guint side = 0; side < 2; side++)
        g_string_append_printf (
            all,
            "UPDATE change SET cells = json_set (cells, '$.\"%%C\"[%u]', %s)"
            " WHERE table_name = '%%T' AND json_extract (cells, '$.\"%%C\"[%u]')"
            " IN (SELECT id FROM temp.purged WHERE table_name = '%%R');",
            side, today, side);
      /* A change that has become none. */
      g_string_append (all, "UPDATE change SET cells = json_remove (cells, '$.\"%C\"')"
                            " WHERE table_name = '%T' AND json_type (cells, '$.\"%C\"') IS NOT NULL"
                            " AND json_extract (cells, '$.\"%C\"[0]')"
                            " IS json_extract (cells, '$.\"%C\"[1]');");
      sql = g_string_free_and_steal (g_steal_pointer (&all));
      if (!exec_for (db, sql, reference, error)
          || !step (self,
                    DONE_FORGOTTEN + (DONE_REFERENCES - DONE_FORGOTTEN) * (i + 1) / references->len,
                    error))
        return FALSE;
    }
  return references != NULL
         && lia_sqlite_exec (db, "DELETE FROM change WHERE kind = 'update' AND cells = '{}'",
                             error);
}

/* Entries of the rows themselves; and what is left of the batches they were in. */
static gboolean
forget_rows (const Purge *self, gint64 batch, GError **error)
{
  sqlite3 *db = self->store->db;
  g_autoptr (sqlite3_stmt) relabel = NULL;
  int code;

  if (!lia_sqlite_exec (
          db,
          "INSERT INTO temp.purged_change SELECT DISTINCT c.batch, c.table_name, c.row_id"
          " FROM temp.purged p CROSS JOIN change c ON c.row_id = p.id AND c.table_name = p.table_name;"
          "DELETE FROM change WHERE id IN (SELECT c.id FROM temp.purged p CROSS JOIN change c"
          " ON c.row_id = p.id AND c.table_name = p.table_name);",
          error))
    return FALSE;

  /* An action that did nothing else is forgotten; one that took it back goes first. */
  do
    if (!lia_sqlite_exec (db,
                          "DELETE FROM batch WHERE id IN (SELECT batch FROM temp.purged_change)"
                          " AND NOT EXISTS (SELECT 1 FROM change c WHERE c.batch = batch.id)"
                          " AND id NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)",
                          error))
      return FALSE;
  while (sqlite3_changes (db) > 0);

  /* The others keep their labels, but not the names in them. */
  relabel = lia_sqlite_prepare (
      db,
      "UPDATE batch SET label = ?1 WHERE id <> ?2 AND id IN (SELECT c.batch FROM temp.purged_change c"
      " JOIN temp.purged p ON p.table_name = c.table_name AND p.id = c.row_id"
      " WHERE c.batch = batch.id AND p.name IS NOT NULL AND instr (batch.label, p.name) > 0)",
      error);
  if (relabel == NULL)
    return FALSE;
  /* Translators: stands in the history for an action whose description named what was purged */
  sqlite3_bind_text (relabel, 1, _ ("A change, some of it purged"), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (relabel, 2, batch);
  code = sqlite3_step (relabel);
  return code == SQLITE_DONE || lia_sqlite_set_error (db, code, error);
}

/* The names of an index's columns, with commas between. */
static char *
list_search_columns (sqlite3 *db, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT group_concat ('\"' || name || '\"', ', ') FROM pragma_table_info ('%s_search')",
      table);

  return lia_sqlite_get_text (db, sql, error);
}

/* The index must be told the words it is to forget while the row still has them. Merging it afterwards leaves nothing
 * of them in the file. */
static gboolean
delete_rows (sqlite3 *db, const char *table, GError **error)
{
  const LiaPurgeReference names = { .table = table };
  g_autoptr (GError) local_error = NULL;
  g_autofree char *columns = list_search_columns (db, table, &local_error);
  g_autoptr (GString) sql = g_string_new (NULL);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (columns != NULL)
    g_string_append_printf (
        sql,
        "INSERT INTO \"%%T_search\" (\"%%T_search\", rowid, %s) SELECT 'delete', id, %s"
        " FROM \"%%T\" WHERE id IN (SELECT id FROM temp.purged WHERE table_name = '%%T');",
        columns, columns);
  g_string_append (
      sql, "DROP TRIGGER \"journal_%T_delete\";"
           "DELETE FROM \"%T\" WHERE id IN (SELECT id FROM temp.purged WHERE table_name = '%T');");
  if (columns != NULL)
    g_string_append (sql, "INSERT INTO \"%T_search\" (\"%T_search\") VALUES ('optimize');");
  return exec_for (db, sql->str, &names, error);
}

static gboolean
delete_all (const Purge *self, LiaReader *reader, GError **error)
{
  sqlite3 *db = self->store->db;
  g_autoptr (GPtrArray) tables = lia_purge_list_tables (reader, error);

  if (tables == NULL)
    return FALSE;
  lia_reader_reset_all (reader);
  for (guint i = 0; i < tables->len; i++)
    if (!delete_rows (db, g_ptr_array_index (tables, i), error)
        || !step (self, DONE_REFERENCES + (1 - DONE_REFERENCES) * (i + 1) / tables->len, error))
      return FALSE;
  /* With the guards that were taken away. */
  return lia_triggers_generate (db, error);
}

static gboolean
purge_in_batch (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Purge *self = data;
  LiaReader *reader = lia_batch_get_reader (batch);

  /* In the history, but nothing that undo could take back. */
  lia_batch_set_setup (batch);
  for (guint i = 0; i < self->plan->rows->len; i++)
    {
      const LiaPurgeRow *row = &g_array_index (self->plan->rows, LiaPurgeRow, i);

      lia_batch_note_row (batch, row->table, row->id);
    }
  return check_plan (self, reader, error)
         && lia_sqlite_exec (self->store->db, DROP_TABLES CREATE_TABLES, error)
         && list_rows (self, error) && take_references (self, batch, error)
         && step (self, DONE_LISTED, error) && forget_rows (self, lia_batch_get_id (batch), error)
         && step (self, DONE_FORGOTTEN, error) && forget_references (self, reader, error)
         && delete_all (self, reader, error)
         && lia_sqlite_exec (self->store->db, DROP_TABLES, error);
}

static gboolean
do_purge (LiaStore *store,
          gpointer data,
          GCancellable *cancellable,
          gpointer *result,
          GError **error)
{
  const Purge *self = data;
  g_autoptr (GError) local_error = NULL;

  if (!lia_store_do_batch (store, LIA_BATCH_DO, 0, self->label, TRUE, purge_in_batch, data,
                           cancellable, NULL, error))
    return FALSE;
  /* The log of the file has the old pages until it is written back. Whoever is still reading delays that. */
  if (!lia_sqlite_exec (store->db, "PRAGMA wal_checkpoint (TRUNCATE)", &local_error))
    g_info ("The log was not written back: %s", local_error->message);
  return TRUE;
}

gboolean
lia_store_purge (LiaStore *self,
                 const char *label,
                 const LiaPurgeRequest *request,
                 const LiaPurgePlan *plan,
                 const GPtrArray *names,
                 LiaPurgeProgress progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  Purge purge = { self, label, request, plan, names, progress, progress_data, cancellable };

  g_return_val_if_fail (LIA_IS_STORE (self), FALSE);
  g_return_val_if_fail (request != NULL && plan != NULL, FALSE);
  g_return_val_if_fail (names == NULL || names->len == plan->rows->len, FALSE);

  if (plan->rows->len == 0)
    return TRUE;
  return lia_store_run (self, do_purge, &purge, cancellable, NULL, error);
}
