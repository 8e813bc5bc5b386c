/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-xml-tags.h"

#include <string.h>

/* No tag that we look for is longer. */
#define MAX_TAG_SIZE (16 * 1024)

typedef struct
{
  const char *const *names; /* borrowed */
  const LiaXmlHandler *handler; /* borrowed */
  gpointer data; /* borrowed */
} Scan;

/* Whether a tag that begins behind "<" is one of those looked for. */
static gboolean
is_wanted (const Scan *scan, const char *tag, gsize length)
{
  gsize n = 0;
  gsize local = 0;

  for (; n < length && n < 64; n++)
    {
      if (tag[n] == ':')
        local = n + 1;
      else if (!g_ascii_isalnum (tag[n]) && tag[n] != '-' && tag[n] != '_' && tag[n] != '.')
        break;
    }
  for (guint i = 0; scan->names[i] != NULL; i++)
    if (strlen (scan->names[i]) == n - local
        && memcmp (scan->names[i], tag + local, n - local) == 0)
      return TRUE;
  return FALSE;
}

static void
on_start (GMarkupParseContext *context,
          const char *name,
          const char **attributes,
          const char **values,
          gpointer data,
          GError **error)
{
  const Scan *scan = data;

  scan->handler->start (name, attributes, values, scan->data, error);
}

static const GMarkupParser parser = { .start_element = on_start };

/* Parses one tag alone. What is no tag after all is left; an error of the handler is passed on. */
static gboolean
parse_tag (Scan *scan, const char *tag, gsize length, GError **error)
{
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, scan, NULL);
  g_autoptr (GError) local_error = NULL;

  if (g_markup_parse_context_parse (context, tag, (gssize) length, &local_error)
      || local_error->domain == G_MARKUP_ERROR)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The ">" that ends a tag; one in quotes does not. */
static const char *
find_tag_end (const char *p, const char *end)
{
  char quote = '\0';

  for (; p < end; p++)
    if (quote != '\0')
      quote = *p == quote ? '\0' : quote;
    else if (*p == '"' || *p == '\'')
      quote = *p;
    else if (*p == '>')
      return p;
  return NULL;
}

/* Looks through @buffer, and leaves in it the beginning of a tag whose end is still to come. */
static gboolean
scan_buffer (Scan *scan, GString *buffer, GError **error)
{
  const char *p = buffer->str;
  const char *end = buffer->str + buffer->len;
  const char *open;

  while ((open = memchr (p, '<', (gsize) (end - p))) != NULL)
    {
      const char *close;

      /* Enough to know the name by. */
      if (end - open < 65)
        break;
      p = open + 1;
      if (!is_wanted (scan, open + 1, (gsize) (end - open - 1)))
        continue;
      close = find_tag_end (open, MIN (end, open + MAX_TAG_SIZE));
      if (close == NULL && end - open < MAX_TAG_SIZE)
        {
          p = open;
          break;
        }
      if (close != NULL && !parse_tag (scan, open, (gsize) (close - open + 1), error))
        return FALSE;
    }
  g_string_erase (buffer, 0, open != NULL ? MIN (open, p) - buffer->str : (gssize) buffer->len);
  return TRUE;
}

gboolean
lia_xml_scan_tags (LiaArchive *archive,
                   const char *part_name,
                   const char *const *names,
                   const LiaXmlHandler *handler,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (LiaArchivePart) part = lia_archive_open_part (archive, part_name, cancellable, error);
  g_autoptr (GString) buffer = g_string_new (NULL);
  Scan scan = { names, handler, data };
  const char *bytes;
  gsize length;

  if (part == NULL)
    return FALSE;
  do
    {
      if (!lia_archive_part_read (part, &bytes, &length, cancellable, error))
        return FALSE;
      if (length > 0)
        g_string_append_len (buffer, bytes, (gssize) length);
      else
        /* No tag is left undecided for want of text behind it. */
        for (guint i = 0; i < 65; i++)
          g_string_append_c (buffer, ' ');
      if (!scan_buffer (&scan, buffer, error))
        return FALSE;
    }
  while (length > 0);
  return TRUE;
}
