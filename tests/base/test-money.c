/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "lia-error.h"
#include "lia-money.h"

/* What a text becomes; %NULL when it must be refused. */
typedef struct
{
  const char *text;
  const char *default_currency;
  const char *expected;
} Case;

static const Case cases[] = {
  { "1200 EUR", NULL, "1200.00 EUR" },
  { "€ 1.200,50", NULL, "1200.50 EUR" },
  { "1,200.00 USD", NULL, "1200.00 USD" },
  { "1.200 EUR", NULL, "1200.00 EUR" },
  { "1,200", "EUR", "1200.00 EUR" },
  { "1200.5", "EUR", "1200.50 EUR" },
  { "1200,5 eur", NULL, "1200.50 EUR" },
  { "0.125 KWD", NULL, "0.125 KWD" },
  { "0,125 KWD", NULL, "0.125 KWD" },
  { "1,200.125 KWD", NULL, "1200.125 KWD" },
  { "1.200 KWD", NULL, "1.200 KWD" },
  { "1,200 KWD", NULL, "1200.000 KWD" },
  { "1 200 000,00 €", NULL, "1200000.00 EUR" },
  { "1\xc2\xa0"
    "200,00\xc2\xa0€",
    NULL, "1200.00 EUR" },
  { "1\xe2\x80\xaf"
    "200 €",
    NULL, "1200.00 EUR" },
  { "CHF 1'200.50", NULL, "1200.50 CHF" },
  { "CHF 1’200.–", NULL, "1200.00 CHF" },
  { "1.200,- EUR", NULL, "1200.00 EUR" },
  { "12,34,567.00 INR", NULL, "1234567.00 INR" },
  { "1,234,567", "USD", "1234567.00 USD" },
  { "£5", NULL, "5.00 GBP" },
  { "$5", NULL, "5.00 USD" },
  { "$5", "CAD", "5.00 CAD" },
  { "$5", "EUR", "5.00 USD" },
  { "$5 CAD", NULL, "5.00 CAD" },
  { "US$ 1,000", "CAD", "1000.00 USD" },
  { "¥1200", NULL, "1200 JPY" },
  { "1200.00 JPY", NULL, "1200 JPY" },
  { "1200.000 EUR", NULL, "1200.00 EUR" },
  { "-5 EUR", NULL, "-5.00 EUR" },
  { "€ −5,25", NULL, "-5.25 EUR" },
  { "-0.05 EUR", NULL, "-0.05 EUR" },
  { "$-5", NULL, "-5.00 USD" },
  { ".50 EUR", NULL, "0.50 EUR" },
  { "0 EUR", NULL, "0.00 EUR" },
  { "007 EUR", NULL, "7.00 EUR" },
  { "EUR 10 EUR", NULL, "10.00 EUR" },
  { "10 zł", NULL, "10.00 PLN" },
  { "92233720368547758.07 EUR", NULL, "92233720368547758.07 EUR" },
  { NULL, "EUR", NULL },
  { "", "EUR", NULL },
  { "EUR", NULL, NULL },
  { "1200", NULL, NULL },
  { "£1m", NULL, NULL },
  { "5k EUR", NULL, NULL },
  { "1e5 EUR", NULL, NULL },
  { "about 5 EUR", NULL, NULL },
  { "5 EURO", NULL, NULL },
  { "5 XYZ", "EUR", NULL },
  { "5 EUR 6 EUR", NULL, NULL },
  { "€5 USD", NULL, NULL },
  { "1.2.3 EUR", NULL, NULL },
  { "1,20,3 EUR", NULL, NULL },
  { "1.200,500.00 EUR", NULL, NULL },
  { "12.34,567 EUR", NULL, NULL },
  { "1200.555 EUR", NULL, NULL },
  { "1200.5 JPY", NULL, NULL },
  { "1,,200 EUR", NULL, NULL },
  { "1-2 EUR", NULL, NULL },
  { "1/2 EUR", NULL, NULL },
  { "(5) EUR", NULL, NULL },
  { "92233720368547758.08 EUR", NULL, NULL },
  { "99999999999999999999 EUR", NULL, NULL },
  { "1.1.1.1.1.1.1.1.1.1.1.1.1.1.1 EUR", NULL, NULL },
  { "5\xff EUR", NULL, NULL },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *canonical = NULL;
      LiaMoney money = { 42, "XYZ" };
      gboolean parsed = lia_money_parse (cases[i].text, cases[i].default_currency, &money, &error);

      g_test_message ("case %u", i);
      canonical = lia_money_to_canonical (&money);
      if (cases[i].expected == NULL)
        {
          g_assert_cmpstr (canonical, ==, "0.42 XYZ");
          g_assert_false (parsed);
          g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (parsed);
      g_assert_cmpstr (canonical, ==, cases[i].expected);
    }
}

