/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-money.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#include "lia-error.h"
#include "lia-text.h"

/* ISO 4217 as of 2025, and codes withdrawn since 2000 that old lists still hold. Sorted. */
static const char currencies[]
    = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN "
      "BWP BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD "
      "EEK EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR "
      "IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD "
      "MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR "
      "PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SKK SLE SLL SOS "
      "SRD SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW "
      "UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG ZWL ";
static const char currencies_without_decimals[]
    = "BIF BYR CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ";
static const char currencies_of_three_decimals[] = "BHD IQD JOD KWD LYD OMR TND ";
static const char currencies_of_four_decimals[] = "CLF UYW ";

/* Signs people write. A dollar, crown or rupee sign means the default currency where that is one of
 * @others, else the first. Longer signs stand before shorter ones that begin alike. */
static const struct
{
  const char *sign;
  const char *currency;
  const char *others;
} signs[] = {
  { "US$", "USD", "" },
  { "CA$", "CAD", "" },
  { "A$", "AUD", "" },
  { "R$", "BRL", "" },
  { "$", "USD", "ARS AUD BBD BMD BND BSD CAD CLP COP FJD HKD JMD MXN NAD NZD SGD TWD UYU XCD " },
  { "€", "EUR", "" },
  { "£", "GBP", "EGP FKP GIP LBP SHP SSP SYP " },
  { "¥", "JPY", "CNY " },
  { "￥", "JPY", "CNY " },
  { "₹", "INR", "" },
  { "₽", "RUB", "" },
  { "₺", "TRY", "" },
  { "₴", "UAH", "" },
  { "₦", "NGN", "" },
  { "₪", "ILS", "" },
  { "₩", "KRW", "" },
  { "₫", "VND", "" },
  { "₱", "PHP", "" },
  { "₸", "KZT", "" },
  { "₾", "GEL", "" },
  { "₼", "AZN", "" },
  { "₵", "GHS", "" },
  { "₡", "CRC", "" },
  { "zł", "PLN", "" },
  { "Kč", "CZK", "" },
  { "Fr.", "CHF", "" },
  { "SFr.", "CHF", "" },
};

static gboolean
is_in_list (const char *list, const char *code)
{
  for (const char *p = list; *p != '\0'; p += 4)
    if (strncmp (p, code, 3) == 0)
      return TRUE;
  return FALSE;
}

static guint
get_decimals (const char *currency)
{
  if (is_in_list (currencies_without_decimals, currency))
    return 0;
  if (is_in_list (currencies_of_three_decimals, currency))
    return 3;
  if (is_in_list (currencies_of_four_decimals, currency))
    return 4;
  return 2;
}

/* Upper cases a code of three letters into @code; %FALSE when there is no such currency. */
static gboolean
read_code (const char *text, gsize length, char code[4])
{
  if (length != 3)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    code[i] = g_ascii_toupper (text[i]);
  code[3] = '\0';
  return g_ascii_isalpha (code[0]) && g_ascii_isalpha (code[1]) && g_ascii_isalpha (code[2])
         && is_in_list (currencies, code);
}

/* Reads what stands before or after the digits: nothing, a sign or a code. */
static gboolean
read_currency (const char *text, const char *default_currency, char code[4])
{
  if (read_code (text, strlen (text), code))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (strcmp (text, signs[i].sign) != 0)
        continue;
      if (default_currency != NULL && is_in_list (signs[i].others, default_currency))
        memcpy (code, default_currency, 4);
      else
        memcpy (code, signs[i].currency, 4);
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_group_blank (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == '_' || g_unichar_isspace (c);
}

/* Part of a number: from the first digit (or a point before digits) to the last one. */
typedef struct
{
  char digits[20]; /* without separators; the last n_decimals are decimals */
  guint n_digits;
  guint n_decimals;
} Number;

/* Whether groups of digits between separators of thousands are right: three in the last, three (or two, as
 * in 12,34,567) in those between, one to three in the first. */
static gboolean
are_groups (const guint *groups, guint n_groups)
{
  if (groups[0] < 1 || groups[0] > 3 || groups[n_groups - 1] != 3)
    return FALSE;
  for (guint i = 1; i + 1 < n_groups; i++)
    if (groups[i] != 3 && groups[i] != 2)
      return FALSE;
  return TRUE;
}

/* The digits of @text; %FALSE when separators stand in the wrong places or there are too many digits. */
static gboolean
read_number (const char *text, guint decimals, Number *number)
{
  guint groups[12] = { 0 };
  gunichar separators[12] = { 0 };
  guint n_separators = 0;
  guint n_grouping;

  number->n_digits = 0;
  number->n_decimals = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        {
          if (number->n_digits + 1 >= sizeof number->digits)
            return FALSE;
          number->digits[number->n_digits++] = (char) ('0' + g_unichar_digit_value (c));
          groups[n_separators]++;
        }
      else
        {
          if (is_group_blank (c))
            c = ' ';
          else if (c == 0x066b)
            c = ',';
          else if (c != '.' && c != ',')
            return FALSE;
          if (n_separators + 2 > G_N_ELEMENTS (groups))
            return FALSE;
          separators[n_separators++] = c;
        }
    }
  number->digits[number->n_digits] = '\0';
  if (number->n_digits == 0)
    return FALSE;
  if (n_separators == 0)
    return TRUE;

  /* The last separator is the decimal one when it differs from those before it; or when it is the only one
   * and does not group: three digits do not follow ("0.125" does not group either), or the currency counts
   * in thousandths and it is a point, as we write it. */
  n_grouping = n_separators;
  if (separators[n_separators - 1] != ' ')
    {
      gboolean decimal;

      if (n_separators > 1)
        decimal = separators[n_separators - 1] != separators[0];
      else
        decimal = groups[1] != 3 || groups[0] == 0 || groups[0] > 3 || number->digits[0] == '0'
                  || (decimals == 3 && separators[0] == '.');
      if (decimal)
        {
          number->n_decimals = groups[n_separators];
          n_grouping--;
        }
    }
  if (n_grouping == 0)
    return number->n_decimals > 0;

  for (guint i = 1; i < n_grouping; i++)
    if (separators[i] != separators[0])
      return FALSE;
  return are_groups (groups, n_grouping + 1);
}

