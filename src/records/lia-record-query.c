/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-record-private.h"
#include "lia-record-query-sql.h"
#include "lia-string-set.h"
#include "lia-text.h"

G_DEFINE_BOXED_TYPE (LiaRecordQuery, lia_record_query, lia_record_query_ref, lia_record_query_unref)

static void
clear_filter (gpointer data)
{
  LiaFilter *filter = data;

  g_free ((char *) filter->value.text);
}

LiaRecordQuery *
lia_record_query_new (const LiaRecordType *type)
{
  LiaRecordQuery *self = g_atomic_rc_box_new0 (LiaRecordQuery);

  self->type = type;
  self->filters = g_array_new (FALSE, FALSE, sizeof (LiaFilter));
  g_array_set_clear_func (self->filters, clear_filter);
  return self;
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
  g_array_unref (self->filters);
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

/* A table is indexed for search when a field of it is. */
static gboolean
has_search_index (const LiaRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & LIA_FIELD_SEARCHED)
      return TRUE;
  return FALSE;
}

void
lia_record_query_set_search (LiaRecordQuery *self, const char *text)
{
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->expression, g_free);
  self->search = lia_text_strip (text);
  if (self->search != NULL && has_search_index (self->type))
    self->expression = lia_search_expression (self->search);
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
  const LiaField *field = lia_record_type_get_field (self->type, name);

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
  LiaFilter filter = { find_field (self, field, error), match, *value };

  if (filter.field == NULL)
    return FALSE;
  filter.value.text = value->type == LIA_VALUE_TEXT ? g_strdup (value->text) : NULL;
  g_array_append_val (self->filters, filter);
  return TRUE;
}

static gboolean
is_set (const LiaField *field)
{
  return field->type == LIA_FIELD_SET || field->type == LIA_FIELD_CHOICE_SET
         || field->type == LIA_FIELD_LANGUAGES;
}

gboolean
lia_record_query_add_filter_text (LiaRecordQuery *self,
                                  const char *name,
                                  const char *text,
                                  LiaReader *reader,
                                  GError **error)
{
  g_autoptr (LiaRecord) record = NULL;
  const LiaField *field = find_field (self, name, error);
  g_autofree char *stripped = lia_text_strip (text);
  g_auto (GStrv) elements = NULL;
  LiaValue value = LIA_NULL;

  if (field == NULL)
    return FALSE;
  if (stripped == NULL)
    return lia_record_query_add_filter (self, name, LIA_MATCH_EQUAL, &value, error);

  record = lia_record_new (self->type);
  if (!lia_record_parse (record, name, stripped, reader, error))
    return FALSE;
  if (!is_set (field))
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
lia_record_query_set_sort (LiaRecordQuery *self,
                           const char *field,
                           gboolean descending,
                           GError **error)
{
  const LiaField *found = NULL;

  if (field != NULL)
    {
      found = find_field (self, field, error);
      if (found == NULL)
        return FALSE;
    }
  self->sort = found;
  self->descending = descending;
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

gboolean
lia_record_query_is_searching (LiaRecordQuery *self)
{
  return self->search != NULL;
}

gboolean
lia_record_query_has_hits (LiaRecordQuery *self)
{
  return self->expression != NULL;
}

GArray *
lia_record_query_run_hits (LiaRecordQuery *self, LiaReader *reader, GError **error)
{
  g_auto (LiaSql) sql;

  lia_sql_init (&sql);
  g_string_append_printf (sql.sql,
                          "SELECT rowid FROM %s_search WHERE %s_search MATCH ? ORDER BY rowid",
                          self->type->table, self->type->table);
  lia_sql_bind_later (&sql, LIA_TEXT (self->expression));
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
        g_string_append_printf (sql.sql, "\n%d %" G_GINT64_FORMAT, value->type, value->integer);
    }
  return g_strdup (sql.sql->str);
}
