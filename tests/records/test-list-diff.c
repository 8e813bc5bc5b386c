/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-list-diff.h"
#include "lia-row-order.h"
#include "lia-string-set.h"
#include "seed-test.h"
#include "test-workspace.h"

/* @n ids out of @range in a random order, each once. */
static GArray *
make_list (GRand *rand, guint n, gint32 range)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  while (ids->len < n)
    {
      gint64 id = g_rand_int_range (rand, 1, range);

      if (g_hash_table_add (seen, GINT_TO_POINTER ((int) id)))
        g_array_append_val (ids, id);
    }
  return ids;
}

static GArray *
copy_list (GArray *ids)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (copy, ids->data, ids->len);
  return copy;
}

/* Applies the hunks as a view would, and checks that they are in order and do not touch. Returns how many rows
 * they remove and add. */
static guint
assert_leads_to (GArray *old_ids, GArray *new_ids, gint64 anchor, gboolean *anchor_stays)
{
  g_autoptr (GArray) hunks = lia_list_diff (old_ids, new_ids, anchor);
  g_autoptr (GArray) list = copy_list (old_ids);
  guint n_rows = 0;

  *anchor_stays = TRUE;
  for (guint i = 0; i < hunks->len; i++)
    {
      const LiaListHunk *hunk = &g_array_index (hunks, LiaListHunk, i);

      if (i > 0)
        g_assert_cmpuint (hunk->old_start, >, (hunk - 1)->old_start + (hunk - 1)->removed);
      g_assert_cmpuint (hunk->removed + hunk->added, >, 0);
      g_array_remove_range (list, hunk->new_start, hunk->removed);
      g_array_insert_vals (list, hunk->new_start, new_ids->data + hunk->new_start * sizeof (gint64),
                           hunk->added);
      for (guint j = 0; j < hunk->removed; j++)
        if (g_array_index (old_ids, gint64, hunk->old_start + j) == anchor)
          *anchor_stays = FALSE;
      n_rows += hunk->removed + hunk->added;
    }
  g_assert_cmpmem (list->data, list->len * sizeof (gint64), new_ids->data,
                   new_ids->len * sizeof (gint64));
  return n_rows;
}

static void
test_few_changes (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();

  for (guint i = 0; i < 500; i++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, 200);
      g_autoptr (GArray) old_ids = make_list (rand, n, 10000);
      g_autoptr (GArray) new_ids = copy_list (old_ids);
      int n_changes = g_rand_int_range (rand, 0, 12);
      guint most = 0;
      gboolean ignored;

      for (int j = 0; j < n_changes; j++)
        {
          gint64 id = 20000 + j;
          guint at = (guint) g_rand_int_range (rand, 0, (gint32) new_ids->len + 1);

          if (g_rand_boolean (rand) && new_ids->len > 0)
            {
              guint from = (guint) g_rand_int_range (rand, 0, (gint32) new_ids->len);

              id = g_array_index (new_ids, gint64, from);
              g_array_remove_index (new_ids, from);
              most++;
              if (g_rand_boolean (rand))
                continue;
              at = (guint) g_rand_int_range (rand, 0, (gint32) new_ids->len + 1);
            }
          g_array_insert_val (new_ids, at, id);
          most++;
        }
      g_assert_cmpuint (assert_leads_to (old_ids, new_ids, 0, &ignored), <=, most);
    }
}

static void
test_many_changes (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GArray) old_ids = make_list (rand, (guint) g_rand_int_range (rand, 1, 400), 500);
      g_autoptr (GArray) new_ids = make_list (rand, (guint) g_rand_int_range (rand, 1, 400), 500);
      gint64 anchor
          = g_array_index (old_ids, gint64, g_rand_int_range (rand, 0, (gint32) old_ids->len));
      gboolean is_in_both = FALSE;
      gboolean stays;

      for (guint j = 0; j < new_ids->len; j++)
        is_in_both = is_in_both || g_array_index (new_ids, gint64, j) == anchor;
      assert_leads_to (old_ids, new_ids, 0, &stays);
      assert_leads_to (old_ids, new_ids, anchor, &stays);
      /* Small lists may need few changes, of which its move may be one. */
      if (old_ids->len + new_ids->len > 200)
        g_assert_true (stays == is_in_both);
    }
}

