/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-csv-dialect.h"
#include "lia-error.h"
#include "seed-test.h"

static LiaCsvDialect *
detect (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return lia_csv_dialect_detect (bytes, error);
}

typedef struct
{
  const char *name;
  const char *text;
  char delimiter;
  char quote;
  char escape;
  guint n_preamble_lines;
  guint n_header_rows;
} Case;

static const Case cases[] = {
  { "roster of words", "name,country\nAcme,France\nBeta,Germany\nGamma,France\n", ',', '"', 0, 0,
    1 },
  { "one row", "name,country\n", ',', '"', 0, 0, 1 },
  { "one column", "name\nAcme\nBeta\n", 0, '"', 0, 0, 1 },
  { "one column of long names",
    "Organisation\nWorld Health Organization\nITU\nCouncil of Europe\nEuropean Space Agency\n", 0,
    '"', 0, 0, 1 },
  { "one cell", "x", 0, '"', 0, 0, 1 },
  { "semicolons", "name;city\nAcme;Bern\nBeta;Basel\n", ';', '"', 0, 0, 1 },
  { "semicolons and decimal commas", "name;value\nAcme;1,5\nBeta;2,75\n", ';', '"', 0, 0, 1 },
  { "semicolons and decimal commas only", "1,5;2,5\n3,25;4,75\n0,5;1,0\n", ';', '"', 0, 0, 0 },
  { "semicolons beside lists", "name;tags\nAcme;red, green, blue\nBeta;red\nGamma;green, blue\n",
    ';', '"', 0, 0, 1 },
  { "commas beside lists", "name,tags\nAcme,red; green; blue\nBeta,red\nGamma,green; blue\n", ',',
    '"', 0, 0, 1 },
  { "tabs", "name\tcity, country\nAcme\tBern, Switzerland\nBeta\tParis, France\n", '\t', '"', 0, 0,
    1 },
  { "bars", "name|city\nAcme, Inc.|Bern\nBeta|Basel\n", '|', '"', 0, 0, 1 },
  { "blanks between figures", "x   y   z\n1   2   3\n10  20  30\n4   5   6\n", ' ', '"', 0, 0, 1 },
  { "single quotes", "name,city\n'Acme, Inc.','Bern'\n'Beta, Ltd.','Paris'\n", ',', '\'', 0, 0, 1 },
  { "apostrophes", "name,city\n't Hooft,Utrecht\nO'Brien,Cork\nd'Alembert,Paris\n", ',', '"', 0, 0,
    1 },
  { "inches", "part,size\nbolt,5\"\nnut,\"6\"\nscrew,7\"\n", ',', '"', 0, 0, 1 },
  { "backslash escapes",
    "name,note\n\"Acme\",\"said \\\"yes, now\\\" twice\"\n\"Beta\",\"said \\\"no, never\\\"\"\n",
    ',', '"', '\\', 0, 1 },
  { "doubled quotes", "name,note\n\"Acme\",\"said \"\"yes, now\"\"\"\n", ',', '"', 0, 0, 1 },
  { "line breaks in quotes", "name;note\n\"Acme\";\"one\ntwo; three\n\nfour\"\nBeta;five\n", ';',
    '"', 0, 0, 1 },
  { "title", "Partners as of May\n\nname,city,country\nAcme,Bern,CH\nBeta,Paris,FR\n", ',', '"', 0,
    2, 1 },
  { "title with delimiters",
    "Partners as of May,,\nprinted by us,,\n,,\nname,city,country\nAcme,Bern,CH\nBeta,Paris,FR\n",
    ',', '"', 0, 3, 1 },
  { "title with an odd quote", "The \"best\" partners\nname;city\n\"A;B\";Bern\nBeta;Paris\n", ';',
    '"', 0, 1, 1 },
  { "people without header",
    "Jane Roe,jane@example.org,+41 22 700 00 00\nJohn Doe,john@example.org,+41 22 700 00 01\n", ',',
    '"', 0, 0, 0 },
  { "short first row without header",
    "Acme;\nBeta;https://b.example.org\nGamma;https://c.example.org\n", ';', '"', 0, 0, 0 },
  { "title without header",
    "Partners\nAcme;a@example.org;CH\nBeta;b@example.org;FR\nGamma;c@example.org;IT\n", ';', '"', 0,
    1, 0 },
  { "column without name", "Name,,City\nAcme,x,Bern\nBeta,y,Paris\nGamma,z,Rome\n", ',', '"', 0, 0,
    1 },
  { "quotes around part of a cell",
    "part,size\nbolt,\"5\" wide\nnut,\"6\" wide\nscrew,\"7\" wide\n", ',', 0, 0, 0, 1 },
  { "dates without header", "2026-01-02,Acme,4\n2026-02-03,Beta,5\n", ',', '"', 0, 0, 0 },
  { "header over dates", "when,who,how many\n2026-01-02,Acme,4\n2026-02-03,Beta,5\n", ',', '"', 0,
    0, 1 },
  { "years in the header", "name,2024,2025\nAcme,10,20\nBeta,30,40\n", ',', '"', 0, 0, 1 },
  { "header in two rows",
    "Name,Contact,,Total\n,E-mail,Phone,\nAcme,a@example.org,+41 22 1,5\nBeta,b@example.org,+41 22 2,6\n",
    ',', '"', 0, 0, 2 },
  { "header in two rows over addresses",
    "Organisation,Contact,,Country\n,Name,E-Mail,\nAcme,Jean Dupont,j@example.org,France\n"
    "Beta,Ada Obi,a@example.org,Kenya\nGamma,Bo Li,b@example.org,China\n",
    ',', '"', 0, 0, 2 },
  { "header in two rows over gaps",
    "Organisation;Contact;;Land\n;Name;E-Mail;\nAcme;Jean Dupont;j@example.org;France\nBeta;n/a;n/a;Schweiz\n",
    ';', '"', 0, 0, 2 },
  { "ragged rows",
    "name,city,country\nAcme,Bern\nBeta\nGamma,Paris,FR,extra\nDelta,Rome,IT\nEps,Oslo,NO\n", ',',
    '"', 0, 0, 1 },
  { "sparse rows", "name,acronym,city,notes\nAcme,,,\nBeta,B,,\nGamma,,,\n", ',', '"', 0, 0, 1 },
  { "repeated header", "name,city\nAcme,Bern\nname,city\nBeta,Paris\n", ',', '"', 0, 0, 1 },
  { "CR only", "name;city\rAcme;Bern\rBeta;Paris\r", ';', '"', 0, 0, 1 },
  { "empty lines first", "\n\n\nname,city\nAcme,Bern\nBeta,Paris\n", ',', '"', 0, 0, 1 },
  { "long text in the header's column",
    "Name,About\nAcme,\"They build things, and they have done so for a very long time, as everyone here in this "
    "town will tell you when asked.\"\nBeta,short\n",
    ',', '"', 0, 0, 1 },
};

