/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-record-query-private.h"
#include "lia-text.h"
#include "test-workspace.h"

/* The acronyms of the partners a search text finds, joined by blanks. */
static char *
search (LiaTestWorkspace *workspace, const char *text)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) some = NULL;
  GString *found = g_string_new (NULL);

  lia_record_query_set_search_text (query, text);
  ids = lia_record_query_run (query, workspace->reader, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LiaRecord) record
          = lia_record_load (workspace->reader, lia_record_type_find ("partner"),
                             g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                              lia_record_get_text (record, "acronym"));
    }

  /* The way of the model: hits first, then their order. */
  hits = lia_record_query_run_hits (query, workspace->reader, &error);
  g_assert_no_error (error);
  some = lia_record_query_run_some (query, hits, workspace->reader, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (some->data, some->len * sizeof (gint64), ids->data, ids->len * sizeof (gint64));
  g_assert_cmpint (lia_record_query_count (query, workspace->reader, &error), ==, ids->len);
  return g_string_free_and_steal (found);
}

static void
assert_found (LiaTestWorkspace *workspace, const char *text, const char *expected)
{
  g_autofree char *found = search (workspace, text);

  if (g_strcmp0 (found, expected) != 0)
    g_test_message ("searched: %s", text);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_hint (LiaTestWorkspace *workspace, const char *text, const char *expected)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
  const char *const *hints;

  lia_record_query_set_search_text (query, text);
  hints = lia_record_query_get_search_hints (query);
  g_assert_cmpstr (hints != NULL ? hints[0] : NULL, ==, expected);
}

/* By name: A, B, C, D. */
static LiaTestWorkspace *
make_roster (void)
{
  LiaTestWorkspace *workspace = lia_test_workspace_new ();

  lia_test_workspace_add (workspace, "level", "name", "Contributor", "rank", "1", NULL);
  lia_test_workspace_add (workspace, "level", "name", "Partner", "rank", "2", NULL);
  lia_test_workspace_add (workspace, "level", "name", "Strategic Partner", "rank", "3", NULL);
  lia_test_workspace_add (workspace, "person", "given_name", "Zoe", "family_name", "Abel", NULL);
  lia_test_workspace_add (workspace, "person", "honorific", "Dr", "given_name", "Ada",
                          "family_name", "Óbi", "email", "ada@example.org", NULL);
  lia_test_workspace_add (workspace, "partner", "name", "African Bank of Growth", "acronym", "A",
                          "level", "Contributor", "country", "Kenya", "keyworker", "Ada Obi",
                          "kinds", "Specialist; Industry", "tags", "cyber; Grüne Woche",
                          "contractor", "yes", "sector", "Private Sector", NULL);
  lia_test_workspace_add (workspace, "partner", "name", "Banking Authority", "acronym", "B",
                          "level", "Partner", "country", "Uganda", "keyworker", "Zoe Abel",
                          "status", "Active", "tags", "cyber drill", "sector", "Regulator", NULL);
  lia_test_workspace_add (workspace, "partner", "name", "Cyber Côte", "acronym", "C", "level",
                          "Strategic Partner", "country", "Côte d'Ivoire", "kinds", "Government",
                          "region", "West Africa", "description", "Builds capacity. Not a bank.",
                          NULL);
  lia_test_workspace_add (workspace, "partner", "name", "Development Søn", "acronym", "D", "email",
                          "info@son.example", "status", "Negotiating", NULL);
  return workspace;
}

static void
test_words (void)
{
  g_autoptr (LiaTestWorkspace) workspace = make_roster ();

  assert_found (workspace, "", "A B C D");
  assert_found (workspace, "bank", "A B C");
  assert_found (workspace, "bank -growth", "B C");
  /* Excluded words are whole words. */
  assert_found (workspace, "-bank", "B D");
  assert_found (workspace, "-grow", "A B C D");
  assert_found (workspace, "\"bank of\"", "A");
  assert_found (workspace, "\"of bank\"", "");
  assert_found (workspace, "-\"bank of growth\"", "B C D");
  assert_found (workspace, "\"bank o", "A");
  assert_found (workspace, "\"bank o\"", "");
  assert_found (workspace, "son", "D");
  assert_found (workspace, "-søn", "A B C");
  assert_found (workspace, "COTE", "C");
  /* Still being typed, though a field word stands behind it. */
  assert_found (workspace, "develop status:negotiating", "D");
  assert_found (workspace, "devel status:negotiating søn", "");
}

