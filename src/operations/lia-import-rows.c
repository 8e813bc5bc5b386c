/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-csv-writer.h"
#include "lia-error.h"
#include "lia-import-cards.h"
#include "lia-table-columns.h"
#include "lia-table-reader.h"
#include "lia-text.h"

/* More columns than this are no roster, but a file read with the wrong delimiter. */
#define MAX_COLUMNS 1024

struct _LiaImportRows
{
  const LiaImportPlan *plan; /* borrowed */

  /* owned */
  LiaTableReader *reader; /* (nullable): of a table */
  LiaImportCards *cards; /* (nullable): of a file of cards */
  guint64 size; /* of the file, for cards */

  const char *const *cells; /* of the reader */
  guint n_cells;
};

/* Messages name the file. */
static void
propagate_error (const LiaImportPlan *plan, GError *local_error, GError **error)
{
  if (local_error->domain != LIA_ERROR)
    g_propagate_error (error, local_error);
  else if (local_error->code == LIA_ERROR_NOT_FOUND)
    {
      g_autofree char *path = g_file_get_parse_name (plan->file);

      g_set_error (error, LIA_ERROR, local_error->code, _ ("There is no file “%s”."), path);
      g_error_free (local_error);
    }
  else if (local_error->code == LIA_ERROR_IO)
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
      plan->sheet = lia_table_file_find_first_sheet (plan->table, cancellable);
    }
  if (plan->dialect == NULL)
    plan->dialect = lia_table_file_detect (plan->table, plan->sheet, plan->sheet_flags, cancellable,
                                           &local_error);
  if (plan->dialect == NULL)
    propagate_error (plan, local_error, error);
  return plan->dialect != NULL;
}

static gboolean
open_cards (LiaImportRows *self, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (self->plan->file, NULL, &local_error);
  g_autoptr (GFileInfo) info = NULL;

  if (stream == NULL)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("%s cannot be read: %s"),
                   self->plan->file_name, local_error->message);
      g_error_free (local_error);
      return FALSE;
    }
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  self->size = info != NULL ? (guint64) MAX (g_file_info_get_size (info), 0) : 0;
  self->cards
      = lia_import_cards_new (G_INPUT_STREAM (stream), self->plan->type, NULL, &local_error);
  if (self->cards == NULL)
    propagate_error (self->plan, local_error, error);
  return self->cards != NULL;
}

static gboolean
open_table (LiaImportRows *self, GError **error)
{
  const LiaImportPlan *plan = self->plan;
  GError *local_error = NULL;
  LiaRowSource *source = lia_table_file_read (plan->table, plan->sheet, plan->sheet_flags,
                                              plan->dialect, NULL, &local_error);

  if (source == NULL)
    propagate_error (plan, local_error, error);
  else
    self->reader = lia_table_reader_new_for_source (source, plan->dialect);
  return source != NULL;
}

/* The names of the columns; of cards they are the first row. */
static const char *const *
read_header (LiaImportRows *self, GError **error)
{
  guint n_cells;
  const char *const *cells;

  if (self->cards == NULL)
    return lia_table_reader_get_header (self->reader, NULL, error);
  return lia_import_cards_next (self->cards, &cells, &n_cells, NULL, error) ? cells : NULL;
}

