/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-derived-field.h"
#include "lia-journal.h"
#include "lia-record-facets.h"
#include "seed-test.h"
#include "test-workspace.h"

/* Organisation and country of people, which follow from their affiliations. */

static const LiaRecordType *
person_type (void)
{
  return lia_record_type_find ("person");
}

static void
assert_found (LiaTestWorkspace *workspace, const char *search, const char *expected)
{
  lia_test_workspace_assert_found (workspace, "person", search, "family_name", expected);
}

static void
assert_sorted (LiaTestWorkspace *workspace,
               const char *field,
               gboolean descending,
               const char *expected)
{
  lia_test_workspace_assert_sorted (workspace, "person", field, descending, "family_name",
                                    expected);
}

static void
assert_filtered (LiaTestWorkspace *workspace, const char *filters, const char *expected)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (person_type ());
  g_autofree char *found = NULL;

  lia_record_query_add_saved_filters (query, filters);
  found = lia_test_workspace_run (workspace, query, "family_name");
  g_assert_cmpstr (found, ==, expected);
}

static char *
describe (LiaTestWorkspace *workspace, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = lia_record_load_many (workspace->reader, person_type (), &id, 1, &error);
  g_autofree char *organisation = NULL;
  g_autofree char *country = NULL;

  g_assert_no_error (error);
  g_assert_true (lia_record_load_derived (workspace->reader, records, &error));
  g_assert_no_error (error);
  organisation
      = lia_record_format (g_ptr_array_index (records, 0), "organisation", LIA_RECORD_DISPLAY);
  country = lia_record_format (g_ptr_array_index (records, 0), "country", LIA_RECORD_MACHINE);
  return g_strdup_printf ("%s/%s", organisation, country);
}

typedef struct
{
  gint64 zeta, obi, ames, long_gone, lone;
  gint64 bank;
} People;

/* Zeta: of the Bank (KE) first, of the Club (CH) in the main; Obi: of the Bank, left the Club; Ames: of the Club, which
 * began after that of the Bank; Long: left the Bank; Lone: nowhere, and once where the partner is in the trash. */
static LiaTestWorkspace *
make_people (People *people)
{
  LiaTestWorkspace *workspace = lia_test_workspace_new ();
  gint64 trashed;

  people->bank = lia_test_workspace_add (workspace, "partner", "name", "Example Bank", "acronym",
                                         "EB", "country", "KE", NULL);
  lia_test_workspace_add (workspace, "partner", "name", "Alpine Club", "country", "CH", NULL);
  trashed = lia_test_workspace_add (workspace, "partner", "name", "Gone", "country", "DE", NULL);
  people->zeta = lia_test_workspace_add (workspace, "person", "family_name", "Zeta", NULL);
  people->obi = lia_test_workspace_add (workspace, "person", "family_name", "Obi", NULL);
  people->ames = lia_test_workspace_add (workspace, "person", "family_name", "Ames", NULL);
  people->long_gone = lia_test_workspace_add (workspace, "person", "family_name", "Long", NULL);
  people->lone = lia_test_workspace_add (workspace, "person", "family_name", "Solo", NULL);

  lia_test_workspace_add (workspace, "affiliation", "person", "Zeta", "partner", "Example Bank",
                          "from_date", "2025-01-01", NULL);
  lia_test_workspace_add (workspace, "affiliation", "person", "Zeta", "partner", "Alpine Club",
                          "main", "yes", NULL);
  lia_test_workspace_add (workspace, "affiliation", "person", "Obi", "partner", "Alpine Club",
                          "from_date", "2024-01-01", "to_date", "2024-12-31", "main", "yes", NULL);
  lia_test_workspace_add (workspace, "affiliation", "person", "Obi", "partner", "Example Bank",
                          "to_date", "9998-12-31", NULL);
  lia_test_workspace_add (workspace, "affiliation", "person", "Ames", "partner", "Example Bank",
                          "from_date", "2020-01-01", NULL);
  lia_test_workspace_add (workspace, "affiliation", "person", "Ames", "partner", "Alpine Club",
                          "from_date", "2021-01-01", NULL);
  lia_test_workspace_add (workspace, "affiliation", "person", "Long", "partner", "Example Bank",
                          "to_date", "2001-01-01", NULL);
  lia_test_workspace_add (workspace, "affiliation", "person", "Solo", "partner", "Gone", NULL);
  lia_test_workspace_trash (workspace, "partner", trashed);
  return workspace;
}

