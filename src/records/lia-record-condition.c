/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions on one field, as SQL over the row `r`. */
#include "lia-config.h"

#include "lia-record-private.h"
#include "lia-record-query-sql.h"

#include <json-glib/json-glib.h>

LiaSql *
lia_condition_new (void)
{
  LiaSql *self = g_new (LiaSql, 1);

  lia_sql_init (self);
  return self;
}

void
lia_condition_free (LiaSql *self)
{
  lia_sql_clear (self);
  g_free (self);
}

LiaSql *
lia_condition_copy (const LiaSql *self)
{
  LiaSql *copy = lia_condition_new ();

  g_string_append (copy->sql, self->sql->str);
  for (guint i = 0; i < self->values->len; i++)
    lia_sql_bind_copy_later (copy, &g_array_index (self->values, LiaValue, i));
  return copy;
}

gboolean
lia_field_is_set (const LiaField *field)
{
  return field->type == LIA_FIELD_SET || field->type == LIA_FIELD_CHOICE_SET
         || field->type == LIA_FIELD_LANGUAGES;
}

/* A comparison with a derived value that is true for rows without one must look at every row; others at
 * those that have a value only. */
static void
append_comparison (LiaSql *sql,
                   const LiaRecordType *type,
                   const LiaField *field,
                   const char *comparison,
                   gboolean holds_for_null)
{
  const LiaDerivedField *derived = lia_derived_field_of (type, field);

  if (derived == NULL && field->type == LIA_FIELD_MONEY && !holds_for_null)
    g_string_append_printf (sql->sql, "CAST (r.%s AS NUMERIC) %s", field->name, comparison);
  else if (derived == NULL)
    g_string_append_printf (sql->sql, "r.%s %s", field->name, comparison);
  else if (derived->rows_sql == NULL)
    g_string_append_printf (sql->sql, "%s %s", derived->value_sql, comparison);
  else
    g_string_append_printf (sql->sql, "r.id IN (SELECT d.id FROM (%s) d WHERE d.value %s)",
                            lia_derived_field_get_found_sql (derived), comparison);
}

static void
append_is_null (LiaSql *sql, const LiaRecordType *type, const LiaField *field)
{
  const LiaDerivedField *derived = lia_derived_field_of (type, field);

  if (derived == NULL)
    g_string_append_printf (sql->sql, "r.%s IS NULL", field->name);
  else if (derived->rows_sql == NULL)
    g_string_append_printf (sql->sql, "%s IS NULL", derived->value_sql);
  else
    g_string_append_printf (sql->sql, "r.id NOT IN (SELECT d.id FROM (%s) d)",
                            lia_derived_field_get_found_sql (derived));
}

void
lia_condition_compare (LiaSql *sql,
                       const LiaRecordType *type,
                       const LiaField *field,
                       LiaMatch match,
                       const LiaValue *value)
{
  switch (match)
    {
    case LIA_MATCH_EQUAL:
      if (value->type == LIA_VALUE_NULL)
        {
          append_is_null (sql, type, field);
          return;
        }
      append_comparison (sql, type, field, "= ?", TRUE);
      break;
    case LIA_MATCH_NOT_EQUAL:
      if (value->type == LIA_VALUE_NULL)
        {
          g_string_append (sql->sql, "NOT (");
          append_is_null (sql, type, field);
          g_string_append_c (sql->sql, ')');
          return;
        }
      g_string_append_c (sql->sql, '(');
      append_comparison (sql, type, field, "= ?", TRUE);
      g_string_append (sql->sql, ") IS NOT TRUE");
      break;
    case LIA_MATCH_HAS:
      g_string_append_printf (
          sql->sql, "EXISTS (SELECT 1 FROM json_each (r.%s) e WHERE e.value = ?)", field->name);
      break;
    case LIA_MATCH_LESS:
      append_comparison (sql, type, field, "< ?", FALSE);
      break;
    case LIA_MATCH_GREATER:
      append_comparison (sql, type, field, "> ?", FALSE);
      break;
    }
  lia_sql_bind_copy_later (sql, value);
}

/* A JSON array of @values without NULLs: one parameter, however many there are. (transfer full) */
static char *
make_list (const LiaValue *values, guint n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    if (values[i].type == LIA_VALUE_TEXT)
      json_builder_add_string_value (builder, values[i].text);
    else if (values[i].type == LIA_VALUE_INTEGER)
      json_builder_add_int_value (builder, values[i].integer);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

void
lia_condition_ids (LiaSql *sql, const gint64 *ids, guint n)
{
  g_autoptr (GString) list = g_string_sized_new (n * 20 + 2);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%c%" G_GINT64_FORMAT, i > 0 ? ',' : '[', ids[i]);
  g_string_append (list, n > 0 ? "]" : "[]");
  g_string_append (sql->sql, "r.id IN (SELECT l.value FROM json_each (?) l)");
  lia_sql_bind_text_later (sql, g_string_free_and_steal (g_steal_pointer (&list)));
}

void
lia_condition_any (LiaSql *sql,
                   const LiaRecordType *type,
                   const LiaField *field,
                   const LiaValue *values,
                   guint n,
                   gboolean excluded)
{
  guint n_nulls = 0;

  for (guint i = 0; i < n; i++)
    n_nulls += values[i].type == LIA_VALUE_NULL;

  g_string_append_c (sql->sql, '(');
  if (n == n_nulls)
    g_string_append (sql->sql, "FALSE");
  else if (lia_field_is_set (field))
    g_string_append_printf (sql->sql,
                            "EXISTS (SELECT 1 FROM json_each (r.%s) e WHERE e.value IN"
                            " (SELECT l.value FROM json_each (?) l))",
                            field->name);
  else
    append_comparison (sql, type, field, "IN (SELECT l.value FROM json_each (?) l)", TRUE);
  if (n > n_nulls)
    lia_sql_bind_text_later (sql, make_list (values, n));
  if (n_nulls > 0)
    {
      g_string_append (sql->sql, " OR ");
      append_is_null (sql, type, field);
    }
  g_string_append (sql->sql, excluded ? ") IS NOT TRUE" : ")");
}
