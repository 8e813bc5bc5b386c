/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-reader.h"

#include <string.h>

#include "lia-text.h"

/* More words than anybody types; FTS5 refuses expressions that are too deep. */
#define MAX_WORDS 64

static gboolean
is_searchable (const char *word, const char *end)
{
  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
append_quoted (GString *expression, const char *word)
{
  g_string_append_c (expression, '"');
  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (expression, '"');
      g_string_append_c (expression, *p);
    }
  g_string_append_c (expression, '"');
}

/* Names are in the index as sort keys, folded; other texts as they were written. */
static void
append_word (GString *expression, const char *word, const char *suffix)
{
  g_autofree char *folded = lia_text_fold (word);
  g_autofree char *lower = g_utf8_strdown (word, -1);

  if (expression->len > 0)
    g_string_append (expression, " AND ");
  if (*folded == '\0' || strcmp (folded, lower) == 0)
    {
      append_quoted (expression, word);
      g_string_append (expression, suffix);
      return;
    }
  g_string_append_c (expression, '(');
  append_quoted (expression, word);
  g_string_append_printf (expression, "%s OR ", suffix);
  append_quoted (expression, folded);
  g_string_append_printf (expression, "%s)", suffix);
}

char *
lia_search_phrase (const char *text, gboolean prefix)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) expression = g_string_new (NULL);

  if (!is_searchable (valid, valid + strlen (valid)))
    return NULL;
  append_word (expression, valid, prefix ? "*" : "");
  return g_string_free_and_steal (g_steal_pointer (&expression));
}

static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

char *
lia_search_expression (const char *user_text)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) expression = g_string_new (NULL);
  const char *p;

  if (user_text == NULL)
    return NULL;

  text = g_utf8_make_valid (user_text, -1);
  p = text;
  while (*p != '\0' && words->len < MAX_WORDS)
    {
      const char *word;

      while (*p != '\0' && is_separator (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = p;
      while (*p != '\0' && !is_separator (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);

      if (is_searchable (word, p))
        g_ptr_array_add (words, g_strndup (word, (gsize) (p - word)));
    }

  if (words->len == 0)
    return NULL;

  for (guint i = 0; i < words->len; i++)
    append_word (expression, g_ptr_array_index (words, i), i + 1 == words->len ? "*" : "");
  return g_string_free_and_steal (g_steal_pointer (&expression));
}
