/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "lia-csv-reader.h"
#include "lia-error.h"

/* Rows are written here as cells joined by "|", each row ended by the line it began on: "a|b@1". */
static char *
read_all (gconstpointer bytes, gssize length, const LiaCsvDialect *dialect, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (
      bytes, length < 0 ? (gssize) strlen (bytes) : length, NULL);
  g_autoptr (LiaCsvReader) reader = lia_csv_reader_new (stream, dialect);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  const char *const *cells;
  guint n_cells;

  while (lia_csv_reader_next (reader, &cells, &n_cells, NULL, &local_error))
    {
      g_assert_cmpuint (g_strv_length ((char **) cells), ==, n_cells);
      for (guint i = 0; i < n_cells; i++)
        g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", cells[i]);
      g_string_append_printf (rows, "@%u;", (guint) lia_csv_reader_get_line (reader));
    }
  g_assert_null (cells);
  if (local_error != NULL)
    {
      g_assert_error (local_error, LIA_ERROR, LIA_ERROR_INVALID);
      g_propagate_error (error, g_steal_pointer (&local_error));
      g_string_append (rows, "!");
    }
  else
    {
      g_assert_cmpuint (lia_csv_reader_get_offset (reader), ==,
                        length < 0 ? strlen (bytes) : (gsize) length);
    }
  /* What has ended stays ended. */
  g_assert_false (lia_csv_reader_next (reader, &cells, &n_cells, NULL, NULL));
  return g_string_free (g_steal_pointer (&rows), FALSE);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *rows;
  char delimiter;
  char quote;
  char escape;
  guint n_preamble_lines;
  const char *encoding;
  gssize length;
} Case;

static const Case cases[] = {
  { "simple", "a,b\n1,2\n", "a|b@1;1|2@2;" },
  { "no line end at the end", "a,b\n1,2", "a|b@1;1|2@2;" },
  { "empty file", "", "" },
  { "empty last cell", "a,\n,b\n", "a|@1;|b@2;" },
  { "CR LF", "a,b\r\n1,2\r\n", "a|b@1;1|2@2;" },
  { "CR only", "a,b\r1,2\r", "a|b@1;1|2@2;" },
  { "mixed line ends", "a\r\nb\rc\nd\n\re", "a@1;b@2;c@3;d@4;e@6;" },
  { "quoted", "\"a,b\",\"c\"\"d\"\n", "a,b|c\"d@1;" },
  { "quoted empty", "\"\",x\n", "|x@1;" },
  { "line breaks in quotes", "\"a\nb\r\nc\rd\",1\n2,3\n", "a\nb\r\nc\rd|1@1;2|3@5;" },
  { "blanks around quotes", "a, \"b,c\" ,d\n", "a|b,c|d@1;" },
  { "blanks kept without quotes", " a , b\n", " a | b@1;" },
  { "text after a closed quote", "\"a\" b,c\n", "a b|c@1;" },
  { "quote inside plain text", "5\" disk,c\n", "5\" disk|c@1;" },
  { "empty rows", "\n\na\n , \n,,\n\nb\n", "a@3;b@7;" },
  { "ragged rows", "a,b,c\n1\n1,2,3,4\n", "a|b|c@1;1@2;1|2|3|4@3;" },
  { "semicolons", "a;b,c\n", "a|b,c@1;", ';' },
  { "tabs", "a\t\tb\n", "a||b@1;", '\t' },
  { "one column", "a,b\n;c\n", "a,b@1;;c@2;", 1 },
  { "runs of blanks", "  a   b\tc  \n1 2 3\n", "a|b|c@1;1|2|3@2;", ' ' },
  { "single quotes", "'a,b','it''s'\n", "a,b|it's@1;", ',', '\'' },
  { "no quotes", "\"a,b\"\n", "\"a|b\"@1;", ',', 1 },
  { "backslash escapes", "\"a\\\"b\",\"c\\\\\",\"d\\n\"\n", "a\"b|c\\|d\\n@1;", ',', '"', '\\' },
  { "preamble", "A \"title\n\nname,x\n1,2\n", "name|x@3;1|2@4;", ',', '"', 0, 2 },
  { "preamble of titles", "A\r\nB \"\rC\nname,x\n", "name|x@4;", ',', '"', 0, 3 },
  { "quote closed at the end", "\"a\" ", "a@1;" },
  { "preamble longer than the file", "A\nB\n", "", ',', '"', 0, 5 },
  { "mark", "\xEF\xBB\xBF\"a\",b\n", "a|b@1;" },
  { "mark only", "\xEF\xBB\xBF", "" },
  { "UTF-16LE",
    "\xFF\xFE"
    "a\0,\0\xE9\0\n\0",
    "a|é@1;", ',', '"', 0, 0, "UTF-16LE", 10 },
  { "UTF-16BE", "\0a\0,\0\xE9\0\n", "a|é@1;", ',', '"', 0, 0, "UTF-16BE", 8 },
  { "CP1252", "\x80,\xE9\n", "€|é@1;", ',', '"', 0, 0, "WINDOWS-1252" },
  { "CP1251", "\xCF\xEE\n", "По@1;", ',', '"', 0, 0, "WINDOWS-1251" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *test = &cases[i];
      LiaCsvDialect dialect
          = { .encoding = (char *) (test->encoding != NULL ? test->encoding : "UTF-8"),
              .delimiter = test->delimiter == 0   ? ','
                           : test->delimiter == 1 ? 0
                                                  : test->delimiter,
              .quote = test->quote == 0   ? '"'
                       : test->quote == 1 ? 0
                                          : test->quote,
              .escape = test->escape,
              .n_preamble_lines = test->n_preamble_lines };
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = NULL;

      g_test_message ("%s", test->name);
      rows = read_all (test->text, test->length > 0 ? test->length : -1, &dialect, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, test->rows);
    }
}