static LiaImportRows *
rows_new (const LiaImportPlan *plan, GError **error)
{
  g_autoptr (LiaImportRows) self = g_new0 (LiaImportRows, 1);

  self->plan = plan;
  if (lia_table_file_get_kind (plan->table) == LIA_TABLE_CARDS ? !open_cards (self, error)
                                                               : !open_table (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

LiaImportRows *
lia_import_rows_open (const LiaImportPlan *plan, GError **error)
{
  g_autoptr (LiaImportRows) self = rows_new (plan, error);
  GError *local_error = NULL;

  if (self == NULL)
    return NULL;
  if (read_header (self, &local_error) == NULL)
    {
      propagate_error (plan, local_error, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
lia_import_rows_free (LiaImportRows *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->reader, lia_table_reader_free);
  g_clear_pointer (&self->cards, lia_import_cards_free);
  g_free (self);
}

/* What people write into a cell to say that there is nothing, or nothing yet. "NA" is Namibia, "no" an answer. */
gboolean
lia_import_means_nothing (const char *text)
{
  static const char *const nothings[] = {
    "-",
    "--",
    "---",
    "–",
    "—",
    "?",
    "??",
    "???",
    "n/a",
    "#n/a",
    "n.a.",
    "n/k",
    "none",
    "null",
    "nil",
    "(none)",
    "(blank)",
    "(empty)",
    "tbd",
    "tba",
    "tbc",
    "t.b.d.",
    "unknown",
    "not known",
    "not applicable",
    "not available",
    /* German */
    "k.a.",
    "k. a.",
    "keine",
    "keiner",
    "keines",
    "keine angabe",
    "entfällt",
    "unbekannt",
    "nicht bekannt",
    /* French */
    "néant",
    "neant",
    "aucun",
    "aucune",
    "s.o.",
    "s/o",
    "sans objet",
    "inconnu",
    "inconnue",
    "non renseigné",
    "à définir",
    "à préciser",
    /* Spanish */
    "n/d",
    "ninguno",
    "ninguna",
    "desconocido",
    "desconocida",
    "no aplica",
    "por definir",
  };

  if (strlen (text) > 16)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    /* Most cells differ in the first letter; all of a file come by here. */
    if (g_ascii_tolower (*text) == *nothings[i] && g_ascii_strcasecmp (text, nothings[i]) == 0)
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
  if (stripped == NULL || (!plan->keep_nothings && lia_import_means_nothing (stripped)))
    return NULL;
  return g_steal_pointer (&stripped);
}

gboolean
lia_import_rows_next (LiaImportRows *self, GCancellable *cancellable, GError **error)
{
  GError *local_error = NULL;

  if (self->cards != NULL)
    {
      if (lia_import_cards_next (self->cards, &self->cells, &self->n_cells, cancellable,
                                 &local_error))
        return TRUE;
    }
  else
    while (lia_table_reader_next (self->reader, &self->cells, &self->n_cells, cancellable,
                                  &local_error))
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
  return self->cards != NULL ? lia_import_cards_get_line (self->cards)
                             : lia_table_reader_get_line (self->reader);
}

double
lia_import_rows_get_fraction (LiaImportRows *self)
{
  if (self->cards == NULL)
    return lia_table_reader_get_fraction (self->reader);
  if (self->size == 0)
    return 0;
  return MIN ((double) lia_import_cards_get_offset (self->cards) / (double) self->size, 1);
}

const char *
lia_import_rows_get_problem (LiaImportRows *self)
{
  return self->cards != NULL ? lia_import_cards_get_problem (self->cards) : NULL;
}

const LiaVcard *
lia_import_rows_get_card (LiaImportRows *self)
{
  return self->cards != NULL ? lia_import_cards_get_card (self->cards) : NULL;
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
  g_autoptr (LiaImportRows) rows = rows_new (plan, error);
  g_auto (GStrv) copy = NULL;
  GError *local_error = NULL;
  const char *const *headers;
  guint n_columns;

  if (rows == NULL)
    return FALSE;
  headers = read_header (rows, &local_error);
  if (headers == NULL)
    {
      propagate_error (plan, local_error, error);
      return FALSE;
    }
  copy = g_strdupv ((char **) headers);
  n_columns = count_columns (headers, g_strv_length (copy));
  /* Where there is no header the first row counts columns; it is read again as data. */
  if (plan->dialect->n_header_rows == 0 && rows->cards == NULL)
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
  set_columns (plan, n_columns, (const char *const *) copy);
  return TRUE;
}
