/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-change-set-private.h"

/* Above this many rows of a table a listener asks again anyway. */
#define MAX_LISTED_ROWS 10000

typedef struct
{
  char *name;
  GHashTable *ids; /* of gint64; NULL when there are too many to list */
} TouchedTable;

struct _LiaChangeSet
{
  gatomicrefcount ref_count;
  gint64 batch;
  GPtrArray *tables; /* of TouchedTable; a handful */
};

G_DEFINE_BOXED_TYPE (LiaChangeSet, lia_change_set, lia_change_set_ref, lia_change_set_unref)

static void
touched_table_free (gpointer data)
{
  TouchedTable *self = data;

  g_free (self->name);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_free (self);
}

LiaChangeSet *
lia_change_set_new (gint64 batch)
{
  LiaChangeSet *self = g_new0 (LiaChangeSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->batch = batch;
  self->tables = g_ptr_array_new_with_free_func (touched_table_free);
  return self;
}

LiaChangeSet *
lia_change_set_ref (LiaChangeSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
lia_change_set_unref (LiaChangeSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->tables);
  g_free (self);
}

static TouchedTable *
find_table (const LiaChangeSet *self, const char *name)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      TouchedTable *table = g_ptr_array_index (self->tables, i);

      if (g_str_equal (table->name, name))
        return table;
    }
  return NULL;
}

void
lia_change_set_add (LiaChangeSet *self, const char *name, gint64 id)
{
  TouchedTable *table = find_table (self, name);

  if (table == NULL)
    {
      table = g_new0 (TouchedTable, 1);
      table->name = g_strdup (name);
      table->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_ptr_array_add (self->tables, table);
    }

  if (table->ids == NULL)
    return;
  g_hash_table_add (table->ids, g_memdup2 (&id, sizeof id));
  if (g_hash_table_size (table->ids) > MAX_LISTED_ROWS)
    g_clear_pointer (&table->ids, g_hash_table_unref);
}

gint64
lia_change_set_get_batch (const LiaChangeSet *self)
{
  return self->batch;
}

gboolean
lia_change_set_has_table (const LiaChangeSet *self, const char *table)
{
  return find_table (self, table) != NULL;
}

gboolean
lia_change_set_has_row (const LiaChangeSet *self, const char *table, gint64 id)
{
  TouchedTable *touched = find_table (self, table);

  return touched != NULL && (touched->ids == NULL || g_hash_table_contains (touched->ids, &id));
}

gboolean
lia_change_set_append_rows (const LiaChangeSet *self, const char *table, GArray *ids)
{
  TouchedTable *touched = find_table (self, table);
  GHashTableIter iter;
  const gint64 *id;

  if (touched == NULL)
    return TRUE;
  if (touched->ids == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, touched->ids);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    g_array_append_vals (ids, id, 1);
  return TRUE;
}
