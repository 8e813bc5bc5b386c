/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between records and the rows of a workspace. */
#include "lia-config.h"

#include "lia-record-private.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-record-find.h"

static void
set_not_found (const LiaRecordType *type, gint64 id, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("There is no %s with the id %s"),
               type->table, text);
}

static void
read_cell (LiaStatement *statement, int column, LiaRecordCell *cell)
{
  LiaValue value = lia_statement_get_value (statement, column);

  g_clear_pointer (&cell->text, g_free);
  cell->type = value.type;
  cell->integer = value.type == LIA_VALUE_INTEGER ? value.integer : 0;
  if (value.type == LIA_VALUE_TEXT)
    cell->text = g_strdup (value.text);
}

/* Columns of LiaRecordSql.load. */
static LiaRecord *
read_record (LiaStatement *statement, const LiaRecordType *type)
{
  LiaRecord *self = lia_record_new (type);
  LiaRecordPrivate *priv = lia_record_get_private (self);
  int column = 3;

  priv->id = lia_statement_get_integer (statement, 0);
  priv->trashed = !lia_statement_is_null (statement, 1);
  for (guint i = 0; i < type->n_fields; i++)
    read_cell (statement, column++, &priv->cells[i]);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].type == LIA_FIELD_REF)
      priv->cells[i].text = g_strdup (lia_statement_get_text (statement, column++));
  return self;
}

static LiaStatement *
prepare_load (LiaReader *reader, const LiaRecordType *type, GError **error)
{
  return lia_reader_prepare (reader, lia_record_type_get_sql (type)->load, error);
}

/* NULL without @error when the row is not there, or its insertion was undone. */
static LiaRecord *
load_row (LiaStatement *statement, const LiaRecordType *type, gint64 id, GError **error)
{
  LiaRecord *record = NULL;

  lia_statement_bind_integer (statement, 1, id);
  if (lia_statement_step (statement, error) && lia_statement_get_integer (statement, 2) == 0)
    record = read_record (statement, type);
  lia_statement_reset (statement);
  return record;
}

