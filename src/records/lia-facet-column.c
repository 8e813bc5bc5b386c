/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-facet-column.h"

#include <string.h>

#include "lia-record-query-sql.h"
#include "lia-string-set.h"

/* Cells met last, so that most need no hash table: a power of two. */
#define RECENT_BITS 7
#define N_RECENT    (1 << RECENT_BITS)

typedef struct
{
  const char *text; /* (nullable): borrowed from the values */
  gint64 integer; /* or the length of the text */
  guint32 number; /* 0: nothing was met yet */
} Recent;

struct _LiaFacetColumn
{
  /* rows */
  guint8 *cells;
  guint width; /* bytes of a cell: 1, 2 or 4 */
  guint n;
  guint n_allocated;

  /* values, by number; the first is NULL */
  GHashTable *numbers; /* (element-type LiaValue): its number + 1; owns the texts */
  GArray *values; /* (element-type LiaValue): borrows them */
  Recent recent[N_RECENT]; /* by hash */

  /* of a set, whose cells are several values */
  gboolean integers; /* that are ids */
  GPtrArray *elements; /* (element-type GArray of guint32): by number: the elements of the cell */
  GHashTable *element_numbers;
  GArray *element_values;
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

/* The number of @value, given when it is new. */
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

LiaFacetColumn *
lia_facet_column_new (const LiaField *field, gboolean several)
{
  LiaFacetColumn *self = g_new0 (LiaFacetColumn, 1);
  const LiaValue empty = LIA_NULL;
  gboolean is_new;

  self->width = 1;
  self->numbers = g_hash_table_new_full (hash_value, equal_values, free_key, NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (LiaValue));
  number_value (self->numbers, self->values, &empty, &is_new);
  if (!lia_field_is_set (field) && !several)
    return self;
  self->integers = field->type == LIA_FIELD_REF;
  self->elements = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->element_numbers = g_hash_table_new_full (hash_value, equal_values, free_key, NULL);
  self->element_values = g_array_new (FALSE, FALSE, sizeof (LiaValue));
  number_value (self->element_numbers, self->element_values, &empty, &is_new);
  /* A set without elements counts as none. */
  g_ptr_array_add (self->elements, g_array_new (FALSE, TRUE, sizeof (guint32)));
  g_array_set_size (g_ptr_array_index (self->elements, 0), 1);
  return self;
}

void
lia_facet_column_free (LiaFacetColumn *self)
{
  if (self == NULL)
    return;
  g_free (self->cells);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->values);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  g_clear_pointer (&self->element_numbers, g_hash_table_unref);
  g_clear_pointer (&self->element_values, g_array_unref);
  g_free (self);
}

/* Numbering. */

static void
add_element (LiaFacetColumn *self, const LiaValue *value, GArray *numbers)
{
  gboolean is_new;
  guint32 number = number_value (self->element_numbers, self->element_values, value, &is_new);

  g_array_append_val (numbers, number);
}

/* "[12,34]" */
static void
add_integers (LiaFacetColumn *self, const char *json, GArray *numbers)
{
  for (const char *p = json; *p == '[' || *p == ',';)
    {
      char *end;
      const LiaValue value = LIA_INTEGER (g_ascii_strtoll (p + 1, &end, 10));

      add_element (self, &value, numbers);
      p = end;
    }
}

static void
add_texts (LiaFacetColumn *self, const char *json, GArray *numbers)
{
  g_auto (GStrv) elements = lia_string_set_from_json (json);

  for (guint i = 0; elements[i] != NULL; i++)
    {
      const LiaValue value = LIA_TEXT (elements[i]);

      add_element (self, &value, numbers);
    }
}

static void
add_set (LiaFacetColumn *self, const LiaValue *cell)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (cell->type != LIA_VALUE_TEXT || *cell->text != '[')
    add_element (self, cell, numbers);
  else if (self->integers)
    add_integers (self, cell->text, numbers);
  else
    add_texts (self, cell->text, numbers);
  g_ptr_array_add (self->elements, numbers);
}

static guint32
find_number (LiaFacetColumn *self, const LiaValue *value, Recent *recent)
{
  gboolean is_new;

  recent->number = number_value (self->numbers, self->values, value, &is_new);
  recent->text = g_array_index (self->values, LiaValue, recent->number).text;
  recent->integer = recent->text != NULL ? (gint64) strlen (recent->text) : value->integer;
  if (is_new && self->elements != NULL)
    add_set (self, value);
  return recent->number;
}

