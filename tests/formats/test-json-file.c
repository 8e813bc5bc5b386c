/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-error.h"
#include "lia-json-file.h"

static JsonNode *
parse (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return lia_json_parse (bytes, "pack.json", error);
}

static void
test_good (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    "null",
    " \"x\" ",
    "-0.5e-3",
    "\xEF\xBB\xBF{\"a\": 1}",
    "{\"a\": [1, 2.5, true, false, null, {\"a\": {}}], \"b\": {\"a\": \"\\u00e9\\ud83d\\ude00\\n\"}}",
    "[9223372036854775807, -9223372036854775808, 1e308]",
    "[{\"a\":1},{\"a\":2}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = parse (texts[i], -1, &error);

      g_assert_no_error (error);
      g_assert_nonnull (node);
    }
}

static void
test_contents (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node
      = parse ("{\"b\": {\"a\": \"\\ud83d\\ude00\"}, \"c\": [1]}", -1, &error);
  JsonObject *object;

  g_assert_no_error (error);
  object = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "b"), "a"),
                   ==, "😀");
  g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (object, "c"), 0), ==,
                   1);
}

typedef struct
{
  const char *text;
  const char *message;
  gssize length;
} BadCase;

static const BadCase bad_cases[] = {
  { "", "“pack.json” is empty." },
  { " ", "*ends in the middle*" },
  { "{\n\"a\": 1,\n\"a\": 2}", "“pack.json”, line 3: the key “a” appears twice in one object." },
  { "{\"a\": 1, \"\\u0061\": 2}", "*“a” appears twice*" },
  { "{\n// no\n}", "“pack.json”, line 2: comments*" },
  { "[1, /* no */ 2]", "*comments*" },
  { "{} // no", "*comments*" },
  { "{} {}", "*more text after*" },
  { "[1]]", "*more text after*" },
  { "[1,]", "*“]” is not expected*" },
  { "{\"a\":1,}", "*“}” is not expected*" },
  { "[1 2]", "*“2” is not expected*" },
  { "{\"a\" 1}", "*“1” is not expected*" },
  { "{a: 1}", "*“a” is not expected*" },
  { "[1}", "*“}” is not expected*" },
  { "[", "*ends in the middle*" },
  { "{\"a\":", "*ends in the middle*" },
  { "\"abc", "*never closed*" },
  { "\"abc\\", "*never closed*" },
  { "\"a\nb\"", "*line break*" },
  { "\"\\x\"", "*unknown escape*" },
  { "\"\\u12\"", "*hexadecimal*" },
  { "\"\\ud800\"", "*surrogate*" },
  { "\"\\ud800\\u0041\"", "*surrogate*" },
  { "\"\\udc00\"", "*surrogate*" },
  { "\"\\u0000\"", "*u0000*" },
  { "01", "*begin with 0*" },
  { "-", "*ends in the middle*" },
  { "1.", "*ends in the middle*" },
  { ".5", "*“.” is not expected*" },
  { "[-\n1]", "*line 1: “U+000A” is not expected*" },
  { "{\"a\\n\": 1, \"a\\n\": 2}", "*“a” appears twice*" },
  { "+1", "*“+” is not expected*" },
  { "1e", "*ends in the middle*" },
  { "9223372036854775808", "*64 bits*" },
  { "1e999", "*too large*" },
  { "NaN", "*“N” is not expected*" },
  { "nul", "*“n” is not expected*" },
  { "é", "*“é” is not expected*" },
  { "\"a\0b\"", "*NUL*", 5 },
  { "\"\xFF\"", "*not valid UTF-8*" },
  { "\"\xC0\xAF\"", "*not valid UTF-8*" },
  { "\"\xED\xA0\x80\"", "*not valid UTF-8*" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      const BadCase *test = &bad_cases[i];
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_null (parse (test->text, test->length > 0 ? test->length : -1, &error));
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_pattern_match_simple (test->message, error->message));
    }
}

static void
test_depth (void)
{
  static const char *const openings[] = { "[", "{\"a\":" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = NULL;

      for (guint depth = 0; depth < 64; depth++)
        g_string_append (text, openings[i]);
      g_string_append (text, "1");
      for (guint depth = 0; depth < 64; depth++)
        g_string_append_c (text, i == 0 ? ']' : '}');
      node = parse (text->str, -1, &error);
      g_assert_no_error (error);
      g_assert_nonnull (node);

      g_string_truncate (text, 0);
      for (guint depth = 0; depth < 100000; depth++)
        g_string_append (text, openings[i]);
      g_assert_null (parse (text->str, -1, &error));
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==,
                       "“pack.json”, line 1: values are nested more than 64 deep.");
    }
}

/* Damaged in every way one can think of: an answer or one error, never more. */
static void
test_damaged (void)
{
  static const char text[]
      = "{\"a\": [1, -2.5e3, true, false, null, {\"é\": {}}], \"b\": \"\\u00e9\\ud83d\\ude00\\n\"}";
  const gsize length = sizeof text - 1;

  for (gsize cut = 0; cut < length; cut++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (text, (gssize) cut, &error));
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
    }

  for (gsize bit = 0; bit < length * 8; bit++)
    {
      g_autofree char *damaged = g_memdup2 (text, sizeof text);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = NULL;

      damaged[bit / 8] = (char) (damaged[bit / 8] ^ (1 << bit % 8));
      node = parse (damaged, (gssize) length, &error);
      g_assert_true ((node == NULL) == (error != NULL));
      if (error != NULL)
        {
          g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-file/good", test_good);
  g_test_add_func ("/json-file/contents", test_contents);
  g_test_add_func ("/json-file/bad", test_bad);
  g_test_add_func ("/json-file/depth", test_depth);
  g_test_add_func ("/json-file/damaged", test_damaged);

  return g_test_run ();
}
