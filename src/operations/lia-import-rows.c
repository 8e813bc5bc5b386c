/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-csv-writer.h"
#include "lia-error.h"
#include "lia-table-columns.h"
#include "lia-table-reader.h"
#include "lia-text.h"

/* More columns than this are no roster, but a file read with the wrong delimiter. */
#define MAX_COLUMNS 1024

struct _LiaImportRows
{
  const LiaImportPlan *plan; /* borrowed */

  /* owned */
  LiaTableReader *reader;

  const char *const *cells; /* of the reader */
  guint n_cells;
};

/* Messages name the file. */
static void
propagate_error (const LiaImportPlan *plan, GError *local_error, GError **error)
{
  if (local_error->domain != LIA_ERROR)
    g_propagate_error (error, local_error);
  else if (local_error->code == LIA_ERROR_NOT_FOUND || local_error->code == LIA_ERROR_IO)
    {
      g_set_error (error, LIA_ERROR, local_error->code, _ ("%s cannot be read: %s"),
                   plan->file_name, local_error->message);
      g_error_free (local_error);
    }
  else
    g_propagate_prefixed_error (error, local_error, "%s: ", plan->file_name);
}

gboolean
lia_import_rows_open_file (LiaImportPlan *plan, GCancellable *cancellable, GError **error)
{
  GError *local_error = NULL;

  if (plan->table == NULL)
    {
      plan->table = lia_table_file_open (plan->file, cancellable, &local_error);
      if (plan->table == NULL)
        {
          propagate_error (plan, local_error, error);
          return FALSE;
        }
      plan->sheet = lia_import_plan_choose_sheet (plan, cancellable);
    }
  if (plan->dialect == NULL)
    plan->dialect = lia_table_file_detect (plan->table, plan->sheet, plan->sheet_flags, cancellable,
                                           &local_error);
  if (plan->dialect == NULL)
    propagate_error (plan, local_error, error);
  return plan->dialect != NULL;
}

LiaImportRows *
lia_import_rows_open (const LiaImportPlan *plan, GError **error)
{
  GError *local_error = NULL;
  LiaRowSource *source = lia_table_file_read (plan->table, plan->sheet, plan->sheet_flags,
                                              plan->dialect, NULL, &local_error);
  LiaImportRows *self;

  if (source == NULL)
    {
      propagate_error (plan, local_error, error);
      return NULL;
    }
  self = g_new0 (LiaImportRows, 1);
  self->plan = plan;
  self->reader = lia_table_reader_new_for_source (source, plan->dialect);
  return self;
}

void
lia_import_rows_free (LiaImportRows *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->reader, lia_table_reader_free);
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
lia_import_clean_cell (const LiaImportPlan *plan, const char *text)
{
  g_autofree char *stripped = NULL;

  if (*text == '\0')
    return NULL;
  stripped = lia_text_strip (lia_csv_unguard (text));
  if (stripped == NULL || (!plan->keep_nothings && means_nothing (stripped)))
    return NULL;
  return g_steal_pointer (&stripped);
}

gboolean
lia_import_rows_next (LiaImportRows *self, GCancellable *cancellable, GError **error)
{
  GError *local_error = NULL;

  while (
      lia_table_reader_next (self->reader, &self->cells, &self->n_cells, cancellable, &local_error))
    if (!lia_table_is_totals (self->cells, self->n_cells))
      return TRUE;

  self->n_cells = 0;
  if (local_error != NULL)
    propagate_error (self->plan, local_error, error);
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
  return lia_table_reader_get_line (self->reader);
}

double
lia_import_rows_get_fraction (LiaImportRows *self)
{
  return lia_table_reader_get_fraction (self->reader);
}

/* Headers. */

static void
set_columns (LiaImportPlan *plan, guint n_columns, const char *const *headers)
{
  const guint n_headers = g_strv_length ((char **) headers);

  g_strfreev (plan->headers);
  g_free (plan->columns);
  g_free (plan->orders);

  plan->n_columns = n_columns;
  plan->headers = g_new0 (char *, n_columns + 1);
  plan->columns = g_new (int, n_columns + 1);
  plan->orders = g_new0 (LiaDateOrder, n_columns + 1);
  for (guint column = 0; column < n_columns; column++)
    {
      plan->columns[column] = -1;
      if (column < n_headers && *headers[column] != '\0')
        plan->headers[column] = g_strdelimit (g_strdup (headers[column]), "\r\n\t", ' ');
      else
        /* Translators: a column of a file that has no header of its own */
        plan->headers[column] = g_strdup_printf (_ ("Column %u"), column + 1);
    }
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = *text != '\0' ? lia_text_strip (text) : NULL;

  return stripped == NULL;
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
  GError *local_error = NULL;
  const char *const *headers;
  guint n_columns;

  if (rows == NULL)
    return FALSE;
  headers = lia_table_reader_get_header (rows->reader, NULL, &local_error);
  if (headers == NULL)
    {
      propagate_error (plan, local_error, error);
      return FALSE;
    }
  n_columns = count_columns (headers, g_strv_length ((char **) headers));
  /* Where there is no header the first row counts columns; it is read again as data. */
  if (plan->dialect->n_header_rows == 0)
    {
      if (lia_table_reader_next (rows->reader, &rows->cells, &rows->n_cells, NULL, &local_error))
        n_columns = count_columns (rows->cells, rows->n_cells);
      else if (local_error != NULL)
        {
          propagate_error (plan, local_error, error);
          return FALSE;
        }
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
