/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-record-facets.h"

#include <string.h>

#include "lia-batch.h"
#include "lia-journal.h"
#include "lia-row-counts.h"
#include "seed-test.h"
#include "test-workspace.h"

#define N_PARTNERS 150
#define N_STATES   60

static const char *const countries[] = { "KE", "UG", "CH", "DE" };
static const char *const tags[] = { "cyber", "training", "vip", "a \"b\"", "x,y" };
static const char *const kinds[] = { "specialist", "industry", "government" };
static const char *const statuses[] = { "active", "potential", "dormant" };

typedef struct
{
  GRand *rand;
  gint64 levels[3];
  gint64 people[4];
} Recipe;

static gboolean
happens (GRand *rand, double chance)
{
  return g_rand_double (rand) < chance;
}

static void
set_set (LiaRecord *record, GRand *rand, const char *field, const char *const *choices, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (happens (rand, 0.3))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", choices[i]);
  g_assert_true (lia_record_parse (record, field, text->str, NULL, NULL));
}

static gboolean
add_partners (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Recipe *recipe = data;
  GRand *rand = recipe->rand;

  for (guint i = 0; i < N_PARTNERS; i++)
    {
      g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find ("partner"));
      g_autofree char *name
          = g_strdup_printf ("%s Partner %u", happens (rand, 0.5) ? "Bank" : "Club", i);
      const LiaValue level = LIA_INTEGER (recipe->levels[g_rand_int_range (rand, 0, 3)]);
      const LiaValue person = LIA_INTEGER (recipe->people[g_rand_int_range (rand, 0, 4)]);

      lia_record_parse (record, "name", name, NULL, NULL);
      if (happens (rand, 0.8))
        lia_record_parse (record, "country", countries[g_rand_int_range (rand, 0, 4)], NULL, NULL);
      if (happens (rand, 0.7))
        lia_record_parse (record, "status", statuses[g_rand_int_range (rand, 0, 3)], NULL, NULL);
      if (happens (rand, 0.8))
        lia_record_set_value (record, "level", &level);
      if (happens (rand, 0.6))
        lia_record_set_value (record, "keyworker", &person);
      set_set (record, rand, "kinds", kinds, G_N_ELEMENTS (kinds));
      set_set (record, rand, "tags", tags, G_N_ELEMENTS (tags));
      if (!lia_record_save (record, batch, error))
        return FALSE;
      if (happens (rand, 0.1)
          && !lia_batch_trash (batch, "partner", lia_record_get_id (record), error))
        return FALSE;
    }
  return TRUE;
}

static LiaTestWorkspace *
make_roster (GRand *rand)
{
  LiaTestWorkspace *workspace = lia_test_workspace_new ();
  Recipe recipe = { .rand = rand };
  g_autoptr (GError) error = NULL;

  recipe.levels[0]
      = lia_test_workspace_add (workspace, "level", "name", "Partner", "rank", "2", NULL);
  recipe.levels[1]
      = lia_test_workspace_add (workspace, "level", "name", "Strategic", "rank", "10", NULL);
  recipe.levels[2] = lia_test_workspace_add (workspace, "level", "name", "Ambassadors", "lane",
                                             "individual", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (recipe.people); i++)
    {
      g_autofree char *name = g_strdup_printf ("Person%u", i);

      recipe.people[i]
          = lia_test_workspace_add (workspace, "person", "family_name", name, "team", "yes", NULL);
    }
  lia_store_write (workspace->store, "Fill", add_partners, &recipe, NULL, NULL, &error);
  g_assert_no_error (error);
  return workspace;
}