static void
set_invalid (GError **error, const char *text, const char *reason)
{
  g_autofree char *quoted = lia_text_quote (text);

  /* Translators: a text that is no amount of money, and the reason with what to do */
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s is no amount of money: %s"), quoted,
               reason);
}

/* Cuts @text into what stands before the digits, the digits, and what stands after. */
static gboolean
split (const char *text, char **before, char **digits, char **after)
{
  const char *start = NULL;
  const char *end = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isdigit (g_utf8_get_char (p)))
        continue;
      if (start == NULL)
        start = p;
      end = g_utf8_next_char (p);
    }
  if (start == NULL)
    return FALSE;
  /* ".50" */
  if (start > text && (start[-1] == '.' || start[-1] == ',')
      && (start - 1 == text || start[-2] == ' '))
    start--;

  *before = g_strstrip (g_strndup (text, (gsize) (start - text)));
  *digits = g_strndup (start, (gsize) (end - start));
  *after = g_strstrip (g_strdup (end));
  return TRUE;
}

/* Takes a minus sign off either side, and ",–" (no cents) off the end. */
static gboolean
take_signs (char *before, char *after)
{
  static const char *const no_cents[] = { ",-", ".-", ",–", ".–", ",—", ".—" };
  static const char *const minus[] = { "-", "−", "–" };
  gboolean negative = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (no_cents); i++)
    if (g_str_has_prefix (after, no_cents[i]))
      {
        memmove (after, after + strlen (no_cents[i]), strlen (after + strlen (no_cents[i])) + 1);
        break;
      }

  for (guint i = 0; i < G_N_ELEMENTS (minus) && !negative; i++)
    {
      gsize length = strlen (minus[i]);

      if (g_str_has_prefix (before, minus[i]))
        memmove (before, before + length, strlen (before + length) + 1);
      else if (g_str_has_suffix (before, minus[i]))
        before[strlen (before) - length] = '\0';
      else
        continue;
      negative = TRUE;
    }

  g_strstrip (before);
  g_strstrip (after);
  return negative;
}

/* From what stands before and behind the number; @code is empty when neither says anything. */
static gboolean
read_currencies (const char *before,
                 const char *after,
                 const char *default_currency,
                 char code[4],
                 const char *text,
                 GError **error)
{
  char second[4];

  if (before[0] != '\0' && !read_currency (before, default_currency, code))
    {
      set_invalid (error, text, _ ("its currency is not known; write it as 1200.00 EUR"));
      return FALSE;
    }
  if (after[0] == '\0')
    return TRUE;

  if (!read_currency (after, default_currency, second))
    {
      set_invalid (error, text,
                   _ ("write all its digits and a currency that is known, as 1200.00 EUR"));
      return FALSE;
    }
  /* "$1,200 CAD": the code says which dollar. */
  if (code[0] != '\0' && strcmp (code, second) != 0 && strcmp (before, "$") != 0)
    {
      set_invalid (error, text, _ ("it names two currencies; keep one"));
      return FALSE;
    }
  memcpy (code, second, sizeof second);
  return TRUE;
}

/* Takes off decimals that say nothing. FALSE when there are still more than the currency has. */
static gboolean
drop_zeros (Number *number, guint decimals)
{
  while (number->n_decimals > decimals && number->digits[number->n_digits - 1] == '0')
    {
      number->n_decimals--;
      number->digits[--number->n_digits] = '\0';
    }
  return number->n_decimals <= decimals;
}

