/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-search-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-derived-field.h"
#include "lia-record-private.h"
#include "lia-text.h"

/* "service_provider", "Service Provider" and "service-provider" are one. (transfer full) */
static char *
make_key (const char *text)
{
  g_autofree char *folded = lia_text_fold (text);

  g_strdelimit (folded, "_-", ' ');
  return g_steal_pointer (&folded);
}

/* Equal, or one the plural of the other. */
static gboolean
matches (const char *key, const char *name)
{
  g_autofree char *other = make_key (name);
  gsize length = strlen (key);
  gsize other_length = strlen (other);

  return strcmp (key, other) == 0
         || (other_length == length + 1 && other[length] == 's' && g_str_has_prefix (other, key))
         || (length == other_length + 1 && key[other_length] == 's'
             && g_str_has_prefix (key, other));
}

static gboolean
is_named (const LiaField *field, const char *key)
{
  return matches (key, field->name) || matches (key, field->label)
         || matches (key, lia_field_get_label (field));
}

/* Whether @key is one of the words that stand in @headers between '|'. */
static gboolean
is_header (const LiaField *field, const char *key)
{
  gsize length = strlen (key);

  if (field->headers == NULL || length == 0)
    return FALSE;
  for (const char *p = strstr (field->headers, key); p != NULL; p = strstr (p + 1, key))
    if ((p == field->headers || p[-1] == '|') && (p[length] == '\0' || p[length] == '|'))
      return TRUE;
  return FALSE;
}

const LiaField *
lia_search_field_find (const LiaRecordType *type, const char *word)
{
  g_autofree char *key = make_key (word);
  guint n_derived;
  const LiaDerivedField *derived = lia_record_type_get_derived (type, &n_derived);

  for (guint i = 0; i < type->n_fields; i++)
    if (is_named (&type->fields[i], key))
      return &type->fields[i];
  for (guint i = 0; i < n_derived; i++)
    if (is_named (&derived[i].field, key) || is_header (&derived[i].field, key))
      return &derived[i].field;
  for (guint i = 0; i < type->n_fields; i++)
    if (is_header (&type->fields[i], key))
      return &type->fields[i];
  return NULL;
}

gboolean
lia_search_field_is_presence (const char *word)
{
  /* A list that was saved in one language is opened in another. */
  static const char *const words[] = { "has", "is", "hat", "ist", "est", "tiene", NULL };
  g_autofree char *key = make_key (word);

  return g_strv_contains (words, key)
         /* Translators: the word before the colon in a search for records where a field is filled in, as in
          * "has:keyworker" */
         || matches (key, C_ ("search", "has"))
         /* Translators: the word before the colon in a search for records where a box is ticked, as in
          * "is:contractor" */
         || matches (key, C_ ("search", "is"));
}
