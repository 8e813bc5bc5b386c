/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-search-text.h"
#include "lia-search-word.h"

#include <string.h>

#define N_RANDOM_TEXTS 20000

/* The terms of @text in a form to look at: each on its own, [field|value,"quoted"]. */
static char *
describe (const char *text)
{
  g_autoptr (GPtrArray) terms = lia_search_text_parse (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const LiaSearchTerm *term = g_ptr_array_index (terms, i);

      g_string_append_printf (out, "%s[%s|", term->excluded ? "-" : "",
                              term->field != NULL ? term->field : "");
      for (guint j = 0; j < term->values->len; j++)
        {
          const LiaSearchValue *value = g_ptr_array_index (term->values, j);
          const char *quote = value->quoted ? "'" : "";

          g_string_append_printf (out, "%s%s%s%s", j > 0 ? "," : "", quote, value->text,
                                  value->open ? "…" : quote);
        }
      g_string_append_c (out, ']');
    }
  return g_string_free_and_steal (out);
}

static void
assert_parsed (const char *text, const char *expected)
{
  g_autofree char *described = describe (text);

  g_assert_cmpstr (described, ==, expected);
}

static void
test_words (void)
{
  assert_parsed (NULL, "");
  assert_parsed (" \t ", "");
  assert_parsed ("world bank", "[|world][|bank]");
  assert_parsed ("  world\u00a0bank ", "[|world][|bank]");
  assert_parsed ("\"world bank\" x", "[|'world bank'][|x]");
  assert_parsed ("-bank", "-[|bank]");
  assert_parsed ("-\"world bank\"", "-[|'world bank']");
  assert_parsed ("GCSP-DCAF", "[|GCSP-DCAF]");
  assert_parsed ("- -- -", "[|-]-[|-][|-]");
  assert_parsed ("a,b", "[|a,b]");
  assert_parsed ("O\"Brien", "[|O\"Brien]");
  assert_parsed ("\"say \"\"hi\"\" now\"", "[|'say \"hi\" now']");
  assert_parsed ("\"never closed", "[|'never closed…]");
  assert_parsed ("\"one\"two", "[|'one'][|two]");
  assert_parsed ("\xff", "[|\ufffd]");
}

static void
test_fields (void)
{
  assert_parsed ("country:KE -level:contributor bank", "[country|KE]-[level|contributor][|bank]");
  assert_parsed ("level:\"strategic partner\"", "[level|'strategic partner']");
  assert_parsed ("country:KE,UG,\"South Sudan\"", "[country|KE,UG,'South Sudan']");
  assert_parsed ("country: KE", "[country|][|KE]");
  assert_parsed ("country:KE, UG", "[country|KE][|UG]");
  assert_parsed ("country:,,KE,", "[country|KE]");
  assert_parsed ("level:\"a\"b", "[level|'a'][|b]");
  assert_parsed ("Région:Europe", "[Région|Europe]");
  assert_parsed ("service-provider:yes", "[service-provider|yes]");
  assert_parsed ("http://example.org", "[|http://example.org]");
  assert_parsed ("10:30", "[|10:30]");
  assert_parsed (":x", "[|:x]");
  assert_parsed ("a:b:c", "[a|b:c]");
  assert_parsed ("due:<2026-01-01", "[due|<2026-01-01]");
  assert_parsed ("tag:\"\"", "[tag|'']");
  assert_parsed ("level:\"strat", "[level|'strat…]");
}

static void
test_quote (void)
{
  g_autofree char *quoted = lia_search_text_quote ("a \"b\", c");
  g_autofree char *term = g_strconcat ("tag:", quoted, NULL);

  g_assert_cmpstr (quoted, ==, "\"a \"\"b\"\", c\"");
  assert_parsed (term, "[tag|'a \"b\", c']");
}

/* Field, value and rest of the word at the '|' of @text, joined by '/'. */
static void
assert_word (const char *text, const char *expected)
{
  const char *bar = strchr (text, '|');
  g_autofree char *typed = g_strdup_printf ("%.*s%s", (int) (bar - text), text, bar + 1);
  g_auto (LiaSearchWord) word = { 0 };
  g_autofree char *described = NULL;

  if (lia_search_word_find (typed, (gsize) (bar - text), &word))
    described = g_strdup_printf ("%s/%s/%s@%" G_GSIZE_FORMAT, word.field != NULL ? word.field : "-",
                                 word.value, word.rest, word.value_start);
  g_assert_cmpstr (described, ==, expected);
}

static void
test_word_being_typed (void)
{
  assert_word ("cou|", "-/cou/@0");
  assert_word ("bank cou|", "-/cou/bank @5");
  assert_word ("bank cou| nairobi", "-/cou/bank  nairobi@5");
  assert_word ("-cou|", "-/cou/@1");
  assert_word ("country:|", "country//@8");
  assert_word ("a country:ke,ug|", "country/ug/a @13");
  assert_word ("country:\"united k|", "country/united k/@8");
  assert_word ("country:\"a, b\",\"c|", "country/c/@15");
  assert_word ("-country:ke|", "country/ke/@9");
  assert_word ("écrire cou|", "-/cou/écrire @8");
  assert_word (":x|", "-/:x/@0");
  /* Between words, in the midst of one, and behind a value that is whole. */
  assert_word ("bank |", NULL);
  assert_word ("|", NULL);
  assert_word ("co|untry", NULL);
  assert_word ("country:\"Kenya\" |", NULL);
}

/* Any text is a search text, and printing what was read gives a text that reads the same. */
static void
test_random_texts (void)
{
  static const char *const parts[]
      = { "\"", "\"\"", "-",    ":",    ",",    " ",        "\t", "a",       "country", "KE", "é",
          "//", "ß",    "\xff", "\xc3", "\x01", "\u2028",   "_",  "has:",    "\\",      "*",  "(",
          ")",  "'",    "<",    "0",    "-x:",  "\u202e",   "🚀", "tag:\"x", "e\u0301", ";",  "--",
          "%s", "\n",   "=",    ">=",   "x,y",  "field:,,", "OR", "NEAR(",   "^" };

  for (guint i = 0; i < N_RANDOM_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) terms = NULL;
      g_autofree char *printed = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      for (gint32 n = g_test_rand_int_range (0, 14); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      terms = lia_search_text_parse (text->str);
      printed = lia_search_text_print (terms);
      first = describe (text->str);
      second = describe (printed);
      if (strcmp (first, second) != 0)
        g_test_message ("“%s” was printed as “%s”", text->str, printed);
      g_assert_cmpstr (first, ==, second);
      g_assert_true (g_utf8_validate (printed, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/search-text/words", test_words);
  g_test_add_func ("/records/search-text/fields", test_fields);
  g_test_add_func ("/records/search-text/quote", test_quote);
  g_test_add_func ("/records/search-text/word-being-typed", test_word_being_typed);
  g_test_add_func ("/records/search-text/random-texts", test_random_texts);
  return g_test_run ();
}