static void
wait_for_counts (LiaRecordFacets *facets)
{
  for (;;)
    {
      gboolean loading;

      g_object_get (facets, "loading", &loading, NULL);
      if (!loading)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
on_failed (LiaRecordFacets *facets, GError *error, gpointer data)
{
  g_error ("%s", error->message);
}

static LiaRecordFacets *
make_facets (LiaTestWorkspace *workspace)
{
  LiaRecordFacets *facets
      = lia_record_facets_new (workspace->store, lia_record_type_find ("partner"));

  g_signal_connect (facets, "failed", G_CALLBACK (on_failed), NULL);
  return facets;
}

static void
set_base (LiaRecordFacets *facets, const char *search)
{
  g_autoptr (LiaRecordQuery) base = lia_record_query_new (lia_record_type_find ("partner"));

  lia_record_query_set_search_text (base, search);
  lia_record_facets_set_base (facets, base);
}

/* The base, with what is selected in all facets but one, and one value of that. */
static gint64
count_by_query (LiaTestWorkspace *workspace,
                LiaRecordFacets *facets,
                LiaRecordFacet *facet,
                LiaFacetValue *counted,
                const char *search)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
  const LiaValue value = lia_facet_value_get_value (counted);
  g_autoptr (GError) error = NULL;
  gint64 count;

  lia_record_query_set_search_text (query, search);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facets)); i++)
    {
      g_autoptr (LiaRecordFacet) other = g_list_model_get_item (G_LIST_MODEL (facets), i);
      const char *name = lia_record_facet_get_field (other)->name;
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (LiaValue));

      if (other == facet)
        {
          lia_record_query_add_filter_any (query, name, &value, 1, FALSE, &error);
          g_assert_no_error (error);
          continue;
        }
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (other)); j++)
        {
          g_autoptr (LiaFacetValue) item = g_list_model_get_item (G_LIST_MODEL (other), j);
          const LiaValue selected = lia_facet_value_get_value (item);

          if (lia_facet_value_get_selected (item))
            g_array_append_val (values, selected);
        }
      if (values->len > 0)
        lia_record_query_add_filter_any (query, name, (const LiaValue *) (gpointer) values->data,
                                         values->len, FALSE, &error);
      g_assert_no_error (error);
    }
  count = lia_record_query_count (query, workspace->reader, &error);
  g_assert_no_error (error);
  return count;
}

static void
assert_counts (LiaTestWorkspace *workspace, LiaRecordFacets *facets, const char *search)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facets)); i++)
    {
      g_autoptr (LiaRecordFacet) facet = g_list_model_get_item (G_LIST_MODEL (facets), i);

      /* Derived fields are tested where they are made. */
      if (lia_record_type_get_field (lia_record_type_find ("partner"),
                                     lia_record_facet_get_field (facet)->name)
          == NULL)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (facet)); j++)
        {
          g_autoptr (LiaFacetValue) item = g_list_model_get_item (G_LIST_MODEL (facet), j);

          g_assert_cmpint (lia_facet_value_get_count (item), ==,
                           count_by_query (workspace, facets, facet, item, search));
          g_assert_true (lia_facet_value_get_count (item) > 0
                         || lia_facet_value_get_selected (item));
        }
    }
}

static LiaFacetValue *
find_label (LiaRecordFacets *facets, const char *field, const char *label)
{
  LiaRecordFacet *facet = lia_record_facets_find (facets, field);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facet)); i++)
    {
      g_autoptr (LiaFacetValue) item = g_list_model_get_item (G_LIST_MODEL (facet), i);

      if (g_str_equal (lia_facet_value_get_label (item), label))
        return item;
    }
  return NULL;
}

/* Against counting by the query alone, in random states. */
static void
test_counts (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (LiaTestWorkspace) workspace = make_roster (rand);
  g_autoptr (LiaRecordFacets) facets = make_facets (workspace);
  static const char *const searches[] = { "", "bank", "-bank", "country:KE,UG", "zzz", "has:tags" };

  for (guint state = 0; state < N_STATES; state++)
    {
      const char *search = searches[g_rand_int_range (rand, 0, G_N_ELEMENTS (searches))];

      set_base (facets, search);
      if (state % 7 == 0)
        lia_record_facets_clear (facets);
      if (state % 3 != 0)
        wait_for_counts (facets);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facets)); i++)
        {
          g_autoptr (LiaRecordFacet) facet = g_list_model_get_item (G_LIST_MODEL (facets), i);

          for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (facet)); j++)
            {
              g_autoptr (LiaFacetValue) item = g_list_model_get_item (G_LIST_MODEL (facet), j);

              if (happens (rand, 0.08))
                lia_facet_value_set_selected (item, !lia_facet_value_get_selected (item));
            }
        }
      wait_for_counts (facets);
      assert_counts (workspace, facets, search);
    }
}

