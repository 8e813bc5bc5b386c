/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-csv-table-score.h"

#include "lia-csv-cell-type.h"
#include "lia-csv-reader.h"

/* A single column is a table only when nothing better is found. */
#define SINGLE_COLUMN 0.001
/* Better than that is a dialect in which the very first row breaks a limit of the reader, which then tells. */
#define UNREADABLE 0.01
#define MAX_ROWS   2000
#define MAX_LENGTH 4096
/* A quote that stands where this dialect has none costs as much as this many odd cells. */
#define STRAY_QUOTE_CELLS 4

typedef struct
{
  guint n_rows_of_length[MAX_LENGTH + 1];
  gsize n_rows;
  gsize n_cells;
  gsize n_good; /* cells of a known type */
  gsize n_typed; /* of those, numbers, dates and addresses */
} Tally;

static void
add_row (Tally *tally, const char *const *cells, guint n_cells)
{
  tally->n_rows_of_length[n_cells]++;
  tally->n_rows++;
  for (guint i = 0; i < n_cells; i++)
    {
      LiaCsvCellType type = lia_csv_cell_type (cells[i]);

      tally->n_cells++;
      tally->n_good += type != LIA_CSV_CELL_ODD;
      tally->n_typed += type == LIA_CSV_CELL_NUMBER || type == LIA_CSV_CELL_DATE
                        || type == LIA_CSV_CELL_ADDRESS;
    }
}

static double
get_pattern_score (const Tally *tally)
{
  double score = 0;
  guint n_lengths = 0;

  for (guint length = 1; length <= MAX_LENGTH; length++)
    {
      guint n = tally->n_rows_of_length[length];

      if (n == 0)
        continue;
      n_lengths++;
      score += (double) n * (length == 1 ? SINGLE_COLUMN : (double) (length - 1) / (double) length);
    }
  return n_lengths > 0 ? score / (double) n_lengths / (double) tally->n_rows : 0;
}

double
lia_csv_table_score (GString *text, gboolean whole, const LiaCsvDialect *dialect)
{
  LiaCsvDialect decoded = *dialect;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (LiaCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree Tally *tally = g_new0 (Tally, 1);
  const char *const *cells;
  guint n_cells;
  gsize n_stray;
  double score;

  decoded.encoding = (char *) "UTF-8";
  stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
  reader = lia_csv_reader_new (stream, &decoded);
  while (tally->n_rows < MAX_ROWS && lia_csv_reader_next (reader, &cells, &n_cells, NULL, &error))
    add_row (tally, cells, n_cells);
  if (tally->n_rows == 0)
    return error != NULL ? UNREADABLE : 0;

  /* Usual quotes that are never closed are a mistake in the file, of which the reader tells; other quotes are
   * rather no quotes at all. Where only the beginning is known, they may well be closed after it. */
  n_stray = lia_csv_reader_get_n_stray_quotes (reader);
  if (error != NULL && whole && (dialect->quote != '"' || dialect->escape != 0))
    n_stray += tally->n_cells;

  /* Blanks and the like stand in every text; they make columns only in a table of figures. */
  if (dialect->delimiter == ' ' && tally->n_typed * 10 < tally->n_cells * 7)
    return 0;

  score = get_pattern_score (tally);
  return score * (double) tally->n_good / (double) (tally->n_cells + n_stray * STRAY_QUOTE_CELLS);
}
