/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-countries.h"
#include "lia-error.h"
#include "lia-record-private.h"
#include "lia-record-query-sql.h"
#include "lia-string-set.h"
#include "lia-text.h"

G_DEFINE_BOXED_TYPE (LiaRecordQuery, lia_record_query, lia_record_query_ref, lia_record_query_unref)

static GPtrArray *
conditions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lia_condition_free);
}

LiaRecordQuery *
lia_record_query_new (const LiaRecordType *type)
{
  LiaRecordQuery *self = g_atomic_rc_box_new0 (LiaRecordQuery);

  self->type = type;
  self->conditions = conditions_new ();
  self->search_conditions = conditions_new ();
  self->search_hints = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  self->sort = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_sort_key_free);
  return self;
}

static void
copy_conditions (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, lia_condition_copy (g_ptr_array_index (from, i)));
}

static void
copy_sort (LiaRecordQuery *from, LiaRecordQuery *to)
{
  for (guint i = 0; i < from->sort->len; i++)
    g_ptr_array_add (to->sort, lia_sort_key_copy (g_ptr_array_index (from->sort, i)));
}

LiaRecordQuery *
lia_record_query_copy (LiaRecordQuery *self)
{
  LiaRecordQuery *copy = lia_record_query_new (self->type);

  copy->rows = self->rows;
  copy->search = g_strdup (self->search);
  copy->expression = g_strdup (self->expression);
  copy_conditions (self->conditions, copy->conditions);
  copy_conditions (self->search_conditions, copy->search_conditions);
  for (guint i = 0; i < self->search_hints->len; i++)
    g_ptr_array_add (copy->search_hints, g_strdup (g_ptr_array_index (self->search_hints, i)));
  copy_sort (self, copy);
  copy->limit = self->limit;
  return copy;
}

LiaRecordQuery *
lia_record_query_ref (LiaRecordQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
finalize (gpointer data)
{
  LiaRecordQuery *self = data;

  g_free (self->search);
  g_free (self->expression);
  g_ptr_array_unref (self->conditions);
  g_ptr_array_unref (self->search_conditions);
  g_ptr_array_unref (self->search_hints);
  g_ptr_array_unref (self->sort);
}

void
lia_record_query_unref (LiaRecordQuery *self)
{
  g_atomic_rc_box_release_full (self, finalize);
}

const LiaRecordType *
lia_record_query_get_record_type (LiaRecordQuery *self)
{
  return self->type;
}

void
lia_record_query_set_rows (LiaRecordQuery *self, LiaRows rows)
{
  self->rows = rows;
}

static void
clear_search (LiaRecordQuery *self)
{
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->expression, g_free);
  g_ptr_array_set_size (self->search_conditions, 0);
  g_ptr_array_set_size (self->search_hints, 0);
}

void
lia_record_query_set_search (LiaRecordQuery *self, const char *text)
{
  clear_search (self);
  self->search = lia_text_strip (text);
  if (self->search != NULL && lia_record_type_has_search_index (self->type))
    self->expression = lia_search_expression (self->search);
}

void
lia_record_query_set_search_text (LiaRecordQuery *self, const char *text)
{
  clear_search (self);
  lia_record_query_read_search_text (self, text);
}

const char *const *
lia_record_query_get_search_hints (LiaRecordQuery *self)
{
  return (const char *const *) self->search_hints->pdata;
}

void
lia_record_query_set_limit (LiaRecordQuery *self, guint limit)
{
  self->limit = limit;
}

guint
lia_record_query_get_limit (LiaRecordQuery *self)
{
  return self->limit;
}

static const LiaField *
find_field (LiaRecordQuery *self, const char *name, GError **error)
{
  const LiaField *field = lia_record_type_find_column (self->type, name);

  if (field == NULL)
    {
      g_autofree char *quoted = lia_record_quote (name);

      g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("A %s has no field “%s”"),
                   self->type->table, quoted);
    }
  return field;
}

gboolean
lia_record_query_add_filter (LiaRecordQuery *self,
                             const char *field,
                             LiaMatch match,
                             const LiaValue *value,
                             GError **error)
{
  const LiaField *found = find_field (self, field, error);
  LiaSql *condition;

  if (found == NULL)
    return FALSE;
  condition = lia_condition_new ();
  lia_condition_compare (condition, self->type, found, match, value);
  g_ptr_array_add (self->conditions, condition);
  return TRUE;
}

gboolean
lia_record_query_add_filter_any (LiaRecordQuery *self,
                                 const char *field,
                                 const LiaValue *values,
                                 guint n,
                                 gboolean excluded,
                                 GError **error)
{
  const LiaField *found = find_field (self, field, error);
  LiaSql *condition;

  if (found == NULL)
    return FALSE;
  condition = lia_condition_new ();
  lia_condition_any (condition, self->type, found, values, n, excluded);
  g_ptr_array_add (self->conditions, condition);
  return TRUE;
}

