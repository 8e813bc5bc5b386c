/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-csv-table-shape.h"

#include <string.h>

#include "lia-csv-cell-type.h"
#include "lia-csv-reader.h"

#define MAX_ROWS 400
/* A title this far down is none: the table begins before it. */
#define MAX_PREAMBLE_ROWS 40
#define MAX_HEADER_ROWS   4
/* What is longer than this names no column. */
#define MAX_NAME_LENGTH 100

typedef struct
{
  GStrv cells;
  guint n_cells; /* without blank ones at the end */
  guint n_filled; /* cells that are not blank */
  guint64 line;
  gboolean after_gap; /* an empty row or the file's beginning stands before it */
} Row;

static void
row_free (Row *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Row, row_free)

static Row *
row_new (const char *const *cells, guint n_cells)
{
  Row *row = g_new0 (Row, 1);

  while (n_cells > 1 && lia_csv_cell_is_blank (cells[n_cells - 1]))
    n_cells--;
  row->cells = g_new0 (char *, n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    row->cells[i] = g_strdup (cells[i]);
  row->n_cells = n_cells;
  row->n_filled = lia_csv_count_filled (cells, n_cells);
  return row;
}

static GPtrArray *
read_rows (GString *text, const LiaCsvDialect *dialect)
{
  LiaCsvDialect decoded = *dialect;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
  g_autoptr (LiaCsvReader) reader = NULL;
  const char *const *cells;
  guint n_cells;
  guint64 n_skipped = 0;

  decoded.encoding = (char *) "UTF-8";
  decoded.n_preamble_lines = 0;
  reader = lia_csv_reader_new (stream, &decoded);
  while (rows->len < MAX_ROWS && lia_csv_reader_next (reader, &cells, &n_cells, NULL, NULL))
    {
      Row *row = row_new (cells, n_cells);

      row->line = lia_csv_reader_get_line (reader);
      row->after_gap = lia_csv_reader_get_n_empty_rows (reader) > n_skipped || rows->len == 0;
      n_skipped = lia_csv_reader_get_n_empty_rows (reader);
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

static GPtrArray *
read_source (LiaRowSource *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (GError) local_error = NULL;
  const char *const *cells;
  guint n_cells;
  guint64 last_line = 0;

  while (rows->len < MAX_ROWS
         && lia_row_source_next (source, &cells, &n_cells, cancellable, &local_error))
    {
      Row *row = row_new (cells, n_cells);

      row->line = lia_row_source_get_line (source);
      row->after_gap = rows->len == 0 || row->line > last_line + 1;
      last_line = row->line;
      g_ptr_array_add (rows, row);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&rows);
}

static const Row *
get_row (GPtrArray *rows, guint i)
{
  return g_ptr_array_index (rows, i);
}

static const char *
get_cell (const Row *row, guint column)
{
  return column < row->n_cells ? row->cells[column] : "";
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

/* How many cells a row of the table usually fills: the median of all but the first rows. */
static guint
get_usual_filled (GPtrArray *rows)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = MIN (rows->len / 4, MAX_PREAMBLE_ROWS);

  for (guint i = first; i < rows->len; i++)
    g_array_append_val (counts, get_row (rows, i)->n_filled);
  g_array_sort (counts, compare_counts);
  return counts->len > 0 ? g_array_index (counts, guint, counts->len / 2) : 0;
}

/* The number of cells most rows have. */
static guint
get_usual_width (GPtrArray *rows)
{
  g_autoptr (GHashTable) n_rows = g_hash_table_new (NULL, NULL);
  guint best = 0;
  guint n_best = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      gpointer width = GUINT_TO_POINTER (get_row (rows, i)->n_cells);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (n_rows, width)) + 1;

      g_hash_table_insert (n_rows, width, GUINT_TO_POINTER (n));
      if (n > n_best)
        {
          n_best = n;
          best = GPOINTER_TO_UINT (width);
        }
    }
  return best;
}

static gboolean
is_figure (LiaCsvCellType type)
{
  return type == LIA_CSV_CELL_NUMBER || type == LIA_CSV_CELL_DATE || type == LIA_CSV_CELL_ADDRESS;
}

static gboolean
is_year (const char *cell)
{
  guint64 year;

  return g_ascii_string_to_unsigned (cell, 10, 1800, 2199, &year, NULL);
}

/* A year over figures that are none names a column, as in "name,2024,2025". */
static gboolean
names_year (GPtrArray *rows, guint index, guint column)
{
  guint n_years = 0;
  guint n_filled = 0;

  if (!is_year (get_cell (get_row (rows, index), column)))
    return FALSE;
  for (guint i = index + 1; i < rows->len; i++)
    {
      const char *cell = get_cell (get_row (rows, i), column);

      n_years += is_year (cell) ? 1 : 0;
      n_filled += !lia_csv_cell_is_blank (cell);
    }
  return n_years * 2 < n_filled;
}

static gboolean
is_count (const char *cell, guint64 *count)
{
  return g_ascii_string_to_unsigned (cell, 10, 1, 99, count, NULL);
}

/* "1,2,3" over texts number columns of one kind, as in "speakers: 1,2,3". */
static gboolean
names_count (GPtrArray *rows, guint index, guint column)
{
  const Row *row = get_row (rows, index);
  guint64 count;
  guint64 beside;
  gboolean in_line;
  guint n_figures = 0;

  if (!is_count (get_cell (row, column), &count))
    return FALSE;
  in_line = (column > 0 && is_count (get_cell (row, column - 1), &beside) && beside + 1 == count)
            || (is_count (get_cell (row, column + 1), &beside) && beside == count + 1);
  for (guint i = index + 1; in_line && i < rows->len; i++)
    n_figures += lia_csv_cell_type (get_cell (get_row (rows, i), column)) == LIA_CSV_CELL_NUMBER;
  return in_line && n_figures == 0;
}

static gboolean
is_named_by_number (GPtrArray *rows, guint index, guint column)
{
  return names_year (rows, index, column) || names_count (rows, index, column);
}

/* "n/a" among addresses or dates says nothing of the column. */
static gboolean
says_nothing (const char *cell)
{
  static const char *const nothings[] = { "n/a", "n.a.", "-", "--", "–", "—", "?" };
  g_autofree char *stripped = g_strstrip (g_strndup (cell, 8));

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    if (g_ascii_strcasecmp (stripped, nothings[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The type most cells of a column have below a row, if there is one. */
static LiaCsvCellType
get_column_type (GPtrArray *rows, guint below, guint column)
{
  guint n_of_type[LIA_CSV_CELL_ODD + 1] = { 0 };
  guint n_filled = 0;

  for (guint i = below + 1; i < rows->len; i++)
    {
      const char *cell = get_cell (get_row (rows, i), column);
      LiaCsvCellType type = says_nothing (cell) ? LIA_CSV_CELL_EMPTY : lia_csv_cell_type (cell);

      n_of_type[type]++;
      n_filled += type != LIA_CSV_CELL_EMPTY;
    }
  for (guint type = LIA_CSV_CELL_NUMBER; type <= LIA_CSV_CELL_ODD; type++)
    {
      if (n_filled > 0 && n_of_type[type] * 10 >= n_filled * 6)
        return type;
    }
  return LIA_CSV_CELL_EMPTY;
}

/* Whether a row says the same as a header above it, as printed tables do on each page. */
static gboolean
is_repetition (const Row *header, const Row *row)
{
  guint n_equal = 0;

  for (guint column = 0; column < header->n_cells; column++)
    n_equal += !lia_csv_cell_is_blank (header->cells[column])
               && g_str_equal (header->cells[column], get_cell (row, column));
  return n_equal > 1 && n_equal * 2 >= header->n_filled;
}

static gboolean
occurs_below (GPtrArray *rows, guint below, guint column)
{
  const Row *header = get_row (rows, below);

  for (guint i = below + 1; i < rows->len; i++)
    {
      const Row *row = get_row (rows, i);

      /* A name over two lines of headings stands in both. */
      if (i == below + 1 && i + 1 < rows->len
          && g_str_equal (get_cell (row, column), get_cell (header, column)))
        continue;
      if (g_ascii_strcasecmp (get_cell (row, column), get_cell (header, column)) == 0
          && !is_repetition (header, row))
        return TRUE;
    }
  return FALSE;
}

/* How much a row stands out from the rows below it as names stand out from what they name: above 0 it does,
 * below 0 it is one of them, 0 says nothing. */
static int
get_contrast (GPtrArray *rows, guint index)
{
  const Row *row = get_row (rows, index);
  int contrast = 0;

  for (guint column = 0; column < row->n_cells; column++)
    {
      LiaCsvCellType type = lia_csv_cell_type (row->cells[column]);
      LiaCsvCellType below;

      if (type == LIA_CSV_CELL_EMPTY || is_named_by_number (rows, index, column))
        continue;
      below = get_column_type (rows, index, column);
      if (type == LIA_CSV_CELL_ADDRESS)
        contrast -= 2;
      else if (is_figure (below))
        contrast += is_figure (type) ? -1 : 1;
      else if (is_figure (type))
        contrast -= 1;
      else if (below == LIA_CSV_CELL_TEXT && occurs_below (rows, index, column))
        contrast -= 1;
    }
  return contrast;
}

/* Names are short, and most of them are no figures. */
static gboolean
could_be_names (GPtrArray *rows, guint index)
{
  const Row *row = get_row (rows, index);
  guint n_figures = 0;

  for (guint column = 0; column < row->n_cells; column++)
    {
      if (g_utf8_strlen (row->cells[column], -1) > MAX_NAME_LENGTH)
        return FALSE;
      n_figures += is_figure (lia_csv_cell_type (row->cells[column]))
                   && !is_named_by_number (rows, index, column);
    }
  return n_figures * 2 < row->n_filled;
}

/* Whether the row below names the parts of what this row names: "Travel,,," over "Air,Rail,Taxi,Hotel". */
static gboolean
is_continued_by (GPtrArray *rows, guint index)
{
  const Row *upper = get_row (rows, index);
  const Row *lower;
  guint n_gaps_filled = 0;

  if (index + 2 >= rows->len)
    return FALSE;
  lower = get_row (rows, index + 1);
  for (guint column = 0; column < lower->n_cells; column++)
    {
      LiaCsvCellType type = lia_csv_cell_type (lower->cells[column]);

      if (is_figure (type) || type == LIA_CSV_CELL_ODD)
        return FALSE;
      if (type == LIA_CSV_CELL_TEXT && column > 0
          && lia_csv_cell_is_blank (get_cell (upper, column)))
        n_gaps_filled++;
    }
  if (n_gaps_filled == 0 || !could_be_names (rows, index + 1))
    return FALSE;
  /* A row of data that fills a column without a name is not a second row of names. */
  return get_contrast (rows, index + 1) > 0;
}

/* A narrow row right above the table, apart from the titles before it, names its first column. */
static gboolean
is_lone_name (GPtrArray *rows, guint index)
{
  const Row *row = get_row (rows, index);

  return index > 0 && row->n_filled == 1 && row->after_gap && !lia_csv_cell_is_blank (row->cells[0])
         && !get_row (rows, index + 1)->after_gap && could_be_names (rows, index)
         && g_utf8_strlen (row->cells[0], -1) <= 20;
}

/* The first row that fills about as much as the rows of the table do. */
static guint
find_table (GPtrArray *rows)
{
  guint usual_filled = get_usual_filled (rows);
  guint usual_width = get_usual_width (rows);
  guint enough = usual_filled < 2 ? 1 : MAX (2, (usual_filled + 1) / 2);
  guint index = 0;

  while (index < MIN (rows->len, MAX_PREAMBLE_ROWS) && get_row (rows, index)->n_filled < enough)
    index++;
  if (index == rows->len || index == MAX_PREAMBLE_ROWS)
    return 0;

  /* A title with delimiters in it: of another width than the table, and names come right after it. */
  if (index + 2 < rows->len && get_row (rows, index)->n_cells != usual_width
      && get_row (rows, index + 1)->n_cells == usual_width && could_be_names (rows, index + 1)
      && get_contrast (rows, index + 1) > 0 && !is_continued_by (rows, index))
    index++;
  return index;
}

/* Whether the rows before a table without header are titles, rather than rows that fill few cells. Titles are one
 * cell where rows have several, and no row further down is as short: no row may be lost. */
static gboolean
are_titles (GPtrArray *rows, guint table)
{
  if (get_usual_filled (rows) < 3)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      if ((get_row (rows, i)->n_filled == 1) != (i < table))
        return FALSE;
    }
  return TRUE;
}

static void
find_shape (GPtrArray *rows, LiaCsvDialect *dialect)
{
  guint table;

  dialect->n_preamble_lines = 0;
  dialect->n_header_rows = 0;
  if (rows->len == 0)
    return;

  table = find_table (rows);
  if (could_be_names (rows, table) && get_contrast (rows, table) >= 0)
    {
      dialect->n_header_rows = 1;
      while (dialect->n_header_rows < MAX_HEADER_ROWS
             && is_continued_by (rows, table + dialect->n_header_rows - 1))
        dialect->n_header_rows++;
    }
  else if (table > 0 && is_lone_name (rows, table - 1))
    {
      table--;
      dialect->n_header_rows = 1;
    }
  else if (!are_titles (rows, table))
    table = 0;
  dialect->n_preamble_lines = table > 0 ? (guint) get_row (rows, table)->line - 1 : 0;
}

void
lia_csv_table_shape_detect (GString *text, LiaCsvDialect *dialect)
{
  g_autoptr (GPtrArray) rows = read_rows (text, dialect);

  find_shape (rows, dialect);
}

gboolean
lia_csv_table_shape_detect_rows (LiaRowSource *source,
                                 LiaCsvDialect *dialect,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (GPtrArray) rows = read_source (source, cancellable, error);

  if (rows == NULL)
    return FALSE;
  find_shape (rows, dialect);
  return TRUE;
}
