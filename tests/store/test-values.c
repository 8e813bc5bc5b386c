/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-cells.h"
#include "lia-clock.h"
#include "lia-ids.h"
#include "seed-test.h"
#include "store-test.h"

/* The pure parts: ids, clock, search expressions, the journal's JSON. */

#define NOW G_GINT64_CONSTANT (1795262400000) /* 2026-11-21 */

static void
test_ids (void)
{
  LiaIds ids = { 0 };
  LiaIds other = { 0 };
  gint64 last = 0;

  for (int i = 0; i < 100000; i++)
    {
      /* The clock stands, goes on, and sometimes jumps back an hour. */
      gint64 id = lia_ids_next (&ids, NOW + i / 100 - (i % 1000 == 0 ? 3600000 : 0));

      g_assert_cmpint (id, >, last);
      last = id;
    }
  g_assert_cmpint (lia_ids_get_time (lia_ids_next (&other, NOW)), ==, NOW);
  g_assert_cmpint (ABS (lia_ids_get_time (last) - NOW), <, 2000);
}

static void
test_ids_of_two_copies (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n_same = 0;

  /* Two copies that each make a row in the same millisecond, a thousand times. */
  for (int i = 0; i < 1000; i++)
    for (int copy = 0; copy < 2; copy++)
      {
        LiaIds ids = { 0 };
        gint64 id = lia_ids_next (&ids, NOW + i);

        n_same += !g_hash_table_add (seen, g_memdup2 (&id, sizeof id));
      }
  g_assert_cmpuint (n_same, <=, 1);
}

static void
test_ids_after_reopening (void)
{
  LiaIds ids = { 0 };

  lia_ids_observe (&ids, ((NOW + 60000 - LIA_IDS_EPOCH) << 22) + 5, NOW);
  g_assert_cmpint (lia_ids_next (&ids, NOW), ==, ((NOW + 60000 - LIA_IDS_EPOCH) << 22) + 6);
  /* An id from nowhere must not use up the future. */
  lia_ids_observe (&ids, G_MAXINT64, NOW);
  g_assert_cmpint (lia_ids_next (&ids, NOW), <, G_MAXINT64 / 2);
}

static void
test_clock (void)
{
  LiaClock clock = { 0 };
  gint64 first = lia_clock_tick (&clock, NOW);
  gint64 second = lia_clock_tick (&clock, NOW);
  gint64 third = lia_clock_tick (&clock, NOW - 5000);
  gint64 fourth;

  /* The lower 16 bits count the events within a millisecond. */
  g_assert_cmpint (first >> 16, ==, NOW);
  g_assert_cmpint (second, ==, first + 1);
  g_assert_cmpint (third, ==, second + 1);

  lia_clock_observe (&clock, (NOW + 9000) << 16);
  fourth = lia_clock_tick (&clock, NOW + 1);
  g_assert_cmpint (fourth, ==, ((NOW + 9000) << 16) + 1);
  lia_clock_observe (&clock, first);
  g_assert_cmpint (lia_clock_tick (&clock, NOW), >, fourth);

  for (int i = 0; i < 70000; i++)
    {
      gint64 tick = lia_clock_tick (&clock, NOW);

      g_assert_cmpint (tick, >, fourth);
      fourth = tick;
    }
}

