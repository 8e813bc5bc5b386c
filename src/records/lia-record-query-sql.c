/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-query-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-countries.h"
#include "lia-record-private.h"
#include "lia-text.h"

void
lia_sql_init (LiaSql *self)
{
  self->sql = g_string_new (NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (LiaValue));
  self->owned = g_ptr_array_new_with_free_func (g_free);
}

void
lia_sql_clear (LiaSql *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->values);
  g_ptr_array_unref (self->owned);
}

void
lia_sql_bind_later (LiaSql *self, LiaValue value)
{
  g_array_append_val (self->values, value);
}

void
lia_sql_bind_text_later (LiaSql *self, char *text)
{
  g_ptr_array_add (self->owned, text);
  lia_sql_bind_later (self, LIA_TEXT (text));
}

void
lia_sql_bind_copy_later (LiaSql *self, const LiaValue *value)
{
  if (value->type == LIA_VALUE_TEXT)
    lia_sql_bind_text_later (self, g_strdup (value->text));
  else
    lia_sql_bind_later (self, *value);
}

static void
append_sql (LiaSql *self, const LiaSql *other)
{
  g_string_append (self->sql, other->sql->str);
  g_array_append_vals (self->values, other->values->data, other->values->len);
}

const LiaDerivedField *
lia_derived_field_of (const LiaRecordType *type, const LiaField *field)
{
  const LiaDerivedField *derived = lia_record_type_find_derived (type, field->name);

  return derived != NULL && &derived->field == field ? derived : NULL;
}

/* A table is indexed for search when a field of it is. */
gboolean
lia_record_type_has_search_index (const LiaRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & LIA_FIELD_SEARCHED)
      return TRUE;
  return FALSE;
}

void
lia_sort_key_free (LiaSortKey *self)
{
  g_clear_pointer (&self->condition, lia_condition_free);
  g_free (self);
}

LiaSortKey *
lia_sort_key_copy (const LiaSortKey *self)
{
  LiaSortKey *copy = g_memdup2 (self, sizeof *self);

  if (self->condition != NULL)
    copy->condition = lia_condition_copy (self->condition);
  return copy;
}

/* Whether the rows are ordered by the rank of labels, which SQL does not know. */
static gboolean
sorts_by_label (const LiaSortKey *key)
{
  return key->field != NULL
         && (key->field->type == LIA_FIELD_COUNTRY || key->field->type == LIA_FIELD_CHOICE);
}

/* The derived column that is read as a whole to sort by it. */
static const LiaDerivedField *
get_sort_rows (LiaRecordQuery *self, const LiaSortKey *key)
{
  const LiaDerivedField *derived
      = key->field != NULL ? lia_derived_field_of (self->type, key->field) : NULL;

  return derived != NULL && derived->rows_sql != NULL ? derived : NULL;
}

/* Text without letters or digits, or a small table without an index: look for it as it stands. */
void
lia_record_query_append_contains (LiaRecordQuery *self, const char *text, LiaSql *sql)
{
  const LiaRecordClass *klass = lia_record_type_get_class (self->type);

  if (klass->get_sort_key != NULL)
    g_string_append (sql->sql, "instr (r.sort_key, ?) > 0");
  else
    g_string_append_printf (sql->sql,
                            "(SELECT instr (lia_fold (%s), ?) FROM %s t WHERE t.id = r.id) > 0",
                            klass->display_sql, self->type->table);
  lia_sql_bind_text_later (sql, lia_text_fold (text));
}

static void
append_search (LiaRecordQuery *self, LiaSql *sql)
{
  g_string_append (sql->sql, " AND ");
  if (self->expression != NULL)
    {
      g_string_append_printf (sql->sql, "%s_search MATCH ?", self->type->table);
      lia_sql_bind_later (sql, LIA_TEXT (self->expression));
    }
  else
    lia_record_query_append_contains (self, self->search, sql);
}

static void
append_conditions (GPtrArray *conditions, LiaSql *sql)
{
  for (guint i = 0; i < conditions->len; i++)
    {
      g_string_append (sql->sql, " AND ");
      append_sql (sql, g_ptr_array_index (conditions, i));
    }
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const char *const *left = a;
  const char *const *right = b;

  return strcmp (left[0], right[0]);
}

