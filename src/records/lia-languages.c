/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-languages.h"

#include <string.h>

#include "lia-code-table.h"
#include "lia-iso-codes.h"

#define STANDARD "639-2"

/* Made once, never freed: read by every thread. */
static LiaCodeTable *languages;
static const char **list;

/* What speakers call their language, and everyday words. */
static const LiaCodeAlias aliases[] = {
  { "am", "አማርኛ" },
  { "ar", "العربية|عربي|عربى" },
  { "az", "azərbaycanca|Azeri" },
  { "be", "беларуская" },
  { "bg", "български" },
  { "bn", "বাংলা" },
  { "bs", "bosanski" },
  { "ca", "català" },
  { "cs", "čeština|česky" },
  { "cy", "Cymraeg" },
  { "da", "dansk" },
  { "de", "Deutsch|ger" },
  { "el", "ελληνικά|Greek|Modern Greek|gre|grec|griego|Griechisch" },
  { "es", "español|castellano" },
  { "et", "eesti" },
  { "eu", "euskara" },
  { "fa", "فارسی|Farsi|Dari" },
  { "fi", "suomi" },
  { "fr", "français|fre" },
  { "ga", "Gaeilge" },
  { "gl", "galego" },
  { "he", "עברית" },
  { "hi", "हिन्दी|हिंदी" },
  { "hr", "hrvatski" },
  { "hu", "magyar" },
  { "hy", "հայերեն" },
  { "id", "bahasa Indonesia" },
  { "is", "íslenska" },
  { "it", "italiano" },
  { "ja", "日本語" },
  { "ka", "ქართული" },
  { "kk", "қазақ тілі" },
  { "km", "Khmer|ខ្មែរ" },
  { "ko", "한국어" },
  { "ky", "кыргызча" },
  { "lt", "lietuvių" },
  { "lv", "latviešu" },
  { "mk", "македонски" },
  { "mn", "монгол" },
  { "ms", "bahasa Melayu" },
  { "mt", "Malti" },
  { "my", "Myanmar" },
  { "ne", "नेपाली" },
  { "nl", "Nederlands|Vlaams" },
  { "no", "norsk" },
  { "pl", "polski" },
  { "ps", "پښتو" },
  { "pt", "português|Brazilian Portuguese" },
  { "rm", "rumantsch" },
  { "ro", "română" },
  { "ru", "русский" },
  { "rw", "Ikinyarwanda" },
  { "sk", "slovenčina|slovensky" },
  { "sl", "slovenščina" },
  { "so", "Soomaali" },
  { "sq", "shqip" },
  { "sr", "српски|srpski" },
  { "sv", "svenska" },
  { "sw", "Kiswahili" },
  { "ta", "தமிழ்" },
  { "th", "ไทย" },
  { "tl", "Filipino" },
  { "tr", "Türkçe" },
  { "uk", "українська" },
  { "ur", "اردو" },
  { "uz", "oʻzbekcha" },
  { "vi", "tiếng Việt" },
  { "zh", "中文|汉语|普通话|Mandarin|Simplified Chinese|Traditional Chinese" },
};

static void
add_names (const char *text, const char *code)
{
  g_auto (GStrv) names = lia_iso_codes_split (text);

  for (guint i = 0; names[i] != NULL; i++)
    lia_code_table_add_word (languages, names[i], code);
}

/* For the catalogues: the whole text is translated in that of 639-2, each name of it in that of 639-3. */
static void
collect_names (const char *text, const char *code, GPtrArray *names, GPtrArray *codes)
{
  g_auto (GStrv) parts = lia_iso_codes_split (text);

  g_ptr_array_add (names, g_strdup (text));
  g_ptr_array_add (codes, (gpointer) code);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_ptr_array_add (names, g_strdup (parts[i]));
      g_ptr_array_add (codes, (gpointer) code);
    }
}

/* What is no language: undetermined, several, none, reserved for local use. */
static gboolean
is_language (const char *alpha_3)
{
  static const char *const special[] = { "mis", "mul", "und", "zxx", NULL };

  return strlen (alpha_3) == 3 && !g_strv_contains (special, alpha_3);
}

