/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-search-text.h"

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
test_add (void)
{
  g_autofree char *once = lia_search_text_add (NULL, FALSE, "tag", "a \"b\"");
  g_autofree char *twice = lia_search_text_add ("bank \"open", TRUE, "country", "KE");

  g_assert_cmpstr (once, ==, "tag:\"a \"\"b\"\"\"");
  g_assert_cmpstr (twice, ==, "bank \"open\" -country:\"KE\"");
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
  g_test_add_func ("/records/search-text/add", test_add);
  g_test_add_func ("/records/search-text/random-texts", test_random_texts);
  return g_test_run ();
}
