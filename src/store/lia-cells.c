/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-cells.h"
#include "lia-error.h"
#include "lia-text.h"

/* No table has as many columns. Cells are looked for one by one. */
#define MAX_CELLS 256

/* The journal's JSON has one fixed form, so a reader for just that form can work in place and without a
 * tree: undoing an import of 100,000 rows reads as many of them. */

struct _LiaCells
{
  GArray *cells; /* of LiaCell */
  GPtrArray
      *buffers; /* of char *: the texts, decoded in place; more than one when a row changed twice */
  guint next; /* where lia_cells_find () looks first */
};

LiaCells *
lia_cells_new (void)
{
  LiaCells *self = g_new0 (LiaCells, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (LiaCell));
  self->buffers = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
lia_cells_free (LiaCells *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->cells);
  g_ptr_array_unref (self->buffers);
  g_free (self);
}

void
lia_cells_clear (LiaCells *self)
{
  g_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->buffers, 0);
  self->next = 0;
}

guint
lia_cells_get_n (const LiaCells *self)
{
  return self->cells->len;
}

const LiaCell *
lia_cells_get (const LiaCells *self, guint i)
{
  return &g_array_index (self->cells, LiaCell, i);
}

const LiaCell *
lia_cells_find (LiaCells *self, const char *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint position = (self->next + i) % self->cells->len;
      const LiaCell *cell = lia_cells_get (self, position);

      if (g_str_equal (cell->column, column))
        {
          self->next = position + 1;
          return cell;
        }
    }
  return NULL;
}

static gboolean
read_hex (const char *p, gunichar *value)
{
  *value = 0;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return FALSE;
      *value = *value << 4 | (gunichar) digit;
    }
  return TRUE;
}

/* Reads the escape after a backslash; both pointers move on. What it stands for is never longer. */
static gboolean
read_escape (char **in, char **out)
{
  static const char names[] = "\"\\/bfnrt";
  static const char characters[] = "\"\\/\b\f\n\r\t";
  const char *name = **in != '\0' ? strchr (names, **in) : NULL;
  gunichar value, low;

  if (name != NULL)
    {
      *(*out)++ = characters[name - names];
      (*in)++;
      return TRUE;
    }
  if (**in != 'u' || !read_hex (*in + 1, &value))
    return FALSE;
  *in += 5;
  if (value >= 0xd800 && value < 0xdc00)
    {
      if ((*in)[0] != '\\' || (*in)[1] != 'u' || !read_hex (*in + 2, &low) || low < 0xdc00
          || low >= 0xe000)
        return FALSE;
      value = 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00);
      *in += 6;
    }
  if (value == 0 || !g_unichar_validate (value))
    return FALSE;
  *out += g_unichar_to_utf8 (value, *out);
  return TRUE;
}

/* Decodes a quoted string in place and ends it with NUL. */
static gboolean
read_string (char **position, const char **text)
{
  char *in = *position;
  char *out;

  if (*in != '"')
    return FALSE;
  out = ++in;
  *text = out;
  while (*in != '"')
    {
      if (*in == '\0')
        return FALSE;
      if (*in == '\\')
        {
          in++;
          if (!read_escape (&in, &out))
            return FALSE;
        }
      else
        *out++ = *in++;
    }
  *out = '\0';
  *position = in + 1;
  return TRUE;
}

static gboolean
read_value (char **position, LiaValue *value)
{
  char *p = *position;
  char *end;

  if (*p == '"')
    {
      value->type = LIA_VALUE_TEXT;
      return read_string (position, &value->text);
    }
  if (g_str_has_prefix (p, "null"))
    {
      *value = LIA_NULL;
      *position = p + 4;
      return TRUE;
    }
  if (*p != '-' && !g_ascii_isdigit (*p))
    return FALSE;
  errno = 0;
  *value = LIA_INTEGER (g_ascii_strtoll (p, &end, 10));
  *position = end;
  return errno == 0 && end != p;
}

static gboolean
read_character (char **position, char expected)
{
  if (**position != expected)
    return FALSE;
  (*position)++;
  return TRUE;
}

static void
add_cell (LiaCells *self, const LiaCell *cell)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      LiaCell *earlier = &g_array_index (self->cells, LiaCell, i);

      if (g_str_equal (earlier->column, cell->column))
        {
          earlier->new_value = cell->new_value;
          return;
        }
    }
  g_array_append_vals (self->cells, cell, 1);
}

static gboolean
read_cells (LiaCells *self, char *p, gboolean is_first)
{
  if (!read_character (&p, '{'))
    return FALSE;
  if (*p == '}')
    return p[1] == '\0';

  for (;;)
    {
      LiaCell cell = { 0 };

      if (!read_string (&p, &cell.column) || !read_character (&p, ':') || !read_character (&p, '[')
          || !read_value (&p, &cell.old_value) || !read_character (&p, ',')
          || !read_value (&p, &cell.new_value) || !read_character (&p, ']'))
        return FALSE;
      if (self->cells->len == MAX_CELLS)
        return FALSE;
      if (is_first)
        g_array_append_val (self->cells, cell);
      else
        add_cell (self, &cell);
      if (*p == '}')
        return p[1] == '\0';
      if (!read_character (&p, ','))
        return FALSE;
    }
}

gboolean
lia_cells_add (LiaCells *self, const char *json, GError **error)
{
  char *buffer = g_strdup (json != NULL ? json : "");
  g_autofree char *shown = NULL;

  g_ptr_array_add (self->buffers, buffer);
  if (read_cells (self, buffer, self->cells->len == 0))
    return TRUE;
  shown = lia_text_excerpt (json);
  g_set_error (error, LIA_ERROR, LIA_ERROR_CORRUPT, _ ("An entry of the journal is damaged: %s"),
               shown);
  return FALSE;
}
