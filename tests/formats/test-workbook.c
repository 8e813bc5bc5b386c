/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "lia-csv-table-shape.h"
#include "lia-error.h"
#include "lia-sheet-value.h"
#include "lia-table-reader.h"
#include "sheet-test.h"

static void
assert_rows (GBytes *bytes, LiaSheetFlags flags, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = sheet_test_read (bytes, 0, flags, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, expected);
}

static void
assert_xlsx (const char *sheet, const char *texts, const char *styles, const char *expected)
{
  g_autoptr (GBytes) bytes = sheet_test_make_xlsx (sheet, texts, styles);

  assert_rows (bytes, LIA_SHEET_ALL, expected);
}

static void
assert_ods (const char *table, const char *expected)
{
  g_autofree char *tables
      = g_strdup_printf ("<table:table table:name=\"One\">%s</table:table>", table);
  g_autoptr (GBytes) bytes = sheet_test_make_ods (tables);

  assert_rows (bytes, LIA_SHEET_ALL, expected);
}

/* Formats of numbers. */

static void
test_formats (void)
{
  static const struct
  {
    const char *code;
    LiaSheetKind kind;
    const char *unit;
  } formats[] = {
    { "General", LIA_SHEET_NUMBER, NULL },
    { "0.00", LIA_SHEET_NUMBER, NULL },
    { "#,##0_);[Red](#,##0)", LIA_SHEET_NUMBER, NULL },
    { "yyyy\\-mm\\-dd", LIA_SHEET_DATE, NULL },
    { "[$-409]d\\-mmm\\-yy;@", LIA_SHEET_DATE, NULL },
    { "ddd", LIA_SHEET_DATE, NULL },
    { "mmmm", LIA_SHEET_DATE, NULL },
    { "DD/MM/YYYY HH:MM", LIA_SHEET_DATE, NULL },
    { "h:mm AM/PM", LIA_SHEET_TIME, NULL },
    { "mm:ss.0", LIA_SHEET_TIME, NULL },
    { "[h]:mm:ss", LIA_SHEET_DURATION, NULL },
    { "0.0%", LIA_SHEET_PERCENT, NULL },
    { "0\\ \"days\"", LIA_SHEET_NUMBER, NULL },
    { "\"day \"0", LIA_SHEET_NUMBER, NULL },
    { "0\\d", LIA_SHEET_NUMBER, NULL },
    { "[$€-407]\\ #,##0.00", LIA_SHEET_NUMBER, "€" },
    { "#,##0.00\\ [$CHF]", LIA_SHEET_NUMBER, "CHF" },
    { "\"£\"#,##0", LIA_SHEET_NUMBER, "£" },
    { "#,##0\\ €", LIA_SHEET_NUMBER, NULL },
    { "#,##0 €", LIA_SHEET_NUMBER, "€" },
    { "[Blue][>100]0;0", LIA_SHEET_NUMBER, NULL },
    { "\"unclosed", LIA_SHEET_NUMBER, NULL },
    { "[unclosed", LIA_SHEET_NUMBER, NULL },
    { "", LIA_SHEET_NUMBER, NULL },
    { "@", LIA_SHEET_NUMBER, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *unit = NULL;
      LiaSheetKind kind = lia_sheet_format_parse (formats[i].code, &unit);

      if (kind != formats[i].kind)
        g_error ("“%s” is of the kind %d", formats[i].code, kind);
      if (!g_str_equal (formats[i].code, "#,##0\\ €"))
        g_assert_cmpstr (unit, ==, formats[i].unit);
    }
}

static void
test_serials (void)
{
  static const struct
  {
    double serial;
    LiaSheetKind kind;
    gboolean from_1904;
    const char *text;
  } serials[] = {
    { 1, LIA_SHEET_DATE, FALSE, "1900-01-01" },
    { 59, LIA_SHEET_DATE, FALSE, "1900-02-28" },
    { 60, LIA_SHEET_DATE, FALSE, "1900-02-29" },
    { 61, LIA_SHEET_DATE, FALSE, "1900-03-01" },
    { 42670, LIA_SHEET_DATE, FALSE, "2016-10-27" },
    { 42670.375, LIA_SHEET_DATE, FALSE, "2016-10-27 09:00" },
    { 41208, LIA_SHEET_DATE, TRUE, "2016-10-27" },
    { 0, LIA_SHEET_DATE, TRUE, "1904-01-01" },
    { 0.388888888888889, LIA_SHEET_DATE, FALSE, "09:20" },
    { 0.375, LIA_SHEET_TIME, FALSE, "09:00" },
    { 42670.5, LIA_SHEET_TIME, FALSE, "12:00" },
    { 0.99999999, LIA_SHEET_TIME, FALSE, "00:00" },
    { 0.0000115740740, LIA_SHEET_TIME, FALSE, "00:00:01" },
    { 1.25, LIA_SHEET_DURATION, FALSE, "30:00" },
    { 2958465, LIA_SHEET_DATE, FALSE, "9999-12-31" },
    { 2958466, LIA_SHEET_DATE, FALSE, "2958466" },
    { -1, LIA_SHEET_DATE, FALSE, "-1" },
    { 1e300, LIA_SHEET_DATE, TRUE, "1e+300" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (serials); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      lia_sheet_append_serial (text, serials[i].serial, serials[i].kind, serials[i].from_1904);
      g_assert_cmpstr (text->str, ==, serials[i].text);
    }
}

/* XLSX. */

#define STYLES                                                                                     \
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"                              \
  "<numFmt numFmtId=\"165\" formatCode=\"#,##0.00 [$EUR]\"/></numFmts>"                            \
  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"                                             \
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/><xf numFmtId=\"165\"/>"  \
  "<xf numFmtId=\"20\"/><xf numFmtId=\"22\"/></cellXfs>"

static void
test_xlsx_values (void)
{
  assert_xlsx (
      "<dimension ref=\"A1:AMK1048576\"/><sheetData>"
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
      "<c r=\"D1\" t=\"inlineStr\"><is><r><t>in</t></r><r><t xml:space=\"preserve\"> line</t></r></is></c></row>"
      "<row r=\"2\"><c r=\"A2\"><v>42.5</v></c><c r=\"B2\"><v>0.30000000000000004</v></c>"
      "<c r=\"C2\"><v>41227305111</v></c><c r=\"D2\"><v>4.1227305111E+16</v></c><c r=\"E2\"><v>007</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>42670</v></c><c r=\"B3\" s=\"2\"><v>0.07</v></c>"
      "<c r=\"C3\" s=\"3\"><v>1200.5</v></c><c r=\"D3\" s=\"4\"><v>0.375</v></c><c r=\"E3\" s=\"5\"><v>42670.5</v></c></row>"
      "<row r=\"4\"><c r=\"A4\" t=\"b\"><v>1</v></c><c r=\"B4\" t=\"b\"><v>0</v></c>"
      "<c r=\"C4\" t=\"e\"><v>#N/A</v></c><c r=\"D4\" t=\"str\"><f>A1&amp;B1</f><v>a_x000D_b</v></c>"
      "<c r=\"E4\" t=\"d\"><v>2016-10-27T00:00:00</v></c><c r=\"F4\" t=\"d\"><v>2016-10-27T09:30:00Z</v></c></row>"
      "<row r=\"1048573\" ht=\"12.75\"/><row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row>"
      "</sheetData>",
      "<si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>spoken</t></rPh></si>",
      STYLES,
      "plain|rich text||in line@1;42.5|0.3|41227305111|41227305111000000|7@2;"
      "2016-10-27|7%|1200.5 EUR|09:00|2016-10-27 12:00@3;"
      "TRUE|FALSE|#N/A|a\rb|2016-10-27|2016-10-27 09:30@4;");
  /* cells without places, prefixes of their own, texts there are none of */
  assert_xlsx (
      "<x:sheetData xmlns:x=\"m\"><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row>"
      "<x:row r=\"5\"><x:c t=\"s\"><x:v>7</x:v></x:c><x:c t=\"str\"><x:v>b</x:v></x:c></x:row></x:sheetData>",
      NULL, NULL, "1|2@1;|b@5;");
  assert_xlsx ("<sheetData/>", NULL, NULL, "");
  assert_xlsx ("<c><v>1</v></c><row><row><c><v>1</v></c></row></row><c><v>2</v></c>", NULL, NULL,
               "1@2;");
}

static void
test_xlsx_merged_cells (void)
{
  assert_xlsx (
      "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Title</v></c></row>"
      "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>Name</v></c><c r=\"B2\" t=\"str\"><v>Contact</v></c></row>"
      "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>Mail</v></c><c r=\"C3\" t=\"str\"><v>Phone</v></c></row>"
      "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>One</v></c><c r=\"C4\" t=\"str\"><v>CH</v></c></row>"
      "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>Two</v></c></row><row r=\"6\"/>"
      "<row r=\"7\"><c r=\"A7\" t=\"str\"><v>Three</v></c></row></sheetData>"
      "<mergeCells count=\"4\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:A3\"/>"
      "<mergeCell ref=\"B2:C2\"/><mergeCell ref=\"C4:D6\"/></mergeCells>",
      NULL, NULL, "Title@1;Name|Contact@2;Name|Mail|Phone@3;One||CH@4;Two||CH@5;Three@7;");
}

static void
test_xlsx_hidden (void)
{
  g_autoptr (GBytes) bytes = sheet_test_make_xlsx (
      "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>"
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c><c r=\"C1\"><v>3</v></c></row>"
      "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>4</v></c></row>"
      "<row r=\"3\"><c r=\"A3\"><v>5</v></c></row></sheetData>",
      NULL, NULL);

  assert_rows (bytes, LIA_SHEET_ALL, "1|2|3@1;4@2;5@3;");
  assert_rows (bytes, LIA_SHEET_VISIBLE_ONLY, "1||3@1;5@3;");
}

/* ODS. */

#define P(text)    "<text:p>" text "</text:p>"
#define CELL(text) "<table:table-cell office:value-type=\"string\">" P (text) "</table:table-cell>"

static void
test_ods_values (void)
{
  assert_ods ("<table:table-column table:number-columns-repeated=\"1024\"/><table:table-row>" CELL (
                  "plain")
                  CELL (
                      "rich <text:span>te<text:s/><text:s text:c=\"2\"/>xt</text:span>") "<table:table-cell table:number-columns-repeated=\"2\"/>"
                                                                                         "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a note</text:p></office:annotation>"
                                                                                         "<text:p>two</text:p><text:p>lines<text:line-break/>and<text:tab/>one</text:p></table:table-cell>"
                                                                                         "<table:table-cell table:number-columns-repeated=\"1019\"/></table:table-row>"
                                                                                         "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"42.5\">" P ("42,50") "</table:table-cell>"
                                                                                                                                                                                             "<table:table-cell office:value-type=\"percentage\" office:value=\"0.07\">" P ("7 %") "</table:table-cell>"
                                                                                                                                                                                                                                                                                   "<table:table-cell office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"1200.5\">" P ("1.200,50 €") "</table:table-cell>"
                                                                                                                                                                                                                                                                                                                                                                                                        "<table:table-cell office:value-type=\"date\" office:date-value=\"2016-10-27\">" P ("Do") "</table:table-cell>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  "<table:table-cell office:value-type=\"date\" office:date-value=\"2016-10-27T12:00:00\">" P ("x") "</table:table-cell>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                    "<table:table-cell office:value-type=\"time\" office:time-value=\"PT09H20M00S\">" P (
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "x") "</table:table-cell>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                             "<table:table-cell office:value-type=\"time\" office:time-value=\"PT30H00M07.5S\">" P ("x") "</table:table-cell>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\">" P ("WAHR") "</table:table-cell>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "<table:table-cell office:value-type=\"string\" office:string-value=\"\">" P (
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "#REF!") "</table:table-cell>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  "</table:table-row>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  "<table:table-row table:number-rows-repeated=\"3\">" CELL (
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                      "again") "</table:table-row>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                               "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
              "plain|rich te   xt|||two\nlines\nand\tone@1;"
              "42.5|7%|1200.5 EUR|2016-10-27|2016-10-27 12:00|09:20|30:00:07|TRUE|#REF!@2;"
              "again@3;again@4;again@5;");
  assert_ods (
      "<table:table-row><table:table-cell table:number-columns-repeated=\"3\" office:value-type=\"float\" "
      "office:value=\"1\"/><table:table-cell/></table:table-row>",
      "1|1|1@1;");
}

static void
test_ods_merged_cells (void)
{
  assert_ods (
      "<table:table-row><table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"1\" "
      "office:value-type=\"string\">" P (
          "Title") "</table:table-cell><table:covered-table-cell/></table:table-row>"
                   "<table:table-row>" CELL ("One") "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"3\" office:value-type=\"string\">" P (
                       "CH") "</table:table-cell><table:covered-table-cell/></table:table-row>"
                             "<table:table-row>" CELL ("Two") "<table:covered-table-cell office:value-type=\"string\">" P (
                                 "old") "</table:covered-table-cell></table:table-row>"
                                        "<table:table-row><table:table-cell/><table:covered-table-cell/></table:table-row>"
                                        "<table:table-row>" CELL ("Three") "</table:table-row>",
      "Title@1;One|CH@2;Two|CH@3;Three@5;");
}

static void
test_ods_sheets (void)
{
  g_autoptr (GBytes) bytes = sheet_test_make_ods (
      "<table:table table:name=\"A &gt; &amp; B\" table:style-name=\"ta1\"><table:table-row>" CELL (
          "one") "</table:table-row></table:table>"
                 "<table:table table:name=\"Hidden\" table:style-name=\"ta2\"><table:table-row table:visibility=\"collapse\">" CELL ("two") "</table:table-row><table:table-row>" CELL (
                     "three<table:table><table:table-row>" CELL (
                         "inner") "</table:table-row></table:table>") "</table:table-row></table:table>");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sheets.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LiaTableFile) table = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *visible = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), &error));
  table = lia_table_file_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lia_table_file_get_kind (table), ==, LIA_TABLE_WORKBOOK);
  g_assert_cmpuint (lia_table_file_get_n_sheets (table), ==, 2);
  g_assert_cmpstr (lia_table_file_get_sheet_name (table, 0), ==, "A > & B");
  g_assert_false (lia_table_file_is_sheet_hidden (table, 0));
  g_assert_true (lia_table_file_is_sheet_hidden (table, 1));
  g_assert_cmpuint (lia_table_file_find_first_sheet (table, NULL), ==, 0);
  first = sheet_test_read_file (file, 0, LIA_SHEET_ALL, &error);
  g_assert_cmpstr (first, ==, "one@1;");
  second = sheet_test_read_file (file, 1, LIA_SHEET_ALL, &error);
  g_assert_cmpstr (second, ==, "two@1;three@2;");
  visible = sheet_test_read_file (file, 1, LIA_SHEET_VISIBLE_ONLY, &error);
  g_assert_cmpstr (visible, ==, "three@2;");
  g_file_delete (file, NULL, &error);
  g_assert_no_error (error);
  g_remove (folder);
}

