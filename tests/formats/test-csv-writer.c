/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-csv-reader.h"
#include "lia-csv-writer.h"
#include "lia-error.h"
#include "seed-test.h"

static char *
steal_text (GOutputStream *stream)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, &error));
  g_assert_true (g_output_stream_close (stream, NULL, &error));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_cells (void)
{
  static const struct
  {
    const char *cell;
    const char *written;
  } cells[] = {
    { "plain", "plain" },
    { "", "" },
    { NULL, "" },
    { "a,b", "\"a,b\"" },
    { "say \"hi\"", "\"say \"\"hi\"\"\"" },
    { "a\nb", "\"a\nb\"" },
    { " a", "\" a\"" },
    { "a ", "\"a \"" },
    { "=1+1", "\"'=1+1\"" },
    { "=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"" },
    { "+41 22 700", "\"'+41 22 700\"" },
    { "-5", "\"'-5\"" },
    { "@SUM(A1)", "\"'@SUM(A1)\"" },
    { "\t=1", "\"'\t=1\"" },
    { "\n=1", "\"'\n=1\"" },
    { "\r=1", "\"'\r=1\"" },
    { "'=1", "\"''=1\"" },
    { "''=1", "\"'''=1\"" },
    { "'t Hooft", "'t Hooft" },
    { "a=b", "a=b" },
    { "\xEF\xBB\xBFmark", "\"\xEF\xBB\xBFmark\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (LiaCsvWriter) writer = lia_csv_writer_new (stream);
      g_autoptr (GError) error = NULL;
      g_autofree char *expected = g_strdup_printf ("%s,-5\r\n", cells[i].written);
      g_autofree char *text = NULL;

      lia_csv_writer_add_text (writer, cells[i].cell);
      lia_csv_writer_add_typed (writer, "-5");
      g_assert_true (lia_csv_writer_end_row (writer, NULL, &error));
      g_assert_true (lia_csv_writer_finish (writer, NULL, &error));
      text = steal_text (stream);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_unguard (void)
{
  g_assert_cmpstr (lia_csv_unguard ("'=1"), ==, "=1");
  g_assert_cmpstr (lia_csv_unguard ("''=1"), ==, "'=1");
  g_assert_cmpstr (lia_csv_unguard ("'+41"), ==, "+41");
  g_assert_cmpstr (lia_csv_unguard ("'t Hooft"), ==, "'t Hooft");
  g_assert_cmpstr (lia_csv_unguard ("''"), ==, "''");
  g_assert_cmpstr (lia_csv_unguard ("'"), ==, "'");
  g_assert_cmpstr (lia_csv_unguard (""), ==, "");
  g_assert_cmpstr (lia_csv_unguard ("=1"), ==, "=1");
}

/* The pieces of which nasty cells are made. */
static const char *const pieces[] = {
  "a",    "B",  "é",    "ß",    "Ω",     "漢",     "😀",     "0",      "1",
  " ",    "  ", "\t",   ",",    ";",     "|",      "\"",     "'",      "\"\"",
  "''",   "\n", "\r",   "\r\n", "=",     "+",      "-",      "@",      "\\",
  "\\\"", "#",  "//",   "<b>",  "&amp;", "\u00a0", "\u200b", "\u202e", "\xEF\xBB\xBF",
  "'=",   "'+", "NULL", "\x7f", "\x1b",
};

static char *
make_cell (GRand *random)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  gint32 n = g_rand_int_range (random, 0, 100) == 0 ? 2000 : g_rand_int_range (random, 0, 7);

  for (gint32 i = 0; i < n; i++)
    g_string_append (cell, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

static gboolean
is_blank_row (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    {
      const char *cell = g_ptr_array_index (row, i);

      /* A tab at the beginning is guarded, so that it is something. */
      if (cell[0] == '\t' || cell[strspn (cell, " \t")] != '\0')
        return FALSE;
    }
  return TRUE;
}

/* Whatever is in a table, it comes back from the file as it was. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) random = seed_test_make_rand ();
  LiaCsvDialect dialect = { .encoding = (char *) "UTF-8", .delimiter = ',', .quote = '"' };

  for (guint n = 0; n < 400; n++)
    {
      g_autoptr (GPtrArray) table
          = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
      g_autoptr (LiaCsvWriter) writer = lia_csv_writer_new (output);
      g_autoptr (GInputStream) input = NULL;
      g_autoptr (LiaCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      gint32 n_rows = g_rand_int_range (random, 0, 30);
      gint32 n_columns = g_rand_int_range (random, 1, 9);
      const char *const *cells;
      guint n_cells;

      for (gint32 i = 0; i < n_rows; i++)
        {
          g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);

          for (gint32 column = 0; column < n_columns; column++)
            g_ptr_array_add (row, make_cell (random));
          for (guint column = 0; column < row->len; column++)
            lia_csv_writer_add_text (writer, g_ptr_array_index (row, column));
          g_assert_true (lia_csv_writer_end_row (writer, NULL, &error));
          /* Rows with nothing in them are no rows. */
          if (!is_blank_row (row))
            g_ptr_array_add (table, g_steal_pointer (&row));
        }
      g_assert_true (lia_csv_writer_finish (writer, NULL, &error));
      text = steal_text (output);

      input = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
      reader = lia_csv_reader_new (input, &dialect);
      for (guint i = 0; i < table->len; i++)
        {
          GPtrArray *row = g_ptr_array_index (table, i);

          g_assert_true (lia_csv_reader_next (reader, &cells, &n_cells, NULL, &error));
          g_assert_cmpuint (n_cells, ==, row->len);
          for (guint column = 0; column < n_cells; column++)
            g_assert_cmpstr (lia_csv_unguard (cells[column]), ==, g_ptr_array_index (row, column));
        }
      g_assert_false (lia_csv_reader_next (reader, &cells, &n_cells, NULL, &error));
      g_assert_no_error (error);
    }
}

/* What we write, we recognise: an ordinary roster in our own format is detected as such. */
static void
test_own_files_detected (void)
{
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (LiaCsvWriter) writer = lia_csv_writer_new (output);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LiaCsvDialect) dialect = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  static const char *const table[] = {
    "Name",    "Phone", "Notes",          "Acme, Inc.", "+41 22 700", "said \"yes\"; twice",
    "=Equal=", "-",     "line 1\nline 2", "Ünïted",     "",           "a; b; c",
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i += 3)
    {
      for (guint column = 0; column < 3; column++)
        lia_csv_writer_add_text (writer, table[i + column]);
      g_assert_true (lia_csv_writer_end_row (writer, NULL, &error));
    }
  g_assert_true (lia_csv_writer_finish (writer, NULL, &error));
  text = steal_text (output);
  bytes = g_bytes_new (text, strlen (text));
  dialect = lia_csv_dialect_detect (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dialect->encoding, ==, "UTF-8");
  g_assert_cmpint (dialect->delimiter, ==, ',');
  g_assert_cmpint (dialect->quote, ==, '"');
  g_assert_cmpint (dialect->escape, ==, 0);
  g_assert_cmpuint (dialect->n_preamble_lines, ==, 0);
  g_assert_cmpuint (dialect->n_header_rows, ==, 1);
}

/* A full disk is told, once at the end of a small table and at once in a large one. */
static void
test_stream_fails (void)
{
  char disk[8];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (disk, sizeof disk, NULL, NULL);
  g_autoptr (LiaCsvWriter) writer = lia_csv_writer_new (stream);
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  lia_csv_writer_add_text (writer, "more than the disk takes");
  g_assert_true (lia_csv_writer_end_row (writer, NULL, &error));
  g_assert_false (lia_csv_writer_finish (writer, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_IO);
  g_clear_error (&error);

  do
    lia_csv_writer_add_text (writer, "more than the disk takes");
  while (lia_csv_writer_end_row (writer, NULL, &error) && n_rows++ < 100000);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_IO);
  g_assert_cmpuint (n_rows, <, 100000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-writer/cells", test_cells);
  g_test_add_func ("/csv-writer/unguard", test_unguard);
  g_test_add_func ("/csv-writer/stream-fails", test_stream_fails);
  g_test_add_func ("/csv-writer/round-trip", test_round_trip);
  g_test_add_func ("/csv-writer/own-files-detected", test_own_files_detected);

  return g_test_run ();
}
