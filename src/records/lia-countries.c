/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-countries.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "lia-iso-codes.h"

#define STANDARD "3166-1"

typedef struct
{
  char code[3];
  char *name; /* in the user's language */
  char *collation_key;
} Country;

/* Made once, never freed: read by every thread. */
static struct
{
  GHashTable *codes; /* key → code */
  GHashTable *countries; /* code → Country */
  const char **list;
} tables;

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

static const struct
{
  char code[3];
  const char *words; /* separated by '|' */
} aliases[] = {
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
  lia_iso_codes_add (tables.codes, inverted, code);
}

static const Country *
add_country (const char *code, const char *shown_name)
{
  Country *country = g_new0 (Country, 1);

  g_strlcpy (country->code, code, sizeof country->code);
  country->name = g_strdup (shown_name);
  country->collation_key = g_utf8_collate_key (shown_name, -1);
  g_hash_table_insert (tables.countries, country->code, country);
  lia_iso_codes_add (tables.codes, country->code, country->code);
  return country;
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
  const Country *country;

  if (alpha_2 == NULL || strlen (alpha_2) != 2 || name == NULL)
    return;

  shown = lia_iso_codes_translate (
      STANDARD, json_object_get_string_member_with_default (entry, "common_name", name));
  everyday = get_everyday_name (alpha_2);
  if (everyday != NULL && strcmp (shown, name) == 0)
    shown = everyday;

  country = add_country (alpha_2, shown);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = get_member (entry, members[i]);

      if (text == NULL)
        continue;
      lia_iso_codes_add (tables.codes, text, country->code);
      add_inverted (text, country->code);
      if (i < 2) /* codes are not translated */
        continue;
      lia_iso_codes_add (tables.codes, lia_iso_codes_translate (STANDARD, text), country->code);
      g_ptr_array_add (names, g_strdup (text));
      g_ptr_array_add (codes, (gpointer) country->code);
    }
  lia_iso_codes_add (tables.codes, shown, country->code);
}

static void
add_aliases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      const Country *country = g_hash_table_lookup (tables.countries, aliases[i].code);
      g_auto (GStrv) words = g_strsplit (aliases[i].words, "|", -1);

      for (guint word = 0; country != NULL && words[word] != NULL; word++)
        lia_iso_codes_add (tables.codes, words[word], country->code);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Country *first = g_hash_table_lookup (tables.countries, *(const char *const *) a);
  const Country *second = g_hash_table_lookup (tables.countries, *(const char *const *) b);

  return strcmp (first->collation_key, second->collation_key);
}

static void
load (void)
{
  g_autoptr (JsonArray) entries = lia_iso_codes_load (STANDARD);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  guint n_countries;

  tables.codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tables.countries = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    load_entry (json_array_get_object_element (entries, i), names, codes);
  /* A code that ISO leaves to its users, and the one everybody uses. */
  if (!g_hash_table_contains (tables.countries, "XK"))
    {
      const char *kosovo = _ ("Kosovo");

      lia_iso_codes_add (tables.codes, kosovo, add_country ("XK", kosovo)->code);
    }
  add_aliases ();
  lia_iso_codes_add_translations (tables.codes, STANDARD, (const char *const *) names->pdata,
                                  (const char *const *) codes->pdata, names->len);

  tables.list = (const char **) g_hash_table_get_keys_as_array (tables.countries, &n_countries);
  qsort (tables.list, n_countries, sizeof (char *), compare_names);
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
  return g_hash_table_lookup (tables.codes, padded);
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

      return g_hash_table_lookup (tables.codes, full);
    }

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const char *code = NULL;

      if (g_str_has_prefix (key, prefixes[i]) && strlen (key) - strlen (prefixes[i]) > 3)
        code = g_hash_table_lookup (tables.codes, key + strlen (prefixes[i]));
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
  code = g_hash_table_lookup (tables.codes, key);
  if (code == NULL)
    code = find_number (key);
  return code != NULL ? code : find_variant (key);
}

const char *
lia_country_get_name (const char *code)
{
  const Country *country;

  if (code == NULL)
    return NULL;
  ensure_loaded ();

  country = g_hash_table_lookup (tables.countries, code);
  return country != NULL ? country->name : NULL;
}

const char *const *
lia_country_codes (void)
{
  ensure_loaded ();

  return tables.list;
}
