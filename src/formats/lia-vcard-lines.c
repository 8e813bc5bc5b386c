/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-vcard-lines.h"

#include <inttypes.h>
#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-io-error.h"

#define BUFFER_SIZE (64 * 1024)

/* So far it is looked ahead to tell what the next line is. */
#define LOOK_AHEAD 128

struct _LiaVcardLines
{
  /* owned */
  GInputStream *stream;
  GInputStream *source; /* (nullable): what the stream is made of, when it decodes */
  GString *line; /* the property so far */
  char *buffer;

  gsize position;
  gsize length;
  guint64 offset; /* of the buffer's beginning, in the stream */
  guint64 current; /* line of the file that is read next */
  guint64 begun; /* line of the file on which the property began */
  gboolean old;
  gboolean started;
  gboolean ended;

  /* What is known of the property. */
  gboolean has_colon;
  gboolean discard; /* its value is left out */
  gboolean quoted_printable;
  gboolean base64;
};

LiaVcardLines *
lia_vcard_lines_new (GInputStream *stream)
{
  LiaVcardLines *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (LiaVcardLines, 1);
  self->stream = g_object_ref (stream);
  self->line = g_string_sized_new (1024);
  self->buffer = g_malloc (BUFFER_SIZE);
  self->current = 1;
  return self;
}

void
lia_vcard_lines_free (LiaVcardLines *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->stream);
  g_clear_object (&self->source);
  g_string_free (self->line, TRUE);
  g_free (self->buffer);
  g_free (self);
}

static gboolean
refuse (LiaVcardLines *self, guint64 line, const char *what, GError **error)
{
  self->ended = TRUE;
  self->position = self->length;
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("Line %" PRIu64 ": %s"), line, what);
  return FALSE;
}

/* Bytes. */

/* Has @n bytes in the buffer, or all that are left. */
static gboolean
fill (LiaVcardLines *self, gsize n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->length - self->position >= n || self->ended)
    return TRUE;

  memmove (self->buffer, self->buffer + self->position, self->length - self->position);
  self->offset += self->position;
  self->length -= self->position;
  self->position = 0;
  while (self->length < n)
    {
      const gssize n_read
          = g_input_stream_read (self->stream, self->buffer + self->length,
                                 BUFFER_SIZE - self->length, cancellable, &local_error);

      if (n_read == 0)
        {
          self->ended = TRUE;
          return TRUE;
        }
      if (n_read < 0)
        {
          self->ended = TRUE;
          if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
              || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
            return refuse (self, self->current, _ ("it is not valid UTF-16 text."), error);
          return lia_io_error_explain (
              error, local_error, _ ("Line %" PRIu64 ": the file could not be read further: %s"),
              self->current, local_error->message);
        }
      self->length += (gsize) n_read;
    }
  return TRUE;
}

/* A byte-order mark says how the file is written. */
static gboolean
start (LiaVcardLines *self, GCancellable *cancellable, GError **error)
{
  const char *from = NULL;
  g_autoptr (GInputStream) rest = NULL;
  g_autoptr (GCharsetConverter) converter = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;

  self->started = TRUE;
  if (!fill (self, 4, cancellable, error))
    return FALSE;
  if (self->length >= 3 && memcmp (self->buffer, "\xEF\xBB\xBF", 3) == 0)
    self->position = 3;
  else if (self->length >= 2 && memcmp (self->buffer, "\xFF\xFE", 2) == 0)
    from = "UTF-16LE";
  else if (self->length >= 2 && memcmp (self->buffer, "\xFE\xFF", 2) == 0)
    from = "UTF-16BE";
  if (from == NULL)
    return TRUE;

  converter = g_charset_converter_new ("UTF-8", from, &local_error);
  if (converter == NULL || !G_IS_SEEKABLE (self->stream)
      || !g_seekable_seek (G_SEEKABLE (self->stream), 2, G_SEEK_SET, cancellable, &local_error))
    return refuse (self, 1, _ ("UTF-16 text cannot be read here; save the file as UTF-8."), error);
  rest = g_converter_input_stream_new (self->stream, G_CONVERTER (converter));
  g_set_object (&self->source, self->stream);
  g_set_object (&self->stream, rest);
  self->position = 0;
  self->length = 0;
  self->ended = FALSE;
  return TRUE;
}

/* What kind of property. */

