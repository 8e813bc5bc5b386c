/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-code-table.h"

#include <stdlib.h>
#include <string.h>

#include "lia-iso-codes.h"

typedef struct
{
  char code[4];
  char *name; /* in the user's language */
  char *collation_key;
} Entry;

struct _LiaCodeTable
{
  GHashTable *words; /* key → code */
  GHashTable *entries; /* code → Entry */
};

LiaCodeTable *
lia_code_table_new (void)
{
  LiaCodeTable *self = g_new0 (LiaCodeTable, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

const char *
lia_code_table_add (LiaCodeTable *self, const char *code, const char *shown_name)
{
  Entry *entry = g_new0 (Entry, 1);

  g_strlcpy (entry->code, code, sizeof entry->code);
  entry->name = g_strdup (shown_name);
  entry->collation_key = g_utf8_collate_key (shown_name, -1);
  g_hash_table_insert (self->entries, entry->code, entry);
  lia_code_table_add_word (self, entry->code, entry->code);
  return entry->code;
}

const char *
lia_code_table_get_code (LiaCodeTable *self, const char *code)
{
  const Entry *entry = g_hash_table_lookup (self->entries, code);

  return entry != NULL ? entry->code : NULL;
}

const char *
lia_code_table_get_name (LiaCodeTable *self, const char *code)
{
  const Entry *entry = g_hash_table_lookup (self->entries, code);

  return entry != NULL ? entry->name : NULL;
}

void
lia_code_table_add_word (LiaCodeTable *self, const char *text, const char *code)
{
  lia_iso_codes_add (self->words, text, code);
}

void
lia_code_table_add_aliases (LiaCodeTable *self, const LiaCodeAlias *aliases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *code = lia_code_table_get_code (self, aliases[i].code);
      g_auto (GStrv) words = g_strsplit (aliases[i].words, "|", -1);

      for (guint word = 0; code != NULL && words[word] != NULL; word++)
        lia_code_table_add_word (self, words[word], code);
    }
}

void
lia_code_table_add_translations (LiaCodeTable *self,
                                 const char *standard,
                                 GPtrArray *names,
                                 GPtrArray *codes)
{
  g_return_if_fail (names->len == codes->len);

  lia_iso_codes_add_translations (self->words, standard, (const char *const *) names->pdata,
                                  (const char *const *) codes->pdata, names->len);
}

const char *
lia_code_table_find (LiaCodeTable *self, const char *key)
{
  return g_hash_table_lookup (self->words, key);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const LiaCodeTable *self = user_data;
  const Entry *first = g_hash_table_lookup (self->entries, *(const char *const *) a);
  const Entry *second = g_hash_table_lookup (self->entries, *(const char *const *) b);

  return strcmp (first->collation_key, second->collation_key);
}

const char **
lia_code_table_make_list (LiaCodeTable *self, gsize length)
{
  GPtrArray *codes = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (length == 0 || strlen (code) == length)
      g_ptr_array_add (codes, code);
  g_ptr_array_sort_with_data (codes, compare_names, self);
  g_ptr_array_add (codes, NULL);
  return (const char **) g_ptr_array_free (codes, FALSE);
}
