/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-csv-reader.h"

#include <inttypes.h>
#include <string.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-csv-decoder.h"
#include "lia-error.h"
#include "lia-io-error.h"

/* A state machine over pieces of decoded text. The cells of one row are copied into one buffer, each ended by a
 * NUL, so that a row costs no allocation and memory does not grow with the file. */

#define MAX_CELL_SIZE (1024 * 1024)
#define MAX_ROW_SIZE  (16 * 1024 * 1024)
#define MAX_CELLS     4096

typedef enum
{
  STATE_CELL_START, /* nothing of the cell yet, or blanks only */
  STATE_PLAIN,
  STATE_QUOTED,
  STATE_ESCAPED, /* in quotes, after the escape character */
  STATE_QUOTE_CLOSED, /* after a quote that may close the cell or be the first of a doubled one */
} State;

/* What a byte can be besides itself. */
enum
{
  CLASS_DELIMITER = 1 << 0,
  CLASS_LINE_END = 1 << 1,
  CLASS_QUOTE = 1 << 2,
  CLASS_ESCAPE = 1 << 3,
};

struct _LiaCsvReader
{
  /* owned */
  LiaCsvDecoder *decoder;
  LiaCsvDialect *dialect;
  char *row;
  guint *cell_starts;
  const char **cells;

  /* borrowed from the decoder */
  const char *text;

  gsize text_length;
  gsize text_position;
  gsize row_length;
  gsize row_size;
  gsize cell_start;
  gsize closed_length; /* row_length at the quote that closed the cell */
  guint n_cells;
  guint cells_size;

  guint64 line;
  guint64 row_line;
  guint64 quote_line;
  guint64 n_stray_quotes;
  guint64 n_empty_rows;
  State state;
  guint8 classes[256];
  gboolean row_has_text;
  gboolean after_carriage_return;
  gboolean preamble_skipped;
  gboolean finished;
};

LiaCsvReader *
lia_csv_reader_new (GInputStream *stream, const LiaCsvDialect *dialect)
{
  LiaCsvReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (dialect != NULL, NULL);

  self = g_new0 (LiaCsvReader, 1);
  self->decoder = lia_csv_decoder_new (stream, dialect->encoding);
  self->dialect = lia_csv_dialect_copy (dialect);
  self->row_size = 4096;
  self->row = g_malloc (self->row_size);
  self->cells_size = 64;
  self->cell_starts = g_new (guint, self->cells_size);
  self->cells = g_new (const char *, self->cells_size + 1);
  self->line = 1;
  self->row_line = 1;

  self->classes['\n'] = CLASS_LINE_END;
  self->classes['\r'] = CLASS_LINE_END;
  if (dialect->delimiter != 0)
    self->classes[(guint8) dialect->delimiter] |= CLASS_DELIMITER;
  if (dialect->delimiter == ' ')
    self->classes['\t'] |= CLASS_DELIMITER;
  if (dialect->quote != 0)
    self->classes[(guint8) dialect->quote] |= CLASS_QUOTE;
  if (dialect->escape != 0)
    self->classes[(guint8) dialect->escape] |= CLASS_ESCAPE;

  return self;
}

void
lia_csv_reader_free (LiaCsvReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->decoder, lia_csv_decoder_free);
  g_clear_pointer (&self->dialect, lia_csv_dialect_free);
  g_free (self->row);
  g_free (self->cell_starts);
  g_free (self->cells);
  g_free (self);
}