typedef struct
{
  const char *name;
  const char *text;
  gssize length;
  const char *encoding;
  const char *rows;
  const char *message;
} BadCase;

static const BadCase bad_cases[] = {
  { "unclosed quote", "a\nb,\"c\nd\n", -1, "UTF-8", "a@1;!", "Line 2:*never closed*" },
  { "NUL", "a\nb\0c\n", 6, "UTF-8", "a@1;!", "Line 2:*NUL*" },
  { "NUL in UTF-16", "a\0\n\0\0\0", 6, "UTF-16LE", "a@1;!", "Line 2:*NUL*" },
  { "invalid UTF-8", "a\n\"b\nc\xE9, d\"\n", -1, "UTF-8", "a@1;!", "Line 3:*0xE9*UTF-8*" },
  { "overlong UTF-8", "a\n\xC0\xAF\n", -1, "UTF-8", "a@1;!", "Line 2:*0xC0*" },
  { "surrogate in UTF-8", "a\n\xED\xA0\x80\n", -1, "UTF-8", "a@1;!", "Line 2:*0xED*" },
  { "cut UTF-8", "a\nb\xC3", -1, "UTF-8", "a@1;!", "Line 2:*0xC3*" },
  { "lone surrogate in UTF-16", "a\0\n\0\x00\xD8z\0", 8, "UTF-16LE", "a@1;!", "Line 2:*0xD8*" },
  { "cut UTF-16", "a\0\n\0b", 5, "UTF-16LE", "a@1;!", "Line 2:*0x62*" },
  { "not in CP1252", "a\n\x81\n", -1, "WINDOWS-1252", "a@1;!", "Line 2:*0x81*WINDOWS-1252*" },
  { "unknown encoding", "a\n", -1, "KLINGON-8", "!", "*KLINGON-8*" },
};

static void
test_bad_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      const BadCase *test = &bad_cases[i];
      LiaCsvDialect dialect
          = { .encoding = (char *) test->encoding, .delimiter = ',', .quote = '"' };
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = NULL;

      g_test_message ("%s", test->name);
      rows = read_all (test->text, test->length, &dialect, &error);
      g_assert_cmpstr (rows, ==, test->rows);
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_pattern_match_simple (test->message, error->message));
    }
}