void
lia_record_query_add_ids (LiaRecordQuery *self, const gint64 *ids, guint n)
{
  LiaSql *condition = lia_condition_new ();

  lia_condition_ids (condition, ids, n);
  g_ptr_array_add (self->conditions, condition);
}

void
lia_record_query_exclude_ids (LiaRecordQuery *self, const gint64 *ids, guint n)
{
  LiaSql *condition = lia_condition_new ();

  g_string_append (condition->sql, "NOT ");
  lia_condition_ids (condition, ids, n);
  g_ptr_array_add (self->conditions, condition);
}

/* Of a derived field: a date or a number as it is written, a country or a row by its name. */
static gboolean
add_derived_filter_text (LiaRecordQuery *self,
                         const char *name,
                         const char *text,
                         LiaReader *reader,
                         GError **error)
{
  const LiaField *field = find_field (self, name, error);
  LiaValue value = text != NULL ? LIA_TEXT (text) : LIA_NULL;
  gint64 number;

  if (field->type == LIA_FIELD_REF && text != NULL)
    {
      g_autofree char *found = NULL;

      if (!lia_record_resolve_ref (field, text, reader, NULL, &number, &found, error))
        return FALSE;
      value = LIA_INTEGER (number);
    }
  if (field->type == LIA_FIELD_COUNTRY && text != NULL)
    {
      const char *code = lia_country_find (text);

      if (code == NULL)
        {
          g_autofree char *quoted = lia_record_quote (text);

          g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: “%s” %s"),
                       lia_field_get_label (field), quoted,
                       _ ("is no country; give its name or ISO code"));
          return FALSE;
        }
      value = LIA_TEXT (code);
    }

  if (field->type == LIA_FIELD_INTEGER && text != NULL)
    {
      if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
        {
          g_autofree char *quoted = lia_record_quote (text);

          g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: “%s” is no whole number"),
                       lia_field_get_label (field), quoted);
          return FALSE;
        }
      value = LIA_INTEGER (number);
    }
  return lia_record_query_add_filter (self, name, LIA_MATCH_EQUAL, &value, error);
}

