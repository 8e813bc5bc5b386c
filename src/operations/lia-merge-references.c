/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-merge-private.h"
#include "lia-saved-filters.h"
#include "lia-saved-list.h"

/* Rows between two looks at the cancellable. */
#define ROWS_AT_ONCE 2000

/* Everything that points at a record is found by the field tables, so that a type made later is, too. */
typedef struct
{
  const LiaRecordType *type;
  const LiaField *field;
  GHashTable *rows; /* gint64 → GArray of gint64: which rows point at a record */
} Pointer;

struct _LiaMergeReferences
{
  const LiaRecordType *target;
  GArray *pointers; /* (element-type Pointer) */
};

static void
pointer_clear (gpointer data)
{
  g_hash_table_unref (((Pointer *) data)->rows);
}

static gboolean
points_at (const LiaField *field, const LiaRecordType *type)
{
  return field->type == LIA_FIELD_REF && g_str_equal (field->target, type->table);
}

static GArray *
get_rows (const Pointer *self, gint64 id)
{
  GArray *rows = g_hash_table_lookup (self->rows, &id);

  if (rows == NULL)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), rows);
    }
  return rows;
}

static gboolean
read_pointer (const Pointer *self, LiaReader *reader, const char *ids, GError **error)
{
  /* Names of tables and fields are those of the program. */
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, %s FROM %s WHERE %s IN (SELECT value FROM json_each (?1)) AND undone = 0",
      self->field->name, self->type->table, self->field->name);
  LiaStatement *statement = lia_reader_prepare (reader, sql, error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_text (statement, 1, ids);
  while (lia_statement_step (statement, &local_error))
    {
      const gint64 row = lia_statement_get_integer (statement, 0);

      g_array_append_val (get_rows (self, lia_statement_get_integer (statement, 1)), row);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

LiaMergeReferences *
lia_merge_references_new (LiaReader *reader,
                          const LiaRecordType *type,
                          const GArray *ids,
                          GError **error)
{
  g_autoptr (LiaMergeReferences) self = g_new0 (LiaMergeReferences, 1);
  g_autoptr (GString) list = g_string_new (NULL);

  self->target = type;
  self->pointers = g_array_new (FALSE, FALSE, sizeof (Pointer));
  g_array_set_clear_func (self->pointers, pointer_clear);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%c%" G_GINT64_FORMAT, i > 0 ? ',' : '[',
                            g_array_index (ids, gint64, i));
  g_string_append (list, ids->len > 0 ? "]" : "[]");

  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    for (guint i = 0; i < (*types)->n_fields; i++)
      {
        Pointer pointer = { *types, &(*types)->fields[i], NULL };

        if (!points_at (pointer.field, type))
          continue;
        pointer.rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                              (GDestroyNotify) g_array_unref);
        g_array_append_val (self->pointers, pointer);
        if (!read_pointer (&pointer, reader, list->str, error))
          return NULL;
      }
  return g_steal_pointer (&self);
}

void
lia_merge_references_free (LiaMergeReferences *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pointers);
  g_free (self);
}

/* Kept lists hold ids in their filters. */

typedef struct
{
  gint64 id;
  char *filters;
} List;

static void
list_clear (gpointer data)
{
  g_free (((List *) data)->filters);
}

/* (transfer full) (element-type List) (nullable): those that change, as they will be */
static GArray *
read_lists (LiaMergeReferences *self, LiaReader *reader, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (List));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, from);
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT id, subject, filters FROM saved_list WHERE undone = 0 AND instr (filters, ?1) > 0",
      error);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  g_array_set_clear_func (lists, list_clear);
  lia_statement_bind_text (statement, 1, id);
  while (lia_statement_step (statement, &local_error))
    {
      const LiaRecordType *type = lia_record_type_find (lia_statement_get_text (statement, 1));
      List list = { lia_statement_get_integer (statement, 0), NULL };

      if (type != NULL)
        list.filters = lia_saved_filters_replace_row (type, lia_statement_get_text (statement, 2),
                                                      self->target, from, to);
      if (list.filters != NULL)
        g_array_append_val (lists, list);
    }
  if (local_error == NULL)
    return g_steal_pointer (&lists);
  g_propagate_error (error, local_error);
  return NULL;
}

static gboolean
move_lists (LiaMergeReferences *self, LiaBatch *batch, gint64 from, gint64 to, GError **error)
{
  static const char *const columns[] = { "filters" };
  g_autoptr (GArray) lists = read_lists (self, lia_batch_get_reader (batch), from, to, error);

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const List *list = &g_array_index (lists, List, i);
      const LiaValue value = LIA_TEXT (list->filters);

      if (!lia_batch_update (batch, lia_saved_list_type.table, list->id, columns, &value, 1, error))
        return FALSE;
    }
  return lists != NULL;
}

static gboolean
move_pointer (const Pointer *self,
              LiaBatch *batch,
              gint64 from,
              gint64 to,
              GCancellable *cancellable,
              GError **error)
{
  GArray *rows = get_rows (self, from);
  const gint64 *ids = (const gint64 *) (gpointer) rows->data;
  const LiaValue value = LIA_INTEGER (to);

  for (guint i = 0; i < rows->len; i += ROWS_AT_ONCE)
    if (!lia_batch_update_alike (batch, self->type->table, ids + i,
                                 MIN (rows->len - i, ROWS_AT_ONCE), &self->field->name, &value, 1,
                                 error)
        || g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
  if (rows->len > 0)
    g_array_append_vals (get_rows (self, to), rows->data, rows->len);
  g_array_set_size (rows, 0);
  return TRUE;
}

gboolean
lia_merge_references_move (LiaMergeReferences *self,
                           LiaBatch *batch,
                           gint64 from,
                           gint64 to,
                           GCancellable *cancellable,
                           GError **error)
{
  for (guint i = 0; i < self->pointers->len; i++)
    if (!move_pointer (&g_array_index (self->pointers, Pointer, i), batch, from, to, cancellable,
                       error))
      return FALSE;
  return move_lists (self, batch, from, to, error);
}

/* Live rows that point at @id. */
static gboolean
count_rows (LiaReader *reader, const LiaMergeMove *move, gint64 id, guint *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM %s WHERE %s = ?1 AND undone = 0 AND trashed_at IS NULL",
      move->type->table, move->field->name);
  LiaStatement *statement = lia_reader_prepare (reader, sql, error);
  g_autoptr (GArray) counts = NULL;

  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, id);
  counts = lia_statement_read_integers (statement, error);
  if (counts == NULL)
    return FALSE;
  *n += (guint) g_array_index (counts, gint64, 0);
  return TRUE;
}

GArray *
lia_merge_count_moves (const LiaMerge *self, LiaReader *reader, GError **error)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (LiaMergeMove));

  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    for (guint i = 0; i < (*types)->n_fields; i++)
      {
        LiaMergeMove move = { *types, &(*types)->fields[i], 0 };

        if (!points_at (move.field, self->type))
          continue;
        for (guint j = 1; j < self->ids->len; j++)
          if (!count_rows (reader, &move, g_array_index (self->ids, gint64, j), &move.n, error))
            return NULL;
        if (move.n > 0)
          g_array_append_val (moves, move);
      }
  return g_steal_pointer (&moves);
}
