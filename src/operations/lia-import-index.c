/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-import-index.h"

#include "lia-person.h"
#include "lia-text.h"

#define BLOCK_SIZE 4096

/* A file may have a million rows, so there is no piece of memory for each of them. */
typedef struct
{
  LiaImportMatch match;
  const char *key; /* borrowed, of the keys */
  guint hash;
} Entry;

struct _LiaImportIndex
{
  const LiaRecordType *type;
  const char *field; /* borrowed; NULL: the sort key, which is the folded name */
  gboolean pairs; /* e-mail and sort key together */

  /* owned */
  GPtrArray *blocks; /* (element-type Entry*): BLOCK_SIZE entries each, which stay where they are */
  guint32
      *table; /* (array length=n_places): number of an entry + 1 by hash of its key, 0 for none */
  GStringChunk *keys;

  guint n_entries;
  guint n_places; /* a power of two, never full */
};

/* The name of partners and people is kept folded already. */
static gboolean
is_sort_key (const LiaRecordType *type, const char *field)
{
  g_autoptr (LiaRecord) record = NULL;

  if (!g_str_equal (field, "name"))
    return FALSE;
  record = lia_record_new (type);
  return LIA_RECORD_GET_CLASS (record)->get_sort_key != NULL;
}

LiaImportIndex *
lia_import_index_new (LiaReader *reader,
                      const LiaRecordType *type,
                      const char *field,
                      GError **error)
{
  g_autoptr (LiaImportIndex) self = g_new0 (LiaImportIndex, 1);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *sql = NULL;
  LiaStatement *statement;

  self->type = type;
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->n_places = BLOCK_SIZE;
  self->table = g_new0 (guint32, self->n_places);
  self->keys = g_string_chunk_new (64 * 1024);
  self->pairs = g_str_equal (field, LIA_IMPORT_EMAIL_AND_NAME);
  if (self->pairs)
    self->field = "email";
  else if (!is_sort_key (type, field))
    self->field = lia_record_type_get_field (type, field)->name;

  /* Only names of columns that the record type knows come into the statement. */
  sql = g_strdup_printf ("SELECT id, %s, %s FROM %s WHERE trashed_at IS NULL AND undone = 0",
                         self->pairs           ? "email || ' ' || sort_key"
                         : self->field != NULL ? self->field
                                               : "sort_key",
                         type == &lia_person_type ? "sort_key" : "NULL", type->table);
  statement = lia_reader_prepare (reader, sql, error);
  if (statement == NULL)
    return NULL;
  while (lia_statement_step (statement, &local_error))
    {
      const char *text = lia_statement_get_text (statement, 1);
      g_autofree char *folded = self->field != NULL ? lia_text_fold (text) : NULL;
      const char *key = folded != NULL ? folded : text;

      if (key != NULL && *key != '\0')
        lia_import_index_add (self, key, lia_statement_get_integer (statement, 0),
                              lia_statement_get_text (statement, 2));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
lia_import_index_free (LiaImportIndex *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self->table);
  g_string_chunk_free (self->keys);
  g_free (self);
}

char *
lia_import_index_make_key (LiaImportIndex *self, LiaRecord *record)
{
  g_autofree char *key = NULL;

  if (self->field == NULL)
    key = LIA_RECORD_GET_CLASS (record)->get_sort_key (record);
  else
    {
      const LiaValue value = lia_record_get_value (record, self->field);

      if (value.type == LIA_VALUE_TEXT && self->pairs)
        {
          g_autofree char *name = LIA_RECORD_GET_CLASS (record)->get_sort_key (record);
          g_autofree char *pair = g_strconcat (value.text, " ", name, NULL);

          key = lia_text_fold (pair);
        }
      else if (value.type == LIA_VALUE_TEXT)
        key = lia_text_fold (value.text);
      else if (value.type == LIA_VALUE_INTEGER)
        key = g_strdup_printf ("%" G_GINT64_FORMAT, value.integer);
    }
  return key != NULL && *key != '\0' ? g_steal_pointer (&key) : NULL;
}

/* Names that end in a number have hashes next to each other: spread them over the table. */
static guint
hash_key (const char *key)
{
  const guint hash = g_str_hash (key) * 2654435769u;

  return hash ^ (hash >> 15);
}

static Entry *
get_entry (LiaImportIndex *self, guint number)
{
  Entry *block = g_ptr_array_index (self->blocks, number / BLOCK_SIZE);

  return &block[number % BLOCK_SIZE];
}

/* Where the entry of @key stands or would stand. */
static guint32 *
find_place (LiaImportIndex *self, const char *key, guint hash)
{
  for (guint at = hash;; at++)
    {
      guint32 *place = &self->table[at & (self->n_places - 1)];
      const Entry *entry = *place != 0 ? get_entry (self, *place - 1) : NULL;

      if (entry == NULL || (entry->hash == hash && g_str_equal (entry->key, key)))
        return place;
    }
}

static void
grow (LiaImportIndex *self)
{
  self->n_places *= 2;
  g_free (self->table);
  self->table = g_new0 (guint32, self->n_places);
  for (guint i = 0; i < self->n_entries; i++)
    {
      const Entry *entry = get_entry (self, i);

      *find_place (self, entry->key, entry->hash) = i + 1;
    }
}

LiaImportMatch *
lia_import_index_find (LiaImportIndex *self, const char *key)
{
  const guint32 place = *find_place (self, key, hash_key (key));

  return place != 0 ? &get_entry (self, place - 1)->match : NULL;
}

LiaImportMatch *
lia_import_index_add (LiaImportIndex *self, const char *key, gint64 id, const char *name)
{
  const guint hash = hash_key (key);
  guint32 *place = find_place (self, key, hash);
  Entry *entry;

  if (*place != 0)
    {
      entry = get_entry (self, *place - 1);
      entry->match.n++;
      return &entry->match;
    }
  if (self->n_entries % BLOCK_SIZE == 0)
    g_ptr_array_add (self->blocks, g_new (Entry, BLOCK_SIZE));
  *place = ++self->n_entries;
  entry = get_entry (self, self->n_entries - 1);
  *entry = (Entry) {
    .match = { .id = id, .n = 1 },
    .key = g_string_chunk_insert (self->keys, key),
    .hash = hash,
  };
  if (name != NULL)
    entry->match.name
        = g_str_equal (name, key) ? entry->key : g_string_chunk_insert (self->keys, name);
  if (self->n_entries > self->n_places / 4 * 3)
    grow (self);
  return &entry->match;
}
