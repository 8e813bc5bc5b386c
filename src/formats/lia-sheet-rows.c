/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-sheet-rows.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "lia-csv-cell-type.h"
#include "lia-error.h"

#define MAX_CELLS     4096
#define MAX_CELL_SIZE (1024 * 1024)
#define MAX_ROW_SIZE  (16 * 1024 * 1024)

/* A row read. Its cells are first places in the text, then pointers into it. */
typedef struct
{
  guint64 line;
  guint64 n_times;
  GString *text; /* of the cells that are not shared, each ended by NUL */
  GArray *places; /* (element-type Place) */
  GPtrArray *cells; /* (element-type utf8) (borrowed) */
} Row;

typedef struct
{
  const char *shared; /* (nullable) */
  gsize offset;
} Place;

/* A cell that reaches down. */
typedef struct
{
  guint64 last_line;
  char *text;
} Span;

struct _LiaSheetRows
{
  /* owned */
  GQueue ready; /* (element-type Row) */
  GQueue spare; /* (element-type Row) */
  Row *building; /* (nullable) */
  Row *taken; /* (nullable) */
  GArray *spans; /* (element-type Span): by column */

  guint n_spans; /* that are alive */
  guint64 n_taken; /* how often the row taken was handed out */
  gsize size; /* of the row that is built */
  gboolean filled; /* it says anything */
};

static Row *
row_new (void)
{
  Row *row = g_new0 (Row, 1);

  row->text = g_string_new (NULL);
  row->places = g_array_new (FALSE, TRUE, sizeof (Place));
  row->cells = g_ptr_array_new ();
  return row;
}

static void
row_free (Row *row)
{
  if (row == NULL)
    return;
  g_string_free (row->text, TRUE);
  g_array_unref (row->places);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

LiaSheetRows *
lia_sheet_rows_new (void)
{
  LiaSheetRows *self = g_new0 (LiaSheetRows, 1);

  g_queue_init (&self->ready);
  g_queue_init (&self->spare);
  self->spans = g_array_new (FALSE, TRUE, sizeof (Span));
  return self;
}

void
lia_sheet_rows_free (LiaSheetRows *self)
{
  if (self == NULL)
    return;
  g_queue_clear_full (&self->ready, (GDestroyNotify) row_free);
  g_queue_clear_full (&self->spare, (GDestroyNotify) row_free);
  g_clear_pointer (&self->building, row_free);
  g_clear_pointer (&self->taken, row_free);
  for (guint i = 0; i < self->spans->len; i++)
    g_free (g_array_index (self->spans, Span, i).text);
  g_array_unref (self->spans);
  g_free (self);
}

void
lia_sheet_rows_begin (LiaSheetRows *self, guint64 line)
{
  if (self->building == NULL)
    self->building = g_queue_is_empty (&self->spare) ? row_new () : g_queue_pop_head (&self->spare);
  self->building->line = line;
  self->building->n_times = 1;
  g_string_truncate (self->building->text, 0);
  g_array_set_size (self->building->places, 0);
  self->size = 0;
  self->filled = FALSE;
}

static gboolean
refuse (LiaSheetRows *self, const char *reason, GError **error)
{
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("Row %" PRIu64 ": %s"), self->building->line,
               reason);
  return FALSE;
}

/* Room for the cell at @column; those between are empty. */
static Place *
reach (LiaSheetRows *self, guint column)
{
  GArray *places = self->building->places;

  if (column >= places->len)
    g_array_set_size (places, column + 1);
  return &g_array_index (places, Place, column);
}

static gboolean
check_size (LiaSheetRows *self, guint column, gsize length, GError **error)
{
  self->size += length;
  if (column >= MAX_CELLS)
    return refuse (self, _ ("the row has more than 4,096 cells."), error);
  if (length > MAX_CELL_SIZE)
    return refuse (self, _ ("a cell is longer than 1 MiB."), error);
  if (self->size > MAX_ROW_SIZE)
    return refuse (self, _ ("the row is longer than 16 MiB."), error);
  return TRUE;
}