/* The sheet with words about the workbook is not the one that somebody means. */
static void
test_first_sheet_with_a_table (void)
{
  g_autoptr (GBytes) bytes = sheet_test_make_ods (
      "<table:table table:name=\"Nothing\"/>"
      "<table:table table:name=\"Read Me\"><table:table-row>" CELL ("Ask Bob") "</table:table-row><table:table-row>" CELL (
          "before you change this") "</table:table-row></table:table>"
                                    "<table:table table:name=\"Roster\"><table:table-row>" CELL (
                                        "Roster") "</table:table-row>"
                                                  "<table:table-row>" CELL ("Name") CELL (
                                                      "Country") "</table:table-row>"
                                                                 "<table:table-row>" CELL ("One") CELL (
                                                                     "CH") "</table:table-row></table:table>");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sheets.ods", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LiaTableFile) table = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), &error));
  table = lia_table_file_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lia_table_file_find_first_sheet (table, NULL), ==, 2);
  g_file_delete (file, NULL, &error);
  g_assert_no_error (error);
  g_remove (folder);
}

/* Where the table begins. */

static void
test_shape_of_a_sheet (void)
{
  g_autoptr (GBytes) bytes = sheet_test_make_xlsx (
      "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Partners 2026</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>Organisation</v></c><c r=\"B3\" t=\"str\"><v>Contact</v></c>"
      "<c r=\"D3\" t=\"str\"><v>Since</v></c></row>"
      "<row r=\"4\"><c r=\"B4\" t=\"str\"><v>E-mail</v></c><c r=\"C4\" t=\"str\"><v>Phone</v></c></row>"
      "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>One</v></c><c r=\"B5\" t=\"str\"><v>one@example.org</v></c>"
      "<c r=\"C5\"><v>4122700</v></c><c r=\"D5\"><v>2001</v></c></row>"
      "<row r=\"6\"><c r=\"A6\" t=\"str\"><v>Two</v></c><c r=\"B6\" t=\"str\"><v>two@example.org</v></c>"
      "<c r=\"C6\"><v>4122701</v></c><c r=\"D6\"><v>2002</v></c></row>"
      "<row r=\"7\"><c r=\"A7\" t=\"str\"><v>Three</v></c><c r=\"B7\" t=\"str\"><v>three@example.org</v></c>"
      "<c r=\"C7\"><v>4122702</v></c><c r=\"D7\"><v>2003</v></c></row></sheetData>"
      "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"D3:D4\"/>"
      "<mergeCell ref=\"B3:C3\"/></mergeCells>",
      NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (LiaTableFile) table = NULL;
  g_autoptr (LiaCsvDialect) dialect = NULL;
  g_autoptr (LiaTableReader) reader = NULL;
  g_autofree char *header = NULL;
  const char *const *cells;
  guint n_cells;
  int fd = g_file_open_tmp ("liaison-XXXXXX", &path, &error);

  g_assert_true (g_close (fd, &error));
  file = g_file_new_for_path (path);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), &error));
  table = lia_table_file_open (file, NULL, &error);
  g_assert_no_error (error);
  dialect = lia_table_file_detect (table, 0, LIA_SHEET_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dialect->n_preamble_lines, ==, 2);
  g_assert_cmpuint (dialect->n_header_rows, ==, 2);
  reader = lia_table_reader_new_for_source (
      lia_table_file_read (table, 0, LIA_SHEET_ALL, dialect, NULL, &error), dialect);
  header = g_strjoinv ("|", (char **) lia_table_reader_get_header (reader, NULL, &error));
  g_assert_cmpstr (header, ==, "Organisation|Contact E-mail|Contact Phone|Since");
  g_assert_true (lia_table_reader_next (reader, &cells, &n_cells, NULL, &error));
  g_assert_cmpuint (lia_table_reader_get_line (reader), ==, 5);
  g_assert_cmpstr (cells[0], ==, "One");
  g_file_delete (file, NULL, &error);
}