gboolean
lia_vcard_is_binary (const char *name, gsize length)
{
  static const char *const names[] = { "PHOTO", "LOGO", "SOUND", "KEY" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (name, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
find_ignoring_case (const char *text, gsize length, const char *word)
{
  const gsize n = strlen (word);

  for (gsize i = 0; i + n <= length; i++)
    if (g_ascii_strncasecmp (text + i, word, n) == 0)
      return TRUE;
  return FALSE;
}

/* As soon as the value begins it is known whether it is wanted. @known: so much was looked at before */
static void
look_at_head (LiaVcardLines *self, gsize known)
{
  const char *head = self->line->str;
  const char *colon = memchr (head + known, ':', self->line->len - known);
  const char *dot;
  gsize length;
  gsize name_length;

  if (colon == NULL)
    return;
  self->has_colon = TRUE;
  length = (gsize) (colon - head);
  dot = memchr (head, '.', strcspn (head, ";:"));
  if (dot != NULL)
    {
      length -= (gsize) (dot + 1 - head);
      head = dot + 1;
    }
  name_length = strcspn (head, ";:");
  self->discard = lia_vcard_is_binary (head, name_length);
  if (name_length == length)
    return;
  self->quoted_printable = find_ignoring_case (head, length, "QUOTED-PRINTABLE");
  self->base64 = find_ignoring_case (head, length, "BASE64")
                 || find_ignoring_case (head, length, "ENCODING=B");
}

static gboolean
take (LiaVcardLines *self, const char *bytes, gsize n, GError **error)
{
  gsize known;

  if (memchr (bytes, '\0', n) != NULL)
    return refuse (self, self->current, _ ("it has a NUL byte, so this is no card file."), error);
  if (self->discard)
    return TRUE;
  known = self->line->len;
  g_string_append_len (self->line, bytes, (gssize) n);
  if (!self->has_colon)
    look_at_head (self, known);
  if (self->discard)
    g_string_truncate (self->line, strcspn (self->line->str, ":") + 1);
  if (self->line->len > LIA_VCARD_MAX_LINE)
    return refuse (self, self->begun, _ ("it is longer than 1 MiB."), error);
  return TRUE;
}

/* Takes the rest of the physical line, and steps over its end. */
static gboolean
take_physical (LiaVcardLines *self, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      const char *bytes;
      gsize available;
      gsize n = 0;

      if (!fill (self, 2, cancellable, error))
        return FALSE;
      bytes = self->buffer + self->position;
      available = self->length - self->position;
      if (available == 0)
        return TRUE;
      while (n < available && bytes[n] != '\n' && bytes[n] != '\r')
        n++;
      if (n > 0)
        {
          if (!take (self, bytes, n, error))
            return FALSE;
          self->position += n;
          continue;
        }
      self->position += bytes[0] == '\r' && available > 1 && bytes[1] == '\n' ? 2 : 1;
      self->current++;
      return TRUE;
    }
}

/* The lines after the first. */

/* Old cards end base64 with a blank line, and may begin its lines with anything. */
static gboolean
goes_on_with_base64 (const char *next, gsize length)
{
  gsize n = 0;

  while (n < length && (g_ascii_isalnum (next[n]) || strchr ("+/=", next[n]) != NULL))
    n++;
  return n > 0 && (n == length || next[n] == '\r' || next[n] == '\n');
}

static gboolean
begins_with (const char *text, gsize length, const char *word)
{
  const gsize n = strlen (word);

  return length >= n && g_ascii_strncasecmp (text, word, n) == 0;
}

/* Whether the next physical line belongs to this property; steps over what only says so. */
static gboolean
goes_on (LiaVcardLines *self, gboolean *more, GCancellable *cancellable, GError **error)
{
  const char *next;
  gsize length;

  *more = FALSE;
  if (!fill (self, LOOK_AHEAD, cancellable, error))
    return FALSE;
  next = self->buffer + self->position;
  length = MIN (self->length - self->position, LOOK_AHEAD);
  if (length == 0)
    return TRUE;

  /* A soft break that the end of the card follows is a mistake of its writer. */
  if (self->quoted_printable && !self->discard && self->line->len > 0
      && self->line->str[self->line->len - 1] == '=' && !begins_with (next, length, "END:VCARD"))
    {
      g_string_truncate (self->line, self->line->len - 1);
      *more = TRUE;
    }
  else if (*next == ' ' || *next == '\t')
    {
      if (!self->old || self->base64)
        self->position++;
      *more = TRUE;
    }
  else
    *more = (self->base64 || self->discard) && goes_on_with_base64 (next, length);
  return TRUE;
}

static gboolean
is_blank (const GString *line)
{
  return strspn (line->str, " \t") == line->len;
}

gboolean
lia_vcard_lines_next (LiaVcardLines *self,
                      const char **line,
                      GCancellable *cancellable,
                      GError **error)
{
  gboolean more;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (line != NULL, FALSE);

  *line = NULL;
  if (!self->started && !start (self, cancellable, error))
    return FALSE;
  do
    {
      g_string_truncate (self->line, 0);
      self->begun = self->current;
      self->has_colon = self->discard = self->quoted_printable = self->base64 = FALSE;
      if (!fill (self, 1, cancellable, error) || self->length == self->position)
        return FALSE;
      do
        if (!take_physical (self, cancellable, error) || !goes_on (self, &more, cancellable, error))
          return FALSE;
      while (more);
    }
  while (is_blank (self->line));

  *line = self->line->str;
  return TRUE;
}

void
lia_vcard_lines_set_old (LiaVcardLines *self, gboolean old)
{
  g_return_if_fail (self != NULL);

  self->old = old;
}

guint64
lia_vcard_lines_get_line (LiaVcardLines *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->begun;
}

guint64
lia_vcard_lines_get_offset (LiaVcardLines *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->source != NULL)
    return (guint64) g_seekable_tell (G_SEEKABLE (self->source));
  return self->offset + self->position;
}
