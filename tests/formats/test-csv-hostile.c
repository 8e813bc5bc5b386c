/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "hostile-test.h"
#include "lia-error.h"
#include "lia-table-reader.h"
#include "seed-test.h"

/* Files that people or their enemies hand to an import: each gives its rows or one plain message. */

typedef struct
{
  const char *file;
  const char
      *rows; /* "header|header;cell|cell@line;", all that is read before a message; "*" for any */
  const char *message; /* a pattern */
} HostileFile;

static const HostileFile files[] = {
  { "bidi-and-controls.csv", "name|city;\342\200\256gnp.exe|Bern@2;A\007B|\033[31mRome@3;", NULL },
  { "blanks-only.csv", NULL, "The file has no text in it." },
  { "cp1250.csv", "name|city;Łukasz Wiśniewski|Łódź@2;Jiří Dvořák|Plzeň@3;", NULL },
  { "cp1251.csv", "имя|город;Иван Петров|Москва@2;Анна Орлова|Тула@3;", NULL },
  { "cp1252-undefined-byte.csv", "name|city;",
    "Line 2: the byte 0xFC is not valid UTF-8 text; choose the encoding the file was saved in." },
  { "cp1252.csv", "name|city|note;Müller & Söhne|Zürich|one, two@2;Café Ümlaut|Besançon|@3;",
    NULL },
  { "cr-only.csv", "name|city;Acme|Bern@2;Beta|Paris@3;", NULL },
  { "delimiters-only.csv", ";", NULL },
  { "duplicate-headers.csv", "name|name|city||;Acme|Beta|Bern|1|2@2;", NULL },
  { "empty.csv", NULL, "The file is empty." },
  { "formulas.csv", "name|note;=cmd|' /C calc'!A0|+1@2;@SUM(1+1)|-1@3;\t=1|\n=1@4;'=1|''=1@6;",
    NULL },
  { "header-only-no-line-end.csv", "name|city|country;", NULL },
  { "header-only.csv", "name|city|country;", NULL },
  { "image.csv", NULL, "This is not a text file, so it holds no table that can be read." },
  { "latin1-as-utf8.csv", "name|city;O’Brien – Sons|“Cork”@2;", NULL },
  { "line-ends-only.csv", NULL, "The file has no text in it." },
  { "mark-only-utf16.csv", NULL, "The file has no text in it." },
  { "mark-only.csv", NULL, "The file has no text in it." },
  { "mixed-line-ends.csv",
    "name|city;Acme|Bern@2;Beta|Paris@3;Gamma|Rome@4;Delta|Oslo@6;Eps|Riga@8;", NULL },
  { "nul-late.csv", "*", "Line 62: it has a NUL byte, so the file is not a text table." },
  { "nul.csv", NULL, "This is not a text file, so it holds no table that can be read." },
  { "old-workbook.csv", NULL, "This is an old Office file (XLS or DOC). Save it as CSV first." },
  { "one-byte.csv", "x;", NULL },
  { "page.csv", NULL,
    "This is a web page, perhaps what was shown instead of the download. A table has to be saved as CSV." },
  { "quotes-only.csv", "\"\"\"\"\n\";", NULL },
  { "ragged-rows.csv", "name|city|country;Acme@2;Beta|Paris@3;Gamma|Rome|IT|x|y@4;||FR@5;", NULL },
  { "text-after-quote.csv", "name|city;Acme Inc.|Bernx@2;Beta|Paris@3;Gamma|Rome@4;", NULL },
  { "title-and-totals.csv", "name|city|value;Acme|Bern|1@4;Beta|Paris|2@6;Total||3@7;", NULL },
  { "unclosed-quote-at-end.csv", "name|city;Acme|Bern@2;",
    "Line 3: the quotation mark \" opened here is never closed." },
  { "unclosed-quote.csv", "name|city;Acme|Bern@2;",
    "Line 3: the quotation mark \" opened here is never closed." },
  { "utf16-be-mark.csv", "name|city|note;Müller & Söhne|Zürich|one, two@2;Café Ümlaut|Besançon|@3;",
    NULL },
  { "utf16-be.csv", "name|city|note;Müller & Söhne|Zürich|one, two@2;Café Ümlaut|Besançon|@3;",
    NULL },
  { "utf16-le-mark.csv", "name|city|note;Müller & Söhne|Zürich|one, two@2;Café Ümlaut|Besançon|@3;",
    NULL },
  { "utf16-le.csv", "name|city|note;Müller & Söhne|Zürich|one, two@2;Café Ümlaut|Besançon|@3;",
    NULL },
  { "utf16-lone-surrogate.csv", "name|city;",
    "Line 2: the byte 0xD8 is not valid UTF-16LE text; choose the encoding the file was saved in." },
  { "utf16-nul.csv", "name|city;", "Line 2: it has a NUL byte, so the file is not a text table." },
  { "utf16-odd-length.csv",
    "name|city|note;Müller & Söhne|Zürich|one, two@2;Café Ümlaut|Besançon|@3;",
    "Line 4: the byte 0x78 is not valid UTF-16LE text; choose the encoding the file was saved in." },
  { "utf32-le-mark.csv", "name|city|note;Müller & Söhne|Zürich|one, two@2;Café Ümlaut|Besançon|@3;",
    NULL },
  { "utf8-cut.csv", "*",
    "Line 31: the byte 0xC3 is not valid UTF-8 text; choose the encoding the file was saved in." },
  { "utf8-invalid.csv", "*",
    "Line 31: the byte 0xFC is not valid UTF-8 text; choose the encoding the file was saved in." },
  { "utf8-overlong.csv", "*",
    "Line 51: the byte 0xC0 is not valid UTF-8 text; choose the encoding the file was saved in." },
  { "utf8-surrogate.csv", "*",
    "Line 91: the byte 0xED is not valid UTF-8 text; choose the encoding the file was saved in." },
  { "workbook.csv", NULL,
    "This is a workbook (XLSX or ODS) or another packed file. Save it as CSV first." },
};

