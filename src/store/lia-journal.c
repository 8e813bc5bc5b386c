/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-cells.h"
#include "lia-undo-private.h"

#define BATCH_COLUMNS(id)                                                                          \
  "batch.id, batch.kind, batch.undoes, batch.label, batch.author, batch.made_at,"                  \
  " (SELECT count (*) FROM change AS counted WHERE counted.batch = " id ")"
#define N_BATCH_COLUMNS 7

void
lia_batch_info_free (LiaBatchInfo *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->author);
  g_free (self);
}

static void
value_copy (LiaValue *copy, const LiaValue *value)
{
  *copy = *value;
  if (value->type == LIA_VALUE_TEXT)
    copy->text = g_strdup (value->text);
}

static void
value_clear (LiaValue *value)
{
  if (value->type == LIA_VALUE_TEXT)
    g_free ((char *) value->text);
}

LiaCellChange *
lia_cell_change_new (const char *column, const LiaValue *old_value, const LiaValue *new_value)
{
  LiaCellChange *self = g_new0 (LiaCellChange, 1);

  self->column = g_strdup (column);
  value_copy (&self->old_value, old_value);
  value_copy (&self->new_value, new_value);
  return self;
}

void
lia_cell_change_free (gpointer data)
{
  LiaCellChange *self = data;

  value_clear (&self->old_value);
  value_clear (&self->new_value);
  g_free (self->column);
  g_free (self);
}

void
lia_row_change_free (LiaRowChange *self)
{
  if (self == NULL)
    return;
  lia_batch_info_free (self->batch);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self->table);
  g_free (self);
}

static LiaBatchKind
kind_from_text (const char *text)
{
  for (LiaBatchKind kind = LIA_BATCH_DO; kind <= LIA_BATCH_SETUP; kind++)
    if (g_strcmp0 (text, lia_batch_kind_to_text (kind)) == 0)
      return kind;
  return LIA_BATCH_DO;
}

static LiaBatchInfo *
read_batch (LiaStatement *statement, GHashTable *taken_back)
{
  LiaBatchInfo *self = g_new0 (LiaBatchInfo, 1);

  self->id = lia_statement_get_integer (statement, 0);
  self->kind = kind_from_text (lia_statement_get_text (statement, 1));
  self->undoes = lia_statement_get_integer (statement, 2);
  self->label = g_strdup (lia_statement_get_text (statement, 3));
  self->author = g_strdup (lia_statement_get_text (statement, 4));
  self->made_at = lia_statement_get_integer (statement, 5);
  self->n_changes = (guint) lia_statement_get_integer (statement, 6);
  self->undone = g_hash_table_contains (taken_back, &self->id);
  return self;
}

GPtrArray *
lia_journal_list_batches (LiaReader *reader, guint limit, GError **error)
{
  g_autoptr (GPtrArray) batches
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_batch_info_free);
  g_autoptr (GHashTable) taken_back
      = lia_undo_list_taken_back (lia_reader_get_connection (reader), error);
  GError *local_error = NULL;
  LiaStatement *statement;

  if (taken_back == NULL)
    return NULL;
  statement = lia_reader_prepare (
      reader, "SELECT " BATCH_COLUMNS ("batch.id") " FROM batch ORDER BY batch.clock DESC LIMIT ?1",
      error);
  if (statement == NULL)
    return NULL;

  lia_statement_bind_integer (statement, 1, limit > 0 ? (gint64) limit : -1);
  while (lia_statement_step (statement, &local_error))
    g_ptr_array_add (batches, read_batch (statement, taken_back));
  if (local_error == NULL)
    return g_steal_pointer (&batches);
  g_propagate_error (error, local_error);
  return NULL;
}

static void
fill_cells (LiaRowChange *change, const LiaCells *cells)
{
  g_ptr_array_set_size (change->cells, 0);
  for (guint i = 0; i < lia_cells_get_n (cells); i++)
    {
      const LiaCell *cell = lia_cells_get (cells, i);

      g_ptr_array_add (change->cells,
                       lia_cell_change_new (cell->column, &cell->old_value, &cell->new_value));
    }
}

/* Rows of BATCH_COLUMNS, table_name, row_id, kind, cells, where the entries of one batch for one row
 * follow each other. */
