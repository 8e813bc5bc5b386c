/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-search-word.h"

#include <string.h>

/* Where the last word begins of @text up to @end; blanks in quotes are part of a word. */
static gsize
find_start (const char *text, gsize end)
{
  gboolean quoted = FALSE;
  gsize start = 0;

  for (const char *p = text; p < text + end; p = g_utf8_next_char (p))
    {
      if (*p == '"')
        quoted = !quoted;
      else if (!quoted && g_unichar_isspace (g_utf8_get_char (p)))
        start = (gsize) (g_utf8_next_char (p) - text);
    }
  return start;
}

/* Of the colon of `field:`; a colon in quotes is none. */
static const char *
find_colon (const char *word, const char *end)
{
  for (const char *p = word; p < end && *p != '"'; p++)
    if (*p == ':')
      return p > word ? p : NULL;
  return NULL;
}

/* Where the value begins that is being typed, after the last comma that stands in no quotes. */
static const char *
find_value (const char *p, const char *end)
{
  const char *value = p;
  gboolean quoted = FALSE;

  for (; p < end; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (*p == ',' && !quoted)
        value = p + 1;
    }
  return value;
}

gboolean
lia_search_word_find (const char *text, gsize cursor, LiaSearchWord *self)
{
  const char *end = text + cursor;
  const char *word;
  const char *colon;
  const char *value;
  gsize start;

  g_return_val_if_fail (g_utf8_validate (text, -1, NULL), FALSE);
  g_return_val_if_fail (cursor <= strlen (text), FALSE);

  memset (self, 0, sizeof *self);
  /* In the midst of a word nothing is to be put in. */
  if (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
    return FALSE;
  start = find_start (text, cursor);
  if (start >= cursor)
    return FALSE;
  word = text + start;
  if (*word == '-')
    word++;
  colon = find_colon (word, end);
  value = colon != NULL ? find_value (colon + 1, end) : word;

  self->start = (gsize) (word - text);
  self->value_start = (gsize) (value - text);
  self->end = cursor;
  self->field = colon != NULL ? g_strndup (word, (gsize) (colon - word)) : NULL;
  self->value = *value == '"' ? g_strndup (value + 1, (gsize) (end - value) - 1)
                              : g_strndup (value, (gsize) (end - value));
  self->rest = g_strdup_printf ("%.*s%s", (int) start, text, end);
  return TRUE;
}

void
lia_search_word_clear (LiaSearchWord *self)
{
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->rest, g_free);
}