/* Of each row the first five cells and the line: place, date, weekday, time, title. */
static char *
get_beginnings (const char *rows)
{
  g_auto (GStrv) lines = g_strsplit (rows, ";", -1);
  GString *beginnings = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", 6);

      for (guint n = 0; n < 5 && cells[n] != NULL; n++)
        g_string_append_printf (beginnings, "%s|", cells[n]);
      g_string_append (beginnings, lines[i][0] != '\0' ? strrchr (lines[i], '@') : "");
    }
  return g_string_free_and_steal (beginnings);
}

/* The same agenda in two versions, written by two programs: numbers and speakers differ, places and times do not. */
static void
test_corpora (void)
{
  const char *corpora = g_getenv ("LIAISON_TEST_CORPORA");
  g_autofree char *folder = corpora != NULL
                                ? g_build_filename (corpora, "sheets", NULL)
                                : g_build_filename (g_getenv ("LIAISON_TEST_SOURCE_ROOT"), "..",
                                                    "shared", "corpora", "sheets", NULL);
  g_autoptr (GFile) xlsx = g_file_new_build_filename (folder, "agenda-government-de.xlsx", NULL);
  g_autoptr (GFile) ods = g_file_new_build_filename (folder, "agenda-government-de.ods", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *from_xlsx = NULL;
  g_autofree char *from_ods = NULL;
  g_autofree char *begin_xlsx = NULL;
  g_autofree char *begin_ods = NULL;

  if (!g_file_query_exists (xlsx, NULL))
    {
      g_test_skip ("the corpora are not there");
      return;
    }
  from_xlsx = sheet_test_read_file (xlsx, 0, LIA_SHEET_ALL, &error);
  g_assert_no_error (error);
  from_ods = sheet_test_read_file (ods, 0, LIA_SHEET_ALL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (from_xlsx, "<Veranstaltungsname>"));
  g_assert_nonnull (strstr (from_xlsx, "|2016-10-27|2016-10-27|09:20|"));
  begin_xlsx = get_beginnings (from_xlsx);
  begin_ods = get_beginnings (from_ods);
  g_assert_cmpstr (begin_xlsx, ==, begin_ods);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook/formats", test_formats);
  g_test_add_func ("/workbook/serials", test_serials);
  g_test_add_func ("/workbook/xlsx-values", test_xlsx_values);
  g_test_add_func ("/workbook/xlsx-merged-cells", test_xlsx_merged_cells);
  g_test_add_func ("/workbook/xlsx-hidden", test_xlsx_hidden);
  g_test_add_func ("/workbook/ods-values", test_ods_values);
  g_test_add_func ("/workbook/ods-merged-cells", test_ods_merged_cells);
  g_test_add_func ("/workbook/ods-sheets", test_ods_sheets);
  g_test_add_func ("/workbook/first-sheet-with-a-table", test_first_sheet_with_a_table);
  g_test_add_func ("/workbook/shape-of-a-sheet", test_shape_of_a_sheet);
  g_test_add_func ("/workbook/corpora", test_corpora);

  return g_test_run ();
}