/* Detects and reads like an import does. Returns the rows, or their number where there are many. */
static char *
read_file (GBytes *bytes, GError **error)
{
  g_autoptr (LiaCsvDialect) dialect = lia_csv_dialect_detect (bytes, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (LiaTableReader) reader = NULL;
  g_autoptr (GString) rows = g_string_new (NULL);
  const char *const *cells;
  guint n_cells;
  guint n_rows = 0;

  if (dialect == NULL)
    return NULL;

  stream = g_memory_input_stream_new_from_bytes (bytes);
  reader = lia_table_reader_new (stream, dialect);
  cells = lia_table_reader_get_header (reader, NULL, error);
  if (cells == NULL)
    return g_strdup ("");
  for (guint i = 0; cells[i] != NULL; i++)
    g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", cells[i]);
  g_string_append_c (rows, ';');

  while (lia_table_reader_next (reader, &cells, &n_cells, NULL, error))
    {
      guint64 line = lia_table_reader_get_line (reader);

      n_rows++;
      if (rows->len > 4096)
        continue;
      for (guint i = 0; i < n_cells; i++)
        {
          g_assert_true (g_utf8_validate (cells[i], -1, NULL));
          g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", cells[i]);
        }
      g_string_append_printf (rows, "@%u;", (guint) line);
    }
  if (rows->len > 4096)
    return g_strdup_printf ("%u rows", n_rows);
  return g_string_free (g_steal_pointer (&rows), FALSE);
}

static char *
get_folder (void)
{
  return g_build_filename (g_getenv ("LIAISON_TEST_SOURCE_ROOT"), "tests", "data", "hostile-csv",
                           NULL);
}

static GBytes *
load (const char *name)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static void
test_files (void)
{
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const HostileFile *file = &files[i];
      g_autoptr (GBytes) bytes = load (file->file);
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = read_file (bytes, &error);

      if (error != NULL)
        {
          g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
          g_test_message ("%s: %s", file->file, error->message);
        }
      if ((g_strcmp0 (file->rows, "*") != 0 && g_strcmp0 (rows, file->rows) != 0)
          || (error != NULL) != (file->message != NULL)
          || (error != NULL && !g_pattern_match_simple (file->message, error->message)))
        {
          g_autofree char *escaped = rows != NULL ? g_strescape (rows, NULL) : NULL;

          g_test_message ("wrong: %s: %s", file->file, escaped);
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* No file lies in the folder untested. */
static void
test_all_listed (void)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      gboolean listed = !g_str_has_suffix (name, ".csv");

      for (guint i = 0; i < G_N_ELEMENTS (files) && !listed; i++)
        listed = g_str_equal (files[i].file, name);
      if (!listed)
        g_test_message ("%s has no expectation", name);
      g_assert_true (listed);
    }
}

/* Cut at every byte, with every bit turned: the rows or one message, with a line the file has. */
static void
check_damaged (const char *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = read_file (bytes, &error);
  guint64 line;

  g_assert_true (rows != NULL || error != NULL);
  if (error == NULL)
    return;
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (sscanf (error->message, "Line %" G_GUINT64_FORMAT, &line) == 1)
    g_assert_cmpuint (line, <=, length + 1);
  else
    g_assert_null (rows);
}

static void
test_damaged (void)
{
  static const char *const names[]
      = { "utf16-le-mark.csv",    "utf16-be.csv", "cp1252.csv",
          "text-after-quote.csv", "formulas.csv", "title-and-totals.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = load (names[i]);
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);
      g_autofree char *damaged = g_memdup2 (data, length);

      for (gsize cut = 0; cut < length; cut++)
        check_damaged (data, cut);
      for (gsize bit = 0; bit < length * 8; bit++)
        {
          damaged[bit / 8] = (char) (data[bit / 8] ^ (1 << bit % 8));
          check_damaged (damaged, length);
          damaged[bit / 8] = data[bit / 8];
        }
    }
}

