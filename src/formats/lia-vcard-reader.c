/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-vcard-reader.h"

#include <inttypes.h>
#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-vcard-builder.h"
#include "lia-vcard-lines.h"

#define MAX_CARD_SIZE  (4 * 1024 * 1024)
#define MAX_PROPERTIES 10000
/* A card of 2.1 can hold the card of an agent, and that one of its own. */
#define MAX_AGENTS 8

struct _LiaVcardReader
{
  /* owned */
  LiaVcardLines *lines;

  guint64 n_cards;
};

LiaVcardReader *
lia_vcard_reader_new (GInputStream *stream)
{
  LiaVcardReader *self = g_new0 (LiaVcardReader, 1);

  self->lines = lia_vcard_lines_new (stream);
  return self;
}

void
lia_vcard_reader_free (LiaVcardReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lines, lia_vcard_lines_free);
  g_free (self);
}

/* The lines of a card. */

static gboolean
refuse (guint64 line, const char *what, GError **error)
{
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("Line %" PRIu64 ": %s"), line, what);
  return FALSE;
}

/* "BEGIN : vcard", as some write it. */
static gboolean
is_mark (const char *line, const char *word)
{
  const gsize length = strlen (word);

  line += strspn (line, " \t");
  if (g_ascii_strncasecmp (line, word, length) != 0)
    return FALSE;
  line += length;
  line += strspn (line, " \t");
  if (*line++ != ':')
    return FALSE;
  line += strspn (line, " \t");
  if (g_ascii_strncasecmp (line, "VCARD", 5) != 0)
    return FALSE;
  line += 5;
  return line[strspn (line, " \t")] == '\0';
}

static gboolean
next_line (LiaVcardReader *self,
           guint64 begun,
           const char **line,
           GCancellable *cancellable,
           GError **error)
{
  GError *local_error = NULL;

  if (lia_vcard_lines_next (self->lines, line, cancellable, &local_error))
    return TRUE;
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return refuse (begun, _ ("the card that begins here never ends; END:VCARD is missing."), error);
}

/* Passes over the card of an agent, which is not the card of this person. */
static gboolean
skip_agent (LiaVcardReader *self, guint64 begun, GCancellable *cancellable, GError **error)
{
  guint depth = 0;
  const char *line;

  do
    {
      if (!next_line (self, begun, &line, cancellable, error))
        return FALSE;
      if (is_mark (line, "BEGIN"))
        depth++;
      else if (is_mark (line, "END"))
        depth--;
      else if (depth == 0)
        return refuse (lia_vcard_lines_get_line (self->lines),
                       _ ("after AGENT there has to be the agent's card."), error);
      if (depth > MAX_AGENTS)
        return refuse (lia_vcard_lines_get_line (self->lines),
                       _ ("cards stand too deep in each other."), error);
    }
  while (depth > 0);
  return TRUE;
}

static void
note_problem (LiaVcard *card, guint64 line, const char *reason)
{
  if (card->problem != NULL)
    return;
  card->problem = g_strdup (reason);
  card->problem_line = line;
}

/* TRUE for the end of the card, too: @done. */
static gboolean
take_line (LiaVcardReader *self,
           LiaVcardBuilder *builder,
           LiaVcard *card,
           const char *line,
           gboolean *done,
           GCancellable *cancellable,
           GError **error)
{
  const guint64 number = lia_vcard_lines_get_line (self->lines);
  g_autoptr (LiaVcardProperty) property = NULL;
  g_autoptr (GError) local_error = NULL;

  *done = is_mark (line, "END");
  if (*done)
    return TRUE;
  if (is_mark (line, "BEGIN"))
    return refuse (card->line,
                   _ ("the card that begins here has not ended when the next one begins."), error);

  property = lia_vcard_property_parse (line, card->version, &local_error);
  if (property == NULL)
    {
      note_problem (card, number, local_error->message);
      return TRUE;
    }
  if (property->cut)
    lia_vcard_add_warning (card, number, property->name);
  if (g_str_equal (property->name, "VERSION"))
    {
      lia_vcard_builder_set_version (builder, property->value);
      lia_vcard_lines_set_old (self->lines, g_str_has_prefix (card->version, "2"));
    }
  else if (g_str_equal (property->name, "AGENT") && *g_strstrip (property->value) == '\0')
    return skip_agent (self, card->line, cancellable, error);
  else if (!lia_vcard_is_binary (property->name, strlen (property->name)))
    lia_vcard_builder_take (builder, property);
  return TRUE;
}

static gboolean
read_card (LiaVcardReader *self, LiaVcard *card, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaVcardBuilder) builder = lia_vcard_builder_new (card);
  guint n_properties = 0;
  gsize size = 0;
  gboolean done = FALSE;
  const char *line;

  while (!done)
    {
      if (!next_line (self, card->line, &line, cancellable, error))
        return FALSE;
      size += strlen (line);
      n_properties++;
      if (size > MAX_CARD_SIZE || n_properties > MAX_PROPERTIES)
        return refuse (card->line, _ ("the card that begins here is too large."), error);
      if (!take_line (self, builder, card, line, &done, cancellable, error))
        return FALSE;
    }
  lia_vcard_builder_finish (builder);
  return TRUE;
}

LiaVcard *
lia_vcard_reader_next (LiaVcardReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaVcard) card = NULL;
  GError *local_error = NULL;
  const char *line;

  g_return_val_if_fail (self != NULL, NULL);

  lia_vcard_lines_set_old (self->lines, FALSE);
  if (!lia_vcard_lines_next (self->lines, &line, cancellable, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, local_error);
      else if (self->n_cards == 0)
        g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("The file holds no card."));
      return NULL;
    }
  if (!is_mark (line, "BEGIN"))
    {
      refuse (lia_vcard_lines_get_line (self->lines),
              self->n_cards == 0
                  ? _ ("this is no card file; it would begin with BEGIN:VCARD.")
                  : _ ("text stands between cards; the next one would begin with BEGIN:VCARD."),
              error);
      return NULL;
    }

  card = lia_vcard_new ();
  card->line = lia_vcard_lines_get_line (self->lines);
  if (!read_card (self, card, cancellable, error))
    return NULL;
  self->n_cards++;
  return g_steal_pointer (&card);
}

guint64
lia_vcard_reader_get_offset (LiaVcardReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return lia_vcard_lines_get_offset (self->lines);
}

gboolean
lia_vcard_sniff (const char *bytes, gsize length)
{
  char text[32];
  gsize n = 0;
  gsize step = 1;
  gsize i = 0;

  if (length >= 2 && (memcmp (bytes, "\xFF\xFE", 2) == 0 || memcmp (bytes, "\xFE\xFF", 2) == 0))
    {
      step = 2;
      i = bytes[0] == '\xFF' ? 2 : 3;
    }
  else if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (bytes[i]))
    i += step;
  for (; i < length && n < sizeof text - 1 && bytes[i] != '\r' && bytes[i] != '\n'; i += step)
    text[n++] = bytes[i];
  text[n] = '\0';
  return is_mark (text, "BEGIN");
}
