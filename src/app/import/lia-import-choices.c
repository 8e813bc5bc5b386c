/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-choices.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *encoding;
  const char *label;
} encodings[] = {
  { "UTF-8", N_ ("Unicode (UTF-8)") },
  { "UTF-16LE", N_ ("Unicode (UTF-16, little-endian)") },
  { "UTF-16BE", N_ ("Unicode (UTF-16, big-endian)") },
  { "WINDOWS-1252", N_ ("Western (Windows-1252)") },
  { "WINDOWS-1250", N_ ("Central European (Windows-1250)") },
  { "WINDOWS-1251", N_ ("Cyrillic (Windows-1251)") },
};

static const struct
{
  char delimiter;
  const char *label;
  const char *words; /* in a sentence */
} delimiters[] = {
  { ',', N_ ("Comma"), N_ ("separated by commas") },
  { ';', N_ ("Semicolon"), N_ ("separated by semicolons") },
  { '\t', N_ ("Tab"), N_ ("separated by tabs") },
  { '|', N_ ("Vertical Bar"), N_ ("separated by vertical bars") },
  { '\0', N_ ("Nothing: One Column"), N_ ("one column") },
};

static const struct
{
  char quote;
  const char *label;
} quotes[] = {
  { '"', N_ ("Double Quotes") },
  { '\'', N_ ("Single Quotes") },
  { '\0', N_ ("Nothing") },
};

GtkStringList *
lia_import_choices_encodings (const char *encoding, guint *position)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  *position = G_N_ELEMENTS (encodings);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gtk_string_list_append (list, _ (encodings[i].label));
      if (g_ascii_strcasecmp (encodings[i].encoding, encoding) == 0)
        *position = i;
    }
  if (*position == G_N_ELEMENTS (encodings))
    gtk_string_list_append (list, encoding);

  return list;
}

char *
lia_import_choices_encoding_at (GtkStringList *list, guint position)
{
  if (position < G_N_ELEMENTS (encodings))
    return g_strdup (encodings[position].encoding);

  return g_strdup (gtk_string_list_get_string (list, position));
}

GtkStringList *
lia_import_choices_delimiters (char delimiter, guint *position)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  *position = G_N_ELEMENTS (delimiters);
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      gtk_string_list_append (list, _ (delimiters[i].label));
      if (delimiters[i].delimiter == delimiter)
        *position = i;
    }
  if (*position == G_N_ELEMENTS (delimiters))
    {
      const char label[] = { delimiter, '\0' };

      gtk_string_list_append (list, g_ascii_isspace (delimiter) ? _ ("Space") : label);
    }

  return list;
}

char
lia_import_choices_delimiter_at (GtkStringList *list, guint position, char other)
{
  return position < G_N_ELEMENTS (delimiters) ? delimiters[position].delimiter : other;
}

GtkStringList *
lia_import_choices_quotes (char quote, guint *position)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  *position = 0;
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      gtk_string_list_append (list, _ (quotes[i].label));
      if (quotes[i].quote == quote)
        *position = i;
    }

  return list;
}

char
lia_import_choices_quote_at (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (quotes), '"');

  return quotes[position].quote;
}

char *
lia_import_choices_describe (const LiaCsvDialect *dialect)
{
  const char *encoding = dialect->encoding;

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (encodings[i].encoding, dialect->encoding) == 0)
      encoding = _ (encodings[i].label);

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i].delimiter == dialect->delimiter)
      return g_strdup_printf ("%s, %s", encoding, _ (delimiters[i].words));

  /* Translators: %c is a character */
  g_autofree char *words = g_strdup_printf (_ ("separated by “%c”"), dialect->delimiter);

  return g_strdup_printf ("%s, %s", encoding, words);
}