static void
test_cases (void)
{
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *test = &cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (LiaCsvDialect) dialect = detect (test->text, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (dialect->encoding, ==, "UTF-8");
      if (dialect->delimiter != test->delimiter || dialect->quote != test->quote
          || dialect->escape != test->escape || dialect->n_preamble_lines != test->n_preamble_lines
          || dialect->n_header_rows != test->n_header_rows)
        {
          g_test_message ("%s: delimiter %d, quote %d, escape %d, preamble %u, header %u",
                          test->name, dialect->delimiter, dialect->quote, dialect->escape,
                          dialect->n_preamble_lines, dialect->n_header_rows);
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

typedef struct
{
  const char *encoding;
  const char *text;
} EncodingCase;

static const EncodingCase encoding_cases[] = {
  { "WINDOWS-1252", "name,city\nMüller & Söhne,Zürich\n" },
  { "WINDOWS-1252", "name\nSociété Générale\n" },
  { "WINDOWS-1252", "name\nCafé\n" },
  { "WINDOWS-1252", "name,city\nUniversidad de Málaga,Málaga\nEspaña,Logroño\n" },
  { "WINDOWS-1252", "name,city\nFundação,São Paulo\nAssociação,Brasília\n" },
  { "WINDOWS-1252", "name,city\nLærdal,Tromsø\nÅse,Ålesund\n" },
  { "WINDOWS-1252", "name,city\nÖrebro,Malmö\n" },
  { "WINDOWS-1252", "name,city\nÞórður Guðmundsson,Reykjavík\nÆgir,Ísafjörður\n" },
  { "WINDOWS-1252", "name,cost\nTravel,£584\nHotel,£1,200\n" },
  { "WINDOWS-1252", "name,cost\nTravel,€584\n“Quoted” – and so on…,€1\n" },
  { "WINDOWS-1252", "nom,ville\nForêt-Noire,Besançon\nL’été,Nîmes\nŒuvre,Orléans\n" },
  { "WINDOWS-1252", "nome,città\nPerché,Forlì\nVirtù,Cantù\n" },
  { "WINDOWS-1252", "nombre\nCompañía\n" },
  { "WINDOWS-1252", "note\nInvitation à Paris\nVoyage à Lyon\n" },
  { "WINDOWS-1250", "name,city\nŁukasz Wiśniewski,Łódź\nGrażyna Dąbrowska,Gdańsk\n" },
  { "WINDOWS-1250", "name\nZażółć gęślą jaźń\n" },
  { "WINDOWS-1250", "name,city\nJiří Dvořák,České Budějovice\nTomáš Novák,Plzeň\n" },
  { "WINDOWS-1250", "name,city\nĽubomír Šťastný,Košice\n" },
  { "WINDOWS-1250", "name,city\nErdős Győző,Szőlősgyörök\n" },
  { "WINDOWS-1250", "name,city\nIvan Đurić,Čakovec\nŽeljko Šimić,Šibenik\n" },
  { "WINDOWS-1250", "name,city\nŞtefan Brânză,Iaşi\nŢepeş,Braşov\n" },
  { "WINDOWS-1251", "имя,город\nИван Петров,Москва\n" },
  { "WINDOWS-1251", "name,city\nЗАО Ромашка,Тула\n" },
  { "WINDOWS-1251", "name,country\nРосія,Україна\nКиїв,Львів\n" },
  { "WINDOWS-1251", "name\nБългария\n" },
  { "WINDOWS-1251", "name,city\nЉубица Ђорђевић,Београд\n" },
  { "UTF-16LE", "name,city\nMüller,Zürich\n" },
  { "UTF-16BE", "name,city\nMüller,Zürich\n" },
  { "UTF-16LE", "имя,город\r\nИван Петров,Москва\r\n" },
  { "UTF-16BE", "имя,город\r\nИван Петров,Москва\r\n" },
  { "UTF-8", "имя,город\nИван Петров,Москва\n" },
  { "UTF-8", "name\nCafé\n" },
};

static void
test_encodings (void)
{
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (encoding_cases); i++)
    {
      const EncodingCase *test = &encoding_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (LiaCsvDialect) dialect = NULL;
      g_autofree char *bytes = NULL;
      g_autofree char *read = NULL;
      gsize length;

      bytes = g_convert (test->text, -1, test->encoding, "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      dialect = detect (bytes, (gssize) length, &error);
      g_assert_no_error (error);
      /* What counts is the text: many letters are the same in two pages. */
      read = g_convert (bytes, (gssize) length, "UTF-8", dialect->encoding, NULL, NULL, NULL);
      if (g_strcmp0 (read, test->text) != 0)
        {
          g_autofree char *escaped = g_strescape (test->text, NULL);

          g_test_message ("%s read as %s: %s", test->encoding, dialect->encoding, escaped);
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* Names as they come in rosters, by language and the code page it is written in. */
static const struct
{
  const char *encoding;
  const char *names;
} languages[] = {
  { "WINDOWS-1252",
    "Société Générale|Électricité de France|Académie française|Côte d’Azur|Crédit Agricole|"
    "Besançon|Île-de-France|Hélène Lefèvre|François Noël|Théâtre de l’Œuvre|À la carte|Orléans" },
  { "WINDOWS-1252",
    "Müller & Söhne|Universität Zürich|Straßenbahn|Österreich|Jürgen Groß|Köln|Düsseldorf|"
    "Behörde für Wirtschaft|Länderrat|Prüfgesellschaft|Königsberg|Bäcker" },
  { "WINDOWS-1252",
    "España|Logroño|Málaga|Compañía|José Núñez|Fundación|Telecomunicación|Perú|Bogotá|México|"
    "Asunción|Organización" },
  { "WINDOWS-1252",
    "São Paulo|Fundação|Associação|Brasília|João Gonçalves|Açores|Comissão|Saúde|Câmara|Portimão" },
  { "WINDOWS-1252",
    "Malmö|Ålesund|Tromsø|Lærdal|Västerås|Jyväskylä|Göteborg|Århus|Søren Ærø|Håkon|Ängelholm|Mäkelä" },
  { "WINDOWS-1252", "Città di Forlì|Società|Università|Cantù|Perché|Nicolò|Unità|Libertà" },
  { "WINDOWS-1250",
    "Łukasz Wiśniewski|Łódź|Grażyna Dąbrowska|Gdańsk|Województwo śląskie|Poznań|Zespół|Stanisław|"
    "Świętokrzyskie|Kraków|Spółka|Częstochowa" },
  { "WINDOWS-1250",
    "Jiří Dvořák|České Budějovice|Tomáš Novák|Plzeň|Přírodovědecká fakulta|Olomoucký kraj|Ústí nad "
    "Labem|Žďár|Společnost|Jindřichův Hradec|Úřad|Středočeský" },
  { "WINDOWS-1250",
    "Erdős Győző|Szőlősgyörök|Pécs|Székesfehérvár|Művelődési Minisztérium|Kőszegi Sándor|Fejér megye|"
    "Győr|Hódmezővásárhely|Egyesület|Intézet|Tűzoltóság" },
  { "WINDOWS-1250",
    "Ivan Đurić|Čakovec|Željko Šimić|Šibenik|Sveučilište|Društvo|Mačković|Požega|Međimurje|Škofja Loka" },
  { "WINDOWS-1250",
    "Ştefan Brânză|Iaşi|Braşov|Ţepeş|Bucureşti|Constanţa|Fundaţia|Româna|Învăţământ|Piteşti" },
  { "WINDOWS-1251",
    "Иван Петров|Москва|Анна Орлова|Тула|Общество|Министерство связи|Санкт-Петербург|Ёлкин|Объединение|"
    "Энергия" },
  { "WINDOWS-1251",
    "Київ|Львів|Україна|Міністерство|Запоріжжя|Їжакевич|Є. Ґалаґан|Спілка|Одеса|Чернівці" },
  { "WINDOWS-1251",
    "България|София|Пловдив|Министерство|Върбан Ъглов|Дружество|Русе|Търново|Община|Шумен" },
  { "WINDOWS-1251",
    "Београд|Љубица Ђорђевић|Нови Сад|Ниш|Удружење|Министарство|Џемал|Његош|Чачак|Крагујевац" },
};

static void
test_short_rosters (void)
{
  g_autoptr (GRand) random = seed_test_make_rand ();
  guint n_right = 0;
  guint n_all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_auto (GStrv) names = g_strsplit (languages[i].names, "|", -1);

      for (guint n = 0; n < 100; n++)
        {
          g_autoptr (GString) roster = g_string_new ("name,number\n");
          g_autoptr (GError) error = NULL;
          g_autoptr (LiaCsvDialect) dialect = NULL;
          g_autofree char *bytes = NULL;
          g_autofree char *read = NULL;
          gint32 n_rows = g_rand_int_range (random, 1, 6);
          gsize length;

          for (gint32 row = 0; row < n_rows; row++)
            g_string_append_printf (
                roster, "%s,%d\n",
                names[g_rand_int_range (random, 0, (gint32) g_strv_length (names))], row);
          bytes
              = g_convert (roster->str, -1, languages[i].encoding, "UTF-8", NULL, &length, &error);
          g_assert_no_error (error);
          dialect = detect (bytes, (gssize) length, &error);
          g_assert_no_error (error);
          /* What counts is the text: many letters are the same in two pages. */
          read = g_convert (bytes, (gssize) length, "UTF-8", dialect->encoding, NULL, NULL, NULL);
          n_all++;
          if (g_strcmp0 (read, roster->str) == 0)
            n_right++;
          else if (g_test_verbose ())
            g_test_message ("%s as %s: %s", languages[i].encoding, dialect->encoding, roster->str);
        }
    }
  g_test_message ("short rosters in code pages read right: %u of %u", n_right, n_all);
  g_assert_cmpuint (n_right * 100, >=, n_all * 97);
}

static void
test_marks (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *encoding;
  } marks[] = {
    { "\xEF\xBB\xBFname,x\n1,2\n", -1, "UTF-8" },
    { "\xFF\xFEn\0,\0x\0\n\0", 10, "UTF-16LE" },
    { "\xFE\xFF\0n\0,\0x\0\n", 10, "UTF-16BE" },
    { "\xFF\xFE\0\0n\0\0\0,\0\0\0x\0\0\0", 16, "UTF-32LE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LiaCsvDialect) dialect = detect (marks[i].text, marks[i].length, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (dialect->encoding, ==, marks[i].encoding);
      g_assert_cmpint (dialect->delimiter, ==, ',');
    }
}

/* One broken character in a UTF-8 file does not make it a Windows one: the reader names its line. */
static void
test_damaged_utf8 (void)
{
  g_autoptr (GString) text = g_string_new ("name,city\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaCsvDialect) dialect = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append (text, "Müller,Zürich\n");
  g_string_append (text, "M\xFCller,Bern\n");
  dialect = detect (text->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dialect->encoding, ==, "UTF-8");
}

static void
test_no_text (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *message;
  } files[] = {
    { "", 0, "The file is empty." },
    { " \n\t\n", -1, "The file has no text in it." },
    { "\xEF\xBB\xBF", -1, "The file has no text in it." },
    { "\xFF\xFE", -1, "The file has no text in it." },
    { "PK\3\4\24\0\0\0", 8, "This is a workbook*Save it as CSV first." },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", -1, "This is an old Office file*" },
    { "%PDF-1.7\n", -1, "This is a PDF file*" },
    { "\x7F"
      "ELF\2\1\1\0\0\0\0\0\0\0\0\0",
      16, "This is not a text file*" },
    { "a,b\n1,\0002\n", 9, "This is not a text file*" },
    { "\1\2\3\4\5\6\7\10abcdef", -1, "This is not a text file*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LiaCsvDialect) dialect = detect (files[i].text, files[i].length, &error);

      g_test_message ("%u: %s", i, error != NULL ? error->message : "no error");
      g_assert_null (dialect);
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      g_assert_true (g_pattern_match_simple (files[i].message, error->message));
    }
}

static void
test_long_file (void)
{
  g_autoptr (GString) text = g_string_new ("name;value;date\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaCsvDialect) dialect = NULL;

  while (text->len < 1024 * 1024)
    g_string_append_printf (text, "\"Größe; %u\";%u,50;21.11.2026\n", (guint) text->len,
                            (guint) text->len);
  dialect = detect (text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dialect->encoding, ==, "UTF-8");
  g_assert_cmpint (dialect->delimiter, ==, ';');
  g_assert_cmpuint (dialect->n_header_rows, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-dialect/cases", test_cases);
  g_test_add_func ("/csv-dialect/encodings", test_encodings);
  g_test_add_func ("/csv-dialect/short-rosters", test_short_rosters);
  g_test_add_func ("/csv-dialect/marks", test_marks);
  g_test_add_func ("/csv-dialect/damaged-utf8", test_damaged_utf8);
  g_test_add_func ("/csv-dialect/no-text", test_no_text);
  g_test_add_func ("/csv-dialect/long-file", test_long_file);

  return g_test_run ();
}
