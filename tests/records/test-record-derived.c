/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-derived-field.h"
#include "lia-record-facets.h"
#include "lia-record-model.h"
#include "lia-row-counts.h"
#include "seed-test.h"
#include "test-workspace.h"

#define N_PARTNERS 30
#define N_EVENTS   300

static const LiaRecordType *
partner_type (void)
{
  return lia_record_type_find ("partner");
}

static void
assert_found (LiaTestWorkspace *workspace, const char *search, const char *expected)
{
  lia_test_workspace_assert_found (workspace, "partner", search, "acronym", expected);
}

static void
assert_sorted (LiaTestWorkspace *workspace,
               const char *field,
               gboolean descending,
               const char *expected)
{
  lia_test_workspace_assert_sorted (workspace, "partner", field, descending, "acronym", expected);
}

static void
assert_derived (LiaTestWorkspace *workspace, gint64 id, const char *field, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = lia_record_load_many (workspace->reader, partner_type (), &id, 1, &error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  before = lia_record_format (g_ptr_array_index (records, 0), field, LIA_RECORD_MACHINE);
  g_assert_cmpstr (before, ==, "");
  lia_record_load_derived (workspace->reader, records, &error);
  g_assert_no_error (error);
  after = lia_record_format (g_ptr_array_index (records, 0), field, LIA_RECORD_MACHINE);
  g_assert_cmpstr (after, ==, expected);
}

typedef struct
{
  gint64 a, b, c, d;
} Partners;

/* A: last contact 2026-03, due 2027-05; B: last contact 2025-12, due 2027-01; C: due 2031; D: nothing. */
static LiaTestWorkspace *
make_engagement (Partners *partners)
{
  LiaTestWorkspace *workspace = lia_test_workspace_new ();
  gint64 trashed;

  partners->a
      = lia_test_workspace_add (workspace, "partner", "name", "Alpha", "acronym", "A", NULL);
  partners->b = lia_test_workspace_add (workspace, "partner", "name", "Beta", "acronym", "B", NULL);
  partners->c
      = lia_test_workspace_add (workspace, "partner", "name", "Gamma", "acronym", "C", NULL);
  partners->d
      = lia_test_workspace_add (workspace, "partner", "name", "Delta", "acronym", "D", NULL);

  lia_test_workspace_add (workspace, "interaction", "partner", "Alpha", "kind", "meeting", "date",
                          "2026-02-01", "summary", "x", "follow_up_date", "2027-05-02", NULL);
  lia_test_workspace_add (workspace, "interaction", "partner", "Alpha", "kind", "meeting", "date",
                          "2026-03-09", "summary", "y", "follow_up_date", "2026-01-01",
                          "follow_up_done", "yes", NULL);
  trashed = lia_test_workspace_add (workspace, "interaction", "partner", "Alpha", "kind", "meeting",
                                    "date", "2026-06-01", "summary", "trashed", NULL);
  lia_test_workspace_trash (workspace, "interaction", trashed);
  lia_test_workspace_add (workspace, "interaction", "partner", "Beta", "kind", "event", "date",
                          "2025-12-24", "summary", "z", NULL);
  lia_test_workspace_add (workspace, "commitment", "partner", "Beta", "title", "Staff", "due_date",
                          "2027-01-31", NULL);
  lia_test_workspace_add (workspace, "commitment", "partner", "Beta", "title", "Funds", "due_date",
                          "2025-01-31", "honoured_date", "2025-01-30", NULL);
  lia_test_workspace_add (workspace, "benefit", "partner", "Beta", "due_date", "2029-01-01", NULL);
  lia_test_workspace_add (workspace, "benefit", "partner", "Beta", "due_date", "2020-01-01",
                          "given_date", "2020-01-01", NULL);
  lia_test_workspace_add (workspace, "agreement", "partner", "Gamma", "title", "MoU", "end_date",
                          "9998-12-31", NULL);
  lia_test_workspace_add (workspace, "agreement", "partner", "Gamma", "title", "Old", "end_date",
                          "2001-12-31", NULL);
  return workspace;
}

static void
test_values (void)
{
  Partners partners;
  g_autoptr (LiaTestWorkspace) workspace = make_engagement (&partners);

  assert_derived (workspace, partners.a, "last_contact", "2026-03-09");
  assert_derived (workspace, partners.b, "last_contact", "2025-12-24");
  assert_derived (workspace, partners.c, "last_contact", "");
  assert_derived (workspace, partners.a, "next_due", "2027-05-02");
  assert_derived (workspace, partners.b, "next_due", "2027-01-31");
  assert_derived (workspace, partners.c, "next_due", "9998-12-31");
  assert_derived (workspace, partners.d, "next_due", "");
  assert_derived (workspace, partners.d, "open_findings", "");
}

static void
test_sorts_and_searches (void)
{
  Partners partners;
  g_autoptr (LiaTestWorkspace) workspace = make_engagement (&partners);

  assert_sorted (workspace, "last_contact", FALSE, "B A D C");
  assert_sorted (workspace, "last_contact", TRUE, "A B D C");
  assert_sorted (workspace, "next_due", FALSE, "B A C D");
  assert_found (workspace, "has:last_contact", "A B");
  assert_found (workspace, "-has:\"last contact\"", "D C");
  assert_found (workspace, "last_contact:2026-03", "A");
  assert_found (workspace, "last-contact:<2026", "B");
  assert_found (workspace, "contact:>2025", "A");
  assert_found (workspace, "contact:>=2025", "A B");
  assert_found (workspace, "contact:>2025-12-24", "A");
  assert_found (workspace, "contact:<=2025-12-24", "B");
  assert_found (workspace, "-contact:<2026", "A D C");
  assert_found (workspace, "due:<2027-02", "B");
  assert_found (workspace, "due:2027", "A B");
  assert_found (workspace, "due:\"\"", "D");
  assert_found (workspace, "contact:nonsense", "");
}

static GArray *
make_counts (gint64 id, guint n)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (LiaRowCount));
  const LiaRowCount count = { .id = id, .count = n, .worst = 1 };

  g_array_append_val (counts, count);
  return counts;
}