/* Tokens in the order of their labels in the user's language, as a JSON array. (transfer full) */
static char *
rank_labels (const LiaField *field)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, 2 * sizeof (char *));
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) json = g_string_new ("[");
  const char *const *codes = field->type == LIA_FIELD_COUNTRY ? lia_country_codes () : NULL;

  for (guint i = 0; codes != NULL ? codes[i] != NULL : field->choices[i].token != NULL; i++)
    {
      const char *token = codes != NULL ? codes[i] : field->choices[i].token;
      const char *label
          = codes != NULL ? lia_country_get_name (token) : _ (field->choices[i].label);
      const char *pair[2] = { g_utf8_collate_key (label, -1), token };

      g_ptr_array_add (keys, (char *) pair[0]);
      g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_labels);
  /* Tokens and codes are plain words: nothing to escape. */
  for (guint i = 0; i < pairs->len; i++)
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? "," : "",
                            ((const char **) (gpointer) pairs->data)[2 * i + 1]);
  g_string_append_c (json, ']');
  return g_string_free_and_steal (g_steal_pointer (&json));
}

/* The cell that is sorted by. (transfer full) */
static char *
get_sort_value (LiaRecordQuery *self, const LiaSortKey *key, guint position)
{
  const LiaDerivedField *derived = lia_derived_field_of (self->type, key->field);

  if (derived == NULL)
    return g_strdup_printf ("r.%s", key->field->name);
  return derived->rows_sql != NULL ? g_strdup_printf ("derived%u.value", position)
                                   : g_strdup (derived->value_sql);
}

/* What the rows are sorted by, before the tie is broken; NULL for the table's own order. (transfer full) */
static char *
make_order (LiaRecordQuery *self, const LiaSortKey *key, guint position)
{
  const LiaRecordClass *klass = lia_record_type_get_class (self->type);
  g_autofree char *value = NULL;

  if (key->field == NULL || g_strcmp0 (key->field->name, klass->sort_key_field) == 0)
    {
      if (klass->get_sort_key != NULL)
        return g_strdup ("r.sort_key");
      return klass->order_field != NULL ? g_strdup_printf ("r.%s", klass->order_field) : NULL;
    }
  if (sorts_by_label (key))
    return g_strdup_printf ("rank%u.position", position);
  value = get_sort_value (self, key, position);
  if (key->field->type == LIA_FIELD_REF)
    {
      const LiaRecordType *target = lia_record_type_find (key->field->target);

      return g_strdup_printf ("(SELECT %s FROM %s t WHERE t.id = %s)",
                              lia_record_type_get_class (target)->order_sql, target->table, value);
    }
  if (lia_derived_field_of (self->type, key->field) != NULL)
    return g_steal_pointer (&value);
  switch (key->field->type)
    {
    case LIA_FIELD_INTEGER:
    case LIA_FIELD_BOOLEAN:
    case LIA_FIELD_DATE:
      return g_strdup_printf ("r.%s", key->field->name);
    case LIA_FIELD_MONEY:
      return g_strdup_printf ("CAST (r.%s AS NUMERIC)", key->field->name);
    default:
      return g_strdup_printf ("r.%s COLLATE NOCASE", key->field->name);
    }
}

static const LiaSortKey table_order = { NULL, NULL, FALSE };

static guint
get_n_keys (LiaRecordQuery *self)
{
  return MAX (self->sort->len, 1);
}

static const LiaSortKey *
get_key (LiaRecordQuery *self, guint position)
{
  return self->sort->len > 0 ? g_ptr_array_index (self->sort, position) : &table_order;
}

/* Whether the rows come in the order of the sort key, and so off its index. */
static gboolean
is_in_key_order (LiaRecordQuery *self)
{
  const LiaSortKey *key = get_key (self, 0);
  g_autofree char *order = key->condition == NULL ? make_order (self, key, 0) : NULL;

  return g_strcmp0 (order, "r.sort_key") == 0;
}