static void
test_values (void)
{
  People people;
  g_autoptr (LiaTestWorkspace) workspace = make_people (&people);
  const gint64 ids[] = { people.zeta, people.obi, people.ames, people.long_gone, people.lone };
  const char *const expected[]
      = { "Alpine Club/CH", "Example Bank/KE", "Alpine Club/CH", "/", "/" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *described = describe (workspace, ids[i]);

      g_assert_cmpstr (described, ==, expected[i]);
    }
}

static void
test_sorts_and_searches (void)
{
  People people;
  g_autoptr (LiaTestWorkspace) workspace = make_people (&people);

  assert_sorted (workspace, "organisation", FALSE, "Ames Zeta Obi Long Solo");
  assert_sorted (workspace, "organisation", TRUE, "Obi Ames Zeta Long Solo");
  /* Kenya, Switzerland: by the names, not the codes. */
  assert_sorted (workspace, "country", FALSE, "Obi Ames Zeta Long Solo");
  /* By each organisation somebody belongs to, not only the one that is shown. */
  assert_found (workspace, "organisation:bank", "Ames Obi Zeta");
  assert_found (workspace, "partner:\"alpine club\"", "Ames Zeta");
  assert_found (workspace, "organisation:eb", "Ames Obi Zeta");
  assert_found (workspace, "-organisation:club", "Long Obi Solo");
  assert_found (workspace, "-organisation:bank", "Long Solo");
  assert_found (workspace, "country:KE,switzerland", "Ames Obi Zeta");
  assert_found (workspace, "has:organisation", "Ames Obi Zeta");
  assert_found (workspace, "-has:country", "Long Solo");
}

static void
test_filters (void)
{
  People people;
  g_autoptr (LiaTestWorkspace) workspace = make_people (&people);
  g_autofree char *bank
      = g_strdup_printf ("{\"organisation\":[\"%" G_GINT64_FORMAT "\"]}", people.bank);
  g_autofree char *bank_or_none
      = g_strdup_printf ("{\"organisation\":[\"%" G_GINT64_FORMAT "\",null]}", people.bank);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (person_type ());

  assert_filtered (workspace, bank, "Ames Obi Zeta");
  assert_filtered (workspace, bank_or_none, "Ames Long Obi Solo Zeta");
  assert_filtered (workspace, "{\"country\":[\"CH\"]}", "Ames Zeta");
  assert_filtered (workspace, "{\"country\":[\"KE\"]}", "Ames Obi Zeta");
  assert_filtered (workspace, "{\"country\":[null]}", "Long Solo");
  assert_filtered (workspace, "{\"-country\":[null]}", "Ames Obi Zeta");
  assert_filtered (workspace, "{\"-country\":[\"CH\"]}", "Long Obi Solo");

  g_assert_true (lia_record_query_add_filter_text (query, "organisation", "example bank",
                                                   workspace->reader, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lia_record_query_count (query, workspace->reader, &error), ==, 3);
  g_assert_false (
      lia_record_query_add_filter_text (query, "country", "Atlantis", workspace->reader, &error));
  g_assert_nonnull (strstr (error->message, "Atlantis"));
}

static void
wait_for (LiaRecordFacets *facets)
{
  gboolean loading = TRUE;

  for (g_object_get (facets, "loading", &loading, NULL); loading;
       g_object_get (facets, "loading", &loading, NULL))
    g_main_context_iteration (NULL, TRUE);
}

/* "Alpine Club 2, Example Bank 1, None 2" */
static void
assert_facet (LiaRecordFacets *facets, const char *field, const char *expected)
{
  GListModel *facet = G_LIST_MODEL (lia_record_facets_find (facets, field));
  g_autoptr (GString) text = g_string_new (NULL);

  wait_for (facets);
  for (guint i = 0; i < g_list_model_get_n_items (facet); i++)
    {
      g_autoptr (LiaFacetValue) value = g_list_model_get_item (facet, i);

      g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", lia_facet_value_get_label (value),
                              lia_facet_value_get_count (value));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_facets (void)
{
  People people;
  g_autoptr (LiaTestWorkspace) workspace = make_people (&people);
  g_autoptr (LiaRecordFacets) facets = lia_record_facets_new (workspace->store, person_type ());
  g_autoptr (LiaRecordQuery) all = lia_record_query_new (person_type ());
  g_autofree char *saved = NULL;

  lia_record_facets_set_base (facets, all);
  assert_facet (facets, "organisation", "Alpine Club 2, Example Bank 3, None 2");
  assert_facet (facets, "country", "Kenya 3, Switzerland 2, None 2");

  lia_record_facets_load (facets, "{\"country\":[\"CH\"]}");
  assert_facet (facets, "organisation", "Alpine Club 2, Example Bank 2");
  saved = lia_record_facets_save (facets);
  g_assert_cmpstr (saved, ==, "{\"country\":[\"CH\"]}");

  /* Rows of what is left out count nowhere; it is still there, to be taken back. */
  lia_record_facets_load (facets, "{\"-country\":[\"CH\"]}");
  assert_facet (facets, "organisation", "Example Bank 1, None 2");
  assert_facet (facets, "country", "Kenya 1, Switzerland 0, None 2");
  g_free (g_steal_pointer (&saved));
  saved = lia_record_facets_save (facets);
  g_assert_cmpstr (saved, ==, "{\"-country\":[\"CH\"]}");
  lia_record_facets_load (facets, "{\"-organisation\":[null]}");
  assert_facet (facets, "country", "Kenya 3, Switzerland 2");

  /* Counts follow the affiliations. */
  lia_record_facets_clear (facets);
  lia_test_workspace_add (workspace, "affiliation", "person", "Solo", "partner", "Example Bank",
                          NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_facet (facets, "organisation", "Alpine Club 2, Example Bank 4, None 1");
}

/* Random histories. */

#define N_ROUNDS 40

static gint64
any_row (LiaTestWorkspace *workspace, GRand *rand, const char *table, gboolean live)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s WHERE undone = 0 AND trashed_at IS %s NULL", table, live ? "" : "NOT");
  g_autoptr (GArray) ids
      = lia_statement_read_integers (lia_reader_prepare (workspace->reader, sql, NULL), NULL);

  return ids->len > 0 ? g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32) ids->len))
                      : 0;
}