/* The entry's code, of two letters where there is one; %NULL when it is no language. */
static const char *
get_code (JsonObject *entry)
{
  const char *alpha_2 = json_object_get_string_member_with_default (entry, "alpha_2", NULL);
  const char *alpha_3 = json_object_get_string_member_with_default (entry, "alpha_3", "");

  if (!is_language (alpha_3) || !json_object_has_member (entry, "name"))
    return NULL;
  return alpha_2 != NULL && strlen (alpha_2) == 2 ? alpha_2 : alpha_3;
}

/* One name to show a language with: "Spanish", not "Spanish; Castilian". */
static char *
make_name (const char *text)
{
  g_auto (GStrv) english = lia_iso_codes_split (text);
  g_auto (GStrv) translated = NULL;
  const char *name;

  if (english[0] == NULL)
    return g_strdup (text);
  name = lia_iso_codes_translate ("639-3", english[0]);
  if (strcmp (name, english[0]) != 0)
    return g_strdup (name);

  translated = lia_iso_codes_split (lia_iso_codes_translate (STANDARD, text));
  if (translated[0] == NULL || strcmp (translated[0], "Greek, Modern") == 0)
    return g_strdup (translated[0] == NULL ? english[0] : "Greek");
  return g_strdup (translated[0]);
}

static void
load_codes (JsonObject *entry)
{
  static const char *const members[] = { "alpha_2", "alpha_3", "bibliographic" };
  const char *code = get_code (entry);
  g_autofree char *name = NULL;

  if (code == NULL)
    return;
  name = make_name (json_object_get_string_member_with_default (entry, "name", ""));
  code = lia_code_table_add (languages, code, name);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = json_object_get_string_member_with_default (entry, members[i], NULL);

      if (text != NULL)
        lia_code_table_add_word (languages, text, code);
    }
}

/* After all codes, for "Ga" is a language and "ga" the code of another. */
static void
load_names (JsonObject *entry, GPtrArray *names, GPtrArray *codes)
{
  static const char *const members[] = { "name", "common_name" };
  const char *code = get_code (entry);

  if (code != NULL)
    code = lia_code_table_get_code (languages, code);
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (members); i++)
    {
      const char *text = json_object_get_string_member_with_default (entry, members[i], NULL);

      if (text == NULL)
        continue;
      add_names (text, code);
      add_names (lia_iso_codes_translate (STANDARD, text), code);
      collect_names (text, code, names, codes);
    }
  if (code != NULL)
    lia_code_table_add_word (languages, lia_code_table_get_name (languages, code), code);
}

static void
load (void)
{
  static const char *const standards[] = { STANDARD, "639-3" };
  g_autoptr (JsonArray) entries = lia_iso_codes_load (STANDARD);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  languages = lia_code_table_new ();
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    load_codes (json_array_get_object_element (entries, i));
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    load_names (json_array_get_object_element (entries, i), names, codes);
  lia_code_table_add_aliases (languages, aliases, G_N_ELEMENTS (aliases));
  for (guint i = 0; i < G_N_ELEMENTS (standards); i++)
    lia_code_table_add_translations (languages, standards[i], names, codes);
  /* Those with a code of two letters: the others are hundreds, most of them dead. */
  list = lia_code_table_make_list (languages, 2);
}

static void
ensure_loaded (void)
{
  static gsize loaded = 0;

  if (g_once_init_enter (&loaded))
    {
      load ();
      g_once_init_leave (&loaded, 1);
    }
}

/* "pt-BR", "zh_Hans" */
static gboolean
is_tag (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return (length == 2 || length == 3) && (text[length] == '-' || text[length] == '_')
         && strlen (text + length + 1) >= 2 && strlen (text + length + 1) <= 8;
}

const char *
lia_language_find (const char *text)
{
  g_autofree char *key = NULL;
  const char *code;

  if (text == NULL)
    return NULL;
  ensure_loaded ();

  key = lia_iso_codes_make_key (text);
  code = lia_code_table_find (languages, key);
  if (code == NULL && is_tag (text))
    {
      g_autofree char *language = g_strndup (text, strcspn (text, "-_"));
      g_autofree char *folded = lia_iso_codes_make_key (language);

      code = lia_code_table_find (languages, folded);
    }
  return code;
}

const char *
lia_language_get_name (const char *code)
{
  if (code == NULL)
    return NULL;
  ensure_loaded ();

  return lia_code_table_get_name (languages, code);
}

const char *const *
lia_language_codes (void)
{
  ensure_loaded ();

  return list;
}
