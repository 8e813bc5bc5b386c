/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-search-text.h"

#include <string.h>

/* No name of a field comes near. */
#define MAX_FIELD_LENGTH 60

static void
search_value_free (gpointer data)
{
  LiaSearchValue *self = data;

  g_free (self->text);
  g_free (self);
}

static void
search_term_free (gpointer data)
{
  LiaSearchTerm *self = data;

  g_free (self->field);
  g_ptr_array_unref (self->values);
  g_free (self);
}

static LiaSearchTerm *
search_term_new (void)
{
  LiaSearchTerm *self = g_new0 (LiaSearchTerm, 1);

  self->values = g_ptr_array_new_with_free_func (search_value_free);
  return self;
}

static void
add_value (LiaSearchTerm *self, char *text, gboolean quoted, gboolean open)
{
  LiaSearchValue *value = g_new0 (LiaSearchValue, 1);

  value->text = text;
  value->quoted = quoted;
  value->open = open;
  g_ptr_array_add (self->values, value);
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

static gboolean
at_end (const char *p)
{
  return *p == '\0' || is_blank (g_utf8_get_char (p));
}

/* @p stands on the opening quote; afterwards behind the closing one, or at the end. */
static void
read_quoted (LiaSearchTerm *term, const char **p)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean open = TRUE;

  for ((*p)++; **p != '\0'; (*p)++)
    {
      if (**p == '"')
        {
          (*p)++;
          if (**p != '"')
            {
              open = FALSE;
              break;
            }
        }
      g_string_append_c (text, **p);
    }
  add_value (term, g_string_free_and_steal (g_steal_pointer (&text)), TRUE, open);
}

/* Up to a blank or, within a list of values, a comma. */
static char *
read_bare (const char **p, gboolean in_list)
{
  const char *start = *p;

  while (!at_end (*p) && !(in_list && **p == ','))
    *p = g_utf8_next_char (*p);
  return g_strndup (start, (gsize) (*p - start));
}

/* A word of letters, digits, '_' and '-' that begins with a letter, and the colon behind it. "http://…" is an
 * address and not a field. Returns %NULL, and leaves @p where it was, when no field stands there. */
static char *
read_field (const char **p)
{
  const char *end = *p;

  if (!g_unichar_isalpha (g_utf8_get_char (end)))
    return NULL;
  while (g_unichar_isalnum (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end))
         || *end == '_' || *end == '-')
    end = g_utf8_next_char (end);
  if (*end != ':' || end - *p > MAX_FIELD_LENGTH || g_str_has_prefix (end + 1, "//"))
    return NULL;

  {
    char *field = g_strndup (*p, (gsize) (end - *p));

    *p = end + 1;
    return field;
  }
}

static void
read_values (LiaSearchTerm *term, const char **p)
{
  for (;;)
    {
      if (**p == '"')
        read_quoted (term, p);
      else
        {
          g_autofree char *text = read_bare (p, TRUE);

          /* "country:KE," while the next one is still being typed. */
          if (*text != '\0')
            add_value (term, g_steal_pointer (&text), FALSE, FALSE);
        }
      if (**p != ',')
        return;
      (*p)++;
    }
}

static LiaSearchTerm *
read_term (const char **p)
{
  LiaSearchTerm *term = search_term_new ();

  if (**p == '-' && !at_end (*p + 1))
    {
      term->excluded = TRUE;
      (*p)++;
    }
  term->field = read_field (p);
  if (term->field != NULL)
    read_values (term, p);
  else if (**p == '"')
    read_quoted (term, p);
  else
    add_value (term, read_bare (p, FALSE), FALSE, FALSE);
  return term;
}

GPtrArray *
lia_search_text_parse (const char *text)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (search_term_free);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  const char *p = valid;

  for (;;)
    {
      while (*p != '\0' && is_blank (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (*p == '\0')
        return terms;
      g_ptr_array_add (terms, read_term (&p));
    }
}

static void
print_value (GString *text, const LiaSearchValue *value, gboolean close)
{
  if (!value->quoted)
    {
      g_string_append (text, value->text);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = value->text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  if (close || !value->open)
    g_string_append_c (text, '"');
}

static char *
print_term (const LiaSearchTerm *self, gboolean is_last)
{
  GString *text = g_string_new (self->excluded ? "-" : NULL);

  if (self->field != NULL)
    g_string_append_printf (text, "%s:", self->field);
  for (guint i = 0; i < self->values->len; i++)
    {
      const LiaSearchValue *value = g_ptr_array_index (self->values, i);

      /* What would be taken for the address "field://…" is kept apart from its field. */
      if (i > 0 || (self->field != NULL && !value->quoted && g_str_has_prefix (value->text, "//")))
        g_string_append_c (text, ',');
      print_value (text, value, !is_last || i + 1 < self->values->len);
    }
  return g_string_free_and_steal (text);
}

char *
lia_search_term_print (const LiaSearchTerm *self)
{
  return print_term (self, FALSE);
}

char *
lia_search_text_print (GPtrArray *terms)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      g_autofree char *term = print_term (g_ptr_array_index (terms, i), i + 1 == terms->len);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", term);
    }
  return g_string_free_and_steal (text);
}

char *
lia_search_text_quote (const char *value)
{
  GString *text = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  const LiaSearchValue quoted = { .text = valid, .quoted = TRUE };

  print_value (text, &quoted, TRUE);
  return g_string_free_and_steal (text);
}