static void
add_affiliation (LiaTestWorkspace *workspace, GRand *rand)
{
  static const char *const ends[] = { "", "", "2001-01-01", "9998-01-01" };
  g_autofree char *person
      = g_strdup_printf ("%" G_GINT64_FORMAT, any_row (workspace, rand, "person", TRUE));
  g_autofree char *partner
      = g_strdup_printf ("%" G_GINT64_FORMAT, any_row (workspace, rand, "partner", TRUE));

  if (!g_str_equal (person, "0") && !g_str_equal (partner, "0"))
    lia_test_workspace_add (workspace, "affiliation", "person", person, "partner", partner,
                            "to_date", ends[g_rand_int_range (rand, 0, G_N_ELEMENTS (ends))],
                            "main", g_rand_boolean (rand) ? "yes" : "no", NULL);
}

static void
change_country (LiaTestWorkspace *workspace, GRand *rand)
{
  static const char *const countries[] = { "", "KE", "CH", "DE" };
  const gint64 id = any_row (workspace, rand, "partner", TRUE);
  g_autoptr (LiaRecord) record = NULL;

  if (id == 0)
    return;
  record = lia_record_load (workspace->reader, lia_record_type_find ("partner"), id, NULL);
  lia_record_parse (record, "country",
                    countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))], NULL, NULL);
  lia_test_workspace_save (workspace, record);
}

static void
take_step (LiaTestWorkspace *workspace, GRand *rand)
{
  static const char *const tables[] = { "affiliation", "affiliation", "partner", "person" };
  const char *table = tables[g_rand_int_range (rand, 0, G_N_ELEMENTS (tables))];
  g_autoptr (LiaUndoResult) undone = NULL;
  gint64 id;

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
      id = any_row (workspace, rand, table, TRUE);
      if (id != 0)
        lia_test_workspace_trash (workspace, table, id);
      break;
    case 1:
      id = any_row (workspace, rand, table, FALSE);
      if (id != 0)
        lia_test_workspace_restore (workspace, table, id);
      break;
    case 2:
      undone = lia_store_undo (workspace->store, NULL);
      break;
    case 3:
      undone = lia_store_redo (workspace->store, NULL);
      break;
    case 4:
      change_country (workspace, rand);
      break;
    case 5:
      lia_test_workspace_add (workspace, "person", "family_name", "New", NULL);
      break;
    default:
      add_affiliation (workspace, rand);
      break;
    }
}

