/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vcard-test.h"

#include <string.h>

static void
add (GString *line, const char *name, const char *value)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;

  if (value == NULL || *value == '\0')
    return;
  parts = g_strsplit (value, "\n", -1);
  plain = g_strjoinv ("¶", parts);
  g_string_append_printf (line, " | %s %s", name, plain);
}

static void
add_texts (GString *line, const char *name, const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    add (line, name, g_ptr_array_index (texts, i));
}

static void
add_parameters (GString *line, GStrv types, guint preference)
{
  g_autofree char *joined = g_strjoinv (",", types);

  if (*joined != '\0')
    g_string_append_printf (line, "%s ", joined);
  if (preference != 0)
    g_string_append_printf (line, "!%u ", preference);
}

static void
add_items (GString *line, const char *name, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const LiaVcardItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (line, " | %s ", name);
      add_parameters (line, item->types, item->preference);
      g_string_append (line, item->value);
      if (item->label != NULL)
        g_string_append_printf (line, " (%s)", item->label);
    }
}

static void
add_organisations (GString *line, const GPtrArray *organisations)
{
  for (guint i = 0; i < organisations->len; i++)
    {
      const LiaVcardOrganisation *organisation = g_ptr_array_index (organisations, i);
      g_autofree char *units = g_strjoinv (" / ", organisation->units);

      g_string_append_printf (line, " | %s ", organisation->former ? "FORMER" : "ORG");
      if (organisation->preference != 0)
        g_string_append_printf (line, "!%u ", organisation->preference);
      g_string_append_printf (line, "%s%s%s", organisation->name, *units != '\0' ? " / " : "",
                              units);
      if (organisation->title != NULL)
        g_string_append_printf (line, " = %s", organisation->title);
      for (guint j = 0; j < organisation->extensions->len; j++)
        {
          const LiaVcardExtension *extension = g_ptr_array_index (organisation->extensions, j);

          g_string_append_printf (line, " [%s %s]", extension->name, extension->value);
        }
    }
}

static void
add_addresses (GString *line, const GPtrArray *addresses)
{
  for (guint i = 0; i < addresses->len; i++)
    {
      const LiaVcardAddress *address = g_ptr_array_index (addresses, i);
      g_autofree char *joined = g_strjoinv (", ", address->lines);
      g_autoptr (GString) text = g_string_new (NULL);

      add_parameters (text, address->types, address->preference);
      g_string_append_printf (text, "%s; %s; %s", joined,
                              address->region != NULL ? address->region : "",
                              address->country != NULL ? address->country : "");
      add (line, "ADR", text->str);
    }
}

char *
vcard_test_describe (const LiaVcard *card)
{
  static const char *const kinds[] = { "person", "organisation", "group", "other" };
  g_autoptr (GString) line = g_string_new (kinds[card->kind]);

  add (line, "UID", card->uid);
  add (line, "FN", card->full_name);
  add (line, "FAMILY", card->family_name);
  add (line, "GIVEN", card->given_name);
  add (line, "MORE", card->additional_names);
  add (line, "PREFIX", card->prefixes);
  add (line, "SUFFIX", card->suffixes);
  add_texts (line, "NICK", card->nicknames);
  add_organisations (line, card->organisations);
  add_texts (line, "TITLE", card->titles);
  add_texts (line, "ROLE", card->roles);
  add_items (line, "EMAIL", card->emails);
  add_items (line, "TEL", card->phones);
  add_items (line, "URL", card->urls);
  add_items (line, "LANG", card->languages);
  add_items (line, "RELATED", card->related);
  add_texts (line, "MEMBER", card->members);
  add_addresses (line, card->addresses);
  add_texts (line, "TAG", card->categories);
  add_texts (line, "NOTE", card->notes);
  for (guint i = 0; i < card->extensions->len; i++)
    {
      const LiaVcardExtension *extension = g_ptr_array_index (card->extensions, i);

      add (line, extension->name, extension->value);
    }
  for (guint i = 0; i < card->warnings->len; i++)
    {
      const LiaVcardWarning *warning = g_ptr_array_index (card->warnings, i);

      g_string_append_printf (line, " | ~%" G_GUINT64_FORMAT " %s", warning->line, warning->text);
    }
  if (card->problem != NULL)
    g_string_append_printf (line, " | ?%" G_GUINT64_FORMAT " %s", card->problem_line,
                            card->problem);
  return g_string_free_and_steal (g_steal_pointer (&line));
}

char *
vcard_test_describe_bytes (const void *bytes, gsize length)
{
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr (LiaVcardReader) reader = lia_vcard_reader_new (stream);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (;;)
    {
      g_autoptr (LiaVcard) card = lia_vcard_reader_next (reader, NULL, &error);
      g_autofree char *line = NULL;

      if (card == NULL)
        break;
      line = vcard_test_describe (card);
      g_string_append_printf (text, "%s\n", line);
    }
  if (error != NULL)
    g_string_append_printf (text, "! %s\n", error->message);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