gboolean
lia_sheet_rows_add (LiaSheetRows *self,
                    guint column,
                    const char *text,
                    gsize length,
                    GError **error)
{
  GString *buffer;
  Place *place;

  /* A cell outside of any row is nowhere. */
  if (self->building == NULL || length == 0)
    return TRUE;
  if (!check_size (self, column, length, error))
    return FALSE;
  place = reach (self, column);
  buffer = self->building->text;
  /* The empty text stands first, for the cells that have none. */
  if (buffer->len == 0)
    g_string_append_c (buffer, '\0');
  place->shared = NULL;
  place->offset = buffer->len;
  g_string_append_len (buffer, text, (gssize) length);
  g_string_append_c (buffer, '\0');
  self->filled = self->filled || !lia_csv_cell_is_blank (buffer->str + place->offset);
  return TRUE;
}

gboolean
lia_sheet_rows_add_shared (LiaSheetRows *self, guint column, const char *text, GError **error)
{
  if (self->building == NULL || *text == '\0')
    return TRUE;
  if (!check_size (self, column, strlen (text), error))
    return FALSE;
  reach (self, column)->shared = text;
  self->filled = self->filled || !lia_csv_cell_is_blank (text);
  return TRUE;
}

void
lia_sheet_rows_merge (LiaSheetRows *self, guint column, guint64 last_line)
{
  Span *span;

  if (self->building == NULL || column >= MAX_CELLS || last_line <= self->building->line)
    return;
  if (column >= self->spans->len)
    g_array_set_size (self->spans, column + 1);
  span = &g_array_index (self->spans, Span, column);
  /* Its text is that of the cell, taken when the row ends. */
  self->n_spans += span->last_line == 0;
  g_clear_pointer (&span->text, g_free);
  span->last_line = last_line;
}

/* Starts and fills what reaches down. */
static void
apply_spans (LiaSheetRows *self)
{
  Row *row = self->building;

  for (guint column = 0; self->n_spans > 0 && column < self->spans->len; column++)
    {
      Span *span = &g_array_index (self->spans, Span, column);
      const Place *place
          = column < row->places->len ? &g_array_index (row->places, Place, column) : NULL;
      const gboolean filled = place != NULL && (place->shared != NULL || place->offset > 0);

      if (span->last_line == 0)
        continue;
      if (span->last_line < row->line)
        {
          span->last_line = 0;
          g_clear_pointer (&span->text, g_free);
          self->n_spans--;
        }
      else if (span->text == NULL)
        span->text = g_strdup (!filled                 ? ""
                               : place->shared != NULL ? place->shared
                                                       : row->text->str + place->offset);
      else if (!filled && *span->text != '\0')
        /* What was read keeps to the limits; so does this, but for the sum. */
        (void) lia_sheet_rows_add (self, column, span->text, strlen (span->text), NULL);
    }
}

static void
point_cells (Row *row)
{
  g_ptr_array_set_size (row->cells, 0);
  for (guint i = 0; i < row->places->len; i++)
    {
      const Place *place = &g_array_index (row->places, Place, i);

      g_ptr_array_add (row->cells, place->shared != NULL ? (gpointer) place->shared
                                   : place->offset > 0   ? row->text->str + place->offset
                                                         : (gpointer) "");
    }
  g_ptr_array_add (row->cells, NULL);
}

gboolean
lia_sheet_rows_end (LiaSheetRows *self, guint64 n_times, GError **error)
{
  Row *row = self->building;

  if (row == NULL || !self->filled)
    return TRUE;
  if (row->line > LIA_SHEET_MAX_ROWS || n_times > LIA_SHEET_MAX_ROWS - row->line + 1)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("The sheet has more than 1,048,576 rows, so it is no ordinary one."));
      return FALSE;
    }
  apply_spans (self);
  row->n_times = n_times;
  point_cells (row);
  g_queue_push_tail (&self->ready, row);
  self->building = NULL;
  return TRUE;
}

gboolean
lia_sheet_rows_take (LiaSheetRows *self, const char *const **cells, guint *n_cells, guint64 *line)
{
  if (self->taken != NULL && self->n_taken >= self->taken->n_times)
    g_queue_push_head (&self->spare, g_steal_pointer (&self->taken));
  if (self->taken == NULL)
    {
      self->taken = g_queue_pop_head (&self->ready);
      self->n_taken = 0;
    }
  if (self->taken == NULL)
    return FALSE;

  *cells = (const char *const *) self->taken->cells->pdata;
  *n_cells = self->taken->cells->len - 1;
  *line = self->taken->line + self->n_taken++;
  return TRUE;
}