static void
append_order (LiaRecordQuery *self, LiaSql *sql)
{
  const LiaRecordClass *klass = lia_record_type_get_class (self->type);

  g_string_append (sql->sql, " ORDER BY ");
  for (guint i = 0; i < get_n_keys (self); i++)
    {
      const LiaSortKey *key = get_key (self, i);
      const char *direction = key->descending ? " DESC" : "";
      g_autofree char *order = NULL;

      if (key->condition != NULL)
        {
          /* What is met is true, and false comes before true; what cannot be told is not met. */
          g_string_append (sql->sql, "(");
          append_sql (sql, key->condition);
          g_string_append_printf (sql->sql, ") IS TRUE%s, ", key->descending ? "" : " DESC");
          continue;
        }
      order = make_order (self, key, i);
      /* A sort key is never NULL, and saying NULLS LAST would keep its index from being used. */
      if (g_strcmp0 (order, "r.sort_key") == 0)
        {
          g_string_append_printf (sql->sql, "r.sort_key%s, r.id%s", direction, direction);
          return;
        }
      if (order == NULL)
        {
          g_string_append_printf (sql->sql, "r.id%s", direction);
          return;
        }
      g_string_append_printf (sql->sql, "%s%s NULLS LAST, ", order, direction);
    }
  g_string_append (sql->sql, klass->get_sort_key != NULL ? "r.sort_key, r.id" : "r.id");
}

/* Whether the rows are better read as they lie in the file than one by one in the order of the sort key's index, which a
 * plus sign keeps out: when they have to be looked at to be filtered, or are to be sorted anyway. */
static gboolean
is_read_as_it_lies (LiaRecordQuery *self, gboolean with_filters, gboolean with_order)
{
  if (self->rows != LIA_ROWS_LIVE)
    return FALSE;
  if (with_order && !is_in_key_order (self))
    return TRUE;
  return with_filters && self->limit == 0
         && self->conditions->len + self->search_conditions->len > 0;
}

/* What is sorted by but stands in no table, each as a table of its own. */
static void
append_sort_tables (LiaRecordQuery *self, LiaSql *sql)
{
  const char *before = "WITH";

  for (guint i = 0; i < self->sort->len; i++)
    {
      const LiaSortKey *key = get_key (self, i);
      const LiaDerivedField *derived = get_sort_rows (self, key);

      if (sorts_by_label (key))
        {
          g_string_append_printf (sql->sql,
                                  "%s rank%u (position, token) AS MATERIALIZED"
                                  " (SELECT key, value FROM json_each (?)) ",
                                  before, i);
          lia_sql_bind_text_later (sql, rank_labels (key->field));
          before = ",";
        }
      if (derived != NULL)
        {
          g_string_append_printf (sql->sql, "%s derived%u (id, value) AS MATERIALIZED (%s) ",
                                  before, i, derived->rows_sql);
          before = ",";
        }
    }
}

static void
append_sort_joins (LiaRecordQuery *self, LiaSql *sql)
{
  for (guint i = 0; i < self->sort->len; i++)
    {
      const LiaSortKey *key = get_key (self, i);

      if (get_sort_rows (self, key) != NULL)
        g_string_append_printf (sql->sql, " LEFT JOIN derived%u ON derived%u.id = r.id", i, i);
      if (sorts_by_label (key))
        {
          g_autofree char *value = get_sort_value (self, key, i);

          g_string_append_printf (sql->sql, " LEFT JOIN rank%u ON rank%u.token = %s", i, i, value);
        }
    }
}

void
lia_record_query_build (LiaRecordQuery *self,
                        const char *what,
                        gboolean with_filters,
                        gboolean with_order,
                        LiaSql *sql)
{
  gboolean searching = with_filters && self->search != NULL;

  if (with_order)
    append_sort_tables (self, sql);
  g_string_append_printf (sql->sql, "SELECT %s FROM ", what);
  if (searching && self->expression != NULL)
    g_string_append_printf (sql->sql, "%s_search CROSS JOIN %s r ON r.id = %s_search.rowid",
                            self->type->table, self->type->table, self->type->table);
  else
    g_string_append_printf (sql->sql, "%s r", self->type->table);
  if (with_order)
    append_sort_joins (self, sql);

  g_string_append_printf (sql->sql, " WHERE r.trashed_at IS %s AND %sr.undone = 0",
                          self->rows == LIA_ROWS_TRASHED ? "NOT NULL" : "NULL",
                          is_read_as_it_lies (self, with_filters, with_order) ? "+" : "");
  if (with_filters)
    {
      append_conditions (self->conditions, sql);
      append_conditions (self->search_conditions, sql);
    }
  if (searching)
    append_search (self, sql);
  if (with_order)
    append_order (self, sql);
}
