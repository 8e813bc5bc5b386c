/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-import-matcher.h"

#include "lia-person.h"

struct _LiaImportMatcher
{
  /* owned */
  char *match_field;
  LiaImportIndex *index; /* by the match field */
  LiaImportIndex *name_index; /* (nullable): people by name, where they are matched by e-mail */
  LiaImportIndex *pair_index; /* (nullable): the same by both together */
};

void
lia_import_keys_clear (LiaImportKeys *self)
{
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->email_and_name, g_free);
}

LiaImportMatcher *
lia_import_matcher_new (LiaReader *reader, const LiaImportPlan *plan, GError **error)
{
  g_autoptr (LiaImportMatcher) self = g_new0 (LiaImportMatcher, 1);

  self->match_field = g_strdup (plan->match_field);
  self->index = lia_import_index_new (reader, plan->type, plan->match_field, error);
  if (self->index == NULL)
    return NULL;
  if (plan->type != &lia_person_type || !g_str_equal (plan->match_field, "email"))
    return g_steal_pointer (&self);

  self->name_index = lia_import_index_new (reader, plan->type, "name", error);
  if (self->name_index == NULL)
    return NULL;
  self->pair_index = lia_import_index_new (reader, plan->type, LIA_IMPORT_EMAIL_AND_NAME, error);
  return self->pair_index != NULL ? g_steal_pointer (&self) : NULL;
}

void
lia_import_matcher_free (LiaImportMatcher *self)
{
  if (self == NULL)
    return;
  g_free (self->match_field);
  g_clear_pointer (&self->index, lia_import_index_free);
  g_clear_pointer (&self->name_index, lia_import_index_free);
  g_clear_pointer (&self->pair_index, lia_import_index_free);
  g_free (self);
}

/* A name in one cell may have its family name begin at any word; the record there is tells where. */
static LiaImportMatch *
find_whole_name (LiaImportIndex *index, const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  const guint n = g_strv_length (words);

  for (guint first = 1; first < n; first++)
    {
      g_autoptr (GString) turned = g_string_new (NULL);
      LiaImportMatch *match;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (turned, "%s%s", i > 0 ? " " : "", words[(first + i) % n]);
      match = lia_import_index_find (index, turned->str);
      if (match != NULL)
        return match;
    }
  return NULL;
}

static gboolean
shares_word (const char *a, const char *b)
{
  g_auto (GStrv) words = g_strsplit (a, " ", -1);
  g_auto (GStrv) others = g_strsplit (b, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 1
        && g_strv_contains ((const char *const *) others, words[i]))
      return TRUE;
  return FALSE;
}

/* The same e-mail address and name is the same person. The same address and another name may be a new name of
 * the one person who has it, when the names have a word in common; else it is a mailbox that people share. */
static LiaImportMatch *
find_by_email (LiaImportMatcher *self, const LiaImportKeys *keys)
{
  LiaImportMatch *match = lia_import_index_find (self->pair_index, keys->email_and_name);
  const gboolean has_name = g_strcmp0 (keys->name, keys->field) != 0;

  if (match != NULL)
    return match;
  match = lia_import_index_find (self->index, keys->field);
  if (match == NULL || !has_name || g_strcmp0 (match->name, keys->field) == 0)
    return match;
  if (match->n > 1 || match->line != 0 || match->name == NULL
      || !shares_word (match->name, keys->name))
    return NULL;
  return match;
}

static LiaImportMatch *
find_by_name (LiaImportIndex *index, const char *key, gboolean whole_name)
{
  LiaImportMatch *match = lia_import_index_find (index, key);

  return match == NULL && whole_name ? find_whole_name (index, key) : match;
}

LiaImportMatch *
lia_import_matcher_find (LiaImportMatcher *self,
                         LiaRecord *draft,
                         gboolean whole_name,
                         LiaImportKeys *keys)
{
  keys->field = lia_import_index_make_key (self->index, draft);
  if (self->name_index != NULL)
    {
      keys->name = lia_import_index_make_key (self->name_index, draft);
      keys->email_and_name = lia_import_index_make_key (self->pair_index, draft);
      if (keys->field != NULL)
        return find_by_email (self, keys);
      return keys->name != NULL ? find_by_name (self->name_index, keys->name, whole_name) : NULL;
    }
  if (keys->field == NULL)
    return NULL;
  /* A whole name is a name only; by another field it is nothing. */
  return g_str_equal (self->match_field, "name")
             ? find_by_name (self->index, keys->field, whole_name)
             : lia_import_index_find (self->index, keys->field);
}

const char *
lia_import_matcher_get_field (LiaImportMatcher *self, const LiaImportKeys *keys)
{
  return keys->field == NULL && keys->name != NULL ? "name" : self->match_field;
}

void
lia_import_matcher_note (LiaImportMatcher *self,
                         const LiaImportKeys *keys,
                         gint64 id,
                         gboolean created,
                         guint64 line,
                         guint64 digest)
{
  LiaImportIndex *const indexes[] = { self->index, self->name_index, self->pair_index };
  const char *const texts[] = { keys->field, keys->name, keys->email_and_name };

  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    {
      LiaImportMatch *match;

      if (indexes[i] == NULL || texts[i] == NULL)
        continue;
      match = created ? NULL : lia_import_index_find (indexes[i], texts[i]);
      if (match == NULL)
        match = lia_import_index_add (indexes[i], texts[i], id, keys->name);
      if (match->id == id)
        {
          match->line = line;
          match->digest = digest;
        }
    }
}
