/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-error.h"
#include "lia-record-query-private.h"
#include "lia-text.h"
#include "seed-test.h"
#include "test-workspace.h"

/* The display names a query gives, joined by "|". */
static char *
run (LiaTestWorkspace *workspace, LiaRecordQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lia_record_query_run (query, workspace->reader, &error);
  g_autoptr (GPtrArray) records = NULL;
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  records = lia_record_load_many (workspace->reader, lia_record_query_get_record_type (query),
                                  (const gint64 *) (gpointer) ids->data, ids->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, ids->len);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *name = lia_record_get_display_name (g_ptr_array_index (records, i));

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", name);
    }
  return g_string_free_and_steal (names);
}

static void
assert_search (LiaTestWorkspace *workspace,
               const char *table,
               const char *text,
               const char *expected)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find (table));
  g_autofree char *names = NULL;

  lia_record_query_set_search (query, text);
  names = run (workspace, query);
  g_assert_cmpstr (names, ==, expected);
}

static void
assert_sort (LiaTestWorkspace *workspace,
             const char *table,
             const char *field,
             gboolean descending,
             const char *expected)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find (table));
  g_autofree char *names = NULL;

  g_assert_true (lia_record_query_set_sort (query, field, descending, NULL));
  names = run (workspace, query);
  g_assert_cmpstr (names, ==, expected);
}

static void
assert_filter (LiaTestWorkspace *workspace,
               const char *field,
               LiaMatch match,
               LiaValue value,
               const char *expected)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
  g_autofree char *names = NULL;

  g_assert_true (lia_record_query_add_filter (query, field, match, &value, NULL));
  names = run (workspace, query);
  g_assert_cmpstr (names, ==, expected);
}

static LiaTestWorkspace *
make_roster (void)
{
  LiaTestWorkspace *workspace = lia_test_workspace_new ();
  gint64 trashed;

  lia_test_workspace_add (workspace, "level", "name", "Contributor", "rank", "1", NULL);
  lia_test_workspace_add (workspace, "level", "name", "Strategic Partner", "rank", "4", NULL);
  lia_test_workspace_add (workspace, "level", "name", "Ambassadors", "lane", "individual", NULL);
  lia_test_workspace_add (workspace, "person", "given_name", "Zoe", "family_name", "Abel", "post",
                          "Head of Unit", NULL);
  lia_test_workspace_add (workspace, "person", "honorific", "Dr", "given_name", "Ada",
                          "family_name", "Obi", "email", "ada@example.org", NULL);
  lia_test_workspace_add (workspace, "partner", "name", "Zürich C++ Users", "level", "Contributor",
                          "country", "Switzerland", "keyworker", "Ada Obi", "kinds",
                          "Specialist; Industry", "tags", "training; C++", "contractor", "yes",
                          NULL);
  lia_test_workspace_add (workspace, "partner", "name", "O'Brien & Søn", "acronym", "OBS", "level",
                          "Strategic Partner", "country", "Germany", "keyworker", "Zoe Abel",
                          "status", "Active", NULL);
  lia_test_workspace_add (workspace, "partner", "name", "International Telecommunication Union",
                          "acronym", "ITU", "country", "Switzerland", "kinds", "Government",
                          "description", "The “agency” for 100% of AT&T's radio.", NULL);
  lia_test_workspace_add (workspace, "partner", "name", "🚀 Élan", "level", "Ambassadors", "status",
                          "Potential", NULL);
  trashed
      = lia_test_workspace_add (workspace, "partner", "name", "Trashed Telecommunication", NULL);
  lia_test_workspace_trash (workspace, "partner", trashed);
  return workspace;
}

