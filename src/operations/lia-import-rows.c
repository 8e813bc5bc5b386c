/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-csv-reader.h"
#include "lia-csv-writer.h"
#include "lia-error.h"
#include "lia-text.h"

/* More columns than this are no roster, but a file read with the wrong delimiter. */
#define MAX_COLUMNS 1024

struct _LiaImportRows
{
  const LiaImportPlan *plan; /* borrowed */

  /* owned */
  LiaCsvReader *reader;
  guint64 size; /* of the file; 0 when unknown */

  const char *const *cells; /* of the reader */
  guint n_cells;
  guint n_headers_left;
};

LiaImportRows *
lia_import_rows_open (const LiaImportPlan *plan, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local_error = NULL;
  LiaImportRows *self;

  stream = g_file_read (plan->file, NULL, &local_error);
  if (stream == NULL)
    {
      g_set_error (error, LIA_ERROR,
                   g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                       ? LIA_ERROR_NOT_FOUND
                       : LIA_ERROR_IO,
                   _ ("%s cannot be read: %s"), plan->file_name, local_error->message);
      return NULL;
    }

  self = g_new0 (LiaImportRows, 1);
  self->plan = plan;
  self->reader = lia_csv_reader_new (G_INPUT_STREAM (stream), plan->dialect);
  self->n_headers_left = plan->dialect->n_header_rows;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  if (info != NULL)
    self->size = (guint64) MAX (g_file_info_get_size (info), 0);
  return self;
}

void
lia_import_rows_free (LiaImportRows *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->reader, lia_csv_reader_free);
  g_free (self);
}

/* What people write into a cell to say that there is nothing. "NA" is Namibia. */
static gboolean
means_nothing (const char *text)
{
  static const char *const nothings[] = {
    "-", "--", "---", "–", "—", "n/a", "#n/a", "n.a.", "none", "null", "(none)", "(blank)",
  };

  if (strlen (text) > 8)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    if (g_ascii_strcasecmp (text, nothings[i]) == 0)
      return TRUE;
  return FALSE;
}

char *
lia_import_clean_cell (const char *text)
{
  g_autofree char *stripped = NULL;

  if (*text == '\0')
    return NULL;
  stripped = lia_text_strip (lia_csv_unguard (text));
  if (stripped == NULL || means_nothing (stripped))
    return NULL;
  return g_steal_pointer (&stripped);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = *text != '\0' ? lia_text_strip (text) : NULL;

  return stripped == NULL;
}

/* Sheets pasted together carry their header again. */
static gboolean
is_repeated_header (LiaImportRows *self)
{
  const GPtrArray *header_rows = self->plan->header_rows;

  for (guint i = 0; header_rows != NULL && i < header_rows->len; i++)
    {
      const char *const *header = g_ptr_array_index (header_rows, i);
      const guint n_header = g_strv_length ((char **) header);
      gboolean same = n_header > 0;

      for (guint column = 0; same && column < MAX (n_header, self->n_cells); column++)
        {
          const char *cell = column < self->n_cells ? self->cells[column] : "";
          g_autofree char *folded = NULL;

          /* Most rows are told apart here, without folding anything. */
          if (column == 0 && strlen (cell) > 4 * strlen (header[0]) + 16)
            same = FALSE;
          else
            {
              folded = lia_text_fold (cell);
              same = g_str_equal (folded, column < n_header ? header[column] : "");
            }
        }
      if (same)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_number (const char *text)
{
  gboolean digits = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        digits = TRUE;
      else if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_CURRENCY_SYMBOL
               && strchr ("+-.,'%()", (int) MIN (c, 0x7f)) == NULL)
        return FALSE;
    }
  return digits;
}

/* "Total;;;1,204": a word for a sum first, and nothing but numbers behind it. An organisation may be called
 * Total, but then its row says more about it. */
static gboolean
is_totals_row (LiaImportRows *self)
{
  static const char *const words[] = {
    "total", "totals", "grand total", "sum",  "subtotal",  "sub-total",   "total general", "totaux",
    "somme", "summe",  "gesamt",      "suma", "insgesamt", "gesamtsumme", "zwischensumme",
  };
  g_autofree char *folded = NULL;
  gboolean is_word = FALSE;
  gboolean numbers = FALSE;
  guint first = 0;
  gsize length;

  while (first < self->n_cells && is_blank (self->cells[first]))
    first++;
  if (first == self->n_cells || strlen (self->cells[first]) > 24)
    return FALSE;
  folded = lia_text_fold (self->cells[first]);
  length = strlen (folded);
  if (length > 0 && folded[length - 1] == ':')
    folded[length - 1] = '\0';
  g_strchomp (folded);
  for (guint i = 0; !is_word && i < G_N_ELEMENTS (words); i++)
    is_word = g_str_equal (folded, words[i]);
  if (!is_word)
    return FALSE;

  for (guint i = first + 1; i < self->n_cells; i++)
    if (is_number (self->cells[i]))
      numbers = TRUE;
    else if (!is_blank (self->cells[i]))
      return FALSE;
  return numbers;
}

