/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-date.h"
#include "lia-error.h"

#define ANY (1u << LIA_DATE_ORDER_ANY)
#define YMD (1u << LIA_DATE_ORDER_YMD)
#define DMY (1u << LIA_DATE_ORDER_DMY)
#define MDY (1u << LIA_DATE_ORDER_MDY)
#define ALL (ANY | YMD | DMY | MDY)

/* What a text is in each order; %NULL where it is none. */
typedef struct
{
  const char *text;
  const char *any;
  const char *ymd;
  const char *dmy;
  const char *mdy;
} Case;

#define SAME(text, iso) { text, iso, iso, iso, iso }
#define NONE(text)      { text, NULL, NULL, NULL, NULL }

static const Case cases[] = {
  SAME ("2026-11-21", "2026-11-21"),
  SAME (" 2026-11-21 ", "2026-11-21"),
  SAME ("2026/11/21", "2026-11-21"),
  SAME ("2026.11.21", "2026-11-21"),
  SAME ("2026-1-2", "2026-01-02"),
  SAME ("20261121", "2026-11-21"),
  SAME ("2026-11-21T10:00", "2026-11-21"),
  SAME ("2026-11-21T10:00:00Z", "2026-11-21"),
  SAME ("2026-11-21T10:00:00.123+02:00", "2026-11-21"),
  SAME ("2026-11-21 00:00:00", "2026-11-21"),
  SAME ("2026-11-21 10:00 +0200", "2026-11-21"),
  SAME ("0001-01-01", "0001-01-01"),
  SAME ("9999-12-31", "9999-12-31"),
  SAME ("2024-02-29", "2024-02-29"),
  SAME ("２０２６-１１-２１", "2026-11-21"),
  SAME ("2026–11–21", "2026-11-21"),

  { "21.11.2026", "2026-11-21", NULL, "2026-11-21", NULL },
  { "21. 11. 2026", "2026-11-21", NULL, "2026-11-21", NULL },
  { "21/11/2026", "2026-11-21", NULL, "2026-11-21", NULL },
  { "21 11 2026", "2026-11-21", NULL, "2026-11-21", NULL },
  { "11/21/2026", "2026-11-21", NULL, NULL, "2026-11-21" },
  { "21/11/2026 10:30", "2026-11-21", NULL, "2026-11-21", NULL },
  { "11/21/2026, 9:05 PM", "2026-11-21", NULL, NULL, "2026-11-21" },
  { "05/06/2026", NULL, NULL, "2026-06-05", "2026-05-06" },
  { "5.6.2026", NULL, NULL, "2026-06-05", "2026-05-06" },
  { "06/06/2026", "2026-06-06", NULL, "2026-06-06", "2026-06-06" },
  { "21/11/26", NULL, "2021-11-26", "2026-11-21", NULL },
  { "31/12/99", "1999-12-31", NULL, "1999-12-31", NULL },
  { "99-12-31", "1999-12-31", "1999-12-31", NULL, NULL },
  { "31/12/68", "2068-12-31", NULL, "2068-12-31", NULL },
  { "01/02/03", NULL, "2001-02-03", "2003-02-01", "2003-01-02" },
  { "Sat 05/12/2026", "2026-12-05", NULL, "2026-12-05", NULL },
  { "29/02/2026", NULL, NULL, NULL, NULL },
  { "29/02/24", NULL, "2029-02-24", "2024-02-29", NULL },

  SAME ("21 Nov 2026", "2026-11-21"),
  SAME ("21-Nov-26", "2026-11-21"),
  SAME ("21nov2026", "2026-11-21"),
  SAME ("November 21, 2026", "2026-11-21"),
  SAME ("Nov. 21st, 2026", "2026-11-21"),
  SAME ("the 3rd of May 2026", "2026-05-03"),
  SAME ("2026 Nov 21", "2026-11-21"),
  SAME ("Saturday, 21 November 2026", "2026-11-21"),
  SAME ("1er mai 2026", "2026-05-01"),
  SAME ("le 21 août 2026", "2026-08-21"),
  SAME ("lundi 3 février 2025", "2025-02-03"),
  SAME ("mar. 3 mars 2026", "2026-03-03"),
  SAME ("mar 7 avril 2026", "2026-04-07"),
  SAME ("21 févr. 2026", "2026-02-21"),
  SAME ("21 de noviembre de 2026", "2026-11-21"),
  SAME ("1º de enero de 2026", "2026-01-01"),
  SAME ("5 sept 2026", "2026-09-05"),
  SAME ("21. März 2026", "2026-03-21"),
  SAME ("1. Jänner 2026", "2026-01-01"),
  SAME ("Sa., 21. November 2026", "2026-11-21"),
  SAME ("3 Dez 2026", "2026-12-03"),
  SAME ("21 NOVEMBER 2026 10:00", "2026-11-21"),

  NONE (NULL),
  NONE (""),
  NONE ("46347"),
  NONE ("46347.5"),
  NONE ("2026"),
  NONE ("2026-11"),
  NONE ("November 2026"),
  NONE ("21 November"),
  NONE ("2026-13-01"),
  NONE ("2026-00-10"),
  NONE ("2026-04-31"),
  NONE ("31/4/2026"),
  NONE ("30 February 2024"),
  NONE ("29 Feb 2026"),
  NONE ("1900-02-29"),
  NONE ("0000-01-01"),
  NONE ("0/0/0"),
  NONE ("10000-01-01"),
  NONE ("1/2/3"),
  NONE ("1/2/345"),
  NONE ("123/1/1"),
  NONE ("2026-11/21"),
  NONE ("2026--11-21"),
  NONE ("-2026-11-21"),
  NONE ("21//11/2026"),
  NONE ("21.11.2026 x"),
  NONE ("Friday 21 November 2026"),
  NONE ("21 Brumaire 2026"),
  NONE ("21 Nov Dec 2026"),
  NONE ("March 7 April 2026"),
  NONE ("2026-11-21T25:00"),
  NONE ("2026-11-21 10:61"),
  NONE ("2026-11-21x10:00"),
  NONE ("10:00"),
  NONE ("99999999999999"),
  NONE ("20261341"),
  NONE ("tomorrow"),
  NONE ("192.168.1.1"),
  NONE ("1.2.3.4"),
  NONE ("21\xff.11.2026"),
};

