/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-vcard-writer.h"

#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-io-error.h"

#define FLUSH_SIZE (64 * 1024)

/* Octets of a line without its end. */
#define MAX_LINE 75

struct _LiaVcardWriter
{
  /* owned */
  GOutputStream *stream;
  GString *buffer;
  GString *line; /* the property that is being written, not yet folded */
};

LiaVcardWriter *
lia_vcard_writer_new (GOutputStream *stream)
{
  LiaVcardWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (LiaVcardWriter, 1);
  self->stream = g_object_ref (stream);
  self->buffer = g_string_sized_new (FLUSH_SIZE + 4096);
  self->line = g_string_sized_new (256);
  return self;
}

void
lia_vcard_writer_free (LiaVcardWriter *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->stream);
  g_string_free (self->buffer, TRUE);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/* Lines. */

static void
begin (LiaVcardWriter *self, const char *name)
{
  g_string_assign (self->line, name);
}

/* A line goes on after CRLF and a blank, which counts among its octets. */
static void
end (LiaVcardWriter *self)
{
  const char *rest = self->line->str;
  gsize left = self->line->len;
  gsize room = MAX_LINE;

  while (left > room)
    {
      gsize n = room;

      while (((guint8) rest[n] & 0xC0) == 0x80)
        n--;
      g_string_append_len (self->buffer, rest, (gssize) n);
      g_string_append (self->buffer, "\r\n ");
      rest += n;
      left -= n;
      room = MAX_LINE - 1;
    }
  g_string_append_len (self->buffer, rest, (gssize) left);
  g_string_append (self->buffer, "\r\n");
}

static void
append_escaped (LiaVcardWriter *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (self->line, "\\n");
    else if (*p == '\r')
      {
        if (p[1] != '\n')
          g_string_append (self->line, "\\n");
      }
    else if (*p == '\\' || *p == ',' || *p == ';')
      {
        g_string_append_c (self->line, '\\');
        g_string_append_c (self->line, *p);
      }
    else if (((guint8) *p >= 0x20 && *p != 0x7f) || *p == '\t')
      g_string_append_c (self->line, *p);
}

static void
add_text (LiaVcardWriter *self, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  begin (self, name);
  g_string_append_c (self->line, ':');
  append_escaped (self, text);
  end (self);
}

static void
add_texts (LiaVcardWriter *self, const char *name, const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    add_text (self, name, g_ptr_array_index (texts, i));
}

static void
add_list (LiaVcardWriter *self, const char *name, const GPtrArray *texts)
{
  if (texts->len == 0)
    return;
  begin (self, name);
  for (guint i = 0; i < texts->len; i++)
    {
      g_string_append_c (self->line, i == 0 ? ':' : ',');
      append_escaped (self, g_ptr_array_index (texts, i));
    }
  end (self);
}

/* A parameter's value cannot be escaped; what it cannot hold is left out. */
static void
append_parameters (LiaVcardWriter *self, GStrv types, guint preference)
{
  gboolean first = TRUE;

  for (guint i = 0; types != NULL && types[i] != NULL; i++)
    {
      g_string_append (self->line, first ? ";TYPE=" : ",");
      first = FALSE;
      for (const char *p = types[i]; *p != '\0'; p++)
        if (g_ascii_isalnum (*p) || *p == '-' || *p == '_')
          g_string_append_c (self->line, *p);
    }
  if (preference != 0)
    g_string_append_printf (self->line, ";PREF=%u", preference);
}

/* A property of the group @number; 0: of none. */
static void
begin_grouped (LiaVcardWriter *self, const char *name, guint number)
{
  begin (self, "");
  if (number != 0)
    g_string_append_printf (self->line, "item%u.", number);
  g_string_append (self->line, name);
}

static void
add_grouped_text (LiaVcardWriter *self,
                  const char *name,
                  guint number,
                  guint preference,
                  const char *text)
{
  begin_grouped (self, name, number);
  append_parameters (self, NULL, preference);
  g_string_append_c (self->line, ':');
  append_escaped (self, text);
  end (self);
}

/* Addresses of the web have commas and semicolons of their own, which are not escaped. */
static void
append_address (LiaVcardWriter *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\\')
        g_string_append_c (self->line, '\\');
      if ((guint8) *p > 0x20 && *p != 0x7f)
        g_string_append_c (self->line, *p);
    }
}

static void
add_items (LiaVcardWriter *self, const char *name, const GPtrArray *items, guint *n_groups)
{
  for (guint i = 0; i < items->len; i++)
    {
      const LiaVcardItem *item = g_ptr_array_index (items, i);

      begin_grouped (self, name, item->label != NULL ? ++*n_groups : 0);
      append_parameters (self, item->types, item->preference);
      g_string_append_c (self->line, ':');
      if (g_str_equal (name, "URL"))
        append_address (self, item->value);
      else
        append_escaped (self, item->value);
      end (self);
      if (item->label != NULL)
        add_grouped_text (self, "X-ABLabel", *n_groups, 0, item->label);
    }
}

/* Properties. */

static void
append_part (LiaVcardWriter *self, const char *text)
{
  if (text != NULL)
    append_escaped (self, text);
}

static void
add_name (LiaVcardWriter *self, const LiaVcard *card)
{
  const char *const parts[] = { card->family_name, card->given_name, card->additional_names,
                                card->prefixes, card->suffixes };
  gboolean filled = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    filled = filled || parts[i] != NULL;
  if (!filled)
    return;
  begin (self, "N:");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (i > 0)
        g_string_append_c (self->line, ';');
      append_part (self, parts[i]);
    }
  end (self);
}

