/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-facet-table.h"

#include <string.h>

#include "lia-record-query-sql.h"

/* More facets than a page has room for; a mark of a row names one of them. */
#define MAX_FACETS 16

struct _LiaFacetTable
{
  const LiaRecordType *type;
  const LiaField *fields[MAX_FACETS];
  guint n;

  /* owned */
  GArray *ids; /* (element-type gint64): ascending */
  LiaFacetColumn *columns[MAX_FACETS];
};

/* Rows as they were read, by column, as numbers. */
typedef struct
{
  GArray *ids; /* (element-type gint64): ascending */
  GArray *cells[MAX_FACETS]; /* (element-type guint32) */
} Rows;

/* The several values of a row as one cell, as facets take them: the only one by itself, more as a JSON array. */
#define SEVERAL                                                                                    \
  "CASE count (DISTINCT e.value) WHEN 0 THEN NULL WHEN 1 THEN min (e.value)"                       \
  " ELSE json_group_array (DISTINCT e.value ORDER BY e.value) END"

/* Derived fields of all rows are cheaper to find together. */
static gboolean
is_joined (const LiaDerivedField *derived)
{
  return derived != NULL && derived->rows_sql != NULL
         && !lia_derived_field_is_present_only (derived);
}

static void
append_column (const LiaFacetTable *self, guint i, gboolean joined, GString *sql)
{
  const LiaDerivedField *derived = lia_derived_field_of (self->type, self->fields[i]);

  if (derived == NULL)
    g_string_append_printf (sql, ", r.%s", self->fields[i]->name);
  else if (joined && is_joined (derived))
    g_string_append_printf (sql, ", d%u.value", i);
  else if (derived->each_sql != NULL)
    g_string_append_printf (sql, ", (SELECT " SEVERAL " FROM (%s) e WHERE e.id = r.id)",
                            derived->each_sql);
  else if (!lia_derived_field_is_present_only (derived))
    g_string_append_printf (sql, ", %s", derived->value_sql);
  else
    /* Of a derived number only matters whether there is one. */
    g_string_append_printf (sql, ", CASE WHEN (%s) IS NOT NULL THEN 1 END", derived->value_sql);
}

/* All rows, or those of a list of ids. */
static LiaStatement *
prepare (const LiaFacetTable *self, LiaReader *reader, gboolean all, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT r.id");

  for (guint i = 0; i < self->n; i++)
    append_column (self, i, all, sql);
  g_string_append_printf (sql, " FROM %s r", self->type->table);
  for (guint i = 0; all && i < self->n; i++)
    {
      const LiaDerivedField *derived = lia_derived_field_of (self->type, self->fields[i]);

      if (!is_joined (derived))
        continue;
      if (derived->each_sql != NULL)
        g_string_append_printf (sql,
                                " LEFT JOIN (SELECT e.id AS id, " SEVERAL
                                " AS value FROM (%s) e GROUP BY e.id) d%u ON d%u.id = r.id",
                                derived->each_sql, i, i);
      else
        g_string_append_printf (sql, " LEFT JOIN (%s) d%u ON d%u.id = r.id", derived->rows_sql, i,
                                i);
    }
  /* As they lie in the file: the plus sign keeps an index out that is in another order. */
  g_string_append_printf (sql, " WHERE %sr.trashed_at IS NULL AND +r.undone = 0 ORDER BY r.id",
                          all ? "" : "r.id IN (SELECT value FROM json_each (?1)) AND ");
  return lia_reader_prepare (reader, sql->str, error);
}