static void
test_row_order (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();

  for (guint i = 0; i < 300; i++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, 300);
      g_autoptr (GArray) ids = make_list (rand, n, 1000);
      g_autoptr (LiaRowOrder) order = lia_row_order_new (ids);
      g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);
      g_autoptr (GArray) found = NULL;
      int one_in = g_rand_int_range (rand, 1, 100);
      guint at = 0;

      for (gint64 id = 1; id < 1000; id++)
        if (g_rand_int_range (rand, 0, one_in) == 0)
          {
            g_array_append_val (hits, id);
            g_hash_table_add (chosen, GINT_TO_POINTER ((int) id));
          }
      found = lia_row_order_filter (order, hits);
      for (guint j = 0; j < n; j++)
        if (g_hash_table_contains (chosen, GINT_TO_POINTER ((int) g_array_index (ids, gint64, j))))
          {
            g_assert_cmpuint (at, <, found->len);
            g_assert_cmpint (g_array_index (found, gint64, at++), ==,
                             g_array_index (ids, gint64, j));
          }
      g_assert_cmpuint (at, ==, found->len);

      for (guint j = 0; j < n; j++)
        {
          g_assert_true (lia_row_order_find (order, g_array_index (ids, gint64, j), &at));
          g_assert_cmpuint (at, ==, j);
        }
      g_assert_false (lia_row_order_find (order, 1000, &at));
      g_assert_false (lia_row_order_find (order, 0, &at));
    }
}

/* Ids of all sizes, as the store makes them. */
static void
test_row_order_large_ids (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LiaRowOrder) order = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      guint64 bits = ((guint64) g_rand_int (rand) << 32) | g_rand_int (rand);
      gint64 id = (gint64) (bits >> g_rand_int_range (rand, 1, 30));

      g_array_append_val (ids, id);
    }
  order = lia_row_order_new (ids);
  for (guint i = 0; i < ids->len; i++)
    {
      guint at = 0;

      g_assert_true (lia_row_order_find (order, g_array_index (ids, gint64, i), &at));
      g_assert_cmpint (g_array_index (ids, gint64, at), ==, g_array_index (ids, gint64, i));
    }
}

static void
test_string_set (void)
{
  static const char *const broken[] = { "",
                                        "[",
                                        "]",
                                        "[\"a\"",
                                        "[\"a\",]",
                                        "[a]",
                                        "[1]",
                                        "[null]",
                                        "{}",
                                        "\"a\"",
                                        "[\"a\"] x",
                                        "[\"\\x\"]",
                                        "[\"\\u12\"]",
                                        "[\"\\ud800\"]",
                                        "[\"\\udc00\"]",
                                        "[\"\\u0000\"]",
                                        "[\"a\nb\"]",
                                        "[\"a\" \"b\"]",
                                        "[[\"a\"]]",
                                        "[\"\\",
                                        "[\"a\\" };
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autofree char *json = NULL;
  g_auto (GStrv) again = NULL;
  g_auto (GStrv) escaped
      = lia_string_set_from_json (" [ \"\\u00e9\\ud83d\\ude80\" , \"\\/\\n\\\\\" ] ");
  g_auto (GStrv) none = lia_string_set_from_json ("[]");

  g_ptr_array_add (elements, (char *) "b \"x\" \\");
  g_ptr_array_add (elements, (char *) "é🚀");
  g_ptr_array_add (elements, (char *) "a\x01");
  g_ptr_array_add (elements, (char *) "b \"x\" \\");
  json = lia_string_set_to_json (elements);
  g_assert_cmpstr (json, ==, "[\"a\\u0001\",\"b \\\"x\\\" \\\\\",\"é🚀\"]");
  again = lia_string_set_from_json (json);
  g_assert_cmpuint (g_strv_length (again), ==, 3);
  g_assert_cmpstr (again[0], ==, "a\x01");
  g_assert_cmpstr (again[2], ==, "é🚀");
  g_assert_cmpstr (escaped[0], ==, "é🚀");
  g_assert_cmpstr (escaped[1], ==, "/\n\\");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_true (lia_string_set_is_valid ("[]"));
  g_ptr_array_set_size (elements, 0);
  g_assert_null (lia_string_set_to_json (elements));

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_auto (GStrv) empty = lia_string_set_from_json (broken[i]);

      g_assert_false (lia_string_set_is_valid (broken[i]));
      g_assert_cmpuint (g_strv_length (empty), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/list-diff/few-changes", test_few_changes);
  g_test_add_func ("/list-diff/many-changes", test_many_changes);
  g_test_add_func ("/row-order/filter", test_row_order);
  g_test_add_func ("/row-order/large-ids", test_row_order_large_ids);
  g_test_add_func ("/string-set/json", test_string_set);
  return g_test_run ();
}
