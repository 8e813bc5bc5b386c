/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-countries.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "lia-code-table.h"
#include "lia-iso-codes.h"

#define STANDARD "3166-1"

/* Made once, never freed: read by every thread. */
static LiaCodeTable *countries;
static const char **list;

/* Names that ISO writes for sorting, or not at all, as people write them. */
static const char *
get_everyday_name (const char *code)
{
  static const struct
  {
    char code[3];
    const char *name;
  } everyday[] = {
    { "CD", "Democratic Republic of the Congo" },
    { "FM", "Micronesia" },
    { "PS", "Palestine" },
    { "VA", "Holy See" },
    { "VG", "British Virgin Islands" },
    { "VI", "United States Virgin Islands" },
    { "XK", "Kosovo" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (everyday); i++)
    if (strcmp (everyday[i].code, code) == 0)
      return everyday[i].name;
  return NULL;
}

static const LiaCodeAlias aliases[] = {
  { "AE", "UAE|Emirates|EAU" },
  { "BA", "Bosnia|BiH|Bosnie|Bosnien" },
  { "BN", "Brunei" },
  { "BO", "Plurinational State of Bolivia" },
  { "BQ", "Caribbean Netherlands" },
  { "BY", "Byelorussia" },
  { "CD", "DR Congo|DRC|RDC|Congo-Kinshasa|Congo (Kinshasa)|Congo DR|Congo, Dem. Rep.|Zaire|"
          "Democratic Republic of Congo|République démocratique du Congo" },
  { "CF", "CAR|RCA" },
  { "CG",
    "Congo-Brazzaville|Congo (Brazzaville)|Republic of the Congo|Republic of Congo|Congo, Rep." },
  { "CI", "Ivory Coast|Elfenbeinküste|Costa de Marfil" },
  { "CN", "PRC|PR China|Mainland China" },
  { "CV", "Cape Verde|Cap-Vert|Kap Verde" },
  { "CZ", "Czech Republic|République tchèque|República Checa|Tschechische Republik" },
  { "DE", "Federal Republic of Germany|BRD" },
  { "DO", "Dominican Rep." },
  { "FK", "Falklands|Malvinas" },
  { "FM", "Federated States of Micronesia" },
  { "GB", "UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Grande-Bretagne|"
          "Großbritannien|Gran Bretaña|Royaume-Uni|Reino Unido" },
  { "GM", "Gambia" },
  { "GR", "EL|Hellas|Hellenic Republic" },
  { "HK", "Hong Kong SAR" },
  { "IE", "Republic of Ireland|Eire" },
  { "IR", "Islamic Republic of Iran" },
  { "KP", "DPRK|North Korea|Korea (North)|Democratic People's Republic of Korea" },
  { "KR", "South Korea|Korea|Korea (South)|Republic of Korea|Korea, Rep.|ROK|Corée|Südkorea" },
  { "KG", "Kirghizia|Kyrgyz Republic|Kirghizstan" },
  { "LA", "Laos|Lao PDR" },
  { "LC", "St Lucia|Sainte-Lucie" },
  { "KN", "St Kitts and Nevis|St Kitts" },
  { "LY", "Libyan Arab Jamahiriya" },
  { "MD", "Republic of Moldova|Moldavia" },
  { "MK",
    "Macedonia|FYROM|The former Yugoslav Republic of Macedonia|FYR Macedonia|Mazedonien|Macédoine" },
  { "MM", "Burma|Birmanie" },
  { "MO", "Macau|Macao SAR" },
  { "NL", "Holland|Pays-Bas|Hollande" },
  { "PG", "PNG" },
  { "PS", "Palestine|State of Palestine|Palestinian Territories|Occupied Palestinian Territory|OPT|"
          "West Bank and Gaza" },
  { "RU", "Russia|Russie|Russland|Rusia" },
  { "SA", "KSA|Saudi" },
  { "ST", "Sao Tome" },
  { "SY", "Syria" },
  { "SZ", "Swaziland|eSwatini" },
  { "TL", "East Timor|Timor" },
  { "TR", "Turkey|Turkiye|Republic of Turkey" },
  { "TT", "Trinidad" },
  { "TW", "Taiwan|Chinese Taipei|Republic of China|ROC" },
  { "TZ", "United Republic of Tanzania" },
  { "US",
    "USA|US of A|America|United States of America|États-Unis|Etats-Unis d'Amérique|EE. UU.|EEUU|"
    "Vereinigte Staaten von Amerika" },
  { "VA", "Vatican|Vatican City|Vatican City State|Saint-Siège" },
  { "VC", "St Vincent and the Grenadines|St Vincent" },
  { "VE", "Bolivarian Republic of Venezuela" },
  { "VN", "Viet Nam|Vietnam" },
  { "XK", "Kosovo|Kosova|XKX|Kosovo (UNSCR 1244)|Republic of Kosovo" },
};

static const char *
get_member (JsonObject *entry, const char *member)
{
  return json_object_get_string_member_with_default (entry, member, NULL);
}

/* "Iran, Islamic Republic of" is also written the other way round. */
static void
add_inverted (const char *name, const char *code)
{
  const char *comma = strstr (name, ", ");
  g_autofree char *inverted = NULL;

  if (comma == NULL)
    return;
  inverted = g_strdup_printf ("%s %.*s", comma + 2, (int) (comma - name), name);
  lia_code_table_add_word (countries, inverted, code);
}

static void
load_entry (JsonObject *entry, GPtrArray *names, GPtrArray *codes)
{
  static const char *const members[]
      = { "alpha_3", "numeric", "common_name", "name", "official_name" };
  const char *alpha_2 = get_member (entry, "alpha_2");
  const char *name = get_member (entry, "name");
  const char *everyday;
  const char *shown;
  const char *code;

  if (alpha_2 == NULL || strlen (alpha_2) != 2 || name == NULL)
    return;

  shown = lia_iso_codes_translate (
      STANDARD, json_object_get_string_member_with_default (entry, "common_name", name));
  everyday = get_everyday_name (alpha_2);
  if (everyday != NULL && strcmp (shown, name) == 0)
    shown = everyday;

  code = lia_code_table_add (countries, alpha_2, shown);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = get_member (entry, members[i]);

      if (text == NULL)
        continue;
      lia_code_table_add_word (countries, text, code);
      add_inverted (text, code);
      if (i < 2) /* codes are not translated */
        continue;
      lia_code_table_add_word (countries, lia_iso_codes_translate (STANDARD, text), code);
      g_ptr_array_add (names, g_strdup (text));
      g_ptr_array_add (codes, (gpointer) code);
    }
  lia_code_table_add_word (countries, shown, code);
}