static void
test_search (void)
{
  g_autoptr (LiaTestWorkspace) workspace = make_roster ();
  const char *itu = "International Telecommunication Union";

  assert_search (workspace, "partner", "telecom", itu);
  assert_search (workspace, "partner", "union inter", itu);
  assert_search (workspace, "partner", "inter union", "");
  assert_search (workspace, "partner", "itu", itu);
  assert_search (workspace, "partner", "ITÜ", itu);
  assert_search (workspace, "partner", "O'Brien", "O'Brien & Søn");
  assert_search (workspace, "partner", "son", "O'Brien & Søn");
  assert_search (workspace, "partner", "søn o'br", "O'Brien & Søn");
  assert_search (workspace, "partner", "ZURICH", "Zürich C++ Users");
  assert_search (workspace, "partner", "C++", "Zürich C++ Users");
  assert_search (workspace, "partner", "elan", "🚀 Élan");
  assert_search (workspace, "partner", "🚀", "🚀 Élan");
  assert_search (workspace, "partner", "AT&T", itu);
  assert_search (workspace, "partner", "100%", itu);
  assert_search (workspace, "partner", "\"telecom", itu);
  assert_search (workspace, "partner", "*", "");
  assert_search (workspace, "partner", "\"", "");
  assert_search (workspace, "partner", "name:itu", "");
  assert_search (workspace, "partner", "itu OR zurich", "");
  assert_search (workspace, "partner", "NEAR(", "");
  assert_search (workspace, "partner", "'; DROP TABLE partner; --", "");
  assert_search (workspace, "partner", "\xff", "");
  assert_search (workspace, "partner", " ",
                 "International Telecommunication Union|O'Brien & Søn|Zürich C++ Users|🚀 Élan");
  assert_search (workspace, "person", "head", "Zoe Abel");
  assert_search (workspace, "person", "ada@example", "Dr Ada Obi");
  assert_search (workspace, "level", "ambass", "Ambassadors");
}

static void
test_sorts (void)
{
  g_autoptr (LiaTestWorkspace) workspace = make_roster ();

  assert_sort (workspace, "partner", NULL, FALSE,
               "International Telecommunication Union|O'Brien & Søn|Zürich C++ Users|🚀 Élan");
  assert_sort (workspace, "partner", "name", TRUE,
               "🚀 Élan|Zürich C++ Users|O'Brien & Søn|International Telecommunication Union");
  /* By rank, lanes without one and no level at all last. */
  assert_sort (workspace, "partner", "level", FALSE,
               "Zürich C++ Users|O'Brien & Søn|International Telecommunication Union|🚀 Élan");
  assert_sort (workspace, "partner", "level", TRUE,
               "O'Brien & Søn|Zürich C++ Users|International Telecommunication Union|🚀 Élan");
  assert_sort (workspace, "partner", "keyworker", FALSE,
               "O'Brien & Søn|Zürich C++ Users|International Telecommunication Union|🚀 Élan");
  /* By the names Germany and Switzerland, not the codes. */
  assert_sort (workspace, "partner", "country", FALSE,
               "O'Brien & Søn|International Telecommunication Union|Zürich C++ Users|🚀 Élan");
  assert_sort (workspace, "partner", "status", TRUE,
               "🚀 Élan|O'Brien & Søn|International Telecommunication Union|Zürich C++ Users");
  assert_sort (workspace, "partner", "contractor", TRUE,
               "Zürich C++ Users|International Telecommunication Union|O'Brien & Søn|🚀 Élan");
  assert_sort (workspace, "partner", "acronym", FALSE,
               "International Telecommunication Union|O'Brien & Søn|Zürich C++ Users|🚀 Élan");
  assert_sort (workspace, "level", NULL, FALSE, "Contributor|Strategic Partner|Ambassadors");
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    for (guint i = 0; i < (*type)->n_fields; i++)
      {
        g_autoptr (LiaRecordQuery) query = lia_record_query_new (*type);
        g_autofree char *names = NULL;

        g_assert_true (
            lia_record_query_set_sort (query, (*type)->fields[i].name, i % 2 == 0, NULL));
        names = run (workspace, query);
      }
}