static void
wait_for (gpointer object)
{
  for (;;)
    {
      gboolean loading;

      g_object_get (object, "loading", &loading, NULL);
      if (!loading)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
test_findings (void)
{
  Partners partners;
  g_autoptr (LiaTestWorkspace) workspace = make_engagement (&partners);
  g_autoptr (GArray) counts = make_counts (partners.c, 3);
  g_autoptr (GArray) later = make_counts (partners.b, 1);
  g_autoptr (LiaRecordFacets) facets = lia_record_facets_new (workspace->store, partner_type ());
  g_autoptr (LiaRecordModel) model = lia_record_model_new (workspace->store);
  g_autoptr (LiaRecordQuery) base = lia_record_query_new (partner_type ());
  g_autoptr (LiaFacetValue) with = NULL;
  g_autoptr (LiaFacetValue) without = NULL;
  GListModel *facet;

  lia_store_set_row_counts (workspace->store, counts, NULL);
  assert_derived (workspace, partners.c, "open_findings", "3");
  assert_found (workspace, "has:findings", "C");
  assert_found (workspace, "-has:findings", "A B D");
  assert_found (workspace, "findings:>2", "C");
  assert_found (workspace, "findings:>3", "");
  assert_sorted (workspace, "open_findings", TRUE, "C A B D");

  lia_record_query_set_sort (base, "open_findings", TRUE, NULL);
  lia_record_facets_set_base (facets, base);
  wait_for (facets);
  facet = G_LIST_MODEL (lia_record_facets_find (facets, "open_findings"));
  g_assert_cmpuint (g_list_model_get_n_items (facet), ==, 2);
  with = g_list_model_get_item (facet, 0);
  without = g_list_model_get_item (facet, 1);
  g_assert_cmpstr (lia_facet_value_get_label (with), ==, "Yes");
  g_assert_cmpuint (lia_facet_value_get_count (with), ==, 1);
  g_assert_cmpstr (lia_facet_value_get_label (without), ==, "No");
  g_assert_cmpuint (lia_facet_value_get_count (without), ==, 3);

  /* The list and what is chosen follow when findings come and go. */
  lia_facet_value_set_selected (with, TRUE);
  lia_record_model_set_query (model, lia_record_facets_get_query (facets));
  wait_for (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  g_assert_cmpint (lia_record_model_get_row_id (model, 0), ==, partners.c);
  lia_store_set_row_counts (workspace->store, later, NULL);
  wait_for (model);
  g_assert_cmpint (lia_record_model_get_row_id (model, 0), ==, partners.b);

  lia_record_model_set_query (model, base);
  wait_for (model);
  g_assert_cmpint (lia_record_model_get_row_id (model, 0), ==, partners.b);
  lia_store_set_row_counts (workspace->store, counts, NULL);
  wait_for (model);
  g_assert_cmpint (lia_record_model_get_row_id (model, 0), ==, partners.c);
  wait_for (facets);
}

static void
count_signal (guint *n)
{
  (*n)++;
}

/* A row that is shown has its derived fields, and they follow. */
static void
test_model (void)
{
  Partners partners;
  g_autoptr (LiaTestWorkspace) workspace = make_engagement (&partners);
  g_autoptr (LiaRecordModel) model = lia_record_model_new (workspace->store);
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (partner_type ());
  g_autoptr (LiaRecord) before = NULL;
  g_autoptr (LiaRecord) after = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n_signals = 0;

  lia_record_model_set_query (model, query);
  wait_for (model);
  before = g_list_model_get_item (G_LIST_MODEL (model), 2);
  first = lia_record_format (before, "last_contact", LIA_RECORD_MACHINE);
  g_assert_cmpstr (first, ==, "");
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (count_signal), &n_signals);
  lia_test_workspace_add (workspace, "interaction", "partner", "Delta", "kind", "meeting", "date",
                          "2026-07-07", "summary", "new", NULL);
  while (n_signals == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_for (model);
  after = g_list_model_get_item (G_LIST_MODEL (model), 2);
  second = lia_record_format (after, "last_contact", LIA_RECORD_MACHINE);
  g_assert_cmpstr (second, ==, "2026-07-07");
}

static char *
random_date (GRand *rand)
{
  return g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (rand, 2024, 2031),
                          g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
}

static gboolean
add_events (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const tables[] = { "interaction", "commitment", "benefit", "agreement" };
  static const char *const dates[][3] = { { "date", "follow_up_date", NULL },
                                          { "due_date", "honoured_date", NULL },
                                          { "due_date", "given_date", NULL },
                                          { "end_date", "terminated_date", NULL } };
  GRand *rand = data;
  gint64 partners[N_PARTNERS];

  for (guint i = 0; i < N_PARTNERS; i++)
    {
      g_autoptr (LiaRecord) record = lia_record_new (partner_type ());

      lia_record_parse (record, "name", "Partner", NULL, NULL);
      g_assert_true (lia_record_save (record, batch, error));
      partners[i] = lia_record_get_id (record);
    }
  for (guint i = 0; i < N_EVENTS; i++)
    {
      const guint kind = (guint) g_rand_int_range (rand, 0, 4);
      g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find (tables[kind]));
      const LiaValue partner = LIA_INTEGER (partners[g_rand_int_range (rand, 0, N_PARTNERS)]);

      lia_record_set_value (record, "partner", &partner);
      if (kind != 2)
        lia_record_parse (record, kind == 0 ? "summary" : "title", "x", NULL, NULL);
      for (guint j = 0; dates[kind][j] != NULL; j++)
        {
          g_autofree char *date = random_date (rand);

          if ((kind == 0 && j == 0) || g_rand_boolean (rand))
            lia_record_parse (record, dates[kind][j], date, NULL, NULL);
        }
      if (kind == 0 && g_rand_boolean (rand))
        lia_record_parse (record, "follow_up_done", "yes", NULL, NULL);
      if (!lia_record_save (record, batch, error))
        return FALSE;
      if (g_rand_int_range (rand, 0, 10) == 0
          && !lia_batch_trash (batch, tables[kind], lia_record_get_id (record), error))
        return FALSE;
    }
  return TRUE;
}

/* Read one by one or all at once, a derived field is the same. */
static void
test_both_ways (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (GError) error = NULL;
  guint n;
  const LiaDerivedField *derived = lia_record_type_get_derived (partner_type (), &n);

  lia_store_write (workspace->store, "Fill", add_events, rand, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sql = NULL;
      LiaStatement *statement;
      guint n_values = 0;

      if (derived[i].rows_sql == NULL)
        continue;
      sql = g_strdup_printf ("SELECT %s, d.value FROM partner r LEFT JOIN (%s) d ON d.id = r.id",
                             derived[i].value_sql, derived[i].rows_sql);
      statement = lia_reader_prepare (workspace->reader, sql, &error);
      g_assert_no_error (error);
      while (lia_statement_step (statement, &error))
        {
          const char *one = lia_statement_get_text (statement, 0);

          g_assert_cmpstr (one, ==, lia_statement_get_text (statement, 1));
          n_values += one != NULL;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n_values, >, N_PARTNERS / 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/derived/values", test_values);
  g_test_add_func ("/records/derived/sorts-and-searches", test_sorts_and_searches);
  g_test_add_func ("/records/derived/findings", test_findings);
  g_test_add_func ("/records/derived/model", test_model);
  g_test_add_func ("/records/derived/both-ways", test_both_ways);
  return g_test_run ();
}
