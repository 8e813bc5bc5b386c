/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-countries.h"
#include "lia-languages.h"
#include "lia-partner-choices.h"

#include <locale.h>
#include <string.h>

/* What a text is found as; %NULL when it must not be found. */
typedef struct
{
  const char *text;
  const char *expected;
} Case;

static void
check_cases (const char *(*find) (const char *), const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      const char *code = find (cases[i].text);

      if (g_strcmp0 (code, cases[i].expected) != 0)
        g_error ("“%s” is found as %s, not %s", cases[i].text, code, cases[i].expected);
    }
}

static void
test_country_find (void)
{
  static const Case cases[] = {
    { "CH", "CH" },
    { "ch", "CH" },
    { "CHE", "CH" },
    { "756", "CH" },
    { "004", "AF" },
    { "4", "AF" },
    { " Switzerland ", "CH" },
    { "SWITZERLAND", "CH" },
    { "Swiss Confederation", "CH" },
    { "Suisse", "CH" },
    { "Schweiz", "CH" },
    { "Suiza", "CH" },
    { "UK", "GB" },
    { "U.K.", "GB" },
    { "the United Kingdom", "GB" },
    { "England", "GB" },
    { "USA", "US" },
    { "U.S.A.", "US" },
    { "United States of America", "US" },
    { "États-Unis", "US" },
    { "Etats Unis", "US" },
    { "Estados Unidos", "US" },
    { "Vereinigte Staaten", "US" },
    { "Ivory Coast", "CI" },
    { "Côte d’Ivoire", "CI" },
    { "COTE D'IVOIRE", "CI" },
    { "Cote dIvoire", "CI" },
    { "Turkey", "TR" },
    { "Türkiye", "TR" },
    { "Turkiye", "TR" },
    { "North Macedonia", "MK" },
    { "Macedonia", "MK" },
    { "FYROM", "MK" },
    { "Kosovo", "XK" },
    { "xk", "XK" },
    { "Iran", "IR" },
    { "Iran, Islamic Republic of", "IR" },
    { "Iran (Islamic Republic of)", "IR" },
    { "Islamic Republic of Iran", "IR" },
    { "South Korea", "KR" },
    { "Republic of Korea", "KR" },
    { "Korea, Republic of", "KR" },
    { "North Korea", "KP" },
    { "Congo", "CG" },
    { "Democratic Republic of the Congo", "CD" },
    { "DRC", "CD" },
    { "Bosnia & Herzegovina", "BA" },
    { "Bosnia and Herzegovina", "BA" },
    { "Guinea Bissau", "GW" },
    { "Guinea", "GN" },
    { "Equatorial Guinea", "GQ" },
    { "Papua New Guinea", "PG" },
    { "Niger", "NE" },
    { "Nigeria", "NG" },
    { "Dominica", "DM" },
    { "Dominican Republic", "DO" },
    { "The Gambia", "GM" },
    { "St. Lucia", "LC" },
    { "Saint Lucia", "LC" },
    { "Czech Republic", "CZ" },
    { "Czechia", "CZ" },
    { "Viet Nam", "VN" },
    { "Vietnam", "VN" },
    { "Russia", "RU" },
    { "Russian Federation", "RU" },
    { "Tanzania", "TZ" },
    { "Syria", "SY" },
    { "Laos", "LA" },
    { "Moldova", "MD" },
    { "Cape Verde", "CV" },
    { "Swaziland", "SZ" },
    { "Burma", "MM" },
    { "Vatican", "VA" },
    { "Palestine", "PS" },
    { "Deutschland", "DE" },
    { "Allemagne", "DE" },
    { "Alemania", "DE" },
    { "Republic of Serbia", "RS" },
    { "Ελλάδα", NULL },
    { NULL, NULL },
    { "", NULL },
    { "-", NULL },
    { "Atlantis", NULL },
    { "Switzerlan", NULL },
    { "ZZ", NULL },
    { "999", NULL },
    { "0", NULL },
    { "Republic of", NULL },
    { "\xff\xfe", NULL },
  };

  check_cases (lia_country_find, cases, G_N_ELEMENTS (cases));
}

