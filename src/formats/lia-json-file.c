/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-json-file.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-text.h"

/* The text is first read by a strict checker of our own (RFC 8259 without recursion), because json-glib
 * crashes on very deep input, accepts comments and duplicate keys, and cuts numbers to 64 bits in silence. */

#define MAX_DEPTH 64

typedef struct
{
  const char *name;
  const char *start;
  const char *position;
  const char *end;
  GString *key;
  GHashTable *keys[MAX_DEPTH]; /* of the object that is open at each depth, NULL for an array */
  guint depth;
} Checker;

static void
checker_clear (Checker *self)
{
  for (guint i = 0; i < MAX_DEPTH; i++)
    g_clear_pointer (&self->keys[i], g_hash_table_unref);
  g_string_free (self->key, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Checker, checker_clear)

static gboolean
fail_at (Checker *self, const char *position, const char *reason, GError **error)
{
  guint64 line = 1;

  for (const char *p = self->start; p < position; p++)
    line += *p == '\n';
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
               /* Translators: file, line, reason */
               _ ("“%s”, line %" PRIu64 ": %s."), self->name, line, reason);
  return FALSE;
}

static gboolean
fail_here (Checker *self, const char *reason, GError **error)
{
  return fail_at (self, self->position, reason, error);
}

static gboolean
fail_unexpected (Checker *self, GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *reason = NULL;
  gunichar character;

  if (self->position == self->end)
    return fail_here (self, _ ("the text ends in the middle of a value"), error);
  if (*self->position == '/')
    return fail_here (self, _ ("comments are not allowed in JSON"), error);

  character = g_utf8_get_char (self->position);
  if (g_unichar_isgraph (character) && g_unichar_type (character) != G_UNICODE_FORMAT)
    shown
        = g_strndup (self->position, (gsize) (g_utf8_next_char (self->position) - self->position));
  else
    shown = g_strdup_printf ("U+%04X", character);
  reason = g_strdup_printf (_ ("“%s” is not expected here"), shown);
  return fail_here (self, reason, error);
}

static void
skip_blanks (Checker *self)
{
  while (self->position < self->end
         && (*self->position == ' ' || *self->position == '\t' || *self->position == '\n'
             || *self->position == '\r'))
    self->position++;
}

static gboolean
check_hex (Checker *self, gunichar *value)
{
  *value = 0;
  if (self->end - self->position < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->position[i]);

      if (digit < 0)
        return FALSE;
      *value = *value * 16 + (gunichar) digit;
    }
  self->position += 4;
  return TRUE;
}

/* After "\u". Refuses what no UTF-8 string can hold. */
static gboolean
check_unicode_escape (Checker *self, GError **error)
{
  gunichar character;
  gunichar low;

  if (!check_hex (self, &character))
    return fail_here (self, _ ("four hexadecimal digits must follow \\u"), error);
  if (character == 0)
    return fail_here (self, _ ("\\u0000 is not allowed in text"), error);

  if (character >= 0xDC00 && character <= 0xDFFF)
    return fail_here (self, _ ("half of a surrogate pair stands alone"), error);
  if (character >= 0xD800 && character <= 0xDBFF)
    {
      if (self->end - self->position < 6 || self->position[0] != '\\' || self->position[1] != 'u')
        return fail_here (self, _ ("half of a surrogate pair stands alone"), error);
      self->position += 2;
      if (!check_hex (self, &low) || low < 0xDC00 || low > 0xDFFF)
        return fail_here (self, _ ("half of a surrogate pair stands alone"), error);
      character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
    }
  g_string_append_unichar (self->key, character);
  return TRUE;
}

/* At the opening quote. Leaves the unescaped text in self->key. */
static gboolean
check_string (Checker *self, GError **error)
{
  const char *opened = self->position++;

  g_string_truncate (self->key, 0);
  while (self->position < self->end)
    {
      const char *run = self->position;
      char c;

      while (self->position < self->end && *self->position != '"' && *self->position != '\\'
             && (guint8) *self->position >= 0x20)
        self->position++;
      g_string_append_len (self->key, run, self->position - run);
      if (self->position == self->end)
        break;

      c = *self->position;
      if (c == '"')
        {
          self->position++;
          return TRUE;
        }
      if (c != '\\')
        return fail_here (self, _ ("a line break or control character inside a text"), error);

      self->position++;
      if (self->position == self->end)
        break;
      c = *self->position;
      if (strchr ("\"\\/bfnrtu", c) == NULL)
        return fail_here (self, _ ("an unknown escape after a backslash"), error);
      self->position++;
      if (c == 'u')
        {
          if (!check_unicode_escape (self, error))
            return FALSE;
        }
      else
        {
          static const char escapes[] = "\"\\/bfnrt";
          static const char meanings[] = "\"\\/\b\f\n\r\t";

          g_string_append_c (self->key, meanings[strchr (escapes, c) - escapes]);
        }
    }

  return fail_at (self, opened, _ ("the text opened here is never closed"), error);
}

static gsize
skip_digits (Checker *self)
{
  const char *run = self->position;

  while (self->position < self->end && g_ascii_isdigit (*self->position))
    self->position++;
  return (gsize) (self->position - run);
}

