/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-reader.h"

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
append_word (GString *expression, const char *word, const char *end)
{
  if (expression->len > 0)
    g_string_append_c (expression, ' ');

  g_string_append_c (expression, '"');
  for (const char *p = word; p < end; p++)
    {
      if (*p == '"')
        g_string_append_c (expression, '"');
      g_string_append_c (expression, *p);
    }
  g_string_append_c (expression, '"');
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
  g_autoptr (GString) expression = g_string_new (NULL);
  const char *p;
  guint n_words = 0;

  if (user_text == NULL)
    return NULL;

  text = g_utf8_make_valid (user_text, -1);
  p = text;
  while (*p != '\0' && n_words < MAX_WORDS)
    {
      const char *word;

      while (*p != '\0' && is_separator (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = p;
      while (*p != '\0' && !is_separator (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);

      if (is_searchable (word, p))
        {
          append_word (expression, word, p);
          n_words++;
        }
    }

  if (n_words == 0)
    return NULL;

  g_string_append_c (expression, '*');
  return g_string_free (g_steal_pointer (&expression), FALSE);
}