static void
check (const char *text, LiaDateOrder order, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *iso = NULL;
  GDate date;
  gboolean parsed;

  g_date_clear (&date, 1);
  parsed = lia_date_parse (text, order, &date, &error);
  if (expected == NULL)
    {
      g_assert_false (parsed);
      g_assert_false (g_date_valid (&date));
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (parsed);
  iso = lia_date_to_iso (&date);
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      guint orders = (c->any != NULL ? ANY : 0) | (c->ymd != NULL ? YMD : 0)
                     | (c->dmy != NULL ? DMY : 0) | (c->mdy != NULL ? MDY : 0);

      g_test_message ("case %u", i);
      check (c->text, LIA_DATE_ORDER_ANY, c->any);
      check (c->text, LIA_DATE_ORDER_YMD, c->ymd);
      check (c->text, LIA_DATE_ORDER_DMY, c->dmy);
      check (c->text, LIA_DATE_ORDER_MDY, c->mdy);
      g_assert_cmpuint (lia_date_possible_orders (c->text), ==, orders);
    }
}

static void
check_message (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  GDate date;

  g_assert_false (lia_date_parse (text, LIA_DATE_ORDER_ANY, &date, &error));
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_messages (void)
{
  check_message ("31/4/2026", "“31/4/2026” is no date: 31 April does not exist");
  check_message ("29 Feb 2026", "“29 Feb 2026” is no date: 29 February 2026 does not exist");
  check_message ("2026-13-01", "“2026-13-01” is no date: there is no month 13");
  check_message ("Friday 21 Nov 2026",
                 "“Friday 21 Nov 2026” is no date: 21 November 2026 is a Saturday");
  check_message (
      "5/6/2026",
      "“5/6/2026” is no date: it may mean 2026-06-05 or 2026-05-06; write the one you mean");
  check_message ("soon", "“soon” is no date: write it as 2026-11-21");
  check_message ("November 2026",
                 "“November 2026” is no date: write it with day, month and a year of "
                 "four digits, as 2026-11-21");
}

/* Every day of a long time survives every way to write it. */
static void
test_round_trip (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 1, 1);
  for (guint i = 0; i < 6000; i++)
    {
      static const struct
      {
        const char *format;
        LiaDateOrder order;
      } ways[] = {
        { "%04Y-%m-%d", LIA_DATE_ORDER_ANY },    { "%d/%m/%04Y", LIA_DATE_ORDER_DMY },
        { "%m/%d/%04Y", LIA_DATE_ORDER_MDY },    { "%04Y %m %d", LIA_DATE_ORDER_YMD },
        { "%A %d %B %04Y", LIA_DATE_ORDER_ANY }, { "%b %d, %04Y 12:00", LIA_DATE_ORDER_ANY },
      };
      g_autofree char *iso = lia_date_to_iso (&date);
      GDate again;

      g_assert_true (lia_date_from_iso (iso, &again));
      g_assert_cmpint (g_date_compare (&date, &again), ==, 0);
      for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
        {
          g_autoptr (GDateTime) time
              = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                                     g_date_get_day (&date), 0, 0, 0);
          g_autofree char *year = g_strdup_printf ("%04u", g_date_get_year (&date));
          g_auto (GStrv) pieces = g_strsplit (ways[way].format, "%04Y", -1);
          g_autofree char *format = g_strjoinv (year, pieces);
          g_autofree char *text = g_date_time_format (time, format);

          check (text, ways[way].order, iso);
        }

      g_date_add_days (&date, (guint) g_test_rand_int_range (1, 1200));
      if (g_date_get_year (&date) > 9999)
        break;
    }
}