static void
test_search_expression (void)
{
  static const struct
  {
    const char *text;
    const char *expression;
  } cases[] = {
    { "itu", "\"itu\"*" },
    { "  two  words ", "\"two\" AND \"words\"*" },
    { "O'Brien", "\"O'Brien\"*" },
    { "C++", "\"C++\"*" },
    { "AT&T", "\"AT&T\"*" },
    { "say \"yes\"", "\"say\" AND \"\"\"yes\"\"\"*" },
    { "a NEAR b AND NOT c", "\"a\" AND \"NEAR\" AND \"b\" AND \"AND\" AND \"NOT\" AND \"c\"*" },
    { "* ( ) ^ : - +", NULL },
    { "name:x", "\"name:x\"*" },
    { "🤝", NULL },
    { "🤝 deal", "\"deal\"*" },
    { "", NULL },
    { " \t\n", NULL },
    { "été", "(\"été\"* OR \"ete\"*)" },
    { "日本", "\"日本\"*" },
    { "bad\xff", "\"bad\xef\xbf\xbd\"*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expression = lia_search_expression (cases[i].text);

      g_assert_cmpstr (expression, ==, cases[i].expression);
    }
  g_assert_null (lia_search_expression (NULL));
}

static char *
search (LiaReader *reader, const char *text)
{
  g_autofree char *expression = lia_search_expression (text);
  g_autoptr (GError) error = NULL;
  LiaStatement *statement;
  GString *found = g_string_new (NULL);

  if (expression == NULL)
    return g_string_free (found, FALSE);
  statement
      = lia_reader_prepare (reader,
                            "SELECT name FROM partner WHERE id IN (SELECT rowid FROM partner_search"
                            " WHERE partner_search MATCH ?1) ORDER BY id",
                            &error);
  g_assert_no_error (error);
  lia_statement_bind_text (statement, 1, expression);
  while (lia_statement_step (statement, &error))
    g_string_append_printf (found, "%s;", lia_statement_get_text (statement, 0));
  g_assert_no_error (error);
  return g_string_free (found, FALSE);
}

static void
assert_finds (LiaReader *reader, const char *text, const char *expected)
{
  g_autofree char *found = search (reader, text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_search (void)
{
  static const char *const pieces[]
      = { "\"", "*",  "(",        ")", "NEAR", "AND",   "OR",    "NOT", "^",  ":",
          "-",  "+",  "a",        "é", "{",    "}",     "'",     " ",   "\\", ",",
          "🤝", "日", "\xcc\x81", "𐓀", "\x01", "NEAR(", "name:", "\xff" };
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (GRand) rand = seed_test_make_rand ();
  LiaReader *reader = lia_store_get_reader (store);
  g_autofree char *many = g_strnfill (20000, 'a');

  store_test_add_partner (store, "Sinéad O'Brien");
  store_test_add_partner (store, "AT&T");
  store_test_add_partner (store, "C++ Foundation");
  store_test_add_partner (store, "Near East and Not Only");

  assert_finds (reader, "o'brien", "Sinéad O'Brien;");
  assert_finds (reader, "sinead", "Sinéad O'Brien;");
  assert_finds (reader, "SINÉ", "Sinéad O'Brien;");
  assert_finds (reader, "obrien", "");
  assert_finds (reader, "AT&T", "AT&T;");
  assert_finds (reader, "c++", "C++ Foundation;");
  assert_finds (reader, "foundation c", "C++ Foundation;");
  assert_finds (reader, "near east", "Near East and Not Only;");
  assert_finds (reader, "NOT only AND", "Near East and Not Only;");
  assert_finds (reader, "\"near\"", "Near East and Not Only;");
  assert_finds (reader, "sinead \"", "Sinéad O'Brien;");

  for (gsize i = 0; many[i] != '\0'; i += 2)
    many[i] = ' ';
  assert_finds (reader, many, "");

  /* Whatever is typed, it is no syntax error. */
  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *found = NULL;

      for (int j = g_rand_int_range (rand, 1, 12); j > 0; j--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      found = search (reader, text->str);
    }
}

static void
test_cells (void)
{
  g_autoptr (LiaCells) cells = lia_cells_new ();
  g_autoptr (GError) error = NULL;
  const LiaCell *cell;

  g_assert_true (lia_cells_add (
      cells,
      "{\"a\":[null,\"x\\n\\\"\\u0001\\u00e9\\ud83e\\udd1d\"],\"b\":[-9223372036854775808,7]}",
      &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lia_cells_get_n (cells), ==, 2);
  cell = lia_cells_find (cells, "b");
  g_assert_cmpint (cell->old_value.integer, ==, G_MININT64);
  g_assert_cmpint (cell->new_value.integer, ==, 7);
  cell = lia_cells_find (cells, "a");
  g_assert_cmpint (cell->old_value.type, ==, LIA_VALUE_NULL);
  g_assert_cmpstr (cell->new_value.text, ==, "x\n\"\x01é🤝");
  g_assert_null (lia_cells_find (cells, "c"));

  /* A second entry of the same row keeps the first old value. */
  g_assert_true (lia_cells_add (cells, "{\"b\":[7,null],\"c\":[\"\",\"z\"]}", &error));
  cell = lia_cells_find (cells, "b");
  g_assert_cmpint (cell->old_value.integer, ==, G_MININT64);
  g_assert_cmpint (cell->new_value.type, ==, LIA_VALUE_NULL);
  g_assert_cmpstr (lia_cells_find (cells, "c")->new_value.text, ==, "z");
}

static void
test_damaged_cells (void)
{
  static const char *const damaged[] = { "",
                                         "{",
                                         "{\"a\"",
                                         "{\"a\":[1]}",
                                         "{\"a\":[1,2}",
                                         "{\"a\":[1,2]",
                                         "{\"a\":[1,2]}x",
                                         "{\"a\":[1.5,2]}",
                                         "{\"a\":[true,2]}",
                                         "{\"a\":[\"x,2]}",
                                         "{\"a\":[\"\\q\",2]}",
                                         "{\"a\":[\"\\u12\",2]}",
                                         "{\"a\":[\"\\ud83e\",2]}",
                                         "{\"a\":[\"\\u0000\",2]}",
                                         "{\"a\":[99999999999999999999,2]}",
                                         "{a:[1,2]}",
                                         "{\"a\":[1,2],}",
                                         "[1,2]" };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (LiaCells) cells = lia_cells_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (lia_cells_add (cells, damaged[i], &error));
      g_assert_error (error, LIA_ERROR, LIA_ERROR_CORRUPT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/ids/grow", test_ids);
  g_test_add_func ("/store/ids/two-copies", test_ids_of_two_copies);
  g_test_add_func ("/store/ids/reopen", test_ids_after_reopening);
  g_test_add_func ("/store/clock", test_clock);
  g_test_add_func ("/store/search/expression", test_search_expression);
  g_test_add_func ("/store/search/find", test_search);
  g_test_add_func ("/store/cells/read", test_cells);
  g_test_add_func ("/store/cells/damaged", test_damaged_cells);
  return g_test_run ();
}
