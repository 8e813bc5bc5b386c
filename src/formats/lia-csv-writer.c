/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-csv-writer.h"

#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-io-error.h"

#define FLUSH_SIZE      (64 * 1024)
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct _LiaCsvWriter
{
  /* owned */
  GOutputStream *stream;
  GString *buffer;

  gboolean row_begun;
};

LiaCsvWriter *
lia_csv_writer_new (GOutputStream *stream)
{
  LiaCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (LiaCsvWriter, 1);
  self->stream = g_object_ref (stream);
  self->buffer = g_string_sized_new (FLUSH_SIZE + 4096);
  return self;
}

void
lia_csv_writer_free (LiaCsvWriter *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->stream);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

/* A spreadsheet runs a cell that begins with one of these. A text that begins with the guard itself is
 * guarded once more, so that taking off one guard always gives the text back. */
gboolean
lia_csv_needs_guard (const char *text)
{
  while (*text == '\'')
    text++;
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;
}

static void
add_cell (LiaCsvWriter *self, const char *guard, const char *text)
{
  gsize length = strlen (text);
  gboolean quoted
      = strpbrk (text, ",\"\r\n") != NULL || *guard != '\0'
        || (length > 0 && (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1])))
        || g_str_has_prefix (text, BYTE_ORDER_MARK);

  if (self->row_begun)
    g_string_append_c (self->buffer, ',');
  self->row_begun = TRUE;

  if (!quoted)
    {
      g_string_append_len (self->buffer, text, (gssize) length);
      return;
    }

  g_string_append_c (self->buffer, '"');
  g_string_append (self->buffer, guard);
  for (;;)
    {
      const char *quote = strchr (text, '"');

      if (quote == NULL)
        break;
      g_string_append_len (self->buffer, text, quote - text + 1);
      g_string_append_c (self->buffer, '"');
      text = quote + 1;
    }
  g_string_append (self->buffer, text);
  g_string_append_c (self->buffer, '"');
}

void
lia_csv_writer_add_text (LiaCsvWriter *self, const char *text)
{
  g_return_if_fail (self != NULL);

  if (text == NULL)
    text = "";
  add_cell (self, lia_csv_needs_guard (text) ? "'" : "", text);
}

void
lia_csv_writer_add_typed (LiaCsvWriter *self, const char *text)
{
  g_return_if_fail (self != NULL);

  add_cell (self, "", text != NULL ? text : "");
}

static gboolean
flush (LiaCsvWriter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->buffer->len == 0)
    return TRUE;

  if (!g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL,
                                  cancellable, &local_error))
    return lia_io_error_explain (error, local_error, _ ("The table could not be written: %s"),
                                 local_error->message);

  g_string_truncate (self->buffer, 0);
  return TRUE;
}

gboolean
lia_csv_writer_end_row (LiaCsvWriter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_string_append (self->buffer, "\r\n");
  self->row_begun = FALSE;

  if (self->buffer->len < FLUSH_SIZE)
    return TRUE;
  return flush (self, cancellable, error);
}

gboolean
lia_csv_writer_finish (LiaCsvWriter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return flush (self, cancellable, error);
}

const char *
lia_csv_unguard (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return *text == '\'' && lia_csv_needs_guard (text) ? text + 1 : text;
}
