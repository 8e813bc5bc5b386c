/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-xlsx-writer.h"

#include <locale.h>
#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-csv-writer.h"
#include "lia-date.h"
#include "lia-error.h"

/* libxlsxwriter prints numbers as the locale writes them, but a workbook has decimal points in any
 * language: while it writes, the thread's numbers are plain. */
typedef locale_t PlainNumbers;
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (PlainNumbers, uselocale, (locale_t) 0)

/* Widths in characters. */
#define MIN_WIDTH 6
#define MAX_WIDTH 60

/* The filter's button covers so much of a header. */
#define BUTTON_WIDTH 3

struct _LiaXlsxWriter
{
  /* owned */
  lxw_workbook *workbook;
  GArray *widths; /* (element-type guint): of the columns */
  GHashTable
      *money_formats; /* (element-type utf8 lxw_format): by currency; the workbook owns them */
  char *problem; /* of the row, a sentence */
  locale_t plain; /* the user's, but for numbers */

  /* borrowed from the workbook */
  lxw_worksheet *sheet;
  lxw_format *header_format;
  lxw_format *date_format;

  guint row;
  guint column;
  guint n_columns;
};

/* At most 31 characters, none of []:*?/\ and no ' at either end. */
static char *
make_sheet_name (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *name = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 31));

  g_strdelimit (name, "[]:*?/\\'", ' ');
  g_strstrip (name);
  return g_strdup (*name != '\0' ? name : "Sheet1");
}

static gboolean
fail (lxw_error code, GError **error)
{
  g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("The workbook could not be written: %s"),
               lxw_strerror (code));
  return FALSE;
}

LiaXlsxWriter *
lia_xlsx_writer_new (const char *path, const char *sheet, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = g_get_tmp_dir () };
  g_autoptr (LiaXlsxWriter) self = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL && sheet != NULL, NULL);

  name = make_sheet_name (sheet);
  self = g_new0 (LiaXlsxWriter, 1);
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  self->money_formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));
  self->workbook = workbook_new_opt (path, &options);
  if (self->workbook != NULL)
    self->sheet = workbook_add_worksheet (self->workbook, name);
  if (self->sheet == NULL)
    {
      fail (LXW_ERROR_CREATING_TMPFILE, error);
      return NULL;
    }

  self->header_format = workbook_add_format (self->workbook);
  format_set_bold (self->header_format);
  format_set_bottom (self->header_format, LXW_BORDER_THIN);
  self->date_format = workbook_add_format (self->workbook);
  format_set_num_format (self->date_format, "yyyy-mm-dd");
  return g_steal_pointer (&self);
}

void
lia_xlsx_writer_free (LiaXlsxWriter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->workbook, lxw_workbook_free);
  g_array_unref (self->widths);
  g_hash_table_unref (self->money_formats);
  g_free (self->problem);
  if (self->plain != (locale_t) 0)
    freelocale (self->plain);
  g_free (self);
}

/* Cells. */

/* Takes the next place of the row, for something @width characters wide. */
static lxw_col_t
place (LiaXlsxWriter *self, guint width)
{
  const guint column = self->column++;
  guint *widest;

  if (self->widths->len <= column)
    g_array_set_size (self->widths, column + 1);
  widest = &g_array_index (self->widths, guint, column);
  *widest = MAX (*widest, width);
  return (lxw_col_t) column;
}