LiaRecord *
lia_record_load (LiaReader *reader, const LiaRecordType *type, gint64 id, GError **error)
{
  LiaStatement *statement = prepare_load (reader, type, error);
  GError *local_error = NULL;
  LiaRecord *record;

  if (statement == NULL)
    return NULL;
  record = load_row (statement, type, id, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else if (record == NULL)
    set_not_found (type, id, error);
  return record;
}

GPtrArray *
lia_record_load_many (LiaReader *reader,
                      const LiaRecordType *type,
                      const gint64 *ids,
                      guint n,
                      GError **error)
{
  LiaStatement *statement = prepare_load (reader, type, error);
  g_autoptr (GPtrArray) records = NULL;

  if (statement == NULL)
    return NULL;
  records = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      GError *local_error = NULL;
      LiaRecord *record = load_row (statement, type, ids[i], &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

char *
lia_record_read_display_name (const LiaRecordType *type,
                              LiaReader *reader,
                              gint64 id,
                              GError **error)
{
  const char *sql = lia_record_type_get_sql (type)->name;
  LiaStatement *statement;
  char *name = NULL;

  if (sql == NULL)
    {
      g_autoptr (LiaRecord) record = lia_record_load (reader, type, id, error);

      return record != NULL ? lia_record_get_display_name (record) : NULL;
    }
  statement = lia_reader_prepare (reader, sql, error);
  if (statement == NULL)
    return NULL;
  lia_statement_bind_integer (statement, 1, id);
  if (lia_statement_step (statement, error))
    name = g_strdup (lia_statement_get_text (statement, 0));
  lia_statement_reset (statement);
  return name;
}

static char *
make_sort_key (LiaRecord *self)
{
  LiaRecordClass *klass = LIA_RECORD_GET_CLASS (self);

  return klass->get_sort_key != NULL ? klass->get_sort_key (self) : NULL;
}

/* Cells nobody set become what they are in the row, so that rules over several cells and the sort key see
 * what will stand there. Collects the columns that differ. */
static guint
compare_with_row (LiaRecordPrivate *priv,
                  LiaStatement *statement,
                  const char **columns,
                  LiaValue *values)
{
  guint n = 0;

  for (guint i = 0; i < priv->type->n_fields; i++)
    {
      LiaValue row = lia_statement_get_value (statement, (int) i);
      LiaValue cell = lia_record_cell_value (&priv->cells[i]);

      if (lia_value_equal (&row, &cell))
        continue;
      if (!(priv->touched & (G_GUINT64_CONSTANT (1) << i)))
        {
          read_cell (statement, (int) i, &priv->cells[i]);
          continue;
        }
      columns[n] = priv->type->fields[i].name;
      values[n++] = cell;
    }
  return n;
}

static gboolean
update_row (LiaRecord *self, LiaBatch *batch, GError **error)
{
  LiaRecordPrivate *priv = lia_record_get_private (self);
  const LiaRecordSql *sql = lia_record_type_get_sql (priv->type);
  LiaStatement *statement = lia_reader_prepare (lia_batch_get_reader (batch), sql->cells, error);
  g_autofree char *sort_key = NULL;
  const char *columns[65];
  LiaValue values[65];
  GError *local_error = NULL;
  guint n;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, priv->id);
  if (!lia_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, local_error);
      else
        set_not_found (priv->type, priv->id, error);
      lia_statement_reset (statement);
      return FALSE;
    }

  n = compare_with_row (priv, statement, columns, values);
  sort_key = n > 0 ? make_sort_key (self) : NULL;
  if (sort_key != NULL
      && g_strcmp0 (sort_key, lia_statement_get_text (statement, (int) priv->type->n_fields)) != 0)
    {
      columns[n] = "sort_key";
      values[n++] = LIA_TEXT (sort_key);
    }
  lia_statement_reset (statement);

  return n == 0
         || (lia_record_validate (self, error)
             && lia_batch_update (batch, priv->type->table, priv->id, columns, values, n, error));
}

static gboolean
insert_row (LiaRecord *self, gint64 id, LiaBatch *batch, GError **error)
{
  LiaRecordPrivate *priv = lia_record_get_private (self);
  const LiaRecordSql *sql = lia_record_type_get_sql (priv->type);
  g_autofree char *sort_key = make_sort_key (self);
  LiaValue values[65];

  for (guint i = 0; i < priv->type->n_fields; i++)
    values[i] = lia_record_cell_value (&priv->cells[i]);
  if (sort_key != NULL)
    values[priv->type->n_fields] = LIA_TEXT (sort_key);

  if (id == 0)
    id = lia_batch_insert (batch, priv->type->table, sql->columns, values, sql->n_columns, error);
  else if (!lia_batch_insert_with_id (batch, priv->type->table, id, sql->columns, values,
                                      sql->n_columns, error))
    return FALSE;
  priv->id = id;
  return id != 0;
}

static void
complete (LiaRecord *self)
{
  LiaRecordClass *klass = LIA_RECORD_GET_CLASS (self);

  if (klass->complete != NULL)
    klass->complete (self);
}

gboolean
lia_record_save (LiaRecord *self, LiaBatch *batch, GError **error)
{
  LiaRecordPrivate *priv = lia_record_get_private (self);

  complete (self);
  if (!lia_record_validate (self, error))
    return FALSE;
  if (!(priv->id != 0 ? update_row (self, batch, error) : insert_row (self, 0, batch, error)))
    return FALSE;
  priv->touched = 0;
  return TRUE;
}

gboolean
lia_record_save_with_id (LiaRecord *self, gint64 id, LiaBatch *batch, GError **error)
{
  LiaRecordPrivate *priv = lia_record_get_private (self);

  g_return_val_if_fail (priv->id == 0 && id > 0, FALSE);

  complete (self);
  if (!lia_record_validate (self, error) || !insert_row (self, id, batch, error))
    return FALSE;
  priv->touched = 0;
  return TRUE;
}