/* FALSE when there is no room for it. */
static gboolean
to_minor (const Number *number, guint decimals, gint64 *minor)
{
  for (guint i = 0; i < number->n_digits + decimals - number->n_decimals; i++)
    {
      gint64 digit = i < number->n_digits ? number->digits[i] - '0' : 0;

      if (__builtin_mul_overflow (*minor, 10, minor)
          || __builtin_add_overflow (*minor, digit, minor))
        return FALSE;
    }
  return TRUE;
}

gboolean
lia_money_parse (const char *text, const char *default_currency, LiaMoney *money, GError **error)
{
  g_autofree char *stripped = lia_text_strip (text);
  g_autofree char *composed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *after = NULL;
  LiaMoney result = { 0 };
  Number number;
  gboolean negative;
  guint decimals;

  g_return_val_if_fail (money != NULL, FALSE);
  g_return_val_if_fail (default_currency == NULL || strlen (default_currency) == 3, FALSE);

  if (stripped != NULL)
    composed = g_utf8_normalize (stripped, -1, G_NORMALIZE_NFC);
  /* No-break blanks around the currency. */
  if (composed != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (composed, "\xc2\xa0", -1);

      g_free (composed);
      composed = g_strjoinv (" ", parts);
    }
  if (composed == NULL || !split (composed, &before, &digits, &after))
    {
      set_invalid (error, text, _ ("it holds no number; write it as 1200.00 EUR"));
      return FALSE;
    }

  negative = take_signs (before, after);
  if (!read_currencies (before, after, default_currency, result.currency, text, error))
    return FALSE;
  if (result.currency[0] == '\0'
      && (default_currency == NULL || !read_code (default_currency, 3, result.currency)))
    {
      set_invalid (error, text, _ ("it names no currency; write it as 1200.00 EUR"));
      return FALSE;
    }

  decimals = get_decimals (result.currency);
  if (!read_number (digits, decimals, &number))
    {
      set_invalid (error, text,
                   _ ("its digits and separators make no number; write it as 1200.00 EUR"));
      return FALSE;
    }

  if (!drop_zeros (&number, decimals))
    {
      g_autofree char *quoted = lia_text_quote (text);

      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   ngettext ("%s is no amount of money: %s has at most %u decimal",
                             "%s is no amount of money: %s has at most %u decimals", decimals),
                   quoted, result.currency, decimals);
      return FALSE;
    }
  if (!to_minor (&number, decimals, &result.minor))
    {
      set_invalid (error, text, _ ("it is too large to be kept"));
      return FALSE;
    }
  if (negative)
    result.minor = -result.minor;

  *money = result;
  return TRUE;
}

/* @unit: the minor units of a whole one. Returns: the amount without its sign */
static guint64
split_amount (const LiaMoney *money, guint *decimals, guint64 *unit)
{
  *decimals = get_decimals (money->currency);
  *unit = 1;
  for (guint i = 0; i < *decimals; i++)
    *unit *= 10;
  return money->minor < 0 ? -(guint64) money->minor : (guint64) money->minor;
}

char *
lia_money_to_amount (const LiaMoney *money)
{
  guint decimals;
  guint64 minor;
  guint64 unit;

  g_return_val_if_fail (money != NULL, NULL);

  minor = split_amount (money, &decimals, &unit);
  if (decimals == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, money->minor < 0 ? "-" : "", minor);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT,
                          money->minor < 0 ? "-" : "", minor / unit, (int) decimals, minor % unit);
}

char *
lia_money_to_display (const LiaMoney *money)
{
  const char *sign;
  guint decimals;
  guint64 minor;
  guint64 unit;

  g_return_val_if_fail (money != NULL, NULL);

  minor = split_amount (money, &decimals, &unit);
  sign = money->minor < 0 ? "-" : "";
  if (decimals == 0)
    return g_strdup_printf ("%s%'" G_GUINT64_FORMAT " %s", sign, minor, money->currency);
  return g_strdup_printf ("%s%'" G_GUINT64_FORMAT "%s%0*" G_GUINT64_FORMAT " %s", sign,
                          minor / unit, nl_langinfo (RADIXCHAR), (int) decimals, minor % unit,
                          money->currency);
}

char *
lia_money_text_to_display (const char *canonical)
{
  LiaMoney money;

  g_return_val_if_fail (canonical != NULL, NULL);

  return lia_money_parse (canonical, NULL, &money, NULL) ? lia_money_to_display (&money)
                                                         : g_strdup (canonical);
}

char *
lia_money_to_canonical (const LiaMoney *money)
{
  g_autofree char *amount = lia_money_to_amount (money);

  return g_strdup_printf ("%s %s", amount, money->currency);
}
