/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"
#include "lia-contact.h"
#include "lia-csv-cell-type.h"
#include "lia-date.h"
#include "lia-money.h"
#include "lia-sheet-value.h"
#include "lia-text.h"

/* A cell of a table as a date, money, a way to reach someone, a number of a spreadsheet or a name. What is taken reads the
 * same the second time. */

static void
check_date (const char *text)
{
  const guint orders = lia_date_possible_orders (text);

  for (LiaDateOrder order = LIA_DATE_ORDER_ANY; order <= LIA_DATE_ORDER_MDY; order++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *iso = NULL;
      g_autofree char *display = NULL;
      g_autofree char *brief = NULL;
      GDate date;
      GDate again;
      gboolean is_date;

      g_date_clear (&date, 1);
      is_date = lia_date_parse (text, order, &date, &error);
      fuzz_check_outcome (is_date, error);
      g_assert_true (is_date == ((orders & 1u << order) != 0));
      if (!is_date)
        continue;
      iso = lia_date_to_iso (&date);
      g_assert_true (lia_date_from_iso (iso, &again));
      g_assert_cmpint (g_date_compare (&date, &again), ==, 0);
      display = lia_date_to_display (iso);
      brief = lia_date_to_short_display (iso);
      fuzz_check_text (display);
      fuzz_check_text (brief);
    }
  {
    g_autofree char *display = lia_date_to_display (text);

    fuzz_check_text (display);
  }
}

static void
check_money (const char *text)
{
  static const char *const currencies[] = { NULL, "EUR", "JPY", "BHD", "USD" };
  g_autofree char *shown = lia_money_text_to_display (text);

  fuzz_check_text (shown);
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *canonical = NULL;
      g_autofree char *amount = NULL;
      g_autofree char *display = NULL;
      LiaMoney money;
      LiaMoney again;
      const gboolean is_money = lia_money_parse (text, currencies[i], &money, &error);

      fuzz_check_outcome (is_money, error);
      if (!is_money)
        continue;
      canonical = lia_money_to_canonical (&money);
      amount = lia_money_to_amount (&money);
      display = lia_money_to_display (&money);
      g_assert_true (g_str_has_prefix (canonical, amount));
      fuzz_check_text (display);
      g_assert_true (lia_money_parse (canonical, NULL, &again, NULL));
      g_assert_cmpint (money.minor, ==, again.minor);
      g_assert_cmpstr (money.currency, ==, again.currency);
    }
}

static void
check_contact (const char *text, char *(*normalise) (const char *text, GError **error))
{
  g_autoptr (GError) error = NULL;
  g_autofree char *normal = normalise (text, &error);
  g_autofree char *again = NULL;

  fuzz_check_outcome (normal != NULL, error);
  if (normal == NULL)
    return;
  fuzz_check_text (normal);
  again = normalise (normal, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (normal, ==, again);
}

static void
check_name (const char *text)
{
  g_autofree char *folded = lia_text_fold (text);
  g_autofree char *twice = lia_text_fold (folded);
  g_autofree char *stripped = lia_text_strip (text);
  g_autofree char *acronym = lia_text_acronym (text);
  g_autofree char *visible = lia_text_make_bidi_visible (text);
  g_autofree char *quoted = lia_text_quote (text);

  fuzz_check_text (folded);
  g_assert_cmpstr (folded, ==, twice);
  if (stripped != NULL)
    {
      g_autofree char *again = lia_text_strip (stripped);

      fuzz_check_text (stripped);
      g_assert_cmpstr (stripped, ==, again);
    }
  fuzz_check_text (acronym);
  fuzz_check_text (visible);
  fuzz_check_text (quoted);
  g_assert_null (strchr (quoted, '\n'));
}

static void
check_cell (const char *text)
{
  g_autofree char *unit = NULL;
  g_autoptr (GString) cell = g_string_new (NULL);
  const LiaSheetKind kind = lia_sheet_format_parse (text, &unit);
  const double number = g_ascii_strtod (text, NULL);

  if (unit != NULL)
    fuzz_check_text (unit);
  lia_sheet_append_number (cell, number);
  lia_sheet_append_serial (cell, number, kind, FALSE);
  lia_sheet_append_serial (cell, number, kind, TRUE);
  lia_sheet_append_serial (cell, number, LIA_SHEET_DATE, FALSE);
  lia_sheet_append_serial (cell, number, LIA_SHEET_TIME, FALSE);
  lia_sheet_append_serial (cell, number, LIA_SHEET_DURATION, TRUE);
  lia_sheet_append_iso (cell, text);
  fuzz_check_text (cell->str);
  lia_csv_cell_type (text);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *raw = fuzz_make_text (data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);

  /* These take what is no UTF-8, too. */
  check_name (raw);
  check_date (text);
  check_money (text);
  check_contact (text, lia_email_normalise);
  check_contact (text, lia_url_normalise);
  check_contact (text, lia_phone_normalise);
  check_cell (text);
  return 0;
}
