/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-test.h"
#include "lia-affiliation.h"
#include "lia-error.h"
#include "lia-import-person-name.h"
#include "lia-partner.h"
#include "lia-person.h"

/* What spreadsheets and the people who keep them do to a table. */

static void
test_all_words (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;

  operations_test_init (&test, "ceop");
  /* "Partner" heads a column and is a level. */
  import
      = import_test_open_text (&test, &lia_partner_type,
                               "Partner\tPartner level\tNames\nStrategic Institute\tStrategic\tA\n"
                               "Contributor Network\tContributor\tB\nPartner\tPARTNER\tC\n");
  g_assert_cmpuint (lia_import_get_dialect (import)->n_header_rows, ==, 1);
  g_assert_cmpstr (lia_import_get_column_field (import, 0), ==, "name");
  g_assert_cmpstr (lia_import_get_column_field (import, 1), ==, "level");
  g_clear_object (&import);
  /* Rows that say nothing about columns are rows. */
  import = import_test_open_text (&test, &lia_partner_type,
                                  "Harbour Institute,Bern\nMeadow Trust,Paris\nLake Office,Rome\n");
  g_assert_cmpuint (lia_import_get_n_preview_rows (import)
                        + lia_import_get_dialect (import)->n_header_rows,
                    ==, 3);
}

static void
test_levels (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "ceop");
  import = import_test_open_text (&test, &lia_partner_type,
                                  "Name,Level\nOne,strategic\nTwo,Associate partner\n"
                                  "Three,Level: Partner\nFour,Gold\nFive,n/a\n");
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 4, 0, 0, 1);
  import_test_assert_field (&test, &lia_partner_type, "One", "level", "Strategic Partner");
  import_test_assert_field (&test, &lia_partner_type, "Two", "level", "Associate");
  import_test_assert_field (&test, &lia_partner_type, "Three", "level", "Partner");
  import_test_assert_problem (result, 0, 5, "level", "“Gold”");
  import_test_assert_problem (result, 0, 5, "level", "“Contributor”, “Associate”");
}

/* A row of headings below another one, in words of any language, and headings that stand twice. */
static void
test_headings (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type,
                                  "Organisme,,Coordonnées,,Pays,Observations\n"
                                  "Nom,Sigle,Courriel,Téléphone,Pays,Observations\n"
                                  "Croix-Bleue,CB,cb@example.org,33 800 00 00,Sénégal,vu\n"
                                  "Réseau Eau,RE,eau@example.org,33 800 00 01,Togo,\n");
  g_assert_cmpuint (lia_import_get_dialect (import)->n_header_rows, ==, 2);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 2, 0, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "Croix-Bleue", "acronym", "CB");
  import_test_assert_field (&test, &lia_partner_type, "Croix-Bleue", "email", "cb@example.org");
  import_test_assert_field (&test, &lia_partner_type, "Réseau Eau", "phone", "33 800 00 01");
  g_clear_object (&import);

  import
      = import_test_open_text (&test, &lia_person_type,
                               "Nom,Prénom,Courriel,Téléphone,Courriel,Téléphone\n"
                               "Obi,Ada,a@example.org,022 730 51 11,b@example.org,022 730 51 12\n");
  g_assert_cmpstr (lia_import_get_column_field (import, 2), ==, "email");
  g_assert_cmpstr (lia_import_get_column_field (import, 4), ==, "other_emails");
  g_assert_cmpstr (lia_import_get_column_field (import, 5), ==, "other_phones");
}

static void
test_nothings (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import
      = import_test_open_text (&test, &lia_partner_type,
                               "Name,E-mail,Country\nOne,k.A.,CH\nTwo,néant,TBD\nThree,entfällt,?\n"
                               "Four,N/A,NA\nFive,Néant,Keine Angabe\n");
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 5, 0, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "Four", "country", "NA");
  import_test_assert_field (&test, &lia_partner_type, "Five", "country", "");
}

/* A number with an exponent is a telephone number where no digit was lost. */
static void
test_phones (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type,
                                  "Name;Phone\nOne;4,1227305111E+10\nTwo;4.41E+11\n"
                                  "Three;022 730 51 11\nFour;41227305111\n");
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 3, 0, 0, 1);
  import_test_assert_field (&test, &lia_partner_type, "One", "phone", "41227305111");
  import_test_assert_field (&test, &lia_partner_type, "Four", "phone", "41227305111");
  import_test_assert_problem (result, 0, 3, "phone", "cut the number short to “4.41E+11”");
}