gboolean
lia_import_rows_next (LiaImportRows *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (
      lia_csv_reader_next (self->reader, &self->cells, &self->n_cells, cancellable, &local_error))
    {
      if (self->n_headers_left > 0)
        {
          self->n_headers_left--;
          continue;
        }
      if (is_repeated_header (self) || is_totals_row (self))
        continue;
      return TRUE;
    }

  self->n_cells = 0;
  if (local_error != NULL && local_error->domain == LIA_ERROR)
    g_propagate_prefixed_error (error, g_steal_pointer (&local_error),
                                "%s: ", self->plan->file_name);
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

guint
lia_import_rows_get_n_cells (LiaImportRows *self)
{
  return self->n_cells;
}

const char *
lia_import_rows_get_cell (LiaImportRows *self, guint column)
{
  const char *correction
      = lia_import_plan_get_correction (self->plan, lia_import_rows_get_line (self), column);

  if (correction != NULL)
    return correction;
  return column < self->n_cells ? self->cells[column] : "";
}

guint64
lia_import_rows_get_line (LiaImportRows *self)
{
  return lia_csv_reader_get_line (self->reader);
}

double
lia_import_rows_get_fraction (LiaImportRows *self)
{
  if (self->size == 0)
    return 0;
  return MIN ((double) lia_csv_reader_get_offset (self->reader) / (double) self->size, 1);
}

/* Headers. */

/* "Contact" over "E-mail" reads "Contact E-mail"; a cell that only continues the one above adds nothing. */
static char *
join_header (const GPtrArray *rows, guint column)
{
  g_autoptr (GString) header = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (rows, i);
      g_autofree char *cell = column < g_strv_length ((char **) row)
                                  ? lia_text_strip (lia_csv_unguard (row[column]))
                                  : NULL;

      if (cell == NULL || g_str_equal (header->str, cell))
        continue;
      if (header->len > 0)
        g_string_append_c (header, ' ');
      g_string_append (header, cell);
    }
  g_strdelimit (header->str, "\r\n\t", ' ');
  return g_string_free_and_steal (g_steal_pointer (&header));
}

static char **
copy_cells (const char *const *cells, guint n)
{
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (cells[i]);
  return copy;
}

static char **
fold_cells (char **cells)
{
  char **folded = g_new0 (char *, g_strv_length (cells) + 1);

  for (guint i = 0; cells[i] != NULL; i++)
    folded[i] = lia_text_fold (cells[i]);
  return folded;
}

static void
set_columns (LiaImportPlan *plan, guint n_columns, GPtrArray *rows)
{
  g_strfreev (plan->headers);
  g_free (plan->columns);
  g_free (plan->orders);
  g_clear_pointer (&plan->header_rows, g_ptr_array_unref);

  plan->n_columns = n_columns;
  plan->headers = g_new0 (char *, n_columns + 1);
  plan->columns = g_new (int, n_columns + 1);
  plan->orders = g_new0 (LiaDateOrder, n_columns + 1);
  plan->header_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint column = 0; column < n_columns; column++)
    {
      plan->headers[column] = join_header (rows, column);
      plan->columns[column] = -1;
      if (*plan->headers[column] == '\0')
        {
          g_free (plan->headers[column]);
          /* Translators: a column of a file that has no header of its own */
          plan->headers[column] = g_strdup_printf (_ ("Column %u"), column + 1);
        }
    }
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (plan->header_rows, fold_cells (g_ptr_array_index (rows, i)));
}

/* Trailing blank cells make no column. */
static guint
count_columns (const char *const *cells, guint n)
{
  while (n > 0 && is_blank (cells[n - 1]))
    n--;
  return n;
}

gboolean
lia_import_rows_read_headers (LiaImportPlan *plan, GError **error)
{
  g_autoptr (LiaImportRows) rows = lia_import_rows_open (plan, error);
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GError) local_error = NULL;
  const guint n_headers = plan->dialect->n_header_rows;
  guint n_columns = 0;

  if (rows == NULL)
    return FALSE;

  /* Where there is no header the first row counts columns; it is read again as data. */
  for (guint i = 0; i < MAX (n_headers, 1); i++)
    {
      if (!lia_csv_reader_next (rows->reader, &rows->cells, &rows->n_cells, NULL, &local_error))
        break;
      n_columns = MAX (n_columns, count_columns (rows->cells, rows->n_cells));
      if (n_headers > 0)
        g_ptr_array_add (headers, copy_cells (rows->cells, rows->n_cells));
    }
  if (local_error != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", plan->file_name);
      return FALSE;
    }
  if (n_columns == 0 || n_columns > MAX_COLUMNS)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   n_columns == 0 ? _ ("%s holds no table")
                                  : _ ("%s has too many columns to be a table of records"),
                   plan->file_name);
      return FALSE;
    }
  set_columns (plan, n_columns, headers);
  return TRUE;
}