/* Pieces of the files above, cut, doubled and joined at random: nobody would think of these. */
static void
test_spliced (void)
{
  g_autoptr (GRand) random = seed_test_make_rand ();

  for (guint n = 0; n < 3000; n++)
    {
      g_autoptr (GString) spliced = g_string_new (NULL);
      gint32 n_pieces = g_rand_int_range (random, 1, 6);

      for (gint32 piece = 0; piece < n_pieces; piece++)
        {
          gint32 file = g_rand_int_range (random, 0, G_N_ELEMENTS (files));
          g_autoptr (GBytes) bytes = load (files[file].file);
          gsize length;
          const char *data = g_bytes_get_data (bytes, &length);
          gint32 from = length > 0 ? g_rand_int_range (random, 0, (gint32) length) : 0;
          gint32 to = length > 0 ? g_rand_int_range (random, from, (gint32) length) + 1 : 0;

          if (length > 0)
            g_string_append_len (spliced, data + from, to - from);
        }
      check_damaged (spliced->str, spliced->len);
    }
}

typedef struct
{
  const char *name;
  const char *start;
  const char *repeated;
  guint n;
  const char *end;
  const char *rows;
  const char *message;
} LargeFile;

static const LargeFile large_files[] = {
  { "line of 10 MB", "name,city\n", "x", 10 * 1024 * 1024, "\n", "name|city;",
    "Line 2: a cell is longer than 1 MiB." },
  { "line of 10 MB alone", "", "x", 10 * 1024 * 1024, "", ";",
    "Line 1: a cell is longer than 1 MiB." },
  { "line of 10 MB of short cells", "name,city\n", "x,", 5 * 1024 * 1024, "\n", "name|city;",
    "Line 2: the row has more than 4,096 cells." },
  { "line of 10 MB of long cells", "name,city\n",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\t", 128 * 1024,
    "\n", NULL, "Line *" },
  { "cell of 10 MB in quotes", "name,city\nAcme,\"", "x\n", 5 * 1024 * 1024, "\"\n", NULL,
    "Line *" },
  { "10 MB of quotes", "name,city\n", "\"", 10 * 1024 * 1024, "\n", NULL, "Line *" },
  { "10 MB of NUL", "name,city\n", NULL, 10 * 1024 * 1024, "\n", NULL, "This is not a text file*" },
  { "a million empty lines", "name,city\nAcme,Bern\n", "\n", 1000 * 1000, "Beta,Paris\n",
    "name|city;Acme|Bern@2;Beta|Paris@1000003;", NULL },
  { "a million empty lines first", "", "\n", 1000 * 1000, "name,city\nBeta,Paris\n", NULL,
    "The file has no text in its first 256 KiB." },
  { "a million blank rows", "name,city\nAcme,Bern\n", " , \r\n", 1000 * 1000, "Beta,Paris\n",
    "name|city;Acme|Bern@2;Beta|Paris@1000003;", NULL },
  { "a million rows of one cell", "name,city\n", "x,\n", 1000 * 1000, "Beta,Paris\n",
    "1000001 rows", NULL },
  { "10,000 columns", "", "c,", 10 * 1000, "c\n1,2,3\n", ";",
    "Line 1: the row has more than 4,096 cells." },
  { "100,000 nested [", "name,city\nAcme,", "[", 100 * 1000, "\n", "1 rows", NULL },
};

static void
test_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("liaison-XXXXXX", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  path = g_build_filename (folder, "large.csv", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (large_files); i++)
    {
      const LargeFile *file = &large_files[i];
      g_autoptr (GString) text = g_string_new (file->start);
      g_autoptr (GMappedFile) mapped = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *rows = NULL;
      gint64 began;

      for (guint n = 0; n < file->n; n++)
        g_string_append_len (text, file->repeated != NULL ? file->repeated : "",
                             file->repeated != NULL ? -1 : 1);
      g_string_append (text, file->end);
      g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, &error));
      g_string_free (g_steal_pointer (&text), TRUE);

      mapped = g_mapped_file_new (path, FALSE, &error);
      g_assert_no_error (error);
      bytes = g_mapped_file_get_bytes (mapped);
      began = g_get_monotonic_time ();
      rows = read_file (bytes, &error);
      hostile_test_tell_time (file->name, began);
      if (file->message != NULL)
        {
          g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
          g_assert_true (g_pattern_match_simple (file->message, error->message));
        }
      else
        g_assert_no_error (error);
      if (file->rows != NULL)
        g_assert_cmpstr (rows, ==, file->rows);
      g_clear_error (&error);
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-hostile/files", test_files);
  g_test_add_func ("/csv-hostile/all-listed", test_all_listed);
  g_test_add_func ("/csv-hostile/damaged", test_damaged);
  g_test_add_func ("/csv-hostile/spliced", test_spliced);
  g_test_add_func ("/csv-hostile/large", test_large);
  g_test_add_func ("/csv-hostile/memory", hostile_test_check_memory);

  return g_test_run ();
}