static void
test_order_and_labels (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (LiaTestWorkspace) workspace = make_roster (rand);
  g_autoptr (LiaRecordFacets) facets = make_facets (workspace);
  const struct
  {
    const char *field;
    const char *labels;
  } cases[] = {
    { "level", "Partner|Strategic|Ambassadors|None" },
    { "country", "Germany|Kenya|Switzerland|Uganda|None" },
    { "status", "Potential|Active|Dormant|None" },
    { "kinds", "Specialist|Industry|Government|None" },
    { "keyworker", "Person0|Person1|Person2|Person3|None" },
  };

  set_base (facets, "");
  wait_for_counts (facets);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LiaRecordFacet *facet = lia_record_facets_find (facets, cases[i].field);
      g_autoptr (GString) labels = g_string_new (NULL);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (facet)); j++)
        {
          g_autoptr (LiaFacetValue) item = g_list_model_get_item (G_LIST_MODEL (facet), j);

          g_string_append_printf (labels, "%s%s", j > 0 ? "|" : "",
                                  lia_facet_value_get_label (item));
        }
      g_assert_cmpstr (labels->str, ==, cases[i].labels);
    }
}

static void
count_notify (guint *n)
{
  (*n)++;
}

static void
test_selection (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (LiaTestWorkspace) workspace = make_roster (rand);
  g_autoptr (LiaRecordFacets) facets = make_facets (workspace);
  GListModel *chips = lia_record_facets_get_selected (facets);
  LiaFacetValue *kenya;
  LiaFacetValue *none;
  g_autofree char *saved = NULL;
  g_autofree char *again = NULL;
  g_autoptr (LiaFacetValue) chip = NULL;
  g_autoptr (GError) error = NULL;
  guint n_queries = 0;
  guint expected;

  g_signal_connect_swapped (facets, "notify::query", G_CALLBACK (count_notify), &n_queries);
  set_base (facets, "bank");
  wait_for_counts (facets);
  g_assert_cmpuint (n_queries, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (chips), ==, 0);
  g_assert_null (lia_record_facets_save (facets));

  kenya = find_label (facets, "country", "Kenya");
  none = find_label (facets, "keyworker", "None");
  lia_facet_value_set_selected (kenya, TRUE);
  g_assert_cmpuint (n_queries, ==, 2);
  lia_facet_value_set_selected (none, TRUE);
  wait_for_counts (facets);
  /* The objects stay while counts change. */
  g_assert_true (find_label (facets, "country", "Kenya") == kenya);
  g_assert_cmpuint (lia_record_facets_get_n_selected (facets), ==, 2);
  g_assert_cmpuint (lia_record_facet_get_n_selected (lia_record_facets_find (facets, "country")),
                    ==, 1);
  expected = lia_facet_value_get_count (kenya);
  g_assert_cmpint (
      lia_record_query_count (lia_record_facets_get_query (facets), workspace->reader, &error), ==,
      expected);

  /* Saved, forgotten and chosen again in another window, before anything was counted there. */
  saved = lia_record_facets_save (facets);
  g_assert_cmpstr (saved, ==, "{\"country\":[\"KE\"],\"keyworker\":[null]}");
  {
    g_autoptr (LiaRecordFacets) other = make_facets (workspace);
    g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));

    lia_record_facets_load (other, saved);
    set_base (other, "bank");
    again = lia_record_facets_save (other);
    g_assert_cmpstr (again, ==, saved);
    wait_for_counts (other);
    chip = g_list_model_get_item (lia_record_facets_get_selected (other), 0);
    g_assert_cmpstr (lia_facet_value_get_label (chip), ==, "Kenya");
    g_assert_cmpuint (lia_facet_value_get_count (chip), ==, expected);
    lia_record_query_set_search_text (query, "bank");
    lia_record_query_add_saved_filters (query, saved);
    g_assert_cmpint (lia_record_query_count (query, workspace->reader, &error), ==, expected);
    lia_record_facets_load (other, "{\"nonsense\":[1],\"country\":7,\"level\":[{},\"x\"]}");
    g_assert_cmpuint (lia_record_facets_get_n_selected (other), ==, 0);
    lia_record_facets_load (other, "[[[");
  }

  n_queries = 0;
  lia_record_facets_clear (facets);
  g_assert_cmpuint (n_queries, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (chips), ==, 0);
  wait_for_counts (facets);
}