/* Replaces the text by the next piece of the file. Called only when all of it has been parsed. */
static gboolean
refill (LiaCsvReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  self->text_position = 0;
  self->text_length = 0;
  if (lia_csv_decoder_next (self->decoder, &self->text, &self->text_length, cancellable,
                            &local_error))
    return TRUE;

  self->finished = TRUE;
  if (local_error->domain != LIA_ERROR)
    return lia_io_error_explain (error, local_error,
                                 _ ("Line %" PRIu64 ": the file could not be read further: %s"),
                                 self->line, local_error->message);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
fail (LiaCsvReader *self, guint64 line, const char *reason, GError **error)
{
  self->finished = TRUE;
  g_set_error (
      error, LIA_ERROR, LIA_ERROR_INVALID,
      /* Translators: the second part is a sentence's end such as "it has more than 4,096 cells" */
      _ ("Line %" PRIu64 ": %s."), line, reason);
  return FALSE;
}

static gboolean
fail_too_long (LiaCsvReader *self, GError **error)
{
  g_autofree char *reason = NULL;

  if (self->state != STATE_QUOTED)
    return fail (self, self->row_line, _ ("a cell is longer than 1 MiB"), error);

  reason = g_strdup_printf (_ ("the quotation mark %c opened here is not closed within 1 MiB"),
                            self->dialect->quote);
  return fail (self, self->quote_line, reason, error);
}

static gboolean
append_to_cell (LiaCsvReader *self, const char *bytes, gsize length, GError **error)
{
  if (self->row_length + length + 1 > self->row_size)
    {
      if (self->row_length + length - self->cell_start > MAX_CELL_SIZE)
        return fail_too_long (self, error);
      if (self->row_length + length + 1 > MAX_ROW_SIZE)
        return fail (self, self->row_line, _ ("the row is longer than 16 MiB"), error);
      self->row_size = MAX (self->row_size * 2, self->row_length + length + 1);
      self->row = g_realloc (self->row, self->row_size);
    }
  memcpy (self->row + self->row_length, bytes, length);
  self->row_length += length;
  return TRUE;
}

static gboolean
end_cell (LiaCsvReader *self, GError **error)
{
  if (self->row_length - self->cell_start > MAX_CELL_SIZE)
    return fail_too_long (self, error);
  if (self->n_cells == MAX_CELLS)
    return fail (self, self->row_line, _ ("the row has more than 4,096 cells"), error);
  if (self->n_cells == self->cells_size)
    {
      self->cells_size *= 2;
      self->cell_starts = g_renew (guint, self->cell_starts, self->cells_size);
      self->cells = g_renew (const char *, self->cells, self->cells_size + 1);
    }
  if (!self->row_has_text)
    {
      for (gsize i = self->cell_start; i < self->row_length && !self->row_has_text; i++)
        self->row_has_text = self->row[i] != ' ' && self->row[i] != '\t';
    }
  self->cell_starts[self->n_cells++] = (guint) self->cell_start;

  if (!append_to_cell (self, "", 1, error))
    return FALSE;
  self->cell_start = self->row_length;
  self->state = STATE_CELL_START;
  return TRUE;
}

static void
begin_row (LiaCsvReader *self)
{
  self->row_length = 0;
  self->cell_start = 0;
  self->n_cells = 0;
  self->row_has_text = FALSE;
  self->state = STATE_CELL_START;
}

/* Ends the last cell of a row, which closes with a line end or the end of the file. */
static gboolean
end_row (LiaCsvReader *self, GError **error)
{
  /* Blanks at the end of a line in columns made by blanks are no cell. */
  if (self->dialect->delimiter == ' ' && self->state == STATE_CELL_START
      && self->row_length == self->cell_start && self->n_cells > 0)
    return TRUE;
  if (self->state == STATE_QUOTE_CLOSED)
    self->row_length = self->closed_length;
  return end_cell (self, error);
}

static void
count_line_end (LiaCsvReader *self, char c)
{
  if (c == '\n' && self->after_carriage_return)
    {
      self->after_carriage_return = FALSE;
      return;
    }
  self->line++;
  self->after_carriage_return = c == '\r';
}

/* Takes text up to and with a line end outside quotes. Sets @complete when a row has ended. */
static gboolean
parse_text (LiaCsvReader *self, gboolean *complete, GError **error)
{
  const guint8 *classes = self->classes;
  const char *position = self->text + self->text_position;
  const char *end = self->text + self->text_length;

  while (position < end)
    {
      const char *run = position;
      guint8 class = 0;

      switch (self->state)
        {
        case STATE_PLAIN:
          while (position < end
                 && (classes[(guint8) *position] & (CLASS_DELIMITER | CLASS_LINE_END)) == 0)
            position++;
          if (position > run)
            {
              if (!append_to_cell (self, run, (gsize) (position - run), error))
                return FALSE;
              if (position == end)
                break;
            }
          class = classes[(guint8) *position];
          break;

        case STATE_QUOTED:
          while (position < end
                 && (classes[(guint8) *position] & (CLASS_QUOTE | CLASS_ESCAPE | CLASS_LINE_END))
                        == 0)
            position++;
          if (position > run)
            {
              self->after_carriage_return = FALSE;
              if (!append_to_cell (self, run, (gsize) (position - run), error))
                return FALSE;
              if (position == end)
                break;
            }
          class = classes[(guint8) *position];
          if (class & CLASS_LINE_END)
            {
              count_line_end (self, *position);
              if (!append_to_cell (self, position, 1, error))
                return FALSE;
            }
          else
            {
              self->after_carriage_return = FALSE;
              self->closed_length = self->row_length;
              self->state = (class & CLASS_QUOTE) ? STATE_QUOTE_CLOSED : STATE_ESCAPED;
            }
          position++;
          continue;

        case STATE_ESCAPED:
          if (classes[(guint8) *position] & CLASS_LINE_END)
            count_line_end (self, *position);
          /* The escape itself is kept unless it stands before a quote or another escape. */
          if ((classes[(guint8) *position] & (CLASS_QUOTE | CLASS_ESCAPE)) == 0
              && !append_to_cell (self, &self->dialect->escape, 1, error))
            return FALSE;
          if (!append_to_cell (self, position, 1, error))
            return FALSE;
          self->state = STATE_QUOTED;
          position++;
          continue;

        case STATE_QUOTE_CLOSED:
          class = classes[(guint8) *position];
          if (class & (CLASS_DELIMITER | CLASS_LINE_END))
            {
              self->row_length = self->closed_length;
              break;
            }
          if ((class & CLASS_QUOTE) && self->row_length == self->closed_length)
            self->state = STATE_QUOTED;
          else if (*position != ' ' && *position != '\t')
            {
              /* Text after a closed quote is taken as it stands. */
              self->n_stray_quotes++;
              self->state = STATE_PLAIN;
            }
          if (!append_to_cell (self, position, 1, error))
            return FALSE;
          position++;
          continue;

        case STATE_CELL_START:
        default:
          class = classes[(guint8) *position];
          if (*position == '\n' && self->after_carriage_return)
            {
              self->after_carriage_return = FALSE;
              position++;
              continue;
            }
          self->after_carriage_return = FALSE;
          if (self->n_cells == 0 && self->row_length == 0)
            self->row_line = self->line;
          if (class & (CLASS_DELIMITER | CLASS_LINE_END))
            {
              if ((class & CLASS_DELIMITER) && self->dialect->delimiter == ' ')
                {
                  position++;
                  continue;
                }
              break;
            }
          if (class & CLASS_QUOTE)
            {
              self->row_length = self->cell_start;
              self->quote_line = self->line;
              self->state = STATE_QUOTED;
              position++;
              continue;
            }
          if (*position == ' ' || *position == '\t')
            {
              if (!append_to_cell (self, position, 1, error))
                return FALSE;
              position++;
              continue;
            }
          self->state = STATE_PLAIN;
          continue;
        }

      if (class & CLASS_DELIMITER)
        {
          if (!end_cell (self, error))
            return FALSE;
          position++;
        }
      else if (class & CLASS_LINE_END)
        {
          if (!end_row (self, error))
            return FALSE;
          count_line_end (self, *position);
          position++;
          self->text_position = (gsize) (position - self->text);
          *complete = TRUE;
          return TRUE;
        }
    }

  self->text_position = self->text_length;
  return TRUE;
}

/* Passes over the lines of the preamble, whose quotes mean nothing. */
static void
skip_preamble (LiaCsvReader *self)
{
  while (self->text_position < self->text_length)
    {
      char c = self->text[self->text_position];

      if (c == '\n' && self->after_carriage_return)
        {
          self->after_carriage_return = FALSE;
          self->text_position++;
          continue;
        }
      self->after_carriage_return = FALSE;
      if (self->line > self->dialect->n_preamble_lines)
        {
          self->preamble_skipped = TRUE;
          return;
        }
      if (c == '\n' || c == '\r')
        count_line_end (self, c);
      self->text_position++;
    }
}

/* Called when the file has no more text. */
static gboolean
finish (LiaCsvReader *self, gboolean *complete, GError **error)
{
  const char *complaint = lia_csv_decoder_get_complaint (self->decoder);

  self->finished = TRUE;

  /* What the decoder found wrong is told when the rows before it have been returned. */
  if (complaint != NULL)
    return fail (self, self->line, complaint, error);

  if (self->state == STATE_QUOTED || self->state == STATE_ESCAPED)
    {
      g_autofree char *reason = g_strdup_printf (
          _ ("the quotation mark %c opened here is never closed"), self->dialect->quote);
      return fail (self, self->quote_line, reason, error);
    }

  if (self->n_cells > 0 || self->row_length > 0 || self->state != STATE_CELL_START)
    {
      if (!end_row (self, error))
        return FALSE;
      *complete = TRUE;
    }
  return TRUE;
}

gboolean
lia_csv_reader_next (LiaCsvReader *self,
                     const char *const **cells,
                     guint *n_cells,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean complete = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (cells != NULL && n_cells != NULL, FALSE);

  *cells = NULL;
  *n_cells = 0;
  begin_row (self);

  while (!complete && !self->finished)
    {
      if (self->text_position == self->text_length)
        {
          if (lia_csv_decoder_is_at_end (self->decoder) && !finish (self, &complete, error))
            return FALSE;
          if (!self->finished && !refill (self, cancellable, error))
            return FALSE;
        }
      if (!self->preamble_skipped)
        skip_preamble (self);
      if (self->text_position < self->text_length && !parse_text (self, &complete, error))
        return FALSE;
      if (complete && !self->row_has_text)
        {
          self->n_empty_rows++;
          begin_row (self);
          complete = FALSE;
        }
    }

  if (!complete)
    return FALSE;

  for (guint i = 0; i < self->n_cells; i++)
    self->cells[i] = self->row + self->cell_starts[i];
  self->cells[self->n_cells] = NULL;
  *cells = self->cells;
  *n_cells = self->n_cells;
  return TRUE;
}

guint64
lia_csv_reader_get_line (LiaCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->row_line;
}

guint64
lia_csv_reader_get_offset (LiaCsvReader *self)
{
  guint64 n_unparsed;

  g_return_val_if_fail (self != NULL, 0);

  if (self->text_length == 0)
    return lia_csv_decoder_get_offset (self->decoder);

  n_unparsed = lia_csv_decoder_get_chunk_size (self->decoder)
               * (self->text_length - self->text_position) / self->text_length;
  return lia_csv_decoder_get_offset (self->decoder) - n_unparsed;
}

guint64
lia_csv_reader_get_n_stray_quotes (LiaCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_stray_quotes;
}

guint64
lia_csv_reader_get_n_empty_rows (LiaCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_empty_rows;
}
