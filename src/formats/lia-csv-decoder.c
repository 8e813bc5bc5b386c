/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-csv-decoder.h"

#include "lia-config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "lia-error.h"

#define RAW_SIZE (64 * 1024)

struct _LiaCsvDecoder
{
  /* owned */
  GInputStream *stream;
  char *encoding;
  GIConv converter; /* (GIConv) -1 for UTF-8 */
  char *raw; /* bytes as read */
  char *text; /* the same decoded */
  char *complaint;

  gsize raw_length;
  gsize text_length;
  gsize text_size;
  gsize chunk_size;
  guint64 n_bytes_read;
  gboolean started;
  gboolean at_end;
};

LiaCsvDecoder *
lia_csv_decoder_new (GInputStream *stream, const char *encoding)
{
  LiaCsvDecoder *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (LiaCsvDecoder, 1);
  self->stream = g_object_ref (stream);
  self->encoding = g_strdup (encoding != NULL ? encoding : "UTF-8");
  self->converter = (GIConv) -1;
  self->raw = g_malloc (RAW_SIZE);
  self->text_size = RAW_SIZE;
  self->text = g_malloc (self->text_size);
  return self;
}

void
lia_csv_decoder_free (LiaCsvDecoder *self)
{
  if (self == NULL)
    return;

  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_clear_object (&self->stream);
  g_free (self->encoding);
  g_free (self->raw);
  g_free (self->text);
  g_free (self->complaint);
  g_free (self);
}

static gboolean
is_utf8 (const char *encoding)
{
  return g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "UTF8") == 0
         || g_ascii_strcasecmp (encoding, "ASCII") == 0;
}

static void
note_bad_byte (LiaCsvDecoder *self, guint8 byte)
{
  if (self->complaint != NULL)
    return;

  if (byte == 0)
    self->complaint = g_strdup (_ ("it has a NUL byte, so the file is not a text table"));
  else
    self->complaint = g_strdup_printf (
        _ ("the byte 0x%02X is not valid %s text; choose the encoding the file was saved in"), byte,
        self->encoding);
  self->at_end = TRUE;
}

static void
append_text (LiaCsvDecoder *self, const char *bytes, gsize length)
{
  if (self->text_length + length > self->text_size)
    {
      self->text_size = MAX (self->text_size * 2, self->text_length + length);
      self->text = g_realloc (self->text, self->text_size);
    }
  memcpy (self->text + self->text_length, bytes, length);
  self->text_length += length;
}

/* Appends valid UTF-8, with each C1 control character as the sign Windows has in its place: such files were read
 * as ISO 8859-1 by whoever saved them as UTF-8. */
static void
append_valid_text (LiaCsvDecoder *self, const char *bytes, gsize length)
{
  static const char signs[32][4]
      = { "€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
          "",  "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ" };
  const char *end = bytes + length;
  const char *lead = bytes;

  while ((lead = memchr (lead, 0xC2, (gsize) (end - lead))) != NULL)
    {
      guint8 next = (guint8) lead[1];

      if (next < 0xA0 && signs[next - 0x80][0] != '\0')
        {
          append_text (self, bytes, (gsize) (lead - bytes));
          append_text (self, signs[next - 0x80], strlen (signs[next - 0x80]));
          bytes = lead + 2;
        }
      lead += 2;
    }
  append_text (self, bytes, (gsize) (end - bytes));
}

/* The same for what was decoded in place: signs are longer than what they stand for. */
static void
replace_controls (LiaCsvDecoder *self, gsize from)
{
  const gsize length = self->text_length - from;
  g_autofree char *decoded = NULL;

  if (length == 0 || memchr (self->text + from, 0xC2, length) == NULL)
    return;
  decoded = g_memdup2 (self->text + from, length);
  self->text_length = from;
  append_valid_text (self, decoded, length);
}

