/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-record-cache.h"

#include "lia-derived-field.h"
#include "lia-record-private.h"

/* Records held for their own sake: several screens full. */
#define MAX_HELD 512

typedef struct
{
  gint64 id; /* also the key in the table */
  LiaRecordCache *cache;
  LiaRecord *record; /* weak */
  guint position;
  GList held; /* in the queue of those held, data is the entry; linked when is_held */
  gboolean is_held;
} LiaCacheEntry;

struct _LiaRecordCache
{
  GHashTable *entries;
  GQueue held; /* last asked for first; each holds a reference */
};

static void
on_record_gone (gpointer data, GObject *where_the_object_was)
{
  LiaCacheEntry *entry = data;

  entry->record = NULL;
  g_hash_table_remove (entry->cache->entries, &entry->id);
}

static void
release (LiaRecordCache *self, LiaCacheEntry *entry)
{
  if (!entry->is_held)
    return;
  g_queue_unlink (&self->held, &entry->held);
  entry->is_held = FALSE;
  g_object_unref (entry->record);
}

static void
entry_free (gpointer data)
{
  LiaCacheEntry *entry = data;

  if (entry->record != NULL)
    {
      g_object_weak_unref (G_OBJECT (entry->record), on_record_gone, entry);
      release (entry->cache, entry);
    }
  g_free (entry);
}

LiaRecordCache *
lia_record_cache_new (void)
{
  LiaRecordCache *self = g_new0 (LiaRecordCache, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  g_queue_init (&self->held);
  return self;
}

void
lia_record_cache_free (LiaRecordCache *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

static void
hold (LiaRecordCache *self, LiaCacheEntry *entry)
{
  if (entry->is_held)
    {
      g_queue_unlink (&self->held, &entry->held);
      g_queue_push_head_link (&self->held, &entry->held);
      return;
    }
  g_object_ref (entry->record);
  entry->is_held = TRUE;
  g_queue_push_head_link (&self->held, &entry->held);
  /* May end the record and with it its entry. */
  if (self->held.length > MAX_HELD)
    release (self, self->held.tail->data);
}

LiaRecord *
lia_record_cache_get (LiaRecordCache *self, gint64 id)
{
  LiaCacheEntry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry == NULL)
    return NULL;
  hold (self, entry);
  return entry->record;
}

gboolean
lia_record_cache_has (LiaRecordCache *self, gint64 id)
{
  return g_hash_table_contains (self->entries, &id);
}

void
lia_record_cache_add (LiaRecordCache *self, gint64 id, LiaRecord *record, guint position)
{
  LiaCacheEntry *entry = g_new0 (LiaCacheEntry, 1);

  entry->id = id;
  entry->cache = self;
  entry->record = record;
  entry->position = position;
  entry->held.data = entry;
  g_object_weak_ref (G_OBJECT (record), on_record_gone, entry);
  g_hash_table_replace (self->entries, &entry->id, entry);
  hold (self, entry);
}

guint
lia_record_cache_get_hint (LiaRecordCache *self, gint64 id)
{
  LiaCacheEntry *entry = g_hash_table_lookup (self->entries, &id);

  return entry != NULL ? entry->position : G_MAXUINT;
}

static gboolean
is_touched (LiaCacheEntry *entry, const LiaChangeSet *changes)
{
  LiaRecordPrivate *priv = lia_record_get_private (entry->record);

  if (lia_change_set_has_row (changes, priv->type->table, entry->id))
    return TRUE;
  for (guint i = 0; i < priv->type->n_fields; i++)
    {
      const LiaField *field = &priv->type->fields[i];

      if (field->type == LIA_FIELD_REF && priv->cells[i].type == LIA_VALUE_INTEGER
          && lia_change_set_has_row (changes, field->target, priv->cells[i].integer))
        return TRUE;
    }
  return FALSE;
}

/* Whether a derived field of the row may be another now: which rows a change in another table concerns is not told. */
static gboolean
touches_derived (const LiaRecordType *type, const LiaChangeSet *changes)
{
  guint n;
  const LiaDerivedField *derived = lia_record_type_get_derived (type, &n);

  for (guint i = 0; i < n; i++)
    for (const char *const *table = derived[i].tables; *table != NULL; table++)
      if (lia_change_set_has_table (changes, *table))
        return TRUE;
  return FALSE;
}

/* Forgets the rows for which @is_meant. */
static GArray *
take (LiaRecordCache *self,
      gboolean (*is_meant) (LiaCacheEntry *entry, gconstpointer data),
      gconstpointer data)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (LiaCachedRow));
  GHashTableIter iter;
  LiaCacheEntry *entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &entry))
    if (is_meant (entry, data))
      g_array_append_val (rows, ((LiaCachedRow) { entry->id, entry->position }));
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_remove (self->entries, &g_array_index (rows, LiaCachedRow, i).id);
  return rows;
}

static gboolean
is_touched_by (LiaCacheEntry *entry, gconstpointer changes)
{
  return is_touched (entry, changes)
         || touches_derived (lia_record_get_record_type (entry->record), changes);
}

GArray *
lia_record_cache_take_touched (LiaRecordCache *self, const LiaChangeSet *changes)
{
  return take (self, is_touched_by, changes);
}

static gboolean
is_among (LiaCacheEntry *entry, gconstpointer ids)
{
  return ids == NULL || g_hash_table_contains ((GHashTable *) ids, &entry->id);
}

GArray *
lia_record_cache_take (LiaRecordCache *self, GArray *ids)
{
  g_autoptr (GHashTable) set = NULL;

  if (ids != NULL)
    {
      set = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < ids->len; i++)
        g_hash_table_add (set, &g_array_index (ids, gint64, i));
    }
  return take (self, is_among, set);
}