static void
test_follows_changes (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (LiaTestWorkspace) workspace = make_roster (rand);
  g_autoptr (LiaRecordFacets) facets = make_facets (workspace);
  LiaFacetValue *item;
  guint before;

  set_base (facets, "");
  wait_for_counts (facets);
  g_assert_null (find_label (facets, "country", "Japan"));
  before = lia_facet_value_get_count (find_label (facets, "country", "Kenya"));
  lia_test_workspace_add (workspace, "partner", "name", "New", "country", "Japan", NULL);
  while (find_label (facets, "country", "Japan") == NULL)
    g_main_context_iteration (NULL, TRUE);
  item = find_label (facets, "country", "Japan");
  g_assert_cmpuint (lia_facet_value_get_count (item), ==, 1);
  g_assert_cmpuint (lia_facet_value_get_count (find_label (facets, "country", "Kenya")), ==,
                    before);
}

/* Against GROUP BY, of all rows and in all facets: whatever happened to the rows. */
static void
assert_grouped (LiaTestWorkspace *workspace, LiaRecordFacets *facets)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facets)); i++)
    {
      g_autoptr (LiaRecordFacet) facet = g_list_model_get_item (G_LIST_MODEL (facets), i);
      const LiaField *field = lia_record_facet_get_field (facet);
      const gboolean is_set = field->type == LIA_FIELD_SET || field->type == LIA_FIELD_CHOICE_SET;
      const gboolean is_derived
          = lia_record_type_get_field (lia_record_type_find ("partner"), field->name) == NULL;
      g_autofree char *sql = NULL;
      g_autoptr (GError) error = NULL;
      LiaStatement *statement;
      guint n = 0;

      if (is_set)
        sql = g_strdup_printf (
            "SELECT e.value, count (*) FROM partner p LEFT JOIN json_each (p.%s) e"
            " WHERE p.trashed_at IS NULL AND p.undone = 0 GROUP BY e.value",
            field->name);
      else
        sql = g_strdup_printf ("SELECT %s, count (*) FROM partner WHERE trashed_at IS NULL"
                               " AND undone = 0 GROUP BY 1",
                               is_derived ? "nullif (lia_open_findings (id) > 0, 0)" : field->name);
      statement = lia_reader_prepare (workspace->reader, sql, &error);
      g_assert_no_error (error);
      while (lia_statement_step (statement, &error))
        {
          const LiaValue value = lia_statement_get_value (statement, 0);
          gboolean found = FALSE;

          n++;
          for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (facet)); j++)
            {
              g_autoptr (LiaFacetValue) item = g_list_model_get_item (G_LIST_MODEL (facet), j);
              const LiaValue counted = lia_facet_value_get_value (item);

              if (!lia_value_equal (&value, &counted))
                continue;
              found = TRUE;
              g_assert_cmpint (lia_facet_value_get_count (item), ==,
                               lia_statement_get_integer (statement, 1));
            }
          g_assert_true (found);
        }
      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (facet)), ==, n);
    }
}

static gint64
any_partner (LiaTestWorkspace *workspace, GRand *rand, gboolean live)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM partner WHERE undone = 0 AND trashed_at IS %s NULL", live ? "" : "NOT");
  g_autoptr (GArray) ids
      = lia_statement_read_integers (lia_reader_prepare (workspace->reader, sql, NULL), NULL);

  return ids->len > 0 ? g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32) ids->len))
                      : 0;
}

static void
change_partner (LiaTestWorkspace *workspace, GRand *rand, gint64 id)
{
  g_autoptr (LiaRecord) record
      = lia_record_load (workspace->reader, lia_record_type_find ("partner"), id, NULL);

  lia_record_parse (record, "country", countries[g_rand_int_range (rand, 0, 4)], NULL, NULL);
  lia_record_parse (record, "status", happens (rand, 0.3) ? "" : statuses[0], NULL, NULL);
  set_set (record, rand, "tags", tags, G_N_ELEMENTS (tags));
  lia_test_workspace_save (workspace, record);
}