/* Returns how many bytes of raw were taken. */
static gsize
decode_utf8 (LiaCsvDecoder *self)
{
  const char *end;
  gsize n_valid;

  g_utf8_validate_len (self->raw, self->raw_length, &end);
  n_valid = (gsize) (end - self->raw);
  append_valid_text (self, self->raw, n_valid);

  if (n_valid < self->raw_length)
    {
      gsize n_left = self->raw_length - n_valid;
      gboolean incomplete = *end != 0 && n_left < 6
                            && g_utf8_get_char_validated (end, (gssize) n_left) == (gunichar) -2;

      if (!incomplete || self->at_end)
        note_bad_byte (self, (guint8) *end);
    }

  return n_valid;
}

static gsize
decode_iconv (LiaCsvDecoder *self)
{
  char *input = self->raw;
  gsize n_input = self->raw_length;
  gsize decoded_from = self->text_length;
  const char *nul;

  while (n_input > 0 && self->complaint == NULL)
    {
      char *output;
      gsize n_output;
      gsize result;
      int saved_errno;

      if (self->text_size - self->text_length < 1024)
        {
          self->text_size *= 2;
          self->text = g_realloc (self->text, self->text_size);
        }
      output = self->text + self->text_length;
      n_output = self->text_size - self->text_length;
      result = g_iconv (self->converter, &input, &n_input, &output, &n_output);
      saved_errno = errno;
      self->text_length = (gsize) (output - self->text);

      if (result != (gsize) -1 || saved_errno == E2BIG)
        continue;
      if (saved_errno != EINVAL || self->at_end)
        note_bad_byte (self, *input != 0 ? (guint8) *input : (guint8) input[n_input > 1 ? 1 : 0]);
      break;
    }

  nul = memchr (self->text + decoded_from, 0, self->text_length - decoded_from);
  if (nul != NULL)
    {
      g_clear_pointer (&self->complaint, g_free);
      self->text_length = (gsize) (nul - self->text);
      note_bad_byte (self, 0);
    }
  replace_controls (self, decoded_from);

  return self->raw_length - n_input;
}

static gboolean
open_converter (LiaCsvDecoder *self, GError **error)
{
  if (is_utf8 (self->encoding))
    return TRUE;

  self->converter = g_iconv_open ("UTF-8", self->encoding);
  if (self->converter == (GIConv) -1)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("The encoding “%s” is not known on this computer."), self->encoding);
      return FALSE;
    }

  return TRUE;
}

gboolean
lia_csv_decoder_next (LiaCsvDecoder *self,
                      const char **text,
                      gsize *length,
                      GCancellable *cancellable,
                      GError **error)
{
  gsize n_read = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL && length != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!self->started && !open_converter (self, error))
    return FALSE;
  if (!g_input_stream_read_all (self->stream, self->raw + self->raw_length,
                                RAW_SIZE - self->raw_length, &n_read, cancellable, error))
    return FALSE;

  self->n_bytes_read += n_read;
  self->raw_length += n_read;
  self->at_end = self->raw_length < RAW_SIZE;
  self->text_length = 0;

  self->chunk_size = self->converter == (GIConv) -1 ? decode_utf8 (self) : decode_iconv (self);
  self->raw_length -= self->chunk_size;
  memmove (self->raw, self->raw + self->chunk_size, self->raw_length);

  *text = self->text;
  *length = self->text_length;
  if (!self->started && *length >= 3 && memcmp (*text, "\xEF\xBB\xBF", 3) == 0)
    {
      *text += 3;
      *length -= 3;
    }
  self->started = TRUE;
  return TRUE;
}

gboolean
lia_csv_decoder_is_at_end (LiaCsvDecoder *self)
{
  return self->at_end;
}

const char *
lia_csv_decoder_get_complaint (LiaCsvDecoder *self)
{
  return self->complaint;
}

guint64
lia_csv_decoder_get_offset (LiaCsvDecoder *self)
{
  return self->n_bytes_read - self->raw_length;
}

gsize
lia_csv_decoder_get_chunk_size (LiaCsvDecoder *self)
{
  return self->chunk_size;
}