static void
test_sorts_by_several_keys (void)
{
  g_autoptr (LiaTestWorkspace) workspace = make_roster ();
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
  g_autoptr (LiaRecordQuery) copy = NULL;
  g_autofree char *by_two = NULL;
  g_autofree char *with_last = NULL;
  g_autofree char *of_copy = NULL;
  LiaValue home = LIA_TEXT ("CH");

  /* Those with a keyworker first, among them by country, the others by name backwards. */
  g_assert_true (lia_record_query_add_sort_match (query, "keyworker", LIA_MATCH_NOT_EQUAL,
                                                  &LIA_NULL, FALSE, NULL));
  g_assert_true (lia_record_query_add_sort (query, "country", TRUE, NULL));
  g_assert_true (lia_record_query_add_sort (query, "name", TRUE, NULL));
  by_two = run (workspace, query);
  g_assert_cmpstr (by_two, ==,
                   "Zürich C++ Users|O'Brien & Søn|International Telecommunication Union|🚀 Élan");
  copy = lia_record_query_copy (query);
  of_copy = run (workspace, copy);
  g_assert_cmpstr (of_copy, ==, by_two);

  g_assert_true (lia_record_query_set_sort (query, NULL, FALSE, NULL));
  g_assert_true (lia_record_query_set_sort (query, "contractor", TRUE, NULL));
  g_assert_true (
      lia_record_query_add_sort_match (query, "country", LIA_MATCH_EQUAL, &home, TRUE, NULL));
  with_last = run (workspace, query);
  g_assert_cmpstr (with_last, ==,
                   "Zürich C++ Users|O'Brien & Søn|🚀 Élan|International Telecommunication Union");
  g_assert_false (lia_record_query_add_sort (query, "no such field", FALSE, NULL));
}

