/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "lia-error.h"
#include "lia-table-reader.h"

/* A delimited text file, as an import reads it: what dialect it is written in is found out. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (LiaCsvDialect) dialect = NULL;
  g_autoptr (LiaTableReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *cells;
  guint64 last_line = 0;
  guint n_cells;

  dialect = lia_csv_dialect_detect (bytes, &error);
  fuzz_check_outcome (dialect != NULL, error);
  if (dialect == NULL)
    return 0;

  stream = g_memory_input_stream_new_from_bytes (bytes);
  reader = lia_table_reader_new (stream, dialect);
  cells = lia_table_reader_get_header (reader, NULL, &error);
  fuzz_check_outcome (cells != NULL, error);
  if (cells == NULL)
    return 0;
  for (guint i = 0; cells[i] != NULL; i++)
    fuzz_check_text (cells[i]);

  while (lia_table_reader_next (reader, &cells, &n_cells, NULL, &error))
    {
      const guint64 line = lia_table_reader_get_line (reader);

      g_assert_cmpuint (n_cells, >, 0);
      g_assert_cmpuint (n_cells, <=, 4096);
      for (guint i = 0; i < n_cells; i++)
        fuzz_check_text (cells[i]);
      g_assert_cmpuint (line, >, last_line);
      g_assert_cmpuint (line, <=, size + 1);
      last_line = line;
    }
  fuzz_check_outcome (error == NULL, error);
  return 0;
}
