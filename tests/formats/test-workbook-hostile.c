/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "hostile-test.h"
#include "lia-error.h"
#include "sheet-test.h"

/* Workbooks that nobody means well with: the rows or one message, soon and in little memory. */

#define XLSX_ROWS                                                                                                           \
  "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"                          \
  "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Acme</t></is></c><c r=\"B2\" s=\"1\"><v>42670</v></c></row></sheetData>" \
  "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"
#define XLSX_TEXTS    "<si><t>name</t></si><si><r><t>sin</t></r><r><t>ce</t></r></si>"
#define XLSX_STYLES   "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
#define XLSX_EXPECTED "name|since@1;Acme|2016-10-27@2;"

#define ODS_TABLE                                                                                    \
  "<table:table table:name=\"One\"><table:table-row><table:table-cell office:value-type=\"string\">" \
  "<text:p>name</text:p></table:table-cell></table:table-row></table:table>"

static GBytes *
make_xlsx (void)
{
  return sheet_test_make_xlsx (XLSX_ROWS, XLSX_TEXTS, XLSX_STYLES);
}

/* Returns the rows, or NULL with a message that is fit to be shown. */
static char *
read_hostile (const char *name, GBytes *bytes, char **message)
{
  g_autoptr (GError) error = NULL;
  const gint64 began = g_get_monotonic_time ();
  char *rows = sheet_test_read (bytes, 0, LIA_SHEET_ALL, &error);

  hostile_test_check_time (name, began);
  g_assert_true ((rows != NULL) != (error != NULL));
  if (error != NULL)
    {
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (strchr (error->message, '\n') != NULL)
        g_error ("more than one line: %s", error->message);
    }
  if (name != NULL)
    g_test_message ("%s: %s", name, error != NULL ? error->message : "read");
  if (message != NULL)
    *message = error != NULL ? g_strdup (error->message) : NULL;
  return rows;
}

static void
assert_refused (const char *name, GBytes *bytes, const char *pattern)
{
  g_autofree char *message = NULL;
  g_autofree char *rows = read_hostile (name, bytes, &message);

  g_assert_null (rows);
  if (!g_pattern_match_simple (pattern, message))
    g_error ("%s: “%s” is not like “%s”", name, message, pattern);
}

/* Names are labels: parts with strange ones are there, and nobody asks for them. */
static void
test_names (void)
{
  static const char *const names[]
      = { "../../x",  "/etc/passwd",          "..\\..\\x", "xl/../../y", "con",
          "\xff\xfe", "xl/sharedStrings.xml/" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const SheetTestPart parts[] = {
        { names[i], "<owned/>" },
        { "[Content_Types].xml", "<Types/>" },
        { "xl/workbook.xml",
          "<workbook xmlns:r=\"x\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>" },
        { "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" "
          "Target=\"../../../xl/./s.xml\"/></Relationships>" },
        { "xl/s.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>" },
      };
      g_autoptr (GBytes) bytes = sheet_test_pack (parts, G_N_ELEMENTS (parts));
      g_autofree char *rows = read_hostile (names[i], bytes, NULL);

      if (rows != NULL)
        g_assert_cmpstr (rows, ==, "1@1;");
    }
}

static void
test_symlinks (void)
{
  const SheetTestPart parts[] = {
    { "[Content_Types].xml", "<Types/>" },
    { "xl/workbook.xml",
      "<workbook xmlns:r=\"x\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>" },
    { "xl/s.xml", NULL },
  };
  const SheetTestPart content[] = { { "content.xml", NULL } };
  g_autoptr (GBytes) sheet = sheet_test_pack (parts, G_N_ELEMENTS (parts));
  g_autoptr (GBytes) ods = sheet_test_pack (content, 1);

  assert_refused ("a sheet that is a symlink", sheet, "*xl/s.xml* is missing*");
  assert_refused ("content that is a symlink", ods, "*packed file*");
}