/* How many live people belong to @value now, or to none, told without the facets or the query. */
static gint64
count_people (LiaTestWorkspace *workspace, const char *column, const LiaValue *value)
{
  g_autofree char *belongs = g_strdup_printf (
      "p.id %s (SELECT a.person FROM affiliation a, partner o WHERE o.id = a.partner"
      " AND a.trashed_at IS NULL AND a.undone = 0 AND o.trashed_at IS NULL AND o.undone = 0"
      " AND ifnull (a.to_date, '9999') > date ('now') AND %s %s)",
      value->type == LIA_VALUE_NULL ? "NOT IN" : "IN", column,
      value->type == LIA_VALUE_NULL ? "IS NOT NULL AND ?1 IS NULL" : "= ?1");
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM person p WHERE p.trashed_at IS NULL AND p.undone = 0 AND %s", belongs);
  g_autoptr (GError) error = NULL;
  LiaStatement *statement = lia_reader_prepare (workspace->reader, sql, &error);
  gint64 n;

  g_assert_no_error (error);
  if (value->type == LIA_VALUE_INTEGER)
    lia_statement_bind_integer (statement, 1, value->integer);
  else
    lia_statement_bind_text (statement, 1, value->text);
  g_assert_true (lia_statement_step (statement, &error));
  n = lia_statement_get_integer (statement, 0);
  lia_statement_reset (statement);
  return n;
}

static void
assert_counted (LiaTestWorkspace *workspace,
                LiaRecordFacets *facets,
                const char *name,
                const char *column)
{
  LiaRecordFacet *facet = lia_record_facets_find (facets, name);
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (DISTINCT %s) FROM affiliation a, partner o, person p WHERE o.id = a.partner"
      " AND p.id = a.person AND p.trashed_at IS NULL AND p.undone = 0"
      " AND a.trashed_at IS NULL AND a.undone = 0 AND o.trashed_at IS NULL AND o.undone = 0"
      " AND ifnull (a.to_date, '9999') > date ('now')",
      column);
  LiaStatement *statement = lia_reader_prepare (workspace->reader, sql, NULL);
  gint64 n_values = 0;
  g_autoptr (GError) error = NULL;

  wait_for (facets);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facet)); i++)
    {
      g_autoptr (LiaFacetValue) item = g_list_model_get_item (G_LIST_MODEL (facet), i);
      const LiaValue value = lia_facet_value_get_value (item);
      g_autoptr (LiaRecordQuery) query = lia_record_query_new (person_type ());

      n_values += value.type != LIA_VALUE_NULL ? 1 : 0;
      g_assert_cmpint (lia_facet_value_get_count (item), ==,
                       count_people (workspace, column, &value));
      /* Choosing it shows as many. */
      lia_record_query_add_filter (query, name, LIA_MATCH_EQUAL, &value, &error);
      g_assert_cmpint (lia_record_query_count (query, workspace->reader, &error), ==,
                       lia_facet_value_get_count (item));
      g_assert_no_error (error);
    }
  g_assert_true (lia_statement_step (statement, &error));
  g_assert_cmpint (lia_statement_get_integer (statement, 0), ==, n_values);
  lia_statement_reset (statement);
}

static void
test_random_histories (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();
  People people;
  g_autoptr (LiaTestWorkspace) workspace = make_people (&people);
  g_autoptr (LiaRecordFacets) facets = lia_record_facets_new (workspace->store, person_type ());
  g_autoptr (LiaRecordQuery) all = lia_record_query_new (person_type ());

  lia_record_facets_set_base (facets, all);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (gint n_steps = g_rand_int_range (rand, 1, 6); n_steps > 0; n_steps--)
        take_step (workspace, rand);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      assert_counted (workspace, facets, "organisation", "a.partner");
      assert_counted (workspace, facets, "country", "o.country");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-derived/values", test_values);
  g_test_add_func ("/person-derived/sorts-and-searches", test_sorts_and_searches);
  g_test_add_func ("/person-derived/filters", test_filters);
  g_test_add_func ("/person-derived/facets", test_facets);
  g_test_add_func ("/person-derived/random-histories", test_random_histories);
  return g_test_run ();
}
