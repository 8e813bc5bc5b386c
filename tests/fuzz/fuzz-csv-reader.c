/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "lia-csv-reader.h"
#include "lia-csv-writer.h"

/* A delimited text file in a dialect that somebody chose, and the rows written and read again. Four bytes say the
 * dialect. */

static LiaCsvDialect *
take_dialect (FuzzParts *parts)
{
  static const char *const encodings[]
      = { "UTF-8",        "UTF-16LE",   "UTF-16BE", "WINDOWS-1252", "WINDOWS-1250",
          "WINDOWS-1251", "ISO-8859-1", "UTF-32LE", "SHIFT_JIS",    "GB18030" };
  static const char delimiters[] = { ',', ';', '\t', '|', ' ', ':', '\0' };
  static const char quotes[] = { '"', '\'', '\0' };
  g_autoptr (LiaCsvDialect) dialect = g_new0 (LiaCsvDialect, 1);
  const guint8 marks = fuzz_take_byte (parts);

  dialect->encoding = g_strdup (encodings[fuzz_take_byte (parts) % G_N_ELEMENTS (encodings)]);
  dialect->delimiter = delimiters[marks % G_N_ELEMENTS (delimiters)];
  dialect->quote = quotes[marks / 16 % G_N_ELEMENTS (quotes)];
  dialect->escape = (marks & 8) != 0 ? '\\' : '\0';
  dialect->n_preamble_lines = fuzz_take_byte (parts) % 8;
  dialect->n_header_rows = fuzz_take_byte (parts) % 4;
  return g_steal_pointer (&dialect);
}

static char *
describe (const char *const *cells, guint n_cells)
{
  GString *row = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    {
      fuzz_check_text (cells[i]);
      g_string_append (row, cells[i]);
      g_string_append_c (row, '\x1f');
    }
  return g_string_free_and_steal (row);
}

/* What was written as text is read as it was. */
static void
check_written (GOutputStream *stream, GPtrArray *rows)
{
  static const LiaCsvDialect plain
      = { .encoding = (char *) "UTF-8", .delimiter = ',', .quote = '"' };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (LiaCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *cells;
  guint n_cells;
  guint n_rows = 0;

  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  input = g_memory_input_stream_new_from_bytes (bytes);
  reader = lia_csv_reader_new (input, &plain);
  while (lia_csv_reader_next (reader, &cells, &n_cells, NULL, &error))
    {
      g_autofree const char **bare = g_new0 (const char *, n_cells + 1);
      g_autofree char *row = NULL;

      for (guint i = 0; i < n_cells; i++)
        bare[i] = lia_csv_unguard (cells[i]);
      row = describe (bare, n_cells);
      g_assert_cmpuint (n_rows, <, rows->len);
      g_assert_cmpstr (row, ==, g_ptr_array_index (rows, n_rows));
      n_rows++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, rows->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzParts parts = { data, size };
  g_autoptr (LiaCsvDialect) dialect = take_dialect (&parts);
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (parts.data, (gssize) parts.size, NULL);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (LiaCsvReader) reader = lia_csv_reader_new (stream, dialect);
  g_autoptr (LiaCsvWriter) writer = lia_csv_writer_new (output);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const char *const *cells;
  guint n_cells;

  while (lia_csv_reader_next (reader, &cells, &n_cells, NULL, &error))
    {
      g_assert_cmpuint (lia_csv_reader_get_line (reader), >, 0);
      for (guint i = 0; i < n_cells; i++)
        lia_csv_writer_add_text (writer, cells[i]);
      g_assert_true (lia_csv_writer_end_row (writer, NULL, NULL));
      g_ptr_array_add (rows, describe (cells, n_cells));
    }
  fuzz_check_outcome (error == NULL, error);
  g_assert_cmpuint (lia_csv_reader_get_offset (reader), <=, parts.size);
  g_assert_true (lia_csv_writer_finish (writer, NULL, NULL));
  check_written (output, rows);
  return 0;
}