static void
test_country_names (void)
{
  g_assert_cmpstr (lia_country_get_name ("KR"), ==, "South Korea");
  g_assert_cmpstr (lia_country_get_name ("MK"), ==, "North Macedonia");
  g_assert_cmpstr (lia_country_get_name ("CD"), ==, "Democratic Republic of the Congo");
  g_assert_cmpstr (lia_country_get_name ("XK"), ==, "Kosovo");
  g_assert_null (lia_country_get_name ("ZZ"));
  g_assert_null (lia_country_get_name ("ch"));
  g_assert_null (lia_country_get_name (NULL));
}

/* Every country is found by its code and by the name it is shown with, and stands in the list in its place. */
static void
test_country_list (void)
{
  const char *const *list = lia_country_codes ();
  guint n = g_strv_length ((char **) list);

  g_assert_cmpuint (n, >=, 249);
  for (guint i = 0; i < n; i++)
    {
      const char *name = lia_country_get_name (list[i]);

      g_assert_nonnull (name);
      g_assert_cmpstr (lia_country_find (list[i]), ==, list[i]);
      g_assert_cmpstr (lia_country_find (name), ==, list[i]);
      if (i > 0)
        g_assert_cmpint (g_utf8_collate (lia_country_get_name (list[i - 1]), name), <, 0);
    }
}

static void
test_language_find (void)
{
  static const Case cases[] = {
    { "en", "en" },          { "EN", "en" },
    { "eng", "en" },         { "English", "en" },
    { "anglais", "en" },     { "Englisch", "en" },
    { "inglés", "en" },      { "French", "fr" },
    { "français", "fr" },    { "francais", "fr" },
    { "fra", "fr" },         { "fre", "fr" },
    { "Spanish", "es" },     { "Castilian", "es" },
    { "espagnol", "es" },    { "Spanisch", "es" },
    { "néerlandais", "nl" }, { "español", "es" },
    { "Deutsch", "de" },     { "русский", "ru" },
    { "Русский", "ru" },     { "العربية", "ar" },
    { "中文", "zh" },        { "Mandarin", "zh" },
    { "pt-BR", "pt" },       { "zh_Hans", "zh" },
    { "Macedonian", "mk" },  { "Albanian", "sq" },
    { "shqip", "sq" },       { "Greek", "el" },
    { "Occitan", "oc" },     { "Haitian Creole", "ht" },
    { "Hawaiian", "haw" },   { "haw", "haw" },
    { NULL, NULL },          { "", NULL },
    { "Klingonese", NULL },  { "und", NULL },
    { "xx", NULL },
  };

  check_cases (lia_language_find, cases, G_N_ELEMENTS (cases));
}

static void
test_language_list (void)
{
  const char *const *list = lia_language_codes ();
  guint n = g_strv_length ((char **) list);

  g_assert_cmpstr (lia_language_get_name ("es"), ==, "Spanish");
  g_assert_cmpstr (lia_language_get_name ("haw"), ==, "Hawaiian");
  g_assert_null (lia_language_get_name ("xx"));
  g_assert_null (lia_language_get_name (NULL));

  g_assert_cmpuint (n, >, 150);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (lia_language_find (list[i]), ==, list[i]);
      g_assert_cmpstr (lia_language_get_name (lia_language_find (lia_language_get_name (list[i]))),
                       ==, lia_language_get_name (list[i]));
    }
}

static void
check_choice (const LiaChoice *choices, const char *text, const char *expected)
{
  const char *token = lia_choice_find (choices, text);

  if (g_strcmp0 (token, expected) != 0)
    g_error ("“%s” is found as %s, not %s", text, token, expected);
}

static void
test_choices (void)
{
  check_choice (lia_forms, "Organization", "organisation");
  check_choice (lia_forms, "person", "individual");
  check_choice (lia_sectors, "Private sector", "private-sector");
  check_choice (lia_sectors, "PRIVATE-SECTOR", "private-sector");
  check_choice (lia_sectors, "NGO", "civil-society");
  check_choice (lia_sectors, "N.G.O.", "civil-society");
  check_choice (lia_sectors, "ONG", "civil-society");
  check_choice (lia_sectors, "NGO / civil society", "civil-society");
  check_choice (lia_sectors, "University, research", "academia");
  check_choice (lia_sectors, "NGO / university", NULL);
  check_choice (lia_sectors, "NGO / plumbing", NULL);
  check_choice (lia_sectors, "/", NULL);
  check_choice (lia_sectors, "non-governmental organisation", "civil-society");
  check_choice (lia_sectors, "Université", "academia");
  check_choice (lia_sectors, "Universities", "academia");
  check_choice (lia_sectors, "Think tanks", "think-tank");
  check_choice (lia_sectors, "Intergovernmental/International", "international");
  check_choice (lia_sectors, "International Organizations", "international");
  check_choice (lia_sectors, "Telecommunications regulator", "regulator");
  check_choice (lia_sectors, "Not for profit", "non-profit");
  check_choice (lia_sectors, "Ministry", "government");
  check_choice (lia_kinds, "Government", "government");
  check_choice (lia_kinds, "special_representative", "special-representative");
  check_choice (lia_kinds, "Ambassadors", "ambassador");
  check_choice (lia_statuses, "Prospect", "potential");
  check_choice (lia_statuses, "inactif", "dormant");
  check_choice (lia_statuses, "In negotiation", "negotiating");
  check_choice (lia_sectors, "", NULL);
  check_choice (lia_sectors, NULL, NULL);
  check_choice (lia_sectors, "Plumbing", NULL);
  check_choice (lia_kinds, "NGO", NULL);
}

