/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-facet-table.h"

#include <string.h>

#include "lia-record-query-sql.h"
#include "lia-string-set.h"

/* More facets than a page has room for; rows keep a count of them. */
#define MAX_FACETS 16

/* The distinct cells of one facet; a row holds the number of its cell. */
typedef struct
{
  const LiaField *field;
  GArray *cells; /* (element-type guint32): one a row */
  GHashTable *numbers; /* integer or text → its number + 1 */
  GArray *values; /* (element-type LiaValue): by number; the first is NULL; text is owned */
  /* of a set, whose cells are several values */
  GPtrArray *elements; /* (element-type GArray of guint32): by number: the elements of the cell */
  GHashTable *element_numbers;
  GArray *element_values;
} Column;

struct _LiaFacetTable
{
  GArray *ids; /* (element-type gint64): ascending */
  Column columns[MAX_FACETS];
  guint n;
};

static guint
hash_value (gconstpointer data)
{
  const LiaValue *value = data;

  return value->type == LIA_VALUE_TEXT ? g_str_hash (value->text) : g_int64_hash (&value->integer);
}

static gboolean
equal_values (gconstpointer a, gconstpointer b)
{
  return lia_value_equal (a, b);
}

static void
free_key (gpointer data)
{
  LiaValue *value = data;

  g_free ((char *) value->text);
  g_free (value);
}

/* The number of @value, given when it is new. The hash table owns the text, the array borrows it. */
static guint32
number_value (GHashTable *numbers, GArray *values, const LiaValue *value, gboolean *is_new)
{
  gpointer known = g_hash_table_lookup (numbers, value);
  LiaValue *key;

  *is_new = known == NULL;
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  key = g_memdup2 (value, sizeof *value);
  key->text = value->type == LIA_VALUE_TEXT ? g_strdup (value->text) : NULL;
  g_array_append_val (values, *key);
  g_hash_table_insert (numbers, key, GUINT_TO_POINTER (values->len));
  return values->len - 1;
}

static void
column_init (Column *self, const LiaField *field)
{
  gboolean is_new;
  const LiaValue empty = LIA_NULL;

  self->field = field;
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->numbers = g_hash_table_new_full (hash_value, equal_values, free_key, NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (LiaValue));
  number_value (self->numbers, self->values, &empty, &is_new);
  if (!lia_field_is_set (field))
    return;
  self->elements = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->element_numbers = g_hash_table_new_full (hash_value, equal_values, free_key, NULL);
  self->element_values = g_array_new (FALSE, FALSE, sizeof (LiaValue));
  number_value (self->element_numbers, self->element_values, &empty, &is_new);
  g_ptr_array_add (self->elements, g_array_new (FALSE, TRUE, sizeof (guint32)));
  g_array_set_size (g_ptr_array_index (self->elements, 0), 1);
}

static void
column_clear (Column *self)
{
  g_array_unref (self->cells);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->values);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  g_clear_pointer (&self->element_numbers, g_hash_table_unref);
  g_clear_pointer (&self->element_values, g_array_unref);
}

static void
add_set (Column *self, const char *json)
{
  g_auto (GStrv) elements = lia_string_set_from_json (json);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; elements[i] != NULL; i++)
    {
      const LiaValue value = LIA_TEXT (elements[i]);
      gboolean is_new;
      guint32 number = number_value (self->element_numbers, self->element_values, &value, &is_new);

      g_array_append_val (numbers, number);
    }
  g_ptr_array_add (self->elements, numbers);
}

static void
add_cell (Column *self, const LiaValue *value, const LiaValue *last)
{
  gboolean is_new = FALSE;
  guint32 number = 0;

  /* Cells often repeat the one before; the hash is asked less. */
  if (last != NULL && lia_value_equal (last, value))
    number = g_array_index (self->cells, guint32, self->cells->len - 1);
  else if (value->type != LIA_VALUE_NULL)
    number = number_value (self->numbers, self->values, value, &is_new);
  if (is_new && self->elements != NULL)
    add_set (self, value->text);
  g_array_append_val (self->cells, number);
}

static LiaStatement *
prepare (LiaFacetTable *self, LiaReader *reader, const LiaRecordType *type, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT r.id");

  for (guint i = 0; i < self->n; i++)
    {
      const LiaField *field = self->columns[i].field;
      const LiaDerivedField *derived = lia_derived_field_of (type, field);

      /* Of a derived number only matters whether there is one. */
      if (derived != NULL && derived->rows_sql != NULL
          && !lia_derived_field_is_present_only (derived))
        g_string_append_printf (sql, ", d%u.value", i);
      else if (derived != NULL)
        g_string_append_printf (sql, ", nullif ((%s) IS NOT NULL, 0)", derived->value_sql);
      else
        g_string_append_printf (sql, ", r.%s", field->name);
    }
  g_string_append_printf (sql, " FROM %s r", type->table);
  for (guint i = 0; i < self->n; i++)
    {
      const LiaDerivedField *derived = lia_derived_field_of (type, self->columns[i].field);

      if (derived != NULL && derived->rows_sql != NULL
          && !lia_derived_field_is_present_only (derived))
        g_string_append_printf (sql, " LEFT JOIN (%s) d%u ON d%u.id = r.id", derived->rows_sql, i,
                                i);
    }
  /* As they lie in the file: the plus sign keeps an index out that is in another order. */
  g_string_append (sql, " WHERE r.trashed_at IS NULL AND +r.undone = 0 ORDER BY r.id");
  return lia_reader_prepare (reader, sql->str, error);
}

