/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-string-set.h"

#include <string.h>

static int
compare_elements (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_quoted (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, *p);
        }
      else if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

char *
lia_string_set_to_json (GPtrArray *elements)
{
  g_autoptr (GString) json = NULL;
  const char *previous = NULL;

  if (elements->len == 0)
    return NULL;

  g_ptr_array_sort (elements, compare_elements);
  json = g_string_new ("[");
  for (guint i = 0; i < elements->len; i++)
    {
      const char *element = g_ptr_array_index (elements, i);

      if (previous != NULL && strcmp (previous, element) == 0)
        continue;
      if (previous != NULL)
        g_string_append_c (json, ',');
      append_quoted (json, element);
      previous = element;
    }
  g_string_append_c (json, ']');
  return g_string_free_and_steal (g_steal_pointer (&json));
}

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
    p++;
  return p;
}

static const char *
read_unit (const char *p, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, p++)
    {
      if (!g_ascii_isxdigit (*p))
        return NULL;
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (*p);
    }
  return p;
}

/* Reads the four digits after "\u", and the second half of a surrogate pair. */
static const char *
read_escape (const char *p, GString *text)
{
  gunichar unit;

  p = read_unit (p, &unit);
  if (p == NULL || unit == 0)
    return NULL;
  if (unit >= 0xd800 && unit < 0xe000)
    {
      gunichar low;

      if (unit >= 0xdc00 || p[0] != '\\' || p[1] != 'u')
        return NULL;
      p = read_unit (p + 2, &low);
      if (p == NULL || low < 0xdc00 || low >= 0xe000)
        return NULL;
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (text, unit);
  return p;
}

/* Reads a JSON string that starts at @p; returns what follows it, or NULL when it is none. */
static const char *
read_string (const char *p, GString *text)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";

  if (*p++ != '"')
    return NULL;
  while (*p != '"')
    {
      if ((guchar) *p < 0x20)
        return NULL;
      if (*p != '\\')
        {
          g_string_append_c (text, *p++);
          continue;
        }
      p++;
      if (*p == 'u')
        {
          p = read_escape (p + 1, text);
          if (p == NULL)
            return NULL;
        }
      else
        {
          const char *at = *p != '\0' ? strchr (escapes, *p) : NULL;

          if (at == NULL)
            return NULL;
          g_string_append_c (text, meanings[at - escapes]);
          p++;
        }
    }
  return p + 1;
}

static gboolean
read_array (const char *p, GPtrArray *elements)
{
  p = skip_blanks (p);
  if (*p++ != '[')
    return FALSE;
  p = skip_blanks (p);
  if (*p == ']')
    return *skip_blanks (p + 1) == '\0';

  for (;;)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      p = read_string (skip_blanks (p), text);
      if (p == NULL)
        return FALSE;
      g_ptr_array_add (elements, g_string_free_and_steal (g_steal_pointer (&text)));
      p = skip_blanks (p);
      if (*p == ']')
        return *skip_blanks (p + 1) == '\0';
      if (*p++ != ',')
        return FALSE;
    }
}

char **
lia_string_set_from_json (const char *json)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  if (json != NULL && !read_array (json, elements))
    g_ptr_array_set_size (elements, 0);
  if (elements->len == 0)
    return g_new0 (char *, 1);
  return (char **) g_ptr_array_steal (elements, NULL);
}

gboolean
lia_string_set_is_valid (const char *json)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);

  return json != NULL && g_utf8_validate (json, -1, NULL) && read_array (json, elements);
}