static Recent *
find_recent (LiaFacetColumn *self, guint64 hash)
{
  return &self->recent[hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> (64 - RECENT_BITS)];
}

/* The beginning of a text, its end and its length tell most apart. */
static guint64
hash_bytes (const char *bytes, gsize length)
{
  const gsize n = MIN (length, sizeof (guint64));
  guint64 first = 0;
  guint64 last = 0;

  memcpy (&first, bytes, n);
  memcpy (&last, bytes + length - n, n);
  return (first * 31 ^ last) + length;
}

static guint32
read_text (LiaFacetColumn *self, const char *bytes, gsize length)
{
  Recent *recent = find_recent (self, hash_bytes (bytes, length));
  g_autofree char *text = NULL;
  LiaValue value;

  if (recent->text != NULL && recent->integer == (gint64) length
      && memcmp (recent->text, bytes, length) == 0)
    return recent->number;
  /* Ends where it has a NUL, which another program may have left in it. */
  text = g_strndup (bytes, length);
  value = LIA_TEXT (text);
  return find_number (self, &value, recent);
}

static guint32
read_integer (LiaFacetColumn *self, gint64 integer)
{
  Recent *recent = find_recent (self, (guint64) integer);

  return recent->number != 0 && recent->text == NULL && recent->integer == integer
             ? recent->number
             : find_number (self, &LIA_INTEGER (integer), recent);
}

guint32
lia_facet_column_read (LiaFacetColumn *self, LiaStatement *statement, int column)
{
  gsize length;
  const LiaValue value = lia_statement_get_bytes (statement, column, &length);

  switch (value.type)
    {
    case LIA_VALUE_INTEGER:
      return read_integer (self, value.integer);
    case LIA_VALUE_TEXT:
      return read_text (self, value.text, length);
    case LIA_VALUE_NULL:
    default:
      return 0;
    }
}

/* Rows. */

static guint
get_width (guint32 number)
{
  return number <= G_MAXUINT8 ? 1 : number <= G_MAXUINT16 ? 2 : 4;
}

static guint32
get_cell (const guint8 *cells, guint width, guint row)
{
  switch (width)
    {
    case 1:
      return cells[row];
    case 2:
      return ((const guint16 *) (gconstpointer) cells)[row];
    default:
      return ((const guint32 *) (gconstpointer) cells)[row];
    }
}

static void
set_cell (guint8 *cells, guint width, guint row, guint32 number)
{
  switch (width)
    {
    case 1:
      cells[row] = (guint8) number;
      break;
    case 2:
      ((guint16 *) (gpointer) cells)[row] = (guint16) number;
      break;
    default:
      ((guint32 *) (gpointer) cells)[row] = number;
      break;
    }
}

/* Makes room for @number in each cell. */
static void
widen (LiaFacetColumn *self, guint32 number)
{
  const guint width = get_width (number);
  guint8 *cells;

  if (width <= self->width)
    return;
  cells = g_malloc_n (MAX (1, self->n_allocated), width);
  for (guint i = 0; i < self->n; i++)
    set_cell (cells, width, i, get_cell (self->cells, self->width, i));
  g_free (self->cells);
  self->cells = cells;
  self->width = width;
}

static void
resize (LiaFacetColumn *self, guint n_allocated)
{
  self->n_allocated = n_allocated;
  self->cells = g_realloc_n (self->cells, MAX (1, n_allocated), self->width);
}

void
lia_facet_column_append (LiaFacetColumn *self, guint32 number)
{
  widen (self, number);
  if (self->n == self->n_allocated)
    resize (self, self->n + self->n / 2 + 1024);
  set_cell (self->cells, self->width, self->n++, number);
}

void
lia_facet_column_trim (LiaFacetColumn *self)
{
  resize (self, self->n);
}