static void
count_findings (LiaTestWorkspace *workspace, GRand *rand)
{
  static gint64 last;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (LiaRowCount));
  const gint64 id = any_partner (workspace, rand, TRUE);

  g_array_append_val (ids, id);
  g_array_append_val (ids, last);
  if (happens (rand, 0.7))
    g_array_append_val (counts, ((LiaRowCount) { id, 2, 1 }));
  lia_store_set_row_counts (workspace->store, counts, happens (rand, 0.2) ? NULL : ids);
  last = id;
}

/* One step of a random history. */
static void
take_step (LiaTestWorkspace *workspace, GRand *rand)
{
  const gint64 live = any_partner (workspace, rand, TRUE);
  const gint64 trashed = any_partner (workspace, rand, FALSE);
  g_autofree char *name = g_strdup_printf ("New %u", g_rand_int (rand));
  g_autoptr (LiaUndoResult) undone = NULL;

  /* Undo may have come to the beginning. */
  switch (live != 0 ? g_rand_int_range (rand, 0, 9) : 0)
    {
    case 0:
      lia_test_workspace_add (workspace, "partner", "name", name, "country", "Japan", NULL);
      break;
    case 1:
      lia_test_workspace_trash (workspace, "partner", live);
      break;
    case 2:
      if (trashed != 0)
        lia_test_workspace_restore (workspace, "partner", trashed);
      break;
    case 3:
      undone = lia_store_undo (workspace->store, NULL);
      break;
    case 4:
      undone = lia_store_redo (workspace->store, NULL);
      break;
    case 5:
      count_findings (workspace, rand);
      break;
    default:
      change_partner (workspace, rand, live);
      break;
    }
}

static void
test_random_histories (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (LiaTestWorkspace) workspace = make_roster (rand);
  g_autoptr (LiaRecordFacets) facets = make_facets (workspace);

  set_base (facets, "");
  wait_for_counts (facets);
  assert_grouped (workspace, facets);
  for (guint round = 0; round < N_STATES; round++)
    {
      guint n_steps = (guint) g_rand_int_range (rand, 1, happens (rand, 0.1) ? 60 : 4);

      for (guint i = 0; i < n_steps; i++)
        take_step (workspace, rand);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      wait_for_counts (facets);
      assert_grouped (workspace, facets);
    }
}

/* The values are called as the records they stand for are now. */
static void
test_follows_names (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (LiaTestWorkspace) workspace = make_roster (rand);
  g_autoptr (LiaRecordFacets) facets = make_facets (workspace);
  LiaFacetValue *item;
  g_autoptr (LiaRecord) level = NULL;
  guint before;

  set_base (facets, "");
  wait_for_counts (facets);
  item = find_label (facets, "level", "Strategic");
  before = lia_facet_value_get_count (item);
  level = lia_record_load (workspace->reader, lia_record_type_find ("level"),
                           lia_facet_value_get_value (item).integer, NULL);
  lia_record_parse (level, "name", "Sovereign", NULL, NULL);
  lia_test_workspace_save (workspace, level);
  while (find_label (facets, "level", "Sovereign") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_label (facets, "level", "Strategic"));
  g_assert_cmpuint (lia_facet_value_get_count (find_label (facets, "level", "Sovereign")), ==,
                    before);
}

/* More values than a byte can number. */
static void
test_many_values (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaRecordFacets) facets = make_facets (workspace);

  set_base (facets, "");
  wait_for_counts (facets);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %u", i);
      g_autofree char *tag = g_strdup_printf ("tag-%u", i % 290);

      lia_test_workspace_add (workspace, "partner", "name", name, "tags", tag, NULL);
      if (i % 60 == 0 || i == 299)
        {
          while (g_main_context_iteration (NULL, FALSE))
            ;
          wait_for_counts (facets);
          assert_grouped (workspace, facets);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/facets/counts", test_counts);
  g_test_add_func ("/records/facets/order-and-labels", test_order_and_labels);
  g_test_add_func ("/records/facets/selection", test_selection);
  g_test_add_func ("/records/facets/follows-changes", test_follows_changes);
  g_test_add_func ("/records/facets/random-histories", test_random_histories);
  g_test_add_func ("/records/facets/follows-names", test_follows_names);
  g_test_add_func ("/records/facets/many-values", test_many_values);
  return g_test_run ();
}