/* FN is required. */
static void
add_full_name (LiaVcardWriter *self, const LiaVcard *card)
{
  const char *const parts[] = { card->prefixes, card->given_name, card->additional_names,
                                card->family_name, card->suffixes };
  g_autoptr (GString) name = g_string_new (card->full_name);

  for (guint i = 0; card->full_name == NULL && i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", parts[i]);
  if (name->len == 0 && card->organisations->len > 0)
    g_string_assign (
        name, ((const LiaVcardOrganisation *) g_ptr_array_index (card->organisations, 0))->name);
  if (name->len == 0 && card->emails->len > 0)
    g_string_assign (name, ((const LiaVcardItem *) g_ptr_array_index (card->emails, 0))->value);
  begin (self, "FN:");
  append_escaped (self, name->str);
  end (self);
}

/* Organisation, title and the rest one after the other: programs that know no groups tie them by their order. */
static void
add_organisations (LiaVcardWriter *self, const LiaVcard *card, guint *n_groups)
{
  for (guint i = 0; i < card->organisations->len; i++)
    {
      const LiaVcardOrganisation *organisation = g_ptr_array_index (card->organisations, i);

      const guint number
          = organisation->title != NULL || organisation->extensions->len > 0 || organisation->former
                ? ++*n_groups
                : 0;

      begin_grouped (self, organisation->former ? LIA_VCARD_FORMER_ORG : "ORG", number);
      append_parameters (self, NULL, organisation->preference);
      g_string_append_c (self->line, ':');
      append_escaped (self, organisation->name);
      for (guint j = 0; organisation->units[j] != NULL; j++)
        {
          g_string_append_c (self->line, ';');
          append_escaped (self, organisation->units[j]);
        }
      end (self);
      if (organisation->title != NULL)
        add_grouped_text (self, organisation->former ? LIA_VCARD_FORMER_TITLE : "TITLE", number,
                          organisation->preference, organisation->title);
      for (guint j = 0; j < organisation->extensions->len; j++)
        {
          const LiaVcardExtension *extension = g_ptr_array_index (organisation->extensions, j);

          add_grouped_text (self, extension->name, number, 0, extension->value);
        }
    }
}

/* Post-office box and extension stay empty, as RFC 6350 advises: all lines stand in the street's place but the
 * region and the country. */
static void
add_addresses (LiaVcardWriter *self, const LiaVcard *card)
{
  for (guint i = 0; i < card->addresses->len; i++)
    {
      const LiaVcardAddress *address = g_ptr_array_index (card->addresses, i);
      const guint n = address->lines != NULL ? g_strv_length (address->lines) : 0;
      /* Where the lines go, so that as many come back. */
      static const guint places[] = { 2, 3, 5, 1, 0 };
      guint order[6] = { 0 };
      guint next = 0;

      begin (self, "ADR");
      append_parameters (self, address->types, address->preference);
      g_string_append_c (self->line, ':');
      for (guint j = 0; j < MIN (n, G_N_ELEMENTS (places)); j++)
        order[places[j]] = 1;
      for (guint place = 0; place < 6; place++)
        {
          if (order[place] != 0)
            append_escaped (self, address->lines[next++]);
          if (place == 4)
            append_part (self, address->region);
          g_string_append_c (self->line, ';');
        }
      append_part (self, address->country);
      end (self);
    }
}

static const char *
kind_name (LiaVcardKind kind)
{
  switch (kind)
    {
    case LIA_VCARD_ORGANISATION:
      return "org";
    case LIA_VCARD_GROUP:
      return "group";
    case LIA_VCARD_OTHER:
      return "x-other";
    case LIA_VCARD_PERSON:
    default:
      return "individual";
    }
}

static gboolean
flush (LiaVcardWriter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->buffer->len == 0)
    return TRUE;
  if (!g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL,
                                  cancellable, &local_error))
    return lia_io_error_explain (error, local_error, _ ("The cards could not be written: %s"),
                                 local_error->message);

  g_string_truncate (self->buffer, 0);
  return TRUE;
}

gboolean
lia_vcard_writer_add (LiaVcardWriter *self,
                      const LiaVcard *card,
                      GCancellable *cancellable,
                      GError **error)
{
  guint n_groups = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (card != NULL, FALSE);

  add_text (self, "BEGIN", "VCARD");
  add_text (self, "VERSION", "4.0");
  add_text (self, "KIND", kind_name (card->kind));
  add_text (self, "UID", card->uid);
  add_full_name (self, card);
  add_name (self, card);
  add_list (self, "NICKNAME", card->nicknames);
  add_organisations (self, card, &n_groups);
  add_texts (self, "TITLE", card->titles);
  add_texts (self, "ROLE", card->roles);
  add_items (self, "EMAIL", card->emails, &n_groups);
  add_items (self, "TEL", card->phones, &n_groups);
  add_items (self, "URL", card->urls, &n_groups);
  add_items (self, "LANG", card->languages, &n_groups);
  add_addresses (self, card);
  add_items (self, "RELATED", card->related, &n_groups);
  add_texts (self, "MEMBER", card->members);
  add_list (self, "CATEGORIES", card->categories);
  add_texts (self, "NOTE", card->notes);
  for (guint i = 0; i < card->extensions->len; i++)
    {
      const LiaVcardExtension *extension = g_ptr_array_index (card->extensions, i);

      add_text (self, extension->name, extension->value);
    }
  add_text (self, "END", "VCARD");

  return self->buffer->len < FLUSH_SIZE || flush (self, cancellable, error);
}

gboolean
lia_vcard_writer_finish (LiaVcardWriter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return flush (self, cancellable, error);
}
