/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-saved-filters.h"

#include <string.h>

#include "lia-record-facets.h"
#include "lia-record-query-sql.h"

/* Far more than anybody selects. A cell that a stranger wrote may hold anything, and older versions of json-glib cannot bear
 * deep nesting. */
#define MAX_SIZE  (256 * 1024)
#define MAX_DEPTH 8

static gboolean
is_deep (const char *json)
{
  guint depth = 0;

  for (const char *p = json; *p != '\0'; p++)
    {
      if (*p == '"')
        {
          /* What is in a text nests nothing. */
          for (p++; *p != '\0' && *p != '"'; p++)
            if (*p == '\\' && p[1] != '\0')
              p++;
          if (*p == '\0')
            return FALSE;
        }
      else if (*p == '[' || *p == '{')
        {
          if (++depth > MAX_DEPTH)
            return TRUE;
        }
      else if ((*p == ']' || *p == '}') && depth > 0)
        depth--;
    }
  return FALSE;
}

/* (transfer full) (nullable): %NULL for what cannot be filters */
static JsonNode *
read_json (const char *json)
{
  if (json == NULL || strlen (json) > MAX_SIZE || is_deep (json))
    return NULL;
  return json_from_string (json, NULL);
}

static void
clear_value (gpointer data)
{
  LiaValue *value = data;

  g_free ((char *) value->text);
}

static void
saved_filter_free (gpointer data)
{
  LiaSavedFilter *self = data;

  g_array_unref (self->values);
  g_free (self);
}

GPtrArray *
lia_saved_filters_new (void)
{
  return g_ptr_array_new_with_free_func (saved_filter_free);
}

void
lia_saved_filters_add (GPtrArray *filters,
                       const LiaField *field,
                       gboolean excluded,
                       const GArray *values)
{
  LiaSavedFilter *filter;

  if (values->len == 0)
    return;
  filter = g_new0 (LiaSavedFilter, 1);
  filter->field = field;
  filter->excluded = excluded;
  filter->values = g_array_new (FALSE, FALSE, sizeof (LiaValue));
  g_array_set_clear_func (filter->values, clear_value);
  for (guint i = 0; i < values->len; i++)
    {
      LiaValue value = g_array_index (values, LiaValue, i);

      value.text = value.type == LIA_VALUE_TEXT ? g_strdup (value.text) : NULL;
      g_array_append_val (filter->values, value);
    }
  g_ptr_array_add (filters, filter);
}

const GArray *
lia_saved_filters_find (GPtrArray *filters, const LiaField *field, gboolean excluded)
{
  for (guint i = 0; i < filters->len; i++)
    {
      const LiaSavedFilter *filter = g_ptr_array_index (filters, i);

      if (filter->field == field && filter->excluded == excluded)
        return filter->values;
    }
  return NULL;
}

/* Whether what is selected of a field is that there is a value. */
static gboolean
is_presence (const LiaRecordType *type, const LiaField *field)
{
  const LiaDerivedField *derived = lia_derived_field_of (type, field);

  return derived != NULL && lia_derived_field_is_present_only (derived);
}

/* Whether cells of a field are integers. */
static gboolean
is_integer (const LiaRecordType *type, const LiaField *field)
{
  return field->type == LIA_FIELD_REF || field->type == LIA_FIELD_BOOLEAN
         || field->type == LIA_FIELD_INTEGER || is_presence (type, field);
}

static gboolean
read_value (const LiaRecordType *type, const LiaField *field, JsonNode *node, LiaValue *value)
{
  gint64 number;

  *value = LIA_NULL;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    *value = LIA_INTEGER (json_node_get_boolean (node));
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    *value = LIA_INTEGER (json_node_get_int (node));
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      *value = LIA_TEXT (json_node_get_string (node));
      if (is_integer (type, field))
        {
          if (!g_ascii_string_to_signed (value->text, 10, G_MININT64, G_MAXINT64, &number, NULL))
            return FALSE;
          *value = LIA_INTEGER (number);
        }
    }
  return value->type != LIA_VALUE_NULL
         && (value->type == LIA_VALUE_INTEGER) == is_integer (type, field);
}

static void
read_filter (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  gpointer *context = data;
  const LiaRecordType *type = context[0];
  gboolean excluded = *name == '-';
  const LiaField *field = lia_record_type_find_column (type, name + excluded);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (LiaValue));
  JsonArray *array;

  if (field == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      LiaValue value;

      if (read_value (type, field, json_array_get_element (array, i), &value))
        g_array_append_val (values, value);
    }
  lia_saved_filters_add (context[1], field, excluded, values);
}

GPtrArray *
lia_saved_filters_parse (const LiaRecordType *type, const char *json)
{
  GPtrArray *filters = lia_saved_filters_new ();
  g_autoptr (JsonNode) root = read_json (json);
  gpointer context[] = { (gpointer) type, filters };

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    json_object_foreach_member (json_node_get_object (root), read_filter, context);
  return filters;
}