static void
test_dates (void)
{
  static const char text[] = "Name,Organisation,From\nAda Obi,ITU,01.02.2020\nBo Lee,ITU,44268\n"
                             "Cy Dee,ITU,03.2021\nDi Roe,ITU,2019\nEd Poe,ITU,12345678\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_person_type, text);
  /* Who writes points writes the day first: nothing to ask. */
  g_assert_false (lia_import_is_date_ambiguous (import, 2));
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 2, 0, 0, 3);
  import_test_assert_field (&test, &lia_affiliation_type, "Ada Obi, ITU", "from_date",
                            "2020-02-01");
  import_test_assert_field (&test, &lia_affiliation_type, "Bo Lee, ITU", "from_date", "2021-03-13");
  import_test_assert_problem (result, 0, 4, "from_date", "“03.2021” is a month");
  import_test_assert_problem (result, 1, 5, "from_date", "“2019” is a year");
  import_test_assert_problem (result, 2, 6, "from_date", "12345678");
}

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *honorific;
    const char *given;
    const char *family;
    const char *suffix;
  } names[] = {
    { "Jean-Luc Picard, PhD", NULL, "Jean-Luc", "Picard", "PhD" },
    { "Dr. Ada Obi, M.D., MBA", "Dr.", "Ada", "Obi", "M.D. MBA" },
    { "OBI, Ada (Ms)", "Ms", "Ada", "OBI", NULL },
    { "Ada OBI (H.E. Ms)", "H.E. Ms", "Ada", "OBI", NULL },
    { "Roe, Robert (Bob)", NULL, "Robert (Bob)", "Roe", NULL },
    { "Li, Ma", NULL, "Ma", "Li", NULL },
    { "de la Cruz, Ana", NULL, "Ana", "de la Cruz", NULL },
    { "(Ms)", NULL, NULL, "(Ms)", NULL },
    { ",", NULL, NULL, NULL, NULL },
    { "  ", NULL, NULL, NULL, NULL },
  };
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (LiaPersonName) name = { 0 };

      lia_person_name_split (names[i].text, &name);
      g_assert_cmpstr (name.honorific, ==, names[i].honorific);
      g_assert_cmpstr (name.given, ==, names[i].given);
      g_assert_cmpstr (name.family, ==, names[i].family);
      g_assert_cmpstr (name.suffix, ==, names[i].suffix);
    }

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_person_type,
                                  "Name,Position\n\"Jean Picard, PhD\",Captain\nBo Lee,Officer\n");
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 2, 0, 0, 0);
  /* Nothing of it is lost. */
  import_test_assert_field (&test, &lia_person_type, "Jean Picard", "notes",
                            "Full Name: Jean Picard, PhD");
}

/* Not a table of one column that is called "[". */
static void
test_json_is_no_table (void)
{
  static const char *const lists[]
      = { "[\n  {\n    \"name\": \"One\"\n  }\n]\n", "\xEF\xBB\xBF[[\"Name\"],[\"One\"]]",
          "{\"partners\": []}", "[]", " [\"One\", \"Two\"]" };
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) table = NULL;

  operations_test_init (&test, "none");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GFile) file = operations_test_write (&test, "list.json", lists[i], -1);
      g_autoptr (GError) error = NULL;

      g_assert_null (lia_import_new (test.workspace, &lia_partner_type, file, &error));
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "JSON"));
      g_assert_nonnull (strstr (error->message, "CSV"));
    }
  /* A heading in brackets is one. */
  table = import_test_open_text (&test, &lia_partner_type, "[Name],Country\n[One],CH\n");
  g_assert_cmpuint (lia_import_get_n_columns (table), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-messy/all-words", test_all_words);
  g_test_add_func ("/import-messy/levels", test_levels);
  g_test_add_func ("/import-messy/headings", test_headings);
  g_test_add_func ("/import-messy/nothings", test_nothings);
  g_test_add_func ("/import-messy/phones", test_phones);
  g_test_add_func ("/import-messy/dates", test_dates);
  g_test_add_func ("/import-messy/names", test_names);
  g_test_add_func ("/import-messy/json-is-no-table", test_json_is_no_table);
  return g_test_run ();
}
