/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-vcard-property.h"

#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"

/* More than this is no list of types. */
#define MAX_TYPES 64

/* Bytes of a letter of UTF-8 that lacks its last one. */
#define MAX_REST_OF_LETTER 3

/* What the parameters say, until the value is decoded. */
typedef struct
{
  GPtrArray *types; /* (element-type utf8) */
  char *charset;
  gboolean quoted_printable;
  gboolean base64;
} Parameters;

static void
parameters_clear (Parameters *self)
{
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_free (self->charset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parameters, parameters_clear)

void
lia_vcard_property_free (LiaVcardProperty *self)
{
  if (self == NULL)
    return;

  g_free (self->group);
  g_free (self->name);
  g_strfreev (self->types);
  g_free (self->alternative);
  g_free (self->kind);
  g_free (self->value);
  g_free (self);
}

/* The first @wanted outside of quotation marks; the first of all where the marks are not closed. */
static const char *
find_unquoted (const char *text, const char *end, char wanted)
{
  gboolean quoted = FALSE;

  for (const char *p = text; p < end; p++)
    if (*p == '"')
      quoted = !quoted;
    else if (*p == wanted && !quoted)
      return p;
  return quoted ? memchr (text, wanted, (gsize) (end - text)) : NULL;
}

/* Parameters. */

static void
add_type (LiaVcardProperty *self, Parameters *parameters, const char *text, gsize length)
{
  g_autofree char *type = g_ascii_strdown (text, (gssize) length);

  g_strstrip (type);
  if (g_str_equal (type, "pref"))
    {
      if (self->preference == 0)
        self->preference = 1;
      return;
    }
  if (*type == '\0' || parameters->types->len == MAX_TYPES || !g_utf8_validate (type, -1, NULL)
      || g_ptr_array_find_with_equal_func (parameters->types, type, g_str_equal, NULL))
    return;
  g_ptr_array_add (parameters->types, g_steal_pointer (&type));
}

/* "home,work", with or without quotation marks around the whole or each. */
static void
add_types (LiaVcardProperty *self, Parameters *parameters, const char *text, gsize length)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  for (gsize i = 0; i < length; i++)
    if (text[i] != '"')
      g_string_append_c (plain, text[i]);
  words = g_strsplit (plain->str, ",", MAX_TYPES);
  for (guint i = 0; words[i] != NULL; i++)
    add_type (self, parameters, words[i], strlen (words[i]));
}

static gboolean
is_word (const char *text, gsize length, const char *word)
{
  return strlen (word) == length && g_ascii_strncasecmp (text, word, length) == 0;
}

/* Version 2.1 has ";QUOTED-PRINTABLE" for ";ENCODING=QUOTED-PRINTABLE". */
static gboolean
take_encoding (Parameters *parameters, const char *text, gsize length)
{
  if (is_word (text, length, "QUOTED-PRINTABLE"))
    parameters->quoted_printable = TRUE;
  else if (is_word (text, length, "BASE64"))
    parameters->base64 = TRUE;
  else
    return is_word (text, length, "8BIT") || is_word (text, length, "7BIT");
  return TRUE;
}

static void
take_parameter (LiaVcardProperty *self, Parameters *parameters, const char *text, const char *end)
{
  const char *equals = memchr (text, '=', (gsize) (end - text));
  const char *value = equals != NULL ? equals + 1 : text;
  gsize length = (gsize) (end - value);
  const gsize name_length = equals != NULL ? (gsize) (equals - text) : 0;

  if (equals == NULL)
    {
      if (!take_encoding (parameters, value, length))
        add_types (self, parameters, value, length);
      return;
    }
  if (is_word (text, name_length, "TYPE"))
    {
      add_types (self, parameters, value, length);
      return;
    }
  if (length >= 2 && value[0] == '"' && value[length - 1] == '"')
    {
      value++;
      length -= 2;
    }
  if (is_word (text, name_length, "ENCODING"))
    {
      if (is_word (value, length, "B"))
        parameters->base64 = TRUE;
      else
        take_encoding (parameters, value, length);
    }
  else if (is_word (text, name_length, "CHARSET"))
    {
      g_free (parameters->charset);
      parameters->charset = g_strndup (value, length);
    }
  else if (is_word (text, name_length, "PREF"))
    {
      g_autofree char *number = g_strndup (value, MIN (length, 8));
      const guint64 preference = g_ascii_strtoull (number, NULL, 10);

      if (preference >= 1 && preference <= 100)
        self->preference = (guint) preference;
    }
  else if (is_word (text, name_length, "ALTID"))
    {
      g_free (self->alternative);
      self->alternative = g_strndup (value, length);
    }
  else if (is_word (text, name_length, "VALUE"))
    {
      g_free (self->kind);
      self->kind = g_ascii_strdown (value, (gssize) length);
    }
}