static void
test_amount (void)
{
  LiaMoney money = { -123, "EUR" };
  g_autofree char *amount = lia_money_to_amount (&money);
  LiaMoney least = { G_MININT64, "EUR" };
  g_autofree char *least_amount = lia_money_to_amount (&least);

  g_assert_cmpstr (amount, ==, "-1.23");
  g_assert_cmpstr (least_amount, ==, "-92233720368547758.08");
}

static void
test_messages (void)
{
  g_autoptr (GError) error = NULL;
  LiaMoney money;

  g_assert_false (lia_money_parse ("£1m", NULL, &money, &error));
  g_assert_cmpstr (
      error->message, ==,
      "“£1m” is no amount of money: write all its digits and a currency that is known, "
      "as 1200.00 EUR");
  g_clear_error (&error);

  g_assert_false (lia_money_parse ("1.005 EUR x", NULL, &money, &error));
  g_clear_error (&error);
  g_assert_false (lia_money_parse ("1.0055 EUR", NULL, &money, &error));
  g_assert_cmpstr (error->message, ==,
                   "“1.0055 EUR” is no amount of money: EUR has at most 2 decimals");
}

/* Every amount survives being written and read. */
static void
test_round_trip (void)
{
  static const char *const currencies[] = { "EUR", "JPY", "KWD", "CLF", "USD" };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *canonical = NULL;
      gint64 bits
          = (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
      LiaMoney money = { bits >> g_test_rand_int_range (1, 63), "" };
      LiaMoney again;

      g_strlcpy (money.currency, currencies[g_test_rand_int_range (0, G_N_ELEMENTS (currencies))],
                 4);
      canonical = lia_money_to_canonical (&money);
      lia_money_parse (canonical, NULL, &again, &error);
      g_assert_no_error (error);
      g_assert_cmpint (again.minor, ==, money.minor);
      g_assert_cmpstr (again.currency, ==, money.currency);
    }
}

/* As the locale writes numbers; where English is not installed, as C does. */
static void
test_display (void)
{
  static const struct
  {
    const char *canonical;
    const char *plain;
    const char *english;
  } shown[] = {
    { "40000.00 USD", "40000.00 USD", "40,000.00 USD" },
    { "-1234567.05 EUR", "-1234567.05 EUR", "-1,234,567.05 EUR" },
    { "9000000 JPY", "9000000 JPY", "9,000,000 JPY" },
    { "0.50 CHF", "0.50 CHF", "0.50 CHF" },
    { "two goats", "two goats", "two goats" },
  };
  gboolean english;

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *text = lia_money_text_to_display (shown[i].canonical);

      g_assert_cmpstr (text, ==, shown[i].plain);
    }
  english = setlocale (LC_NUMERIC, "en_GB.UTF-8") != NULL
            || setlocale (LC_NUMERIC, "en_US.UTF-8") != NULL;
  for (guint i = 0; english && i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *text = lia_money_text_to_display (shown[i].canonical);

      g_assert_cmpstr (text, ==, shown[i].english);
    }
  setlocale (LC_NUMERIC, "C");
  if (!english)
    g_test_message ("English numbers were not tried: no such locale is installed");
}

static void
test_random (void)
{
  static const char alphabet[] = "0123456789.,' -EUR$\xe2\x82\xac\xc2\xa0";

  for (guint round = 0; round < 50000; round++)
    {
      g_autoptr (GError) error = NULL;
      char text[32];
      int length = g_test_rand_int_range (1, sizeof text);
      LiaMoney money;

      for (int i = 0; i < length; i++)
        text[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      text[length - 1] = '\0';
      g_assert_true (lia_money_parse (text, "EUR", &money, &error) == (error == NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/amount", test_amount);
  g_test_add_func ("/money/messages", test_messages);
  g_test_add_func ("/money/round-trip", test_round_trip);
  g_test_add_func ("/money/display", test_display);
  g_test_add_func ("/money/random", test_random);

  return g_test_run ();
}