static void
test_from_iso (void)
{
  static const char *const refused[] = { NULL,          "",           "2026-11-2",  "2026-11-211",
                                         "2026/11/21",  "2026-11-31", "0000-01-01", " 2026-11-21",
                                         "2026-11-21 ", "+026-11-21", "2026-1a-21" };
  GDate date;

  g_date_clear (&date, 1);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (lia_date_from_iso (refused[i], &date));
      g_assert_false (g_date_valid (&date));
    }
}

static void
test_display (void)
{
  g_autofree char *display = lia_date_to_display ("2026-11-01");
  g_autofree char *none = lia_date_to_display (NULL);
  g_autofree char *other = lia_date_to_display ("1/11/2026");
  g_autofree char *brief = lia_date_to_short_display ("2026-11-01");
  g_autofree char *brief_none = lia_date_to_short_display (NULL);

  g_assert_cmpstr (display, ==, "1 November 2026");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (other, ==, "");
  g_assert_cmpstr (brief, ==, "1 Nov 2026");
  g_assert_cmpstr (brief_none, ==, "");
}

/* Whatever is typed, the orders reported are those that parse. */
static void
test_random (void)
{
  static const char *const pieces[]
      = { "2026", "26", "11", "21",       "5",   "31",  "-",  "-",      "/",
          "/",    ".",  " ",  ", ",       "Nov", "mar", "Mo", "t10:00", " 10:00",
          "1er",  "de", "x",  "\xc3\xa9", "0",   "T",   ":" };

  for (guint round = 0; round < 30000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n_pieces = g_test_rand_int_range (1, 8);
      guint orders;

      for (int i = 0; i < n_pieces; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      orders = lia_date_possible_orders (text->str);
      for (guint order = LIA_DATE_ORDER_ANY; order <= LIA_DATE_ORDER_MDY; order++)
        {
          g_autoptr (GError) error = NULL;
          GDate date;
          gboolean parsed = lia_date_parse (text->str, order, &date, &error);

          if (parsed != ((orders >> order & 1) != 0))
            g_error ("“%s” in order %u", text->str, order);
          g_assert_true (parsed == (error == NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/messages", test_messages);
  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/from-iso", test_from_iso);
  g_test_add_func ("/date/display", test_display);
  g_test_add_func ("/date/random", test_random);

  return g_test_run ();
}