gboolean
lia_record_query_add_filter_text (LiaRecordQuery *self,
                                  const char *name,
                                  const char *text,
                                  LiaReader *reader,
                                  GError **error)
{
  g_autoptr (LiaRecord) record = NULL;
  const LiaField *field = lia_record_type_get_field (self->type, name);
  g_autofree char *stripped = lia_text_strip (text);
  g_auto (GStrv) elements = NULL;
  LiaValue value = LIA_NULL;

  if (field == NULL)
    return find_field (self, name, error) != NULL
           && add_derived_filter_text (self, name, stripped, reader, error);
  if (stripped == NULL)
    return lia_record_query_add_filter (self, name, LIA_MATCH_EQUAL, &value, error);

  record = lia_record_new (self->type);
  if (!lia_record_parse (record, name, stripped, reader, error))
    return FALSE;
  if (!lia_field_is_set (field))
    {
      value = lia_record_get_value (record, name);
      return lia_record_query_add_filter (self, name, LIA_MATCH_EQUAL, &value, error);
    }
  elements = lia_record_get_set (record, name);
  for (guint i = 0; elements[i] != NULL; i++)
    {
      value = LIA_TEXT (elements[i]);
      if (!lia_record_query_add_filter (self, name, LIA_MATCH_HAS, &value, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
lia_record_query_add_sort (LiaRecordQuery *self,
                           const char *field,
                           gboolean descending,
                           GError **error)
{
  const LiaField *found = field != NULL ? find_field (self, field, error) : NULL;
  LiaSortKey *key;

  if (field != NULL && found == NULL)
    return FALSE;
  key = g_new0 (LiaSortKey, 1);
  key->field = found;
  key->descending = descending;
  g_ptr_array_add (self->sort, key);
  return TRUE;
}

gboolean
lia_record_query_set_sort (LiaRecordQuery *self,
                           const char *field,
                           gboolean descending,
                           GError **error)
{
  if (field != NULL && find_field (self, field, error) == NULL)
    return FALSE;
  g_ptr_array_set_size (self->sort, 0);
  return lia_record_query_add_sort (self, field, descending, error);
}

gboolean
lia_record_query_add_sort_match (LiaRecordQuery *self,
                                 const char *field,
                                 LiaMatch match,
                                 const LiaValue *value,
                                 gboolean last,
                                 GError **error)
{
  const LiaField *found = find_field (self, field, error);
  LiaSortKey *key;

  if (found == NULL)
    return FALSE;
  key = g_new0 (LiaSortKey, 1);
  key->condition = lia_condition_new ();
  key->descending = last;
  lia_condition_compare (key->condition, self->type, found, match, value);
  g_ptr_array_add (self->sort, key);
  return TRUE;
}

static LiaStatement *
prepare (LiaSql *sql, LiaReader *reader, GError **error)
{
  LiaStatement *statement = lia_reader_prepare (reader, sql->sql->str, error);

  if (statement != NULL)
    for (guint i = 0; i < sql->values->len; i++)
      lia_statement_bind (statement, (int) i + 1, &g_array_index (sql->values, LiaValue, i));
  return statement;
}

static GArray *
read_ids (LiaSql *sql, LiaReader *reader, GError **error)
{
  LiaStatement *statement = prepare (sql, reader, error);

  return statement != NULL ? lia_statement_read_integers (statement, error) : NULL;
}

GArray *
lia_record_query_run (LiaRecordQuery *self, LiaReader *reader, GError **error)
{
  g_auto (LiaSql) sql;

  lia_sql_init (&sql);
  lia_record_query_build (self, "r.id", TRUE, TRUE, &sql);
  if (self->limit > 0)
    g_string_append_printf (sql.sql, " LIMIT %u", self->limit);
  return read_ids (&sql, reader, error);
}

GArray *
lia_record_query_run_base (LiaRecordQuery *self, LiaReader *reader, GError **error)
{
  g_auto (LiaSql) sql;

  lia_sql_init (&sql);
  lia_record_query_build (self, "r.id", FALSE, TRUE, &sql);
  return read_ids (&sql, reader, error);
}

GArray *
lia_record_query_run_some (LiaRecordQuery *self,
                           const GArray *ids,
                           LiaReader *reader,
                           GError **error)
{
  g_autoptr (LiaRecordQuery) some = lia_record_query_new (self->type);

  some->rows = self->rows;
  copy_sort (self, some);
  lia_record_query_add_ids (some, (const gint64 *) (gconstpointer) ids->data, ids->len);
  return lia_record_query_run (some, reader, error);
}

gboolean
lia_record_query_is_filtered (LiaRecordQuery *self)
{
  return self->search != NULL || self->conditions->len > 0 || self->search_conditions->len > 0;
}

GArray *
lia_record_query_run_hits (LiaRecordQuery *self, LiaReader *reader, GError **error)
{
  g_auto (LiaSql) sql;

  lia_sql_init (&sql);
  if (self->expression != NULL && self->conditions->len == 0 && self->search_conditions->len == 0)
    {
      g_string_append_printf (sql.sql,
                              "SELECT rowid FROM %s_search WHERE %s_search MATCH ? ORDER BY rowid",
                              self->type->table, self->type->table);
      lia_sql_bind_later (&sql, LIA_TEXT (self->expression));
    }
  else
    {
      lia_record_query_build (self, "r.id", TRUE, FALSE, &sql);
      g_string_append (sql.sql, " ORDER BY r.id");
    }
  return read_ids (&sql, reader, error);
}

gint64
lia_record_query_count (LiaRecordQuery *self, LiaReader *reader, GError **error)
{
  g_auto (LiaSql) sql;
  LiaStatement *statement;
  gint64 count = -1;

  lia_sql_init (&sql);
  lia_record_query_build (self, "count (*)", TRUE, FALSE, &sql);
  statement = prepare (&sql, reader, error);
  if (statement == NULL)
    return -1;
  if (lia_statement_step (statement, error))
    count = lia_statement_get_integer (statement, 0);
  lia_statement_reset (statement);
  return count;
}

char *
lia_record_query_make_sql (LiaRecordQuery *self)
{
  g_auto (LiaSql) sql;

  lia_sql_init (&sql);
  lia_record_query_build (self, "r.id", TRUE, TRUE, &sql);
  return g_strdup (sql.sql->str);
}

gboolean
lia_record_query_uses_row_counts (LiaRecordQuery *self)
{
  g_autofree char *sql = lia_record_query_make_sql (self);

  return strstr (sql, "lia_open_findings") != NULL;
}

char *
lia_record_query_make_base_key (LiaRecordQuery *self)
{
  g_auto (LiaSql) sql;

  lia_sql_init (&sql);
  lia_record_query_build (self, "r.id", FALSE, TRUE, &sql);
  for (guint i = 0; i < sql.values->len; i++)
    {
      const LiaValue *value = &g_array_index (sql.values, LiaValue, i);

      /* The length keeps texts from running into each other. */
      if (value->type == LIA_VALUE_TEXT)
        g_string_append_printf (sql.sql, "\nt%zu %s", strlen (value->text), value->text);
      else
        g_string_append_printf (sql.sql, "\n%u %" G_GINT64_FORMAT, value->type, value->integer);
    }
  return g_strdup (sql.sql->str);
}