static void
test_fields (void)
{
  g_autoptr (LiaTestWorkspace) workspace = make_roster ();

  assert_found (workspace, "country:KE", "A");
  assert_found (workspace, "country:kenya", "A");
  assert_found (workspace, "COUNTRY:ke,ug", "A B");
  assert_found (workspace, "-country:KE,UG", "C D");
  assert_found (workspace, "country:\"côte d'ivoire\"", "C");
  assert_found (workspace, "pays:keny", "A");
  assert_found (workspace, "country:\"keny\"", "");
  assert_found (workspace, "country:", "A B C D");
  assert_found (workspace, "country:\"\"", "D");
  assert_found (workspace, "country:Atlantis", "");
  assert_found (workspace, "country:Atlantis,KE", "A");
  assert_found (workspace, "-country:Atlantis", "A B C D");

  assert_found (workspace, "level:partner", "B");
  assert_found (workspace, "level:part", "B C");
  assert_found (workspace, "level:\"strategic partner\"", "C");
  assert_found (workspace, "level:strat,contr", "A C");
  assert_found (workspace, "-level:contributor", "B C D");
  assert_found (workspace, "keyworker:obi", "A");
  assert_found (workspace, "keyworker:\"ada obi\"", "A");
  assert_found (workspace, "keyworker:ÓBI,abel", "A B");
  assert_found (workspace, "keyworker:ada@example.org", "A");
  assert_found (workspace, "-keyworker:ada", "B C D");
  assert_found (workspace, "kind:industry", "A");
  assert_found (workspace, "kinds:gov,spec", "A C");
  assert_found (workspace, "-kind:industry", "B C D");
  assert_found (workspace, "sector:regulator", "B");
  assert_found (workspace, "status:active,nego", "B D");
  assert_found (workspace, "status:\"In Negotiation\"", "D");
  assert_found (workspace, "tag:cyber", "A B");
  assert_found (workspace, "tag:\"cyber\"", "A");
  assert_found (workspace, "tag:\"grune woche\"", "A");
  assert_found (workspace, "tag:dril", "B");
  assert_found (workspace, "-tag:cyber", "C D");
  assert_found (workspace, "name:bank", "A B");
  assert_found (workspace, "description:bank", "C");
  assert_found (workspace, "description:\"a bank\"", "C");
  assert_found (workspace, "region:africa", "C");
  assert_found (workspace, "email:son.example", "D");
  assert_found (workspace, "contractor:yes", "A");
  assert_found (workspace, "country:KE -level:contributor bank", "");
  assert_found (workspace, "country:KE,UG -level:contributor bank", "B");
}

static void
test_presence (void)
{
  g_autoptr (LiaTestWorkspace) workspace = make_roster ();

  assert_found (workspace, "has:keyworker", "A B");
  assert_found (workspace, "-has:keyworker", "C D");
  assert_found (workspace, "has:tags", "A B");
  assert_found (workspace, "has:tag,email", "A B D");
  assert_found (workspace, "is:contractor", "A");
  assert_found (workspace, "-is:contractor", "B C D");
  assert_found (workspace, "has:", "A B C D");
  assert_found (workspace, "has:nonsense", "A B C D");
}

static void
test_hints (void)
{
  g_autoptr (LiaTestWorkspace) workspace = make_roster ();

  assert_hint (workspace, "country:KE bank -x has:level", NULL);
  assert_hint (workspace, "foo:bar", "There is no field “foo”");
  assert_hint (workspace, "has:foo", "There is no field “foo”");
  assert_hint (workspace, "country:Atlantis", "Country: “Atlantis” is not known");
  assert_hint (workspace, "http://example.org", NULL);
  /* Searched as it stands. */
  assert_found (workspace, "foo:bank", "");
  assert_found (workspace, "capacity:not", "C");
  assert_found (workspace, "-capacity:not", "A B D");
}

/* Nothing that is typed becomes syntax. */
static void
test_random_texts (void)
{
  static const char *const parts[] = {
    "\"",  "-",   ":",   ",",      " ",     "bank", "country:", "level:", "keyworker:",  "KE",
    "tag", "has", "is:", "name",   "due",   "<",    ">",        "=",      "'",           "*",
    "(",   ")",   ";",   "DROP",   "OR",    "NEAR", "^",        "+",      "{",           "}",
    "[",   "\\",  "%",   "status", "kinds", "2026", "-01",      "é",      "description", "\xff",
    "?1",  "--",  "/*",  "email:", "r.id",  "🚀",   "website:", "region", "contractor:", "1"
  };
  g_autoptr (LiaTestWorkspace) workspace = make_roster ();

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *found = NULL;

      for (gint32 n = g_test_rand_int_range (0, 10); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      found = search (workspace, text->str);
      g_assert_nonnull (found);
    }
}

static void
test_any (void)
{
  g_autoptr (LiaTestWorkspace) workspace = make_roster ();
  const LiaValue countries[] = { LIA_TEXT ("KE"), LIA_NULL, LIA_TEXT ("\"'],x") };
  const LiaValue kinds[] = { LIA_TEXT ("industry"), LIA_TEXT ("government") };
  const struct
  {
    const char *field;
    const LiaValue *values;
    guint n;
    gboolean excluded;
    gint64 count;
  } cases[] = {
    { "country", countries, 1, FALSE, 1 }, { "country", countries, 3, FALSE, 2 },
    { "country", countries, 3, TRUE, 2 },  { "country", countries + 1, 1, FALSE, 1 },
    { "kinds", kinds, 2, FALSE, 2 },       { "kinds", kinds, 1, TRUE, 3 },
    { "country", countries, 0, FALSE, 0 }, { "country", countries, 0, TRUE, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
      g_autoptr (LiaRecordQuery) copy = NULL;
      g_autoptr (GError) error = NULL;

      lia_record_query_add_filter_any (query, cases[i].field, cases[i].values, cases[i].n,
                                       cases[i].excluded, &error);
      g_assert_no_error (error);
      copy = lia_record_query_copy (query);
      g_assert_cmpint (lia_record_query_count (query, workspace->reader, &error), ==,
                       cases[i].count);
      g_assert_cmpint (lia_record_query_count (copy, workspace->reader, &error), ==,
                       cases[i].count);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/search/words", test_words);
  g_test_add_func ("/records/search/fields", test_fields);
  g_test_add_func ("/records/search/presence", test_presence);
  g_test_add_func ("/records/search/hints", test_hints);
  g_test_add_func ("/records/search/random-texts", test_random_texts);
  g_test_add_func ("/records/search/any", test_any);
  return g_test_run ();
}
