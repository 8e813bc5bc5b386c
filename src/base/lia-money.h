/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaMoney:
 * @minor: the amount in the currency's smallest unit (cents; yen), so that sums are exact
 * @currency: ISO 4217 code, upper case
 *
 * Kept in one cell as canonical text "1200.00 EUR", so that amount and currency change together.
 */
typedef struct
{
  gint64 minor;
  char currency[4];
} LiaMoney;

/**
 * lia_money_parse:
 * @text: "1200 EUR", "€ 1.200,50", "1,200.00 USD", "£1m" is refused
 * @default_currency: (nullable): used where @text names none
 *
 * A separator followed by exactly three digits groups thousands unless the other separator follows, or it is a
 * point and the currency has three decimals (so that canonical text is read as it was written). More
 * decimals than the currency has are refused, as are words for numbers. A sign several countries use ("$") is
 * the default currency where that is one of theirs. Thread-safe.
 */
gboolean
lia_money_parse (const char *text, const char *default_currency, LiaMoney *money, GError **error);

/** lia_money_to_canonical: Returns: (transfer full): "1200.00 EUR" */
char *lia_money_to_canonical (const LiaMoney *money);

/** lia_money_to_amount: Returns: (transfer full): "1200.00", the number alone with a point */
char *lia_money_to_amount (const LiaMoney *money);

/** lia_money_to_display: Returns: (transfer full): "1,200.00 EUR", as the user's locale writes numbers */
char *lia_money_to_display (const LiaMoney *money);

/** lia_money_text_to_display: @canonical as lia_money_to_display() would write it; what is no money, as it is (transfer full) */
char *lia_money_text_to_display (const char *canonical);

G_END_DECLS