/* Zeros by the hundred megabytes pack to nothing. */
static void
test_bombs (void)
{
  const gsize size = 200 * 1024 * 1024;
  g_autofree char *zeros = g_malloc (size);
  g_autoptr (GString) cells = g_string_new ("<sheetData>");
  const SheetTestPart zero_parts[] = { { "content.xml", zeros, (gssize) size } };
  g_autoptr (GBytes) zero_bytes = NULL;
  g_autoptr (GBytes) cell_bytes = NULL;

  memset (zeros, ' ', size);
  zero_bytes = sheet_test_pack (zero_parts, 1);
  g_test_message ("%" G_GSIZE_FORMAT " bytes", g_bytes_get_size (zero_bytes));
  assert_refused ("200 MiB of blanks", zero_bytes, "*far too large*");

  while (cells->len < 64 * 1024 * 1024)
    g_string_append (cells, "<row><c><v>1</v></c></row>");
  g_string_append (cells, "</sheetData>");
  cell_bytes = sheet_test_make_xlsx (cells->str, NULL, NULL);
  g_test_message ("%" G_GSIZE_FORMAT " bytes", g_bytes_get_size (cell_bytes));
  assert_refused ("64 MiB of rows", cell_bytes, "*far too large*");
}

static void
test_entries (void)
{
  g_autofree SheetTestPart *parts = g_new0 (SheetTestPart, 65536);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 65536; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("part-%u", i));
      parts[i].name = g_ptr_array_index (names, i);
      parts[i].text = "";
    }
  bytes = sheet_test_pack (parts, 65536);
  assert_refused ("65,536 entries", bytes, "*more than 10,000 parts*");
}