static void
note_problem (LiaXlsxWriter *self, lxw_error code)
{
  if (code == LXW_NO_ERROR || self->problem != NULL)
    return;
  if (code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    self->problem = g_strdup_printf (
        _ ("Row %u, column %u: the text is longer than the %'u characters that a cell of a "
           "workbook holds; export as CSV instead."),
        self->row + 1, self->column, LIA_XLSX_MAX_TEXT);
  else if (code == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
    self->problem = g_strdup_printf (
        _ ("A sheet of a workbook has no more than %'u rows; export as CSV instead."),
        LIA_XLSX_MAX_ROWS);
  else
    self->problem
        = g_strdup_printf (_ ("The workbook could not be written: %s"), lxw_strerror (code));
}

static void
write_string (LiaXlsxWriter *self, lxw_col_t column, const char *text, lxw_format *format)
{
  g_auto (PlainNumbers) before G_GNUC_UNUSED = uselocale (self->plain);

  note_problem (self, worksheet_write_string (self->sheet, self->row, column, text, format));
}

static void
write_number (LiaXlsxWriter *self, lxw_col_t column, double number, lxw_format *format)
{
  g_auto (PlainNumbers) before G_GNUC_UNUSED = uselocale (self->plain);

  note_problem (self, worksheet_write_number (self->sheet, self->row, column, number, format));
}

static void
write_boolean (LiaXlsxWriter *self, lxw_col_t column, gboolean value)
{
  g_auto (PlainNumbers) before G_GNUC_UNUSED = uselocale (self->plain);

  note_problem (self, worksheet_write_boolean (self->sheet, self->row, column, value, NULL));
}

static void
write_day (LiaXlsxWriter *self, lxw_col_t column, lxw_datetime *day)
{
  g_auto (PlainNumbers) before G_GNUC_UNUSED = uselocale (self->plain);

  note_problem (self,
                worksheet_write_datetime (self->sheet, self->row, column, day, self->date_format));
}

/* Of its widest line. */
static guint
measure (const char *text)
{
  guint width = 0;
  guint line = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '\n')
      line = 0;
    else
      {
        line += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
        width = MAX (width, line);
        if (width >= MAX_WIDTH)
          break;
      }
  return width;
}

static void
add_string (LiaXlsxWriter *self, const char *text, guint extra_width, lxw_format *format)
{
  write_string (self, place (self, measure (text) + extra_width), text, format);
}

void
lia_xlsx_writer_add_header (LiaXlsxWriter *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  add_string (self, text, BUTTON_WIDTH, self->header_format);
}

void
lia_xlsx_writer_add_text (LiaXlsxWriter *self, const char *text)
{
  g_autofree char *guarded = NULL;

  g_return_if_fail (self != NULL);

  if (text == NULL || *text == '\0')
    {
      lia_xlsx_writer_add_nothing (self);
      return;
    }
  if (lia_csv_needs_guard (text))
    guarded = g_strconcat ("'", text, NULL);
  add_string (self, guarded != NULL ? guarded : text, 0, NULL);
}

void
lia_xlsx_writer_add_token (LiaXlsxWriter *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  add_string (self, text, 0, NULL);
}

void
lia_xlsx_writer_add_number (LiaXlsxWriter *self, double number)
{
  g_return_if_fail (self != NULL);

  write_number (self, place (self, 10), number, NULL);
}

void
lia_xlsx_writer_add_boolean (LiaXlsxWriter *self, gboolean value)
{
  g_return_if_fail (self != NULL);

  write_boolean (self, place (self, MIN_WIDTH), value);
}

void
lia_xlsx_writer_add_date (LiaXlsxWriter *self, const char *iso)
{
  GDate date;
  lxw_datetime day = { 0 };

  g_return_if_fail (self != NULL && iso != NULL);

  /* The calendar of workbooks has a 29 February 1900: what lies before March is not safe. */
  if (!lia_date_from_iso (iso, &date) || g_date_get_year (&date) < 1901)
    {
      add_string (self, iso, 0, NULL);
      return;
    }
  day.year = g_date_get_year (&date);
  day.month = (int) g_date_get_month (&date);
  day.day = g_date_get_day (&date);
  write_day (self, place (self, 11), &day);
}

/* "1,200.00 EUR", with as many decimals as the currency has. */
static lxw_format *
get_money_format (LiaXlsxWriter *self, const LiaMoney *money, const char *amount)
{
  lxw_format *format = g_hash_table_lookup (self->money_formats, money->currency);
  const char *point = strchr (amount, '.');
  g_autofree char *zeros = NULL;
  g_autofree char *pattern = NULL;

  if (format != NULL)
    return format;
  zeros = point != NULL ? g_strnfill (strlen (point + 1), '0') : g_strdup ("");
  pattern = g_strdup_printf ("#,##0%s%s \"%s\"", point != NULL ? "." : "", zeros, money->currency);
  format = workbook_add_format (self->workbook);
  format_set_num_format (format, pattern);
  g_hash_table_insert (self->money_formats, g_strdup (money->currency), format);
  return format;
}

void
lia_xlsx_writer_add_money (LiaXlsxWriter *self, const LiaMoney *money)
{
  g_autofree char *amount = NULL;

  g_return_if_fail (self != NULL && money != NULL);

  amount = lia_money_to_amount (money);
  write_number (self, place (self, (guint) strlen (amount) + 8), g_ascii_strtod (amount, NULL),
                get_money_format (self, money, amount));
}

void
lia_xlsx_writer_add_nothing (LiaXlsxWriter *self)
{
  g_return_if_fail (self != NULL);

  place (self, 0);
}

/* Rows. */

gboolean
lia_xlsx_writer_end_row (LiaXlsxWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->problem != NULL)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, self->problem);
      return FALSE;
    }
  self->n_columns = MAX (self->n_columns, self->column);
  self->column = 0;
  self->row++;
  return TRUE;
}

static lxw_error
close_workbook (LiaXlsxWriter *self)
{
  g_auto (PlainNumbers) before G_GNUC_UNUSED = uselocale (self->plain);

  return workbook_close (g_steal_pointer (&self->workbook));
}

gboolean
lia_xlsx_writer_finish (LiaXlsxWriter *self, GError **error)
{
  lxw_error code;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->workbook != NULL, FALSE);

  for (guint i = 0; i < self->n_columns; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                          CLAMP (g_array_index (self->widths, guint, i) + 1, MIN_WIDTH, MAX_WIDTH),
                          NULL);
  worksheet_freeze_panes (self->sheet, 1, 0);
  if (self->n_columns > 0)
    worksheet_autofilter (self->sheet, 0, 0, MAX (self->row, 1) - 1,
                          (lxw_col_t) (self->n_columns - 1));
  code = close_workbook (self);
  return code == LXW_NO_ERROR || fail (code, error);
}
