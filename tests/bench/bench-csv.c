/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-csv-reader.h"
#include "lia-csv-writer.h"
#include "lia-table-reader.h"

/* Reading and writing a roster of nine columns, at four sizes, beside two floors measured in the same run: counting
 * the line ends of the same bytes, and checking that they are UTF-8. */

#define N_REPEATS 5

typedef enum
{
  COUNT_LINES,
  VALIDATE,
  DETECT,
  READ,
  READ_TABLE,
  READ_CP1252,
  WRITE,
} Task;

static GBytes *
make_roster (guint n_rows)
{
  g_autoptr (GString) text
      = g_string_new ("Name,Acronym,Sector,Country,Status,E-mail,Phone,Since,Notes\r\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (
        text,
        "Société d’essai numéro %u,SE%u,industry,CH,active,contact%u@example.org,"
        "+41 22 700 %04u,2026-01-%02u,%s\r\n",
        i, i, i, i % 10000, i % 28 + 1,
        i % 10 == 0 ? "\"Met in Geneva, said \"\"yes\"\"\"" : "Met in Geneva");
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static guint64
count_lines (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = text + length;
  guint64 n = 0;

  while ((text = memchr (text, '\n', (gsize) (end - text))) != NULL)
    {
      text++;
      n++;
    }
  return n;
}

static guint64
read_rows (GBytes *bytes, const char *encoding)
{
  LiaCsvDialect dialect = { .encoding = (char *) encoding, .delimiter = ',', .quote = '"' };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (LiaCsvReader) reader = lia_csv_reader_new (stream, &dialect);
  g_autoptr (GError) error = NULL;
  const char *const *cells;
  guint n_cells;
  guint64 n = 0;

  while (lia_csv_reader_next (reader, &cells, &n_cells, NULL, &error))
    n += n_cells == 9;
  g_assert_no_error (error);
  return n;
}

static guint64
read_table (GBytes *bytes)
{
  LiaCsvDialect dialect
      = { .encoding = (char *) "UTF-8", .delimiter = ',', .quote = '"', .n_header_rows = 1 };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (LiaTableReader) reader = lia_table_reader_new (stream, &dialect);
  g_autoptr (GError) error = NULL;
  const char *const *cells;
  guint n_cells;
  guint64 n = 1;

  while (lia_table_reader_next (reader, &cells, &n_cells, NULL, &error))
    n += n_cells == 9;
  g_assert_no_error (error);
  return n;
}

static guint64
write_rows (guint64 n_rows)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (LiaCsvWriter) writer = lia_csv_writer_new (stream);
  g_autoptr (GError) error = NULL;

  for (guint64 i = 0; i < n_rows; i++)
    {
      static const char *const cells[]
          = { "Société d’essai", "SE",          "industry", "CH", "active", "contact@example.org",
              "+41 22 700 0000", "Met, \"yes\"" };

      for (guint column = 0; column < G_N_ELEMENTS (cells); column++)
        lia_csv_writer_add_text (writer, cells[column]);
      lia_csv_writer_add_typed (writer, "2026-01-01");
      g_assert_true (lia_csv_writer_end_row (writer, NULL, &error));
    }
  g_assert_true (lia_csv_writer_finish (writer, NULL, &error));
  return n_rows;
}

static guint64
run (Task task, GBytes *bytes, guint64 n_lines)
{
  switch (task)
    {
    case COUNT_LINES:
      return count_lines (bytes);
    case VALIDATE:
      {
        gsize length;
        const char *text = g_bytes_get_data (bytes, &length);

        g_assert_true (g_utf8_validate_len (text, length, NULL));
        return n_lines;
      }
    case DETECT:
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (LiaCsvDialect) dialect = lia_csv_dialect_detect (bytes, &error);

        g_assert_no_error (error);
        return n_lines;
      }
    case READ:
      return read_rows (bytes, "UTF-8");
    case READ_TABLE:
      return read_table (bytes);
    case READ_CP1252:
      return read_rows (bytes, "ISO-8859-1");
    case WRITE:
    default:
      return write_rows (n_lines);
    }
}

/* The best of several, in milliseconds. */
static double
measure (Task task, GBytes *bytes, guint64 n_lines)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < N_REPEATS; i++)
    {
      gint64 began = g_get_monotonic_time ();

      g_assert_cmpuint (run (task, bytes, n_lines), ==, n_lines);
      best = MIN (best, g_get_monotonic_time () - began);
    }
  return (double) best / 1000.0;
}

int
main (void)
{
  g_print ("%9s %8s | %9s %9s | %9s %9s %9s %9s %9s | %s\n", "rows", "MB", "count \\n", "validate",
           "detect", "read", "table", "1 byte", "write", "read: rows/s, times the floors");
  for (guint n_rows = 1000; n_rows <= 1000 * 1000; n_rows *= 10)
    {
      g_autoptr (GBytes) bytes = make_roster (n_rows);
      guint64 n_lines = (guint64) n_rows + 1;
      double milliseconds[WRITE + 1];

      for (guint task = COUNT_LINES; task <= WRITE; task++)
        milliseconds[task] = measure (task, bytes, n_lines);
      g_print ("%9u %8.2f | %9.2f %9.2f | %9.2f %9.2f %9.2f %9.2f %9.2f | %.1f million, %.1f\n",
               n_rows, (double) g_bytes_get_size (bytes) / 1e6, milliseconds[COUNT_LINES],
               milliseconds[VALIDATE], milliseconds[DETECT], milliseconds[READ],
               milliseconds[READ_TABLE], milliseconds[READ_CP1252], milliseconds[WRITE],
               (double) n_rows / milliseconds[READ] / 1000.0,
               milliseconds[READ] / (milliseconds[COUNT_LINES] + milliseconds[VALIDATE]));
    }
  g_print (
      "Times in ms, best of %u. Reading grows with the size of the file, memory does not; detection looks at "
      "no more than its beginning.\n",
      N_REPEATS);
  return 0;
}