/* A message of our own for each of these. */
static void
test_xml (void)
{
  static const struct
  {
    const char *name;
    const char *start;
    const char *repeated;
    guint n;
    const char *end;
    const char *message; /* (nullable): a pattern; NULL where it is read */
  } sheets[] = {
    { "deep", "<sheetData>", "<row>", 100000, "", "*nested too deep*" },
    { "a text of 10 MB", "<sheetData><row><c t=\"str\"><v>", "x", 10 * 1024 * 1024, "",
      "*longer than*" },
    { "a comment of 10 MB", "<!--", "x", 10 * 1024 * 1024, "-->", "*longer than*" },
    { "a comment of tags", "<!--", "<", 10 * 1024 * 1024, "-->", "*longer than*" },
    { "a tag of 10 MB", "<row a=\"", "x", 10 * 1024 * 1024, "\"/>", "*longer than*" },
    { "many attributes", "<row ", "a=\"\" ", 400 * 1024, "/>", "*damaged*" },
    { "entities", "<!DOCTYPE x [<!ENTITY a \"bbbbbbbb\">]><sheetData><row><c t=\"str\"><v>", "&a;",
      1000, "</v></c></row></sheetData>", "*damaged*" },
    { "a cell of 1.5 MiB", "<sheetData><row r=\"7\"><c t=\"str\"><v>", "<a/>xxxxxxxxxxxx",
      130 * 1024, "</v></c></row></sheetData>", "*7*1 MiB*" },
    { "5,000 cells", "<sheetData><row>", "<c><v>1</v></c>", 5000, "</row></sheetData>",
      "Row 1: *4,096*" },
    { "a cell in the last column", "<sheetData><row r=\"3\"><c r=\"XFD3\"><v>1</v></c>", "", 0,
      "</row></sheetData>", "Row 3: *4,096*" },
    { "past the last row", "<sheetData><row r=\"1048577\"><c><v>1</v></c>", "", 0,
      "</row></sheetData>", "*1,048,576 rows*" },
    { "a row of far away", "<sheetData><row r=\"99999999999999999999\"><c><v>1</v></c>", "", 0,
      "</row></sheetData>", NULL },
    { "unknown texts", "<sheetData><row>",
      "<c t=\"s\"><v>-99999999999</v></c><c t=\"s\"><v>7x</v></c>", 100,
      "<c><v>1</v></c></row></sheetData>", NULL },
    { "numbers that are none", "<sheetData><row>",
      "<c s=\"1\"><v>nan</v></c><c s=\"1\"><v>1e999</v></c><c s=\"999999999999\"><v>-0x1p3</v></c><c t=\"b\"><v/></c>",
      100, "</row></sheetData>", NULL },
    { "merged cells without sense", "<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>",
      "<mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"B2:A1\"/><mergeCell ref=\"::\"/><mergeCell ref=\"A0:A9\"/><mergeCell/>",
      20000, "</mergeCells>", NULL },
    { "merged columns", "<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>",
      "<mergeCell ref=\"A1:A1048576\"/>", 200000, "</mergeCells>", NULL },
    { "unclosed", "<sheetData><row><c><v>1", "", 0, "", "*damaged*" },
    { "a comment that is no UTF-8", "<!-- \xff --><sheetData/>", "", 0, "", "*not valid UTF-8*" },
    { "CDATA that is no UTF-8",
      "<sheetData><row><c t=\"str\"><v><![CDATA[a\xff]]></v></c></row></sheetData>", "", 0, "",
      "*not valid UTF-8*" },
    { "a letter cut at the end", "<sheetData/></worksheet><!-- \xe2\x82", "", 0, "\xe2",
      "*not valid UTF-8*" },
    { "letters over the borders of pieces", "<sheetData><row><c t=\"str\"><v>", "ä€", 20000,
      "</v></c></row></sheetData>", NULL },
    { "NUL", "<sheetData><row><c t=\"str\"><v>&#0;</v></c></row></sheetData>", "", 0, "",
      "*damaged*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GString) text = g_string_new (sheets[i].start);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GRand) random = g_rand_new_with_seed (1);
      g_autofree char *noise = g_malloc (1024 * 1024);
      g_autofree char *message = NULL;
      g_autofree char *rows = NULL;
      g_autofree char *sheet = NULL;

      for (guint n = 0; n < sheets[i].n; n++)
        g_string_append (text, sheets[i].repeated);
      g_string_append (text, sheets[i].end);
      sheet = g_strdup_printf ("<worksheet>%s</worksheet>", text->str);
      for (guint n = 0; n < 1024 * 1024; n++)
        noise[n] = (char) g_rand_int (random);
      {
        /* Noise beside it, so that it is not refused as a bomb. */
        const SheetTestPart parts[] = {
          { "[Content_Types].xml", "<Types/>" },
          { "noise", noise, 1024 * 1024 },
          { "xl/workbook.xml",
            "<workbook xmlns:r=\"x\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>" },
          { "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>" },
          { "xl/s.xml", sheet },
        };

        bytes = sheet_test_pack (parts, G_N_ELEMENTS (parts));
      }
      rows = read_hostile (sheets[i].name, bytes, &message);
      if (sheets[i].message == NULL)
        g_assert_nonnull (rows);
      else if (message == NULL || !g_pattern_match_simple (sheets[i].message, message))
        g_error ("%s: “%s”", sheets[i].name, message);
    }
}

static void
test_ods (void)
{
  static const struct
  {
    const char *table;
    const char *message;
    const char *rows;
  } tables[] = {
    { "<table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell/></table:table-row>"
      "<table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell/></table:table-row>"
      "<table:table-row><table:table-cell table:number-columns-repeated=\"4294967295\"/></table:table-row>",
      NULL, "" },
    { "<table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>",
      "*1,048,576 rows*", NULL },
    { "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell></table:table-row>",
      "Row 1: *4,096*", NULL },
    { "<table:table-row><table:table-cell><text:p><text:s text:c=\"4294967295\"/>x</text:p></table:table-cell></table:table-row>",
      "*1 MiB*", NULL },
    { "<table:table-row><table:table-cell table:number-rows-spanned=\"4294967295\"><text:p>x</text:p></table:table-cell></table:table-row>"
      "<table:table-row table:number-rows-repeated=\"0\"><table:table-cell/><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row>",
      NULL, "x@1;x|y@2;" },
    { "<text:p>x</text:p><table:table-cell><text:p>x</text:p></table:table-cell>", NULL, "" },
    { "<table:table-row><table:table-cell><table:table-row><table:table-cell/></table:table-row></table:table-cell></table:table-row>",
      NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *table
          = g_strdup_printf ("<table:table table:name=\"T\">%s</table:table>", tables[i].table);
      g_autoptr (GBytes) bytes = sheet_test_make_ods (table);
      g_autofree char *message = NULL;
      g_autofree char *rows = read_hostile ("ODS", bytes, &message);

      if (tables[i].rows != NULL)
        g_assert_cmpstr (rows, ==, tables[i].rows);
      else if (!g_pattern_match_simple (tables[i].message, message))
        g_error ("“%s” is not like “%s”", message, tables[i].message);
    }
}

static void
test_other_files (void)
{
  static const char old[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on";
  const SheetTestPart locked[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", "\x8a\x01scrambled" },
    { "META-INF/manifest.xml",
      "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry><manifest:encryption-data/>"
      "</manifest:file-entry></manifest:manifest>" },
  };
  const SheetTestPart binary[] = { { "xl/workbook.bin", "x" } };
  const SheetTestPart letter[]
      = { { "word/document.xml", "<w/>" }, { "[Content_Types].xml", "<Types/>" } };
  const SheetTestPart nested[] = { { "workbook.xlsx", "PK\3\4" } };
  const SheetTestPart chart[] = {
    { "xl/workbook.xml",
      "<workbook xmlns:r=\"x\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"a\" Type=\"x/chartsheet\" Target=\"s.xml\"/></Relationships>" },
  };
  g_autoptr (GBytes) old_bytes = g_bytes_new_static (old, sizeof old);
  g_autoptr (GBytes) locked_bytes = sheet_test_pack (locked, G_N_ELEMENTS (locked));
  g_autoptr (GBytes) binary_bytes = sheet_test_pack (binary, G_N_ELEMENTS (binary));
  g_autoptr (GBytes) letter_bytes = sheet_test_pack (letter, G_N_ELEMENTS (letter));
  g_autoptr (GBytes) nested_bytes = sheet_test_pack (nested, G_N_ELEMENTS (nested));
  g_autoptr (GBytes) chart_bytes = sheet_test_pack (chart, G_N_ELEMENTS (chart));
  g_autoptr (GBytes) empty_bytes = sheet_test_pack (NULL, 0);

  assert_refused ("XLS or a password", old_bytes, "*old workbook (XLS)*password*");
  assert_refused ("ODS with a password", locked_bytes, "*locked with a password*");
  assert_refused ("XLSB", binary_bytes, "*binary workbook*");
  assert_refused ("a letter", letter_bytes, "*packed file without a spreadsheet*");
  assert_refused ("a workbook in an archive", nested_bytes, "*packed file without a spreadsheet*");
  assert_refused ("a chart alone", chart_bytes, "*no sheet*");
  assert_refused ("an empty archive", empty_bytes, "*");
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) xlsx = make_xlsx ();
  g_autoptr (GBytes) ods = sheet_test_make_ods (ODS_TABLE);
  GBytes *const files[] = { xlsx, ods };
  const char *const expected[] = { XLSX_EXPECTED, "name@1;" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length;
      const char *data = g_bytes_get_data (files[i], &length);
      g_autofree char *damaged = g_memdup2 (data, length);
      g_autofree char *whole = read_hostile (NULL, files[i], NULL);
      guint n_read = 0;

      g_assert_cmpstr (whole, ==, expected[i]);
      for (gsize cut = 0; cut < length; cut++)
        {
          g_autoptr (GBytes) bytes = g_bytes_new_static (data, cut);
          g_autofree char *rows = read_hostile (NULL, bytes, NULL);

          /* What begins as an archive is not read as a text instead; what does not may be. */
          if (cut >= 4)
            g_assert_null (rows);
        }
      for (gsize bit = 0; bit < length * 8; bit++)
        {
          g_autoptr (GBytes) bytes = g_bytes_new_static (damaged, length);
          g_autofree char *rows = NULL;

          damaged[bit / 8] = (char) (data[bit / 8] ^ (1 << bit % 8));
          rows = read_hostile (NULL, bytes, NULL);
          n_read += rows != NULL;
          damaged[bit / 8] = data[bit / 8];
        }
      g_test_message ("%u of %" G_GSIZE_FORMAT " turned bits do no harm", n_read, length * 8);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook-hostile/names", test_names);
  g_test_add_func ("/workbook-hostile/symlinks", test_symlinks);
  g_test_add_func ("/workbook-hostile/entries", test_entries);
  g_test_add_func ("/workbook-hostile/xml", test_xml);
  g_test_add_func ("/workbook-hostile/ods", test_ods);
  g_test_add_func ("/workbook-hostile/other-files", test_other_files);
  g_test_add_func ("/workbook-hostile/damaged", test_damaged);
  g_test_add_func ("/workbook-hostile/memory", hostile_test_check_memory);
  /* Making these takes more memory than reading them may. */
  g_test_add_func ("/workbook-hostile/bombs", test_bombs);

  return g_test_run ();
}
