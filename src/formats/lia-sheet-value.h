/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the values of spreadsheet cells read as text, the same from whatever kind of workbook they come. */

/**
 * LiaSheetKind:
 *
 * What a number in a cell means.
 */
typedef enum
{
  LIA_SHEET_NUMBER,
  LIA_SHEET_PERCENT,
  LIA_SHEET_DATE, /* with the time of day where it has one */
  LIA_SHEET_TIME, /* of day */
  LIA_SHEET_DURATION, /* may be more than a day */
} LiaSheetKind;

/**
 * lia_sheet_format_parse:
 * @code: a number format, as in "yyyy\-mm\-dd", "0.00%", "#,##0.00 [$EUR]"
 * @unit: (out) (nullable) (transfer full): currency the format writes beside the number
 */
LiaSheetKind lia_sheet_format_parse (const char *code, char **unit);

/** lia_sheet_format_builtin: the kind of a number format that files name by number only */
LiaSheetKind lia_sheet_format_builtin (guint id);

/** lia_sheet_append_number: the shortest text with up to 15 digits, never with an exponent below 10^21 */
void lia_sheet_append_number (GString *text, double number);

/**
 * lia_sheet_append_serial:
 * @serial: days
 * @from_1904: counted from 1904-01-01, as on old Macintoshes; else from 1900, which was no leap year but is
 *   counted as one: its day 60, the 29 February 1900, is written as that, to be noticed
 *
 * Writes a number that means a date or time: "2016-10-27", "2016-10-27 09:00", "09:00:30". What lies outside of the
 * calendar is written as the number it is.
 */
void lia_sheet_append_serial (GString *text, double serial, LiaSheetKind kind, gboolean from_1904);

/** lia_sheet_append_clock: "09:00", with seconds where there are any */
void lia_sheet_append_clock (GString *text, guint64 seconds);

/** lia_sheet_append_iso: "2016-10-27T09:00:00" with a blank, and without a midnight that nobody wrote */
void lia_sheet_append_iso (GString *text, const char *moment);

G_END_DECLS
