/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-export-json.h"

#define BUFFER_SIZE (64 * 1024)

struct _LiaJsonWriter
{
  GOutputStream *stream; /* owned */
  JsonGenerator *generator; /* owned */
  GString *buffer; /* owned */
  guint n_elements;
};

LiaJsonWriter *
lia_json_writer_new (GOutputStream *stream)
{
  LiaJsonWriter *self = g_new0 (LiaJsonWriter, 1);

  self->stream = g_object_ref (stream);
  self->generator = json_generator_new ();
  json_generator_set_pretty (self->generator, TRUE);
  self->buffer = g_string_new (NULL);
  return self;
}

void
lia_json_writer_free (LiaJsonWriter *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->generator);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

void
lia_json_writer_write (LiaJsonWriter *self, const char *text)
{
  g_string_append (self->buffer, text);
}

void
lia_json_writer_begin_array (LiaJsonWriter *self)
{
  self->n_elements = 0;
  g_string_append_c (self->buffer, '[');
}

static gboolean
flush (LiaJsonWriter *self, GCancellable *cancellable, GError **error)
{
  if (!g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL,
                                  cancellable, error))
    return FALSE;
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

gboolean
lia_json_writer_add (LiaJsonWriter *self, JsonNode *node, GCancellable *cancellable, GError **error)
{
  g_string_append (self->buffer, self->n_elements > 0 ? ",\n" : "\n");
  self->n_elements++;
  json_generator_set_root (self->generator, node);
  json_generator_to_gstring (self->generator, self->buffer);
  return self->buffer->len < BUFFER_SIZE || flush (self, cancellable, error);
}

void
lia_json_writer_end_array (LiaJsonWriter *self)
{
  g_string_append (self->buffer, self->n_elements > 0 ? "\n]" : "]");
}

gboolean
lia_json_writer_finish (LiaJsonWriter *self, GCancellable *cancellable, GError **error)
{
  g_string_append_c (self->buffer, '\n');
  return flush (self, cancellable, error);
}
