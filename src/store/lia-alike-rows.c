/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-alike-rows.h"

#include <string.h>

#define MAX_ROWS 5000

typedef struct
{
  const char **columns;
  LiaValue *values; /* own their texts */
  guint n;
  GArray *ids; /* (element-type gint64) */
} Group;

struct _LiaAlikeRows
{
  char *table;
  GHashTable *groups; /* cells as text → Group */
  guint n_rows;
};

static void
group_free (gpointer data)
{
  Group *self = data;

  for (guint i = 0; i < self->n; i++)
    g_free ((char *) self->values[i].text);
  g_free (self->values);
  g_free (self->columns);
  g_array_unref (self->ids);
  g_free (self);
}

LiaAlikeRows *
lia_alike_rows_new (const char *table)
{
  LiaAlikeRows *self = g_new0 (LiaAlikeRows, 1);

  self->table = g_strdup (table);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, group_free);
  return self;
}

void
lia_alike_rows_free (LiaAlikeRows *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->groups);
  g_free (self->table);
  g_free (self);
}

static Group *
group_new (const char *const *columns, const LiaValue *values, guint n)
{
  Group *self = g_new0 (Group, 1);

  self->columns = g_memdup2 (columns, n * sizeof *columns);
  self->values = g_memdup2 (values, n * sizeof *values);
  for (guint i = 0; i < n; i++)
    self->values[i].text = values[i].type == LIA_VALUE_TEXT ? g_strdup (values[i].text) : NULL;
  self->n = n;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/* Equal for equal cells, and for no others: the length keeps texts from running into each other. (transfer full) */
static char *
make_key (const char *const *columns, const LiaValue *values, guint n)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (values[i].type == LIA_VALUE_TEXT)
      g_string_append_printf (key, "%s t%zu %s\n", columns[i], strlen (values[i].text),
                              values[i].text);
    else
      g_string_append_printf (key, "%s %u %" G_GINT64_FORMAT "\n", columns[i], values[i].type,
                              values[i].type == LIA_VALUE_INTEGER ? values[i].integer : 0);
  return g_string_free_and_steal (key);
}

void
lia_alike_rows_add (LiaAlikeRows *self,
                    gint64 id,
                    const char *const *columns,
                    const LiaValue *values,
                    guint n)
{
  g_autofree char *key = make_key (columns, values, n);
  Group *group = g_hash_table_lookup (self->groups, key);

  if (group == NULL)
    {
      group = group_new (columns, values, n);
      g_hash_table_insert (self->groups, g_steal_pointer (&key), group);
    }
  g_array_append_val (group->ids, id);
  self->n_rows++;
}

gboolean
lia_alike_rows_is_full (LiaAlikeRows *self)
{
  return self->n_rows >= MAX_ROWS;
}

gboolean
lia_alike_rows_write (LiaAlikeRows *self, LiaBatch *batch, GError **error)
{
  GHashTableIter iter;
  Group *group;

  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &group))
    if (!lia_batch_update_alike (batch, self->table, (const gint64 *) (gpointer) group->ids->data,
                                 group->ids->len, group->columns, group->values, group->n, error))
      return FALSE;
  g_hash_table_remove_all (self->groups);
  self->n_rows = 0;
  return TRUE;
}