/* Every state of the parser meets every end of a buffer. */
static void
test_buffer_ends (void)
{
  static const char row[] = "é,\"a\"\"b\r\nc\",\r\n";
  static const char expected[] = "é|a\"b\r\nc|";
  const gsize n_rows = 64 * 1024 * 2 / (sizeof row - 1);
  LiaCsvDialect dialect = { .encoding = (char *) "UTF-8", .delimiter = ',', .quote = '"' };

  for (guint shift = 0; shift < sizeof row; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (LiaCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      const char *const *cells;
      guint n_cells;
      gsize n_read = 0;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (text, 'x');
      g_string_append_c (text, '\n');
      for (gsize i = 0; i < n_rows; i++)
        g_string_append (text, row);
      stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
      reader = lia_csv_reader_new (stream, &dialect);
      if (shift > 0)
        g_assert_true (lia_csv_reader_next (reader, &cells, &n_cells, NULL, NULL));
      while (lia_csv_reader_next (reader, &cells, &n_cells, NULL, &error))
        {
          g_autofree char *joined = g_strjoinv ("|", (char **) cells);

          g_assert_cmpstr (joined, ==, expected);
          g_assert_cmpuint (lia_csv_reader_get_line (reader), ==, 2 + n_read * 2);
          n_read++;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n_read, ==, n_rows);
    }
}

static void
test_limits (void)
{
  LiaCsvDialect dialect = { .encoding = (char *) "UTF-8", .delimiter = ',', .quote = '"' };
  g_autoptr (GString) text = g_string_new ("a\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;

  for (guint i = 0; i < 1024 * 1024; i++)
    g_string_append_c (text, 'x');
  rows = read_all (text->str, -1, &dialect, &error);
  g_assert_no_error (error);

  g_string_append_c (text, 'x');
  g_clear_pointer (&rows, g_free);
  rows = read_all (text->str, -1, &dialect, &error);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Line 2: a cell is longer than 1 MiB.");
  g_assert_cmpstr (rows, ==, "a@1;!");
  g_clear_error (&error);

  g_string_insert_c (text, 2, '"');
  for (guint i = 0; i < 4 * 1024 * 1024; i++)
    g_string_append_c (text, 'x');
  g_clear_pointer (&rows, g_free);
  rows = read_all (text->str, -1, &dialect, &error);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Line 2: the quotation mark \""));
  g_clear_error (&error);

  g_string_truncate (text, 0);
  for (guint i = 0; i < 4095; i++)
    g_string_append_c (text, ',');
  g_clear_pointer (&rows, g_free);
  g_string_append_c (text, 'x');
  rows = read_all (text->str, -1, &dialect, &error);
  g_assert_no_error (error);
  g_string_append (text, ",x");
  g_clear_pointer (&rows, g_free);
  rows = read_all (text->str, -1, &dialect, &error);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Line 1: the row has more than 4,096 cells.");
}

static void
test_offset (void)
{
  static const char text[] = "a\x00,\x00\xE9\x00\n\x00"
                             "b\x00,\x00"
                             "c\x00\n\x00";
  LiaCsvDialect dialect = { .encoding = (char *) "UTF-16LE", .delimiter = ',', .quote = '"' };
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (text, sizeof text - 1, NULL);
  g_autoptr (LiaCsvReader) reader = lia_csv_reader_new (stream, &dialect);
  const char *const *cells;
  guint n_cells;

  g_assert_cmpuint (lia_csv_reader_get_offset (reader), ==, 0);
  g_assert_true (lia_csv_reader_next (reader, &cells, &n_cells, NULL, NULL));
  /* Within a character of the truth: decoded text has another length. */
  g_assert_cmpuint (lia_csv_reader_get_offset (reader), >=, 6);
  g_assert_cmpuint (lia_csv_reader_get_offset (reader), <=, 10);
  g_assert_true (lia_csv_reader_next (reader, &cells, &n_cells, NULL, NULL));
  g_assert_cmpuint (lia_csv_reader_get_offset (reader), ==, sizeof text - 1);
}

static void
test_cancelled (void)
{
  LiaCsvDialect dialect = { .encoding = (char *) "UTF-8", .delimiter = ',', .quote = '"' };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("a\n", 2, NULL);
  g_autoptr (LiaCsvReader) reader = lia_csv_reader_new (stream, &dialect);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const char *const *cells;
  guint n_cells;

  g_cancellable_cancel (cancellable);
  g_assert_false (lia_csv_reader_next (reader, &cells, &n_cells, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_stream_fails (void)
{
  LiaCsvDialect dialect = { .encoding = (char *) "UTF-8", .delimiter = ',', .quote = '"' };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("a\n", 2, NULL);
  g_autoptr (LiaCsvReader) reader = lia_csv_reader_new (stream, &dialect);
  g_autoptr (GError) error = NULL;
  const char *const *cells;
  guint n_cells;

  g_assert_true (g_input_stream_close (stream, NULL, NULL));
  g_assert_false (lia_csv_reader_next (reader, &cells, &n_cells, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, "Line 1: "));
  g_assert_false (lia_csv_reader_next (reader, &cells, &n_cells, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-reader/cases", test_cases);
  g_test_add_func ("/csv-reader/bad-cases", test_bad_cases);
  g_test_add_func ("/csv-reader/buffer-ends", test_buffer_ends);
  g_test_add_func ("/csv-reader/limits", test_limits);
  g_test_add_func ("/csv-reader/offset", test_offset);
  g_test_add_func ("/csv-reader/cancelled", test_cancelled);
  g_test_add_func ("/csv-reader/stream-fails", test_stream_fails);

  return g_test_run ();
}