static GPtrArray *
read_changes (LiaReader *reader, LiaStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_row_change_free);
  g_autoptr (GHashTable) taken_back
      = lia_undo_list_taken_back (lia_reader_get_connection (reader), error);
  g_autoptr (LiaCells) cells = lia_cells_new ();
  LiaRowChange *change = NULL;
  GError *local_error = NULL;

  if (taken_back == NULL)
    return NULL;

  while (lia_statement_step (statement, &local_error))
    {
      gint64 batch = lia_statement_get_integer (statement, 0);
      const char *table = lia_statement_get_text (statement, N_BATCH_COLUMNS);
      gint64 row = lia_statement_get_integer (statement, N_BATCH_COLUMNS + 1);
      const char *kind = lia_statement_get_text (statement, N_BATCH_COLUMNS + 2);

      if (change == NULL || change->batch->id != batch || change->row_id != row
          || !g_str_equal (change->table, table))
        {
          change = g_new0 (LiaRowChange, 1);
          change->batch = read_batch (statement, taken_back);
          change->table = g_strdup (table);
          change->row_id = row;
          change->cells = g_ptr_array_new_with_free_func (lia_cell_change_free);
          g_ptr_array_add (changes, change);
          lia_cells_clear (cells);
        }
      if (g_strcmp0 (kind, "insert") == 0)
        change->inserted = TRUE;
      if (!lia_cells_add (cells, lia_statement_get_text (statement, N_BATCH_COLUMNS + 3),
                          &local_error))
        {
          lia_statement_reset (statement);
          break;
        }
      fill_cells (change, cells);
    }

  if (local_error == NULL)
    return g_steal_pointer (&changes);
  g_propagate_error (error, local_error);
  return NULL;
}

GPtrArray *
lia_journal_list_row (LiaReader *reader, const char *table, gint64 id, GError **error)
{
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT " BATCH_COLUMNS (
          "batch.id") ", change.table_name, change.row_id, change.kind, change.cells"
                      " FROM change JOIN batch ON batch.id = change.batch"
                      " WHERE change.row_id = ?1 AND change.table_name = ?2 ORDER BY batch.clock DESC, change.id",
      error);

  if (statement == NULL)
    return NULL;
  lia_statement_bind_integer (statement, 1, id);
  lia_statement_bind_text (statement, 2, table);
  return read_changes (reader, statement, error);
}

GPtrArray *
lia_journal_list_story (LiaReader *reader,
                        const char *table,
                        gint64 id,
                        const char *const *children,
                        guint limit,
                        GError **error)
{
  g_autoptr (GString) sql
      = g_string_new ("WITH member (table_name, row_id, child) AS (SELECT ?2, ?1, 0");
  LiaStatement *statement = NULL;

  for (guint i = 0; children[i] != NULL; i += 2)
    g_string_append_printf (sql, " UNION ALL SELECT '%s', id, 1 FROM %s WHERE %s = ?1", children[i],
                            children[i], children[i + 1]);
  g_string_append (sql,
                   ") SELECT " BATCH_COLUMNS (
                       "batch.id") ", change.table_name, change.row_id, change.kind, change.cells"
                                   " FROM member CROSS JOIN change ON change.row_id = member.row_id"
                                   "  AND change.table_name = member.table_name"
                                   " JOIN batch ON batch.id = change.batch"
                                   " ORDER BY batch.clock DESC, member.child, change.table_name,"
                                   "  change.row_id, change.id LIMIT ?3");
  statement = lia_reader_prepare (reader, sql->str, error);
  if (statement == NULL)
    return NULL;
  lia_statement_bind_integer (statement, 1, id);
  lia_statement_bind_text (statement, 2, table);
  lia_statement_bind_integer (statement, 3, limit > 0 ? (gint64) limit : -1);
  return read_changes (reader, statement, error);
}

GPtrArray *
lia_journal_list_changes (LiaReader *reader, gint64 batch, guint limit, GError **error)
{
  /* The first rows are found without looking at the others; the plus sign keeps SQLite from going
   * through the whole batch for each of them. */
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT " BATCH_COLUMNS (
          "?1") ", change.table_name, change.row_id, change.kind, change.cells"
                " FROM (SELECT DISTINCT row_id, table_name FROM change WHERE batch = ?1 LIMIT ?2) AS touched"
                " CROSS JOIN change ON change.row_id = touched.row_id AND change.table_name = touched.table_name"
                "  AND +change.batch = ?1"
                " CROSS JOIN batch ON batch.id = change.batch"
                " ORDER BY change.table_name, change.row_id, change.id",
      error);

  if (statement == NULL)
    return NULL;
  lia_statement_bind_integer (statement, 1, batch);
  lia_statement_bind_integer (statement, 2, limit > 0 ? (gint64) limit : -1);
  return read_changes (reader, statement, error);
}