LiaFacetTable *
lia_facet_table_new (LiaReader *reader,
                     const LiaRecordType *type,
                     const LiaField *const *fields,
                     guint n,
                     GError **error)
{
  g_autoptr (LiaFacetTable) self = g_new0 (LiaFacetTable, 1);
  LiaStatement *statement;
  GError *local_error = NULL;

  g_assert (n <= MAX_FACETS);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n = n;
  for (guint i = 0; i < n; i++)
    column_init (&self->columns[i], fields[i]);
  statement = prepare (self, reader, type, error);
  if (statement == NULL)
    return NULL;
  while (lia_statement_step (statement, &local_error))
    {
      gint64 id = lia_statement_get_integer (statement, 0);

      for (guint i = 0; i < n; i++)
        {
          Column *column = &self->columns[i];
          LiaValue value = lia_statement_get_value (statement, (int) i + 1);
          const LiaValue *last = NULL;

          if (column->cells->len > 0)
            last = &g_array_index (column->values, LiaValue,
                                   g_array_index (column->cells, guint32, column->cells->len - 1));
          add_cell (column, &value, last);
        }
      g_array_append_val (self->ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
lia_facet_table_free (LiaFacetTable *self)
{
  for (guint i = 0; i < self->n; i++)
    column_clear (&self->columns[i]);
  g_array_unref (self->ids);
  g_free (self);
}

static gboolean
is_selected (const GArray *selection, const LiaValue *value)
{
  for (guint i = 0; i < selection->len; i++)
    if (lia_value_equal (&g_array_index (selection, LiaValue, i), value))
      return TRUE;
  return FALSE;
}

/* By number: whether a cell passes the selection. (transfer full) (nullable): NULL when all do */
static guint8 *
make_passes (const Column *self, const GArray *selection)
{
  guint8 *passes;

  if (selection == NULL || selection->len == 0)
    return NULL;
  passes = g_new0 (guint8, self->values->len);
  for (guint i = 0; i < self->values->len; i++)
    if (self->elements == NULL)
      passes[i] = is_selected (selection, &g_array_index (self->values, LiaValue, i));
    else
      {
        const GArray *elements = g_ptr_array_index (self->elements, i);

        for (guint j = 0; j < elements->len && !passes[i]; j++)
          passes[i]
              = is_selected (selection, &g_array_index (self->element_values, LiaValue,
                                                        g_array_index (elements, guint32, j)));
      }
  return passes;
}

/* A row that no facet keeps out counts in all of them, one that a single facet keeps out in that one. */
static void
count_row (LiaFacetTable *self, guint row, guint8 **passes, guint **counts)
{
  guint failing = G_MAXUINT;

  for (guint i = 0; i < self->n; i++)
    if (passes[i] != NULL && !passes[i][g_array_index (self->columns[i].cells, guint32, row)])
      {
        if (failing != G_MAXUINT)
          return;
        failing = i;
      }
  if (failing != G_MAXUINT)
    {
      counts[failing][g_array_index (self->columns[failing].cells, guint32, row)]++;
      return;
    }
  for (guint i = 0; i < self->n; i++)
    counts[i][g_array_index (self->columns[i].cells, guint32, row)]++;
}

static void
count_rows (LiaFacetTable *self, const GArray *hits, guint8 **passes, guint **counts)
{
  guint row = 0;

  if (hits == NULL)
    {
      for (; row < self->ids->len; row++)
        count_row (self, row, passes, counts);
      return;
    }
  for (guint i = 0; i < hits->len && row < self->ids->len; i++)
    {
      gint64 id = g_array_index (hits, gint64, i);

      while (row < self->ids->len && g_array_index (self->ids, gint64, row) < id)
        row++;
      if (row < self->ids->len && g_array_index (self->ids, gint64, row) == id)
        count_row (self, row++, passes, counts);
    }
}

/* (transfer full) (element-type LiaFacetCount) */
static GArray *
collect (const Column *self, const guint *counts)
{
  const GArray *values = self->elements != NULL ? self->element_values : self->values;
  g_autofree guint *element_counts = NULL;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (LiaFacetCount));

  if (self->elements != NULL)
    {
      element_counts = g_new0 (guint, values->len);
      for (guint i = 0; i < self->values->len; i++)
        {
          const GArray *elements = g_ptr_array_index (self->elements, i);

          for (guint j = 0; j < elements->len; j++)
            element_counts[g_array_index (elements, guint32, j)] += counts[i];
        }
      counts = element_counts;
    }
  for (guint i = 0; i < values->len; i++)
    {
      const LiaFacetCount count = { g_array_index (values, LiaValue, i), counts[i] };

      if (count.count > 0)
        g_array_append_val (found, count);
    }
  return found;
}

GPtrArray *
lia_facet_table_count (LiaFacetTable *self, const GArray *hits, GArray **selections)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint8 *passes[MAX_FACETS];
  guint *counts[MAX_FACETS];

  for (guint i = 0; i < self->n; i++)
    {
      passes[i] = make_passes (&self->columns[i], selections[i]);
      counts[i] = g_new0 (guint, self->columns[i].values->len);
    }
  count_rows (self, hits, passes, counts);
  for (guint i = 0; i < self->n; i++)
    {
      g_ptr_array_add (found, collect (&self->columns[i], counts[i]));
      g_free (passes[i]);
      g_free (counts[i]);
    }
  return found;
}