void
lia_facet_column_rebuild (LiaFacetColumn *self, const GArray *runs, const guint32 *fresh)
{
  g_autofree guint8 *old = NULL;
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const LiaFacetRun *run = &g_array_index (runs, LiaFacetRun, i);

      n += run->n + (run->fresh >= 0);
      if (run->fresh >= 0)
        widen (self, fresh[run->fresh]);
    }
  old = g_steal_pointer (&self->cells);
  resize (self, n);
  self->n = 0;
  for (guint i = 0; i < runs->len; i++)
    {
      const LiaFacetRun *run = &g_array_index (runs, LiaFacetRun, i);

      if (run->n > 0)
        memcpy (self->cells + (gsize) self->n * self->width, old + (gsize) run->start * self->width,
                (gsize) run->n * self->width);
      self->n += run->n;
      if (run->fresh >= 0)
        set_cell (self->cells, self->width, self->n++, fresh[run->fresh]);
    }
}

/* Counting. */

static gboolean
is_selected (const GArray *selection, const LiaValue *value)
{
  for (guint i = 0; i < selection->len; i++)
    if (lia_value_equal (&g_array_index (selection, LiaValue, i), value))
      return TRUE;
  return FALSE;
}

static gboolean
passes (const LiaFacetColumn *self, guint32 number, const GArray *selection)
{
  const GArray *elements;

  if (self->elements == NULL)
    return is_selected (selection, &g_array_index (self->values, LiaValue, number));
  elements = g_ptr_array_index (self->elements, number);
  for (guint i = 0; i < elements->len; i++)
    if (is_selected (selection, &g_array_index (self->element_values, LiaValue,
                                                g_array_index (elements, guint32, i))))
      return TRUE;
  return FALSE;
}

/* The loops over all rows, for cells of a type. */
#define MARK_ROWS(Type)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const Type *cells = (const Type *) (gconstpointer) self->cells;                                \
                                                                                                   \
    for (guint i = 0; i < self->n; i++)                                                            \
      if (keeps_out[cells[i]])                                                                     \
        marks[i] = marks[i] == 0 ? (guint8) (index + 1) : LIA_FACET_OUT;                           \
  }                                                                                                \
  G_STMT_END

#define COUNT_ROWS(Type)                                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const Type *cells = (const Type *) (gconstpointer) self->cells;                                \
                                                                                                   \
    for (guint i = 0; i < self->n; i++)                                                            \
      counts[cells[i]] += marks[i] == 0 || marks[i] == index + 1;                                  \
  }                                                                                                \
  G_STMT_END

void
lia_facet_column_mark (const LiaFacetColumn *self,
                       const GArray *selection,
                       guint index,
                       guint8 *marks)
{
  g_autofree guint8 *keeps_out = NULL;

  if (selection == NULL || selection->len == 0)
    return;
  keeps_out = g_new (guint8, self->values->len);
  for (guint32 i = 0; i < self->values->len; i++)
    keeps_out[i] = !passes (self, i, selection);
  if (self->width == 1)
    MARK_ROWS (guint8);
  else if (self->width == 2)
    MARK_ROWS (guint16);
  else
    MARK_ROWS (guint32);
}

/* How many rows have each cell. (transfer full) */
static guint *
count_cells (const LiaFacetColumn *self, guint index, const guint8 *marks)
{
  guint *counts = g_new0 (guint, self->values->len);

  if (self->width == 1)
    COUNT_ROWS (guint8);
  else if (self->width == 2)
    COUNT_ROWS (guint16);
  else
    COUNT_ROWS (guint32);
  return counts;
}

/* (transfer full) */
static guint *
count_elements (const LiaFacetColumn *self, const guint *counts)
{
  guint *element_counts = g_new0 (guint, self->element_values->len);

  for (guint i = 0; i < self->values->len; i++)
    {
      const GArray *elements = g_ptr_array_index (self->elements, i);

      for (guint j = 0; j < elements->len; j++)
        element_counts[g_array_index (elements, guint32, j)] += counts[i];
    }
  return element_counts;
}

GArray *
lia_facet_column_count (const LiaFacetColumn *self, guint index, const guint8 *marks)
{
  const GArray *values = self->elements != NULL ? self->element_values : self->values;
  g_autofree guint *cell_counts = count_cells (self, index, marks);
  g_autofree guint *element_counts
      = self->elements != NULL ? count_elements (self, cell_counts) : NULL;
  const guint *counts = element_counts != NULL ? element_counts : cell_counts;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (LiaFacetCount));

  for (guint i = 0; i < values->len; i++)
    {
      const LiaFacetCount count = { g_array_index (values, LiaValue, i), counts[i] };

      if (count.count > 0)
        g_array_append_val (found, count);
    }
  return found;
}