/* Values. */

static int
hex (char digit)
{
  return g_ascii_xdigit_value (digit);
}

/* What is no code stays as it is: its writer forgot to encode it. */
static char *
decode_quoted_printable (const char *text, gsize *length)
{
  char *bytes = g_malloc (strlen (text) + 1);
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '=' && hex (p[1]) >= 0 && hex (p[2]) >= 0)
      {
        bytes[n++] = (char) (hex (p[1]) * 16 + hex (p[2]));
        p += 2;
      }
    else if (*p != '=' || p[1] != '\0')
      bytes[n++] = *p;
  bytes[n] = '\0';
  *length = n;
  return bytes;
}

static gboolean
is_utf8_name (const char *charset)
{
  return g_ascii_strcasecmp (charset, "UTF-8") == 0 || g_ascii_strcasecmp (charset, "UTF8") == 0
         || g_ascii_strcasecmp (charset, "US-ASCII") == 0
         || g_ascii_strcasecmp (charset, "ASCII") == 0;
}

static char *
convert (const char *bytes, gsize length, const char *charset, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize n_read;
  gsize n_written;
  char *text
      = g_convert (bytes, (gssize) length, "UTF-8", charset, &n_read, &n_written, &local_error);

  if (text != NULL)
    return text;
  if (g_error_matches (local_error, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    {
      g_autofree char *shown = g_utf8_make_valid (charset, (gssize) MIN (strlen (charset), 32));

      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("the character set “%s” is unknown"),
                   shown);
    }
  else
    g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("it is not valid %s text"), charset);
  return NULL;
}

/* UTF-8 whose parts end inside a letter, without these letters; %NULL where something else is the matter. */
static char *
drop_cut_letters (const char *bytes, gsize length)
{
  g_autoptr (GString) whole = g_string_sized_new (length);
  const char *end = bytes + length;

  for (;;)
    {
      const char *bad;
      gsize n = 0;

      g_utf8_validate_len (bytes, (gsize) (end - bytes), &bad);
      g_string_append_len (whole, bytes, bad - bytes);
      while (bad + n < end && (guint8) bad[n] >= 0x80)
        n++;
      if (n > MAX_REST_OF_LETTER || (bad + n < end && bad[n] != ';'))
        return NULL;
      if (bad + n == end)
        return g_string_free_and_steal (g_steal_pointer (&whole));
      bytes = bad + n;
    }
}

static gboolean
has_foreign_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guint8) *p >= 0x80)
      return TRUE;
  return FALSE;
}

static char *
decode_text (const char *bytes,
             gsize length,
             const char *charset,
             const char *version,
             gboolean *cut,
             GError **error)
{
  const gboolean must_be_utf8 = charset != NULL || g_strcmp0 (version, "4.0") == 0;
  g_autofree char *whole = NULL;

  if (memchr (bytes, '\0', length) != NULL)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("it has a NUL byte"));
      return NULL;
    }
  if (charset != NULL && *charset != '\0' && !is_utf8_name (charset))
    return convert (bytes, length, charset, error);
  if (g_utf8_validate_len (bytes, length, NULL))
    return g_strndup (bytes, length);
  /* Where nothing says that it is UTF-8, another whole letter of it does. */
  whole = drop_cut_letters (bytes, length);
  if (whole != NULL && (must_be_utf8 || has_foreign_letter (whole)))
    {
      *cut = TRUE;
      return g_steal_pointer (&whole);
    }
  if (must_be_utf8)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("it is not valid UTF-8 text"));
      return NULL;
    }
  return convert (bytes, length, "WINDOWS-1252", error);
}