static void
load (void)
{
  g_autoptr (JsonArray) entries = lia_iso_codes_load (STANDARD);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  countries = lia_code_table_new ();
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    load_entry (json_array_get_object_element (entries, i), names, codes);
  /* A code that ISO leaves to its users, and the one everybody uses. */
  if (lia_code_table_get_code (countries, "XK") == NULL)
    {
      const char *kosovo = _ ("Kosovo");

      lia_code_table_add_word (countries, kosovo, lia_code_table_add (countries, "XK", kosovo));
    }
  lia_code_table_add_aliases (countries, aliases, G_N_ELEMENTS (aliases));
  lia_code_table_add_translations (countries, STANDARD, names, codes);
  list = lia_code_table_make_list (countries, 0);
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

/* A spreadsheet makes "4" of "004". */
static const char *
find_number (const char *key)
{
  g_autofree char *padded = NULL;

  if (strlen (key) > 2 || strspn (key, "0123456789") != strlen (key))
    return NULL;
  padded = g_strdup_printf ("%03d", atoi (key));
  return lia_code_table_find (countries, padded);
}

/* "St. Lucia", "Republic of France" */
static const char *
find_variant (const char *key)
{
  static const char *const prefixes[] = { "republic of ",
                                          "republic of the ",
                                          "kingdom of ",
                                          "state of ",
                                          "republique de ",
                                          "la ",
                                          "le ",
                                          "les ",
                                          "el ",
                                          "los ",
                                          "die ",
                                          "der " };

  if (g_str_has_prefix (key, "st "))
    {
      g_autofree char *full = g_strconcat ("saint ", key + strlen ("st "), NULL);

      return lia_code_table_find (countries, full);
    }

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const char *code = NULL;

      if (g_str_has_prefix (key, prefixes[i]) && strlen (key) - strlen (prefixes[i]) > 3)
        code = lia_code_table_find (countries, key + strlen (prefixes[i]));
      if (code != NULL)
        return code;
    }
  return NULL;
}

const char *
lia_country_find (const char *text)
{
  g_autofree char *key = NULL;
  const char *code;

  if (text == NULL)
    return NULL;
  ensure_loaded ();

  key = lia_iso_codes_make_key (text);
  code = lia_code_table_find (countries, key);
  if (code == NULL)
    code = find_number (key);
  return code != NULL ? code : find_variant (key);
}

const char *
lia_country_get_name (const char *code)
{
  if (code == NULL)
    return NULL;
  ensure_loaded ();

  return lia_code_table_get_name (countries, code);
}

const char *const *
lia_country_codes (void)
{
  ensure_loaded ();

  return list;
}
