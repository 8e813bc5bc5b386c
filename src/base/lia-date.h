/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Calendar dates are kept and exchanged as ISO 8601 text, "2026-11-21"; GDate is used to compute.
 * Times of day are minutes since midnight. Nothing here reads the clock. Thread-safe. */

/**
 * LiaDateOrder:
 *
 * How the parts of a written date follow each other. %LIA_DATE_ORDER_ANY takes ISO and unambiguous
 * dates only.
 */
typedef enum
{
  LIA_DATE_ORDER_ANY,
  LIA_DATE_ORDER_YMD,
  LIA_DATE_ORDER_DMY,
  LIA_DATE_ORDER_MDY,
} LiaDateOrder;

/**
 * lia_date_parse:
 * @text: a date as people write it: 2026-11-21, 21.11.2026, 21/11/26, 21 Nov 2026, November 21, 2026
 * @order: how to read numbers only
 * @date: (out): set on success
 * @error: names the text and why it is no date ("31 April does not exist")
 *
 * Month names are read in English, French, Spanish and German, full and short; a day of the week is read and
 * must be the right one; a time of day after the date is read and dropped. A number alone is no date
 * ("46347", a spreadsheet's serial number, is refused), but for the eight digits of ISO 8601 ("20261121").
 * Years of two digits: 00–68 are 20xx, 69–99 are 19xx. Years 1 to 9999. On error @date is untouched.
 */
gboolean lia_date_parse (const char *text, LiaDateOrder order, GDate *date, GError **error);

/**
 * lia_date_possible_orders:
 *
 * Returns: bit set (1 << LiaDateOrder) of the orders in which @text is an existing date; 0 when it is
 *   none. %LIA_DATE_ORDER_ANY is among them when @text can be read in one way only. A column's order is what
 *   all its cells have in common.
 */
guint lia_date_possible_orders (const char *text);

/** lia_date_to_iso: Returns: (transfer full): "2026-11-21" */
char *lia_date_to_iso (const GDate *date);

/** lia_date_from_iso: strict "YYYY-MM-DD" that exists; %FALSE otherwise, @date untouched */
gboolean lia_date_from_iso (const char *text, GDate *date);

/** lia_date_to_display: Returns: (transfer full): the date in the user's locale, "" for %NULL or what is no ISO date */
char *lia_date_to_display (const char *iso);

/** lia_date_to_short_display: the same where there is little room: Returns: (transfer full): "21 Nov 2026" */
char *lia_date_to_short_display (const char *iso);

G_END_DECLS
