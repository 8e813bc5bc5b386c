/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-derived-field.h"
#include "lia-record-facets.h"
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
  assert_found (workspace, "organisation:bank", "Obi");
  assert_found (workspace, "partner:\"alpine club\"", "Ames Zeta");
  assert_found (workspace, "organisation:eb", "Obi");
  assert_found (workspace, "-organisation:bank", "Ames Long Solo Zeta");
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

  assert_filtered (workspace, bank, "Obi");
  assert_filtered (workspace, bank_or_none, "Long Obi Solo");
  assert_filtered (workspace, "{\"country\":[\"CH\"]}", "Ames Zeta");
  assert_filtered (workspace, "{\"country\":[null]}", "Long Solo");
  assert_filtered (workspace, "{\"-country\":[null]}", "Ames Obi Zeta");
  assert_filtered (workspace, "{\"-country\":[\"CH\"]}", "Long Obi Solo");

  g_assert_true (lia_record_query_add_filter_text (query, "organisation", "example bank",
                                                   workspace->reader, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lia_record_query_count (query, workspace->reader, &error), ==, 1);
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
  assert_facet (facets, "organisation", "Alpine Club 2, Example Bank 1, None 2");
  assert_facet (facets, "country", "Kenya 1, Switzerland 2, None 2");

  lia_record_facets_load (facets, "{\"country\":[\"CH\"]}");
  assert_facet (facets, "organisation", "Alpine Club 2");
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
  assert_facet (facets, "country", "Kenya 1, Switzerland 2");

  /* Counts follow the affiliations. */
  lia_record_facets_clear (facets);
  lia_test_workspace_add (workspace, "affiliation", "person", "Solo", "partner", "Example Bank",
                          NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_facet (facets, "organisation", "Alpine Club 2, Example Bank 2, None 1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-derived/values", test_values);
  g_test_add_func ("/person-derived/sorts-and-searches", test_sorts_and_searches);
  g_test_add_func ("/person-derived/filters", test_filters);
  g_test_add_func ("/person-derived/facets", test_facets);
  return g_test_run ();
}
