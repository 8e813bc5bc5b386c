/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-derived-field.h"

#include "lia-record-private.h"

const LiaDerivedField *
lia_record_type_get_derived (const LiaRecordType *type, guint *n)
{
  const LiaRecordClass *klass = lia_record_type_get_class (type);

  *n = klass->n_derived;
  return klass->derived;
}

const LiaDerivedField *
lia_record_type_find_derived (const LiaRecordType *type, const char *name)
{
  guint n;
  const LiaDerivedField *derived = lia_record_type_get_derived (type, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (derived[i].field.name, name) == 0)
      return &derived[i];
  return NULL;
}

gboolean
lia_derived_field_is_present_only (const LiaDerivedField *derived)
{
  return derived->field.type == LIA_FIELD_INTEGER || derived->field.type == LIA_FIELD_DATE;
}

const char *
lia_derived_field_get_found_sql (const LiaDerivedField *derived)
{
  return derived->each_sql != NULL ? derived->each_sql : derived->rows_sql;
}

const LiaField *
lia_record_type_find_column (const LiaRecordType *type, const char *name)
{
  const LiaField *field = lia_record_type_get_field (type, name);
  const LiaDerivedField *derived;

  if (field != NULL)
    return field;
  derived = lia_record_type_find_derived (type, name);
  return derived != NULL ? &derived->field : NULL;
}

const LiaRecordCell *
lia_record_find_cell (LiaRecord *self, const char *name, const LiaField **described)
{
  static const LiaRecordCell empty = { .type = LIA_VALUE_NULL };
  LiaRecordPrivate *priv = lia_record_get_private (self);
  const LiaDerivedField *derived = lia_record_type_find_derived (priv->type, name);
  guint index;

  if (derived != NULL)
    {
      index = (guint) (derived - lia_record_type_get_class (priv->type)->derived);
      if (described != NULL)
        *described = &derived->field;
      return priv->derived != NULL ? &priv->derived[index] : &empty;
    }
  index = lia_record_field_index (priv->type, name);
  if (described != NULL)
    *described = &priv->type->fields[index];
  return &priv->cells[index];
}

static void
read_cells (LiaStatement *statement,
            LiaRecordPrivate *priv,
            const LiaDerivedField *derived,
            guint n)
{
  guint name = n;

  for (guint i = 0; i < n; i++)
    {
      LiaValue value = lia_statement_get_value (statement, (int) i);

      priv->derived[i].type = value.type;
      priv->derived[i].integer = value.integer;
      if (derived[i].field.type == LIA_FIELD_REF)
        value = lia_statement_get_value (statement, (int) name++);
      g_set_str (&priv->derived[i].text, value.type == LIA_VALUE_TEXT ? value.text : NULL);
    }
}

gboolean
lia_record_load_derived (LiaReader *reader, GPtrArray *records, GError **error)
{
  const LiaRecordType *type
      = records->len > 0 ? lia_record_get_record_type (g_ptr_array_index (records, 0)) : NULL;
  const char *sql = type != NULL ? lia_record_type_get_sql (type)->derived : NULL;
  guint n = 0;
  const LiaDerivedField *derived = type != NULL ? lia_record_type_get_derived (type, &n) : NULL;
  LiaStatement *statement;
  GError *local_error = NULL;

  if (sql == NULL)
    return TRUE;
  statement = lia_reader_prepare (reader, sql, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < records->len && local_error == NULL; i++)
    {
      LiaRecordPrivate *priv = lia_record_get_private (g_ptr_array_index (records, i));

      if (priv->derived == NULL)
        priv->derived = g_new0 (LiaRecordCell, n);
      lia_statement_bind_integer (statement, 1, priv->id);
      for (guint j = 0; j < n; j++)
        {
          priv->derived[j].type = LIA_VALUE_NULL;
          g_clear_pointer (&priv->derived[j].text, g_free);
        }
      if (lia_statement_step (statement, &local_error))
        read_cells (statement, priv, derived, n);
      lia_statement_reset (statement);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}