static char *
decode_value (const char *raw,
              const Parameters *parameters,
              const char *version,
              gboolean *cut,
              GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length = strlen (raw);

  if (parameters->quoted_printable)
    bytes = decode_quoted_printable (raw, &length);
  else if (parameters->base64)
    bytes = (char *) g_base64_decode (raw, &length);
  return decode_text (bytes != NULL ? bytes : raw, length, parameters->charset, version, cut,
                      error);
}

static gboolean
is_name (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
      return FALSE;
  return TRUE;
}

static int
compare_types (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

LiaVcardProperty *
lia_vcard_property_parse (const char *line, const char *version, GError **error)
{
  const char *colon = find_unquoted (line, line + strlen (line), ':');
  g_autoptr (LiaVcardProperty) self = g_new0 (LiaVcardProperty, 1);
  g_auto (Parameters) parameters = { .types = g_ptr_array_new_with_free_func (g_free) };
  const char *name_end;
  const char *dot;

  if (colon == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (line, (gssize) MIN (strlen (line), 40));

      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s” is no property of a card"), shown);
      return NULL;
    }

  name_end = line + strcspn (line, ";:");
  dot = memchr (line, '.', (gsize) (name_end - line));
  if (dot != NULL)
    self->group = g_ascii_strup (line, dot - line);
  self->name
      = g_ascii_strup (dot != NULL ? dot + 1 : line, name_end - (dot != NULL ? dot + 1 : line));
  g_strstrip (self->name);
  if (!is_name (self->name))
    {
      g_autofree char *shown = g_utf8_make_valid (line, MIN (colon - line, 40));

      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s” is no property of a card"), shown);
      return NULL;
    }

  for (const char *p = name_end; p < colon;)
    {
      const char *end = find_unquoted (p + 1, colon, ';');

      if (end == NULL)
        end = colon;
      take_parameter (self, &parameters, p + 1, end);
      p = end;
    }

  g_ptr_array_sort (parameters.types, compare_types);
  g_ptr_array_add (parameters.types, NULL);
  self->types = (GStrv) g_ptr_array_steal (parameters.types, NULL);
  self->value = decode_value (colon + 1, &parameters, version, &self->cut, error);
  if (self->value == NULL)
    {
      g_prefix_error (error, "%s: ", self->name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* Text. */

/* One sign of a text; steps @text past it. */
static void
append_sign (GString *plain, const char **text, gboolean old)
{
  const char *p = *text;

  if (p[0] == '\\' && p[1] != '\0' && (!old || strchr (";,:\\", p[1]) != NULL))
    {
      if (!old && (p[1] == 'n' || p[1] == 'N'))
        g_string_append_c (plain, '\n');
      else
        g_string_append_c (plain, p[1]);
      *text = p + 2;
    }
  else if (p[0] == '\r')
    {
      /* Quoted-printable text has the line ends of its writer. */
      g_string_append_c (plain, '\n');
      *text = p + (p[1] == '\n' ? 2 : 1);
    }
  else
    {
      g_string_append_c (plain, p[0]);
      *text = p + 1;
    }
}

char *
lia_vcard_unescape (const char *text, gboolean old)
{
  g_autoptr (GString) plain = g_string_sized_new (strlen (text));

  while (*text != '\0')
    append_sign (plain, &text, old);
  return g_string_free_and_steal (g_steal_pointer (&plain));
}

GStrv
lia_vcard_split (const char *text, char separator, gboolean old)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  for (;;)
    {
      if (*text == separator || *text == '\0')
        {
          g_strv_builder_take (parts, g_strstrip (g_strdup (part->str)));
          g_string_truncate (part, 0);
          if (*text == '\0')
            return g_strv_builder_end (parts);
          text++;
        }
      else
        append_sign (part, &text, old);
    }
}