static void
print_value (const LiaRecordType *type,
             const LiaField *field,
             const LiaValue *value,
             JsonBuilder *builder)
{
  g_autofree char *id = NULL;

  if (value->type == LIA_VALUE_NULL)
    json_builder_add_null_value (builder);
  else if (value->type == LIA_VALUE_TEXT)
    json_builder_add_string_value (builder, value->text);
  else if (field->type == LIA_FIELD_REF)
    {
      id = g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
      json_builder_add_string_value (builder, id);
    }
  else if (field->type == LIA_FIELD_BOOLEAN || is_presence (type, field))
    json_builder_add_boolean_value (builder, value->integer != 0);
  else
    json_builder_add_int_value (builder, value->integer);
}

char *
lia_saved_filters_print (const LiaRecordType *type, GPtrArray *filters)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  if (filters->len == 0)
    return NULL;
  json_builder_begin_object (builder);
  for (guint i = 0; i < filters->len; i++)
    {
      const LiaSavedFilter *filter = g_ptr_array_index (filters, i);

      g_autofree char *name = g_strconcat (filter->excluded ? "-" : "", filter->field->name, NULL);

      json_builder_set_member_name (builder, name);
      json_builder_begin_array (builder);
      for (guint j = 0; j < filter->values->len; j++)
        print_value (type, filter->field, &g_array_index (filter->values, LiaValue, j), builder);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Both may have been there, and once is enough. (transfer full) (nullable): %NULL when @from is not in @rows */
static JsonArray *
replace_in_array (const LiaRecordType *type,
                  const LiaField *field,
                  JsonArray *rows,
                  gint64 from,
                  gint64 to)
{
  g_autoptr (JsonArray) replaced = json_array_new ();
  gboolean found = FALSE;
  gboolean done = FALSE;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *node = json_array_get_element (rows, i);
      LiaValue value;
      const gboolean is_row
          = read_value (type, field, node, &value) && value.type == LIA_VALUE_INTEGER;

      if (!is_row || (value.integer != from && value.integer != to))
        {
          json_array_add_element (replaced, json_node_copy (node));
          continue;
        }
      found = found || value.integer == from;
      if (!done)
        {
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, to);

          json_array_add_string_element (replaced, id);
        }
      done = TRUE;
    }
  return found ? g_steal_pointer (&replaced) : NULL;
}

char *
lia_saved_filters_replace_row (const LiaRecordType *type,
                               const char *json,
                               const LiaRecordType *target,
                               gint64 from,
                               gint64 to)
{
  g_autoptr (JsonNode) root = read_json (json);
  g_autoptr (GList) names = NULL;
  gboolean found = FALSE;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  names = json_object_get_members (json_node_get_object (root));
  for (GList *name = names; name != NULL; name = name->next)
    {
      const char *column = name->data;
      const LiaField *field = lia_record_type_find_column (type, column + (*column == '-'));
      JsonObject *object = json_node_get_object (root);
      JsonNode *rows = json_object_get_member (object, name->data);
      JsonArray *replaced;

      if (field == NULL || field->type != LIA_FIELD_REF
          || !g_str_equal (field->target, target->table) || !JSON_NODE_HOLDS_ARRAY (rows))
        continue;
      replaced = replace_in_array (type, field, json_node_get_array (rows), from, to);
      if (replaced == NULL)
        continue;
      json_object_set_array_member (object, name->data, replaced);
      found = TRUE;
    }
  return found ? json_to_string (root, FALSE) : NULL;
}

/* Of a derived field what is selected is whether there is a value. */
static void
apply_derived (const LiaSavedFilter *filter, LiaRecordQuery *query)
{
  const LiaValue empty = LIA_NULL;
  gboolean with = FALSE;
  gboolean without = FALSE;

  for (guint i = 0; i < filter->values->len; i++)
    {
      const LiaValue *value = &g_array_index (filter->values, LiaValue, i);

      if (value->type == LIA_VALUE_INTEGER && value->integer != 0)
        with = TRUE;
      else
        without = TRUE;
    }
  if (with && without && filter->excluded)
    lia_record_query_add_ids (query, NULL, 0);
  else if (with != without)
    lia_record_query_add_filter (query, filter->field->name,
                                 with != filter->excluded ? LIA_MATCH_NOT_EQUAL : LIA_MATCH_EQUAL,
                                 &empty, NULL);
}

void
lia_saved_filters_apply (GPtrArray *filters, LiaRecordQuery *query)
{
  const LiaRecordType *type = lia_record_query_get_record_type (query);

  for (guint i = 0; i < filters->len; i++)
    {
      const LiaSavedFilter *filter = g_ptr_array_index (filters, i);

      if (is_presence (type, filter->field))
        apply_derived (filter, query);
      else
        lia_record_query_add_filter_any (query, filter->field->name,
                                         (const LiaValue *) (gpointer) filter->values->data,
                                         filter->values->len, filter->excluded, NULL);
    }
}

void
lia_record_query_add_saved_filters (LiaRecordQuery *query, const char *filters)
{
  g_autoptr (GPtrArray) parsed
      = lia_saved_filters_parse (lia_record_query_get_record_type (query), filters);

  lia_saved_filters_apply (parsed, query);
}
