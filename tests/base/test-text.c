/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-text.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static void
check_cases (char *(*function) (const char *), const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *result = function (cases[i].text);

      g_assert_cmpstr (result, ==, cases[i].expected);
    }
}

static void
test_fold (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "", "" },
    { " \t\r\n", "" },
    { "ITU", "itu" },
    { "  Two   words\n", "two words" },
    { "Université d’État", "universite d'etat" },
    { "Universite\xcc\x81", "universite" },
    { "Straße STRASSE ẞ", "strasse strasse ss" },
    { "Ærøskøbing Łódź Đà Nẵng", "aeroskobing lodz da nang" },
    { "Þór Ísafjörður œuvre", "thor isafjordur oeuvre" },
    { "İstanbul ıssız", "istanbul issiz" },
    { "ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ" },
    { "МОСКВА Ёлка Йод", "москва елка иод" },
    { "ＦＵＬＬ　ｗｉｄｔｈ", "full width" },
    { "ﬁnance №5 ½", "finance no5 1⁄2" },
    { "A\xc2\xa0"
      "B\xe2\x80\x89"
      "C",
      "a b c" },
    { "zero\xe2\x80\x8bwidth soft\xc2\xadhyphen", "zerowidth softhyphen" },
    { "a–b — c‑d", "a-b - c-d" },
    { "«Ña» “x” ‘y’", "\"na\" \"x\" 'y'" },
    { "N`Djamena", "n'djamena" },
    { "が か", "\xe3\x81\x8b\xe3\x82\x99 か" },
    { "bell\x07", "bell" },
    { "x \xff y", "x \xef\xbf\xbd y" },
  };

  check_cases (lia_text_fold, cases, G_N_ELEMENTS (cases));
}

/* Every character there is: what is folded stays as it is, and composed and decomposed spellings are equal. */
static void
test_fold_every_character (void)
{
  for (gunichar c = 1; c <= 0x2ffff; c++)
    {
      char text[16] = "a";
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      g_autofree char *composed = NULL;
      g_autofree char *folded_composed = NULL;

      if (!g_unichar_validate (c))
        continue;
      text[1 + g_unichar_to_utf8 (c, text + 1)] = 'b';

      once = lia_text_fold (text);
      twice = lia_text_fold (once);
      composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      folded_composed = lia_text_fold (composed);
      if (strcmp (once, twice) != 0 || strcmp (once, folded_composed) != 0)
        g_error ("U+%04X: “%s”, again “%s”, composed “%s”", c, once, twice, folded_composed);
      g_assert_true (g_utf8_validate (once, -1, NULL));
    }
}

/* The quick way for ASCII gives what the long way gives. */
static void
test_fold_ways_agree (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      char text[24];
      int length = g_test_rand_int_range (0, sizeof text);
      g_autofree char *folded = NULL;
      g_autofree char *marked = NULL;
      g_autofree char *folded_marked = NULL;

      for (int i = 0; i < length; i++)
        text[i] = (char) g_test_rand_int_range (1, 128);
      text[MIN (length, (int) sizeof text - 1)] = '\0';

      folded = lia_text_fold (text);
      marked = g_strconcat ("\xc3\x9f", text, NULL);
      folded_marked = lia_text_fold (marked);
      g_assert_true (g_str_has_prefix (folded_marked, "ss"));
      g_strchug (folded_marked + 2);
      g_assert_cmpstr (folded_marked + 2, ==, folded);
    }
}

static void
test_strip (void)
{
  static const Case cases[] = {
    { NULL, NULL },
    { "", NULL },
    { " \t\n\xc2\xa0\xe2\x80\x8b\xef\xbb\xbf\xe3\x80\x80", NULL },
    { "a", "a" },
    { "  a b  ", "a b" },
    { "\xef\xbb\xbfName\xc2\xa0", "Name" },
    { "é", "é" },
    { " \xff ", "\xef\xbf\xbd" },
  };

  check_cases (lia_text_strip, cases, G_N_ELEMENTS (cases));
}

static void
test_acronym (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "", "" },
    { "Microsoft", "" },
    { "International Telecommunication Union", "ITU" },
    { "Geneva Centre for Security Policy", "GCSP" },
    { "Geneva Centre for Security Policy (GCSP)", "GCSP" },
    { "École nationale d’administration", "ENA" },
    { "Agence de l'eau et des forêts", "AEF" },
    { "Bundesamt für Sicherheit in der Informationstechnik", "BSI" },
    { "Northwind Consulting Ltd.", "NC" },
    { "Forum 21 on Trust", "F21T" },
    { "Société S.A.", "" },
    { "Ørsted–Łódź Institute", "OLI" },
    { "Министерство связи", "МС" },
  };

  check_cases (lia_text_acronym, cases, G_N_ELEMENTS (cases));
}

static void
test_bidi (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "plain é שלום", "plain é שלום" },
    { "two\nlines\tand tab", "two\nlines\tand tab" },
    { "user\xe2\x80\xaegpj.exe", "user\xef\xbf\xbdgpj.exe" },
    { "\xe2\x81\xa6isolate\xe2\x81\xa9", "\xef\xbf\xbdisolate\xef\xbf\xbd" },
    { "a\x1b[31mb", "a\xef\xbf\xbd[31mb" },
    { "a\xc2\x9b", "a\xef\xbf\xbd" },
    { "\xff", "\xef\xbf\xbd" },
  };

  check_cases (lia_text_make_bidi_visible, cases, G_N_ELEMENTS (cases));
}

static void
test_quote (void)
{
  static const Case cases[] = {
    { NULL, "“”" },
    { "Atlantis", "“Atlantis”" },
    { " two\nlines ", "“two lines”" },
    { "x\xe2\x80\xaey", "“x\xef\xbf\xbdy”" },
    { "012345678901234567890123456789012345678901234567890123456789",
      "“012345678901234567890123456789012345678901234567890123456789”" },
    { "é12345678901234567890123456789012345678901234567890123456789X",
      "“é1234567890123456789012345678901234567890123456789012345678…”" },
  };

  check_cases (lia_text_quote, cases, G_N_ELEMENTS (cases));
}

static void
test_fold_speed (void)
{
  static const char *const names[]
      = { "Geneva Centre for Security Policy", "Université de l’Économie de Łódź" };

  if (!g_test_perf ())
    {
      g_test_skip ("run with -m perf to measure");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      double elapsed;

      g_test_timer_start ();
      for (guint round = 0; round < 1000000; round++)
        g_free (lia_text_fold (names[i]));
      elapsed = g_test_timer_elapsed ();
      g_test_minimized_result (elapsed, "fold “%s”: %.0f ns", names[i], elapsed * 1000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold/every-character", test_fold_every_character);
  g_test_add_func ("/text/fold/ways-agree", test_fold_ways_agree);
  g_test_add_func ("/text/fold/speed", test_fold_speed);
  g_test_add_func ("/text/strip", test_strip);
  g_test_add_func ("/text/acronym", test_acronym);
  g_test_add_func ("/text/bidi", test_bidi);
  g_test_add_func ("/text/quote", test_quote);

  return g_test_run ();
}