static gboolean
check_number (Checker *self, GError **error)
{
  const char *start = self->position;
  g_autofree char *text = NULL;
  gboolean integer = TRUE;
  gsize n_digits;

  if (*self->position == '-')
    self->position++;
  n_digits = skip_digits (self);
  if (n_digits == 0)
    return fail_unexpected (self, error);
  if (n_digits > 1 && (*start == '0' || (*start == '-' && start[1] == '0')))
    return fail_at (self, start, _ ("a number may not begin with 0"), error);
  if (self->position < self->end && *self->position == '.')
    {
      integer = FALSE;
      self->position++;
      if (skip_digits (self) == 0)
        return fail_unexpected (self, error);
    }
  if (self->position < self->end && (*self->position == 'e' || *self->position == 'E'))
    {
      integer = FALSE;
      self->position++;
      if (self->position < self->end && (*self->position == '+' || *self->position == '-'))
        self->position++;
      if (skip_digits (self) == 0)
        return fail_unexpected (self, error);
    }

  if (self->position - start > 1024)
    return fail_at (self, start, _ ("a number is too long"), error);
  text = g_strndup (start, (gsize) (self->position - start));
  errno = 0;
  if (integer)
    {
      g_ascii_strtoll (text, NULL, 10);
      if (errno == ERANGE)
        return fail_at (self, start, _ ("a whole number is larger than 64 bits can hold"), error);
    }
  else if (!isfinite (g_ascii_strtod (text, NULL)))
    return fail_at (self, start, _ ("a number is too large"), error);
  return TRUE;
}

static gboolean
check_word (Checker *self, GError **error)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->position) >= length
          && memcmp (self->position, words[i], length) == 0)
        {
          self->position += length;
          return TRUE;
        }
    }
  return fail_unexpected (self, error);
}

static gboolean
check_key (Checker *self, GError **error)
{
  const char *start = self->position;

  if (self->position == self->end || *self->position != '"')
    return fail_unexpected (self, error);
  if (!check_string (self, error))
    return FALSE;
  if (!g_hash_table_add (self->keys[self->depth - 1], g_strdup (self->key->str)))
    {
      g_autofree char *quoted = lia_text_quote (self->key->str);
      /* Translators: %s is a text in quotation marks */
      g_autofree char *reason
          = g_strdup_printf (_ ("the key %s appears twice in one object"), quoted);

      return fail_at (self, start, reason, error);
    }
  skip_blanks (self);
  if (self->position == self->end || *self->position != ':')
    return fail_unexpected (self, error);
  self->position++;
  skip_blanks (self);
  return TRUE;
}

/* Opens an array or object. @complete is set when it is empty and closed again. */
static gboolean
open_container (Checker *self, gboolean *complete, GError **error)
{
  gboolean object = *self->position == '{';

  if (self->depth == MAX_DEPTH)
    return fail_here (self, _ ("values are nested more than 64 deep"), error);

  g_clear_pointer (&self->keys[self->depth], g_hash_table_unref);
  if (object)
    self->keys[self->depth] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->depth++;
  self->position++;
  skip_blanks (self);

  *complete = self->position < self->end && *self->position == (object ? '}' : ']');
  if (*complete)
    {
      self->position++;
      self->depth--;
      return TRUE;
    }
  return !object || check_key (self, error);
}

static gboolean
check_document (Checker *self, GError **error)
{
  skip_blanks (self);
  for (;;)
    {
      gboolean complete = TRUE;
      gboolean good;

      if (self->position == self->end)
        return fail_unexpected (self, error);
      switch (*self->position)
        {
        case '{':
        case '[':
          good = open_container (self, &complete, error);
          break;
        case '"':
          good = check_string (self, error);
          break;
        case 't':
        case 'f':
        case 'n':
          good = check_word (self, error);
          break;
        default:
          good = g_ascii_isdigit (*self->position) || *self->position == '-'
                     ? check_number (self, error)
                     : fail_unexpected (self, error);
        }
      if (!good)
        return FALSE;

      /* A value is complete: close what closes after it, up to the next value. */
      while (complete)
        {
          gboolean object;

          skip_blanks (self);
          if (self->depth == 0)
            {
              if (self->position == self->end)
                return TRUE;
              if (*self->position == '/')
                return fail_unexpected (self, error);
              return fail_here (self, _ ("there is more text after the end of the value"), error);
            }
          if (self->position == self->end)
            return fail_unexpected (self, error);

          object = self->keys[self->depth - 1] != NULL;
          if (*self->position == (object ? '}' : ']'))
            {
              self->position++;
              self->depth--;
            }
          else if (*self->position == ',')
            {
              self->position++;
              skip_blanks (self);
              complete = FALSE;
              if (object && !check_key (self, error))
                return FALSE;
            }
          else
            return fail_unexpected (self, error);
        }
    }
}

JsonNode *
lia_json_parse (GBytes *bytes, const char *name, GError **error)
{
  g_auto (Checker) checker = { .name = name, .key = g_string_new (NULL) };
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *invalid;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  checker.start = g_bytes_get_data (bytes, &length);
  if (length > LIA_JSON_MAX_SIZE)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("“%s” is larger than %u MiB, the most that is read as JSON."), name,
                   LIA_JSON_MAX_SIZE / (1024 * 1024));
      return NULL;
    }
  if (checker.start == NULL || length == 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s” is empty."), name);
      return NULL;
    }
  checker.end = checker.start + length;
  checker.position = checker.start;
  if (!g_utf8_validate_len (checker.start, length, &invalid))
    {
      fail_at (&checker, invalid,
               *invalid == '\0' ? _ ("it has a NUL byte, so this is not JSON")
                                : _ ("this is not valid UTF-8 text"),
               error);
      return NULL;
    }
  if (length >= 3 && memcmp (checker.start, "\xEF\xBB\xBF", 3) == 0)
    checker.position += 3;

  {
    const char *document = checker.position;

    if (!check_document (&checker, error))
      return NULL;
    parser = json_parser_new_immutable ();
    if (!json_parser_load_from_data (parser, document, checker.end - document, &local_error))
      {
        g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s” is not JSON: %s"), name,
                     local_error->message);
        return NULL;
      }
  }

  return json_parser_steal_root (parser);
}