static void
test_filters (void)
{
  g_autoptr (LiaTestWorkspace) workspace = make_roster ();
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
  g_autoptr (LiaRecordQuery) trash = lia_record_query_new (lia_record_type_find ("partner"));
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  g_autofree char *trashed = NULL;
  LiaValue value = LIA_TEXT ("x");

  assert_filter (workspace, "country", LIA_MATCH_EQUAL, LIA_TEXT ("CH"),
                 "International Telecommunication Union|Zürich C++ Users");
  assert_filter (workspace, "country", LIA_MATCH_NOT_EQUAL, LIA_TEXT ("CH"),
                 "O'Brien & Søn|🚀 Élan");
  assert_filter (workspace, "country", LIA_MATCH_EQUAL, LIA_NULL, "🚀 Élan");
  assert_filter (workspace, "country", LIA_MATCH_NOT_EQUAL, LIA_NULL,
                 "International Telecommunication Union|O'Brien & Søn|Zürich C++ Users");
  assert_filter (workspace, "kinds", LIA_MATCH_HAS, LIA_TEXT ("industry"), "Zürich C++ Users");
  assert_filter (workspace, "tags", LIA_MATCH_HAS, LIA_TEXT ("C++"), "Zürich C++ Users");
  assert_filter (workspace, "contractor", LIA_MATCH_EQUAL, LIA_INTEGER (1), "Zürich C++ Users");
  assert_filter (workspace, "name", LIA_MATCH_EQUAL, LIA_TEXT ("' OR 1 = 1 --"), "");
  assert_filter (workspace, "acronym", LIA_MATCH_LESS, LIA_TEXT ("K"),
                 "International Telecommunication Union");
  assert_filter (workspace, "acronym", LIA_MATCH_GREATER, LIA_TEXT ("K"), "O'Brien & Søn");

  g_assert_false (lia_record_query_add_filter (query, "colour", LIA_MATCH_EQUAL, &value, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (lia_record_query_set_sort (query, "name; --", FALSE, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (
      lia_record_query_add_filter_text (query, "country", "Atlantis", workspace->reader, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (lia_record_query_add_filter_text (query, "country", "Switzerland",
                                                   workspace->reader, &error));
  g_assert_true (
      lia_record_query_add_filter_text (query, "keyworker", "Ada Obi", workspace->reader, &error));
  g_assert_true (lia_record_query_add_filter_text (query, "kinds", "industry, specialist",
                                                   workspace->reader, &error));
  g_assert_true (
      lia_record_query_add_filter_text (query, "website", "", workspace->reader, &error));
  lia_record_query_set_search (query, "users");
  names = run (workspace, query);
  g_assert_cmpstr (names, ==, "Zürich C++ Users");
  g_assert_cmpint (lia_record_query_count (query, workspace->reader, &error), ==, 1);

  lia_record_query_set_rows (trash, LIA_ROWS_TRASHED);
  trashed = run (workspace, trash);
  g_assert_cmpstr (trashed, ==, "Trashed Telecommunication");
}

static void
test_limit (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  lia_test_workspace_add_partners (workspace, 500, 5);
  lia_record_query_set_limit (query, 7);
  ids = lia_record_query_run (query, workspace->reader, &error);
  g_assert_cmpuint (ids->len, ==, 7);
  g_assert_cmpint (lia_record_query_count (query, workspace->reader, &error), ==, 500);

  g_cancellable_cancel (cancellable);
  lia_reader_set_cancellable (workspace->reader, cancellable);
  g_assert_null (lia_record_query_run (query, workspace->reader, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  lia_reader_set_cancellable (workspace->reader, NULL);
}

static char *
explain (LiaTestWorkspace *workspace, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (GError) error = NULL;
  LiaStatement *statement = lia_reader_prepare (workspace->reader, explain, &error);
  GString *plan = g_string_new (NULL);

  g_assert_no_error (error);
  while (lia_statement_step (statement, &error))
    g_string_append_printf (plan, "%s\n", lia_statement_get_text (statement, 3));
  g_assert_no_error (error);
  return g_string_free_and_steal (plan);
}

/* The list as it opens is read off the index, without sorting and without looking at the rows. */
static void
test_plan (void)
{
  static const char *const tables[] = { "partner", "person" };
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find (tables[i]));
      g_autofree char *sql = lia_record_query_make_sql (query);
      g_autofree char *plan = explain (workspace, sql);

      g_test_message ("%s", plan);
      g_assert_null (strstr (plan, "TEMP B-TREE"));
      g_assert_nonnull (strstr (plan, "COVERING INDEX"));
    }
}

/* Every word of the search is a word of the record, the last one perhaps its beginning only. */
static gboolean
matches (LiaRecord *record, char **words)
{
  static const char *const fields[] = { "name", "acronym", "tags", "description" };
  g_autoptr (GString) text = g_string_new (" ");
  guint n = g_strv_length (words);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *folded = lia_text_fold (lia_record_get_text (record, fields[i]));

      g_string_append_printf (text, "%s ", g_strdelimit (folded, "[]\",.", ' '));
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *wanted = g_strdup_printf (i + 1 < n ? " %s " : " %s", words[i]);

      if (strstr (text->str, wanted) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
test_search_is_what_it_says (void)
{
  static const char *const typed[] = { "cyber",     "c",  "security in",  "network arctic", "tr",
                                       "öresund b", "12", "exercises an", "union 1",        "zzz" };
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaRecordQuery) all = lia_record_query_new (lia_record_type_find ("partner"));
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;

  lia_test_workspace_add_partners (workspace, 300, g_rand_int (rand));
  ids = lia_record_query_run (all, workspace->reader, NULL);
  records = lia_record_load_many (workspace->reader, lia_record_type_find ("partner"),
                                  (const gint64 *) (gpointer) ids->data, ids->len, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
      g_autofree char *folded = lia_text_fold (typed[i]);
      g_auto (GStrv) words = g_strsplit (folded, " ", -1);
      g_autoptr (GArray) found = NULL;
      guint n = 0;

      lia_record_query_set_search (query, typed[i]);
      found = lia_record_query_run (query, workspace->reader, NULL);
      for (guint j = 0; j < records->len; j++)
        if (matches (g_ptr_array_index (records, j), words))
          {
            g_assert_cmpuint (n, <, found->len);
            g_assert_cmpint (g_array_index (found, gint64, n++), ==,
                             g_array_index (ids, gint64, j));
          }
      g_assert_cmpuint (n, ==, found->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record-query/search", test_search);
  g_test_add_func ("/record-query/search-is-what-it-says", test_search_is_what_it_says);
  g_test_add_func ("/record-query/sorts", test_sorts);
  g_test_add_func ("/record-query/sorts-by-several-keys", test_sorts_by_several_keys);
  g_test_add_func ("/record-query/filters", test_filters);
  g_test_add_func ("/record-query/limit", test_limit);
  g_test_add_func ("/record-query/plan", test_plan);
  return g_test_run ();
}