static gboolean
read_all (LiaFacetTable *self, LiaReader *reader, GError **error)
{
  LiaStatement *statement = prepare (self, reader, TRUE, error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (lia_statement_step (statement, &local_error))
    {
      const gint64 id = lia_statement_get_integer (statement, 0);

      for (guint i = 0; i < self->n; i++)
        lia_facet_column_append (self->columns[i],
                                 lia_facet_column_read (self->columns[i], statement, (int) i + 1));
      g_array_append_val (self->ids, id);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Without the room that growing left over. */
static void
trim (LiaFacetTable *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->ids->len);

  if (self->ids->len > 0)
    g_array_append_vals (ids, self->ids->data, self->ids->len);
  g_array_unref (self->ids);
  self->ids = ids;
  for (guint i = 0; i < self->n; i++)
    lia_facet_column_trim (self->columns[i]);
}

LiaFacetTable *
lia_facet_table_new (LiaReader *reader,
                     const LiaRecordType *type,
                     const LiaField *const *fields,
                     guint n,
                     GError **error)
{
  g_autoptr (LiaFacetTable) self = g_new0 (LiaFacetTable, 1);

  g_assert (n <= MAX_FACETS);
  self->type = type;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n = n;
  for (guint i = 0; i < n; i++)
    {
      const LiaDerivedField *derived = lia_derived_field_of (type, fields[i]);

      self->fields[i] = fields[i];
      self->columns[i]
          = lia_facet_column_new (fields[i], derived != NULL && derived->each_sql != NULL);
    }
  if (!read_all (self, reader, error))
    return NULL;
  trim (self);
  return g_steal_pointer (&self);
}

void
lia_facet_table_free (LiaFacetTable *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    lia_facet_column_free (self->columns[i]);
  g_array_unref (self->ids);
  g_free (self);
}

guint
lia_facet_table_get_n_rows (const LiaFacetTable *self)
{
  return self->ids->len;
}

/* Keeping up. */

static void
rows_clear (Rows *self)
{
  g_array_unref (self->ids);
  for (guint i = 0; i < MAX_FACETS; i++)
    g_clear_pointer (&self->cells[i], g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static gboolean
read_some (LiaFacetTable *self, LiaReader *reader, const GArray *ids, Rows *rows, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  LiaStatement *statement = prepare (self, reader, FALSE, error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%c%" G_GINT64_FORMAT, i > 0 ? ',' : '[',
                            g_array_index (ids, gint64, i));
  g_string_append (list, ids->len > 0 ? "]" : "[]");
  lia_statement_bind_text (statement, 1, list->str);
  while (lia_statement_step (statement, &local_error))
    {
      const gint64 id = lia_statement_get_integer (statement, 0);

      g_array_append_val (rows->ids, id);
      for (guint i = 0; i < self->n; i++)
        {
          const guint32 number = lia_facet_column_read (self->columns[i], statement, (int) i + 1);

          g_array_append_val (rows->cells[i], number);
        }
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a;
  const gint64 *right = b;

  return (*left > *right) - (*left < *right);
}

/* The first row from @row on that is not before @id. */
static guint
find_row (const LiaFacetTable *self, guint row, gint64 id)
{
  guint end = self->ids->len;

  while (row < end)
    {
      const guint middle = row + (end - row) / 2;

      if (g_array_index (self->ids, gint64, middle) < id)
        row = middle + 1;
      else
        end = middle;
    }
  return row;
}

/* All rows as they stand from now on: those of @ids give way to what was read of them. (transfer full) */
static GArray *
make_runs (const LiaFacetTable *self, const GArray *ids, const Rows *rows)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (LiaFacetRun));
  LiaFacetRun last = { .fresh = -1 };
  guint at = 0;
  guint fresh = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      const guint row = find_row (self, at, id);
      LiaFacetRun run = { at, row - at, -1 };

      if (fresh < rows->ids->len && g_array_index (rows->ids, gint64, fresh) == id)
        run.fresh = (int) fresh++;
      g_array_append_val (runs, run);
      at = row;
      if (row < self->ids->len && g_array_index (self->ids, gint64, row) == id)
        at++;
    }
  last.start = at;
  last.n = self->ids->len - at;
  g_array_append_val (runs, last);
  return runs;
}

static void
rebuild_ids (LiaFacetTable *self, const GArray *runs, const GArray *fresh)
{
  g_autoptr (GArray) old = self->ids;

  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), old->len + fresh->len);
  for (guint i = 0; i < runs->len; i++)
    {
      const LiaFacetRun *run = &g_array_index (runs, LiaFacetRun, i);

      if (run->n > 0)
        g_array_append_vals (self->ids, &g_array_index (old, gint64, run->start), run->n);
      if (run->fresh >= 0)
        g_array_append_val (self->ids, g_array_index (fresh, gint64, run->fresh));
    }
}

static void
remove_repeated (GArray *ids)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, n - 1))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

gboolean
lia_facet_table_update (LiaFacetTable *self, LiaReader *reader, GArray *ids, GError **error)
{
  g_auto (Rows) rows = { .ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_autoptr (GArray) runs = NULL;

  g_array_sort (ids, compare_ids);
  remove_repeated (ids);
  for (guint i = 0; i < self->n; i++)
    rows.cells[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!read_some (self, reader, ids, &rows, error))
    return FALSE;
  runs = make_runs (self, ids, &rows);
  for (guint i = 0; i < self->n; i++)
    lia_facet_column_rebuild (self->columns[i], runs,
                              (const guint32 *) (gpointer) rows.cells[i]->data);
  rebuild_ids (self, runs, rows.ids);
  return TRUE;
}

/* Counting. */

/* By row: whether it may count. (transfer full) */
static guint8 *
make_marks (const LiaFacetTable *self, const GArray *hits)
{
  guint8 *marks = g_new0 (guint8, MAX (1, self->ids->len));
  guint row = 0;

  if (hits == NULL)
    return marks;
  memset (marks, LIA_FACET_OUT, self->ids->len);
  for (guint i = 0; i < hits->len && row < self->ids->len; i++)
    {
      const gint64 id = g_array_index (hits, gint64, i);

      while (row < self->ids->len && g_array_index (self->ids, gint64, row) < id)
        row++;
      if (row < self->ids->len && g_array_index (self->ids, gint64, row) == id)
        marks[row++] = 0;
    }
  return marks;
}

GPtrArray *
lia_facet_table_count (LiaFacetTable *self, const GArray *hits, GArray **selections)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree guint8 *marks = make_marks (self, hits);

  for (guint i = 0; i < self->n; i++)
    lia_facet_column_mark (self->columns[i], selections[i], i, marks);
  for (guint i = 0; i < self->n; i++)
    g_ptr_array_add (found, lia_facet_column_count (self->columns[i], i, marks));
  return found;
}
