/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-xml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-error.h"
#include "lia-text.h"

#define MAX_DEPTH   256
#define MAX_SILENCE (2 * 1024 * 1024)
/* So much is parsed at once: a few hundred rows. */
#define PIECE_SIZE (16 * 1024)

struct _LiaXmlReader
{
  const LiaXmlHandler *handler; /* borrowed */
  gpointer data; /* borrowed */

  /* owned */
  LiaArchivePart *part;
  char *name;
  GMarkupParseContext *context;

  const char *bytes; /* of the part: not parsed yet */
  gsize n_bytes;
  char cut[6]; /* the beginning of a character that goes on in the next piece */
  gsize n_cut;
  guint depth;
  gsize silence; /* bytes since the parser said anything */
  gboolean begun;
};

static void
on_start (GMarkupParseContext *context,
          const char *name,
          const char **attributes,
          const char **values,
          gpointer data,
          GError **error)
{
  LiaXmlReader *self = data;

  self->silence = 0;
  if (++self->depth > MAX_DEPTH)
    g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                         _ ("The workbook is damaged: its parts are nested too deep."));
  else
    self->handler->start (name, attributes, values, self->data, error);
}

static void
on_end (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  LiaXmlReader *self = data;

  self->silence = 0;
  self->depth--;
  if (self->handler->end != NULL)
    self->handler->end (name, self->data, error);
}

static void
on_text (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  LiaXmlReader *self = data;

  self->silence = 0;
  if (self->handler->text != NULL)
    self->handler->text (text, length, self->data, error);
}

static void
on_passthrough (GMarkupParseContext *context,
                const char *text,
                gsize length,
                gpointer data,
                GError **error)
{
  LiaXmlReader *self = data;

  self->silence = 0;
}

static const GMarkupParser parser = {
  .start_element = on_start,
  .end_element = on_end,
  .text = on_text,
  .passthrough = on_passthrough,
};

LiaXmlReader *
lia_xml_reader_new (LiaArchivePart *part,
                    const char *name,
                    const LiaXmlHandler *handler,
                    gpointer data)
{
  LiaXmlReader *self = g_new0 (LiaXmlReader, 1);

  self->part = part;
  self->name = lia_text_quote (name);
  self->handler = handler;
  self->data = data;
  self->context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  return self;
}

void
lia_xml_reader_free (LiaXmlReader *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->context, g_markup_parse_context_free);
  g_clear_pointer (&self->part, lia_archive_part_free);
  g_free (self->name);
  g_free (self);
}

/* Errors of the parser name a place in XML, which says little to anybody; ours are passed on. */
static void
propagate_error (LiaXmlReader *self, GError *parse_error, GError **error)
{
  g_autoptr (GError) owned = parse_error;
  g_autofree char *reason = lia_text_quote (owned->message);

  if (owned->domain != G_MARKUP_ERROR)
    g_propagate_error (error, g_steal_pointer (&owned));
  else
    /* Translators: the name of a part of the file, and what is wrong with it */
    g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("The workbook is damaged: %s: %s"),
                 self->name, reason);
}

static gboolean
refuse_text (LiaXmlReader *self, GError **error)
{
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("The workbook is damaged: %s: %s"),
               self->name, _ ("this is not valid UTF-8 text"));
  return FALSE;
}

static gboolean
is_cut (const char *text, gsize length)
{
  return *text != '\0' && g_utf8_get_char_validated (text, (gssize) length) == (gunichar) -2;
}

/* GMarkup complains of what is no UTF-8 in comments and CDATA, leaves it out, and goes on as if nothing were the matter. So
 * it gets to see none. */
static gboolean
check_text (LiaXmlReader *self, const char *bytes, gsize length, GError **error)
{
  const char *end;

  while (self->n_cut > 0 && length > 0)
    {
      self->cut[self->n_cut++] = *bytes++;
      length--;
      if (g_utf8_validate_len (self->cut, self->n_cut, NULL))
        self->n_cut = 0;
      else if (self->n_cut == sizeof self->cut || !is_cut (self->cut, self->n_cut))
        return refuse_text (self, error);
    }
  if (length == 0 || g_utf8_validate_len (bytes, length, &end))
    return TRUE;
  length -= (gsize) (end - bytes);
  if (length >= sizeof self->cut || !is_cut (end, length))
    return refuse_text (self, error);
  memcpy (self->cut, end, length);
  self->n_cut = length;
  return TRUE;
}

static gboolean
finish (LiaXmlReader *self, GError **error)
{
  GError *local_error = NULL;

  if (self->n_cut > 0)
    return refuse_text (self, error);
  if (g_markup_parse_context_end_parse (self->context, &local_error))
    return TRUE;
  propagate_error (self, local_error, error);
  return FALSE;
}

static void
skip_mark (LiaXmlReader *self)
{
  if (!self->begun && self->n_bytes >= 3 && memcmp (self->bytes, "\xEF\xBB\xBF", 3) == 0)
    {
      self->bytes += 3;
      self->n_bytes -= 3;
    }
  self->begun = TRUE;
}

gboolean
lia_xml_reader_step (LiaXmlReader *self,
                     gboolean *at_end,
                     GCancellable *cancellable,
                     GError **error)
{
  GError *local_error = NULL;
  gsize n;

  *at_end = FALSE;
  if (self->n_bytes == 0)
    {
      if (!lia_archive_part_read (self->part, &self->bytes, &self->n_bytes, cancellable, error))
        return FALSE;
      if (self->n_bytes == 0)
        {
          *at_end = TRUE;
          return finish (self, error);
        }
      skip_mark (self);
    }

  n = MIN (self->n_bytes, PIECE_SIZE);
  self->silence += n;
  if (!check_text (self, self->bytes, n, error))
    return FALSE;
  if (!g_markup_parse_context_parse (self->context, self->bytes, (gssize) n, &local_error))
    {
      propagate_error (self, local_error, error);
      return FALSE;
    }
  self->bytes += n;
  self->n_bytes -= n;
  if (self->silence > MAX_SILENCE)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("The workbook holds a text that is longer than 1 MiB."));
      return FALSE;
    }
  return TRUE;
}

double
lia_xml_reader_get_fraction (LiaXmlReader *self)
{
  return lia_archive_part_get_fraction (self->part);
}

gboolean
lia_xml_read_part (LiaArchive *archive,
                   const char *name,
                   const LiaXmlHandler *handler,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  LiaArchivePart *part = lia_archive_open_part (archive, name, cancellable, error);
  g_autoptr (LiaXmlReader) reader = NULL;
  gboolean at_end = FALSE;

  if (part == NULL)
    return FALSE;
  reader = lia_xml_reader_new (part, name, handler, data);
  while (!at_end)
    if (!lia_xml_reader_step (reader, &at_end, cancellable, error))
      return FALSE;
  return TRUE;
}

const char *
lia_xml_local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

const char *
lia_xml_find (const char **attributes, const char **values, const char *name)
{
  for (guint i = 0; attributes[i] != NULL; i++)
    if (strcmp (attributes[i], name) == 0)
      return values[i];
  return NULL;
}

gboolean
lia_xml_find_flag (const char **attributes, const char **values, const char *name)
{
  const char *value = lia_xml_find (attributes, values, name);

  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
}
