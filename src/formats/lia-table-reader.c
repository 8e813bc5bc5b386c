/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-table-reader.h"

#include <string.h>

#include "lia-csv-cell-type.h"
#include "lia-table-columns.h"

/* Titles above a repeated header are no longer than this; more rows of one cell are data. */
#define MAX_HELD_ROWS 8

typedef struct
{
  GStrv cells;
  guint64 line;
} HeldRow;

static void
held_row_free (HeldRow *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

struct _LiaTableReader
{
  /* owned */
  LiaRowSource *source;
  GPtrArray *header_rows; /* (element-type GStrv) */
  GStrv header;
  GQueue
      held; /* (element-type HeldRow): rows of one cell, until it is known whether a header follows */
  HeldRow *current;

  guint64 n_preamble_lines;
  guint n_header_rows;
  guint n_repeated; /* header rows of a repetition that have been seen */
  guint64 line;
  gboolean release; /* the held rows are data: hand them out first */
};

LiaTableReader *
lia_table_reader_new (GInputStream *stream, const LiaCsvDialect *dialect)
{
  g_return_val_if_fail (dialect != NULL, NULL);

  return lia_table_reader_new_for_source (lia_row_source_new_csv (stream, dialect, 0), dialect);
}

LiaTableReader *
lia_table_reader_new_for_source (LiaRowSource *source, const LiaCsvDialect *dialect)
{
  LiaTableReader *self;

  g_return_val_if_fail (source != NULL && dialect != NULL, NULL);

  self = g_new0 (LiaTableReader, 1);
  self->source = source;
  self->n_preamble_lines = dialect->n_preamble_lines;
  self->header_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->n_header_rows = dialect->n_header_rows;
  g_queue_init (&self->held);
  return self;
}

void
lia_table_reader_free (LiaTableReader *self)
{
  if (self == NULL)
    return;

  lia_row_source_free (self->source);
  g_ptr_array_unref (self->header_rows);
  g_strfreev (self->header);
  g_queue_clear_full (&self->held, (GDestroyNotify) held_row_free);
  g_clear_pointer (&self->current, held_row_free);
  g_free (self);
}

/* The next row behind the titles. A source of text skips these by itself: only it knows what a line is. */
static gboolean
next_row (LiaTableReader *self,
          const char *const **cells,
          guint *n_cells,
          GCancellable *cancellable,
          GError **error)
{
  do
    if (!lia_row_source_next (self->source, cells, n_cells, cancellable, error))
      return FALSE;
  while (lia_row_source_get_line (self->source) <= self->n_preamble_lines);
  return TRUE;
}

const char *const *
lia_table_reader_get_header (LiaTableReader *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  while (self->header == NULL && self->header_rows->len < self->n_header_rows)
    {
      g_autoptr (GError) local_error = NULL;
      const char *const *cells;
      guint n_cells;

      if (!next_row (self, &cells, &n_cells, cancellable, &local_error))
        {
          if (local_error != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&local_error));
              return NULL;
            }
          break;
        }
      g_ptr_array_add (self->header_rows, g_strdupv ((char **) cells));
    }

  if (self->header == NULL)
    self->header = lia_table_merge_header (self->header_rows);
  return (const char *const *) self->header;
}

static void
hold (LiaTableReader *self, const char *const *cells)
{
  HeldRow *row = g_new0 (HeldRow, 1);

  row->cells = g_strdupv ((char **) cells);
  row->line = lia_row_source_get_line (self->source);
  g_queue_push_tail (&self->held, row);
}

static gboolean
take_held (LiaTableReader *self, const char *const **cells, guint *n_cells)
{
  g_clear_pointer (&self->current, held_row_free);
  self->current = g_queue_pop_head (&self->held);
  if (self->current == NULL)
    return FALSE;

  *cells = (const char *const *) self->current->cells;
  *n_cells = g_strv_length (self->current->cells);
  self->line = self->current->line;
  return TRUE;
}

/* Whether the row is the next one of a repeated header. */
static gboolean
is_header_row (LiaTableReader *self, const char *const *cells, guint n_cells)
{
  guint expected = self->n_repeated % MAX (self->header_rows->len, 1);

  if (self->header_rows->len == 0)
    return FALSE;
  if (lia_table_is_header_again (g_ptr_array_index (self->header_rows, expected), cells, n_cells))
    {
      self->n_repeated = expected + 1;
      return TRUE;
    }
  self->n_repeated = 0;
  return FALSE;
}

static gboolean
has_one_cell (const char *const *cells, guint n_cells)
{
  guint n_filled = 0;

  for (guint i = 0; i < n_cells && n_filled < 2; i++)
    n_filled += !lia_csv_cell_is_blank (cells[i]);
  return n_filled == 1;
}

gboolean
lia_table_reader_next (LiaTableReader *self,
                       const char *const **cells,
                       guint *n_cells,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean could_have_titles;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (cells != NULL && n_cells != NULL, FALSE);

  *cells = NULL;
  *n_cells = 0;
  if (self->header == NULL && lia_table_reader_get_header (self, cancellable, error) == NULL)
    return FALSE;
  could_have_titles
      = self->header_rows->len > 0
        && lia_csv_count_filled ((const char *const *) self->header, g_strv_length (self->header))
               > 1;

  while (!self->release)
    {
      if (!next_row (self, cells, n_cells, cancellable, &local_error))
        {
          if (local_error != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&local_error));
              return FALSE;
            }
          self->release = TRUE;
        }
      else if (is_header_row (self, *cells, *n_cells))
        g_queue_clear_full (&self->held, (GDestroyNotify) held_row_free);
      else if (could_have_titles && has_one_cell (*cells, *n_cells))
        {
          hold (self, *cells);
          self->release = self->held.length == MAX_HELD_ROWS;
        }
      else if (self->held.length == 0)
        {
          self->line = lia_row_source_get_line (self->source);
          return TRUE;
        }
      else
        {
          hold (self, *cells);
          self->release = TRUE;
        }
    }

  if (take_held (self, cells, n_cells))
    {
      self->release = self->held.length > 0;
      return TRUE;
    }
  return FALSE;
}

guint64
lia_table_reader_get_line (LiaTableReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}

double
lia_table_reader_get_fraction (LiaTableReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return lia_row_source_get_fraction (self->source);
}
