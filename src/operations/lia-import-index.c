/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-import-index.h"

#include "lia-person.h"
#include "lia-text.h"

struct _LiaImportIndex
{
  const LiaRecordType *type;
  const char *field; /* borrowed; NULL: the sort key, which is the folded name */
  gboolean pairs; /* e-mail and sort key together */

  /* owned */
  GHashTable *matches; /* (element-type utf8 LiaImportMatch) */
  GStringChunk *keys;
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
  self->matches = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
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
  g_hash_table_unref (self->matches);
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

LiaImportMatch *
lia_import_index_find (LiaImportIndex *self, const char *key)
{
  return g_hash_table_lookup (self->matches, key);
}

LiaImportMatch *
lia_import_index_add (LiaImportIndex *self, const char *key, gint64 id, const char *name)
{
  LiaImportMatch *match = g_hash_table_lookup (self->matches, key);

  if (match == NULL)
    {
      match = g_new0 (LiaImportMatch, 1);
      match->id = id;
      match->name = name != NULL ? g_string_chunk_insert (self->keys, name) : NULL;
      g_hash_table_insert (self->matches, g_string_chunk_insert (self->keys, key), match);
    }
  match->n++;
  return match;
}