/* Tokens and labels find themselves, and no word is taken by two choices. */
static void
test_choices_agree (void)
{
  const LiaChoice *const arrays[] = { lia_forms, lia_kinds, lia_sectors, lia_statuses };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    for (guint choice = 0; arrays[i][choice].token != NULL; choice++)
      {
        check_choice (arrays[i], arrays[i][choice].token, arrays[i][choice].token);
        check_choice (arrays[i], arrays[i][choice].label, arrays[i][choice].token);
      }
}

static gpointer
find_on_thread (gpointer data)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_assert_cmpstr (lia_country_find ("Côte d’Ivoire"), ==, "CI");
      g_assert_cmpstr (lia_language_find ("français"), ==, "fr");
      g_assert_cmpstr (lia_choice_find (lia_sectors, "NGO"), ==, "civil-society");
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("find", find_on_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* In another language: a process of its own, for the tables are made once. */
static void
test_translated (void)
{
  if (g_test_subprocess ())
    {
      setlocale (LC_ALL, "fr_FR.UTF-8");
      g_assert_cmpstr (lia_country_get_name ("DE"), ==, "Allemagne");
      g_assert_cmpstr (lia_country_find ("Allemagne"), ==, "DE");
      g_assert_cmpstr (lia_country_find ("Germany"), ==, "DE");
      g_assert_cmpstr (lia_country_find ("Deutschland"), ==, "DE");
      g_assert_cmpstr (lia_language_get_name ("es"), ==, "Espagnol");
      g_assert_cmpstr (lia_language_find ("Espagnol"), ==, "es");
      g_assert_cmpstr (lia_language_find ("Spanish"), ==, "es");
      g_assert_cmpstr (lia_country_get_name ("CD"), ==,
                       lia_country_get_name (lia_country_find ("DRC")));
      return;
    }

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("the locale fr_FR.UTF-8 is not installed");
      return;
    }
  setlocale (LC_ALL, "C");
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_speed (void)
{
  double elapsed;

  if (!g_test_perf ())
    {
      g_test_skip ("run with -m perf to measure");
      return;
    }

  g_test_timer_start ();
  lia_country_codes ();
  elapsed = g_test_timer_elapsed ();
  g_test_minimized_result (elapsed, "load the countries: %.1f ms", elapsed * 1000);
  g_test_timer_start ();
  for (guint i = 0; i < 1000000; i++)
    g_assert_nonnull (lia_country_find ("North Macedonia"));
  elapsed = g_test_timer_elapsed ();
  g_test_minimized_result (elapsed, "find a country: %.0f ns", elapsed * 1000);
  g_test_timer_start ();
  for (guint i = 0; i < 1000000; i++)
    g_assert_nonnull (lia_choice_find (lia_sectors, "Universities"));
  elapsed = g_test_timer_elapsed ();
  g_test_minimized_result (elapsed, "find a sector: %.0f ns", elapsed * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/countries/speed", test_speed);
  g_test_add_func ("/countries/threads", test_threads);
  g_test_add_func ("/countries/find", test_country_find);
  g_test_add_func ("/countries/names", test_country_names);
  g_test_add_func ("/countries/list", test_country_list);
  g_test_add_func ("/countries/translated", test_translated);
  g_test_add_func ("/languages/find", test_language_find);
  g_test_add_func ("/languages/list", test_language_list);
  g_test_add_func ("/choices/find", test_choices);
  g_test_add_func ("/choices/agree", test_choices_agree);

  return g_test_run ();
}
