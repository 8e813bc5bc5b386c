/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "lia-merge.h"
#include "lia-partner.h"
#include "lia-record-facets.h"
#include "operations-test.h"
#include "seed-test.h"

/* Facets that follow merges count what facets do that were made after them. */

#define N_STEPS 120

static LiaRecordFacets *
make_facets (LiaWorkspace *workspace)
{
  LiaRecordFacets *facets
      = lia_record_facets_new (lia_workspace_get_store (workspace), &lia_partner_type);
  g_autoptr (LiaRecordQuery) base = lia_record_query_new (&lia_partner_type);

  lia_record_facets_set_base (facets, base);
  return facets;
}

/* "country Kenya 3" … a line each, in their order. */
static char *
dump (LiaRecordFacets *facets)
{
  GString *text = g_string_new (NULL);
  gboolean loading = TRUE;

  for (;;)
    {
      g_object_get (facets, "loading", &loading, NULL);
      if (!loading)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (facets)); i++)
    {
      g_autoptr (LiaRecordFacet) facet = g_list_model_get_item (G_LIST_MODEL (facets), i);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (facet)); j++)
        {
          g_autoptr (LiaFacetValue) value = g_list_model_get_item (G_LIST_MODEL (facet), j);

          if (lia_facet_value_get_count (value) > 0)
            g_string_append_printf (text, "%s %s %u\n", lia_record_facet_get_field (facet)->name,
                                    lia_facet_value_get_label (value),
                                    (guint) lia_facet_value_get_count (value));
        }
    }
  return g_string_free (text, FALSE);
}

static void
take_step (OperationsTest *test, GRand *rand, GArray *ids)
{
  static const char *const countries[] = { "KE", "CH", "UG", "" };
  static const char *const tags[] = { "alpha", "alpha; beta", "gamma", "" };
  LiaStore *store = lia_workspace_get_store (test->workspace);
  const gint64 keep = g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32) ids->len));
  const gint64 lose = g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32) ids->len));
  g_autofree char *name = g_strdup_printf ("Partner %u", g_rand_int (rand));
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (LiaMerge) merge = NULL;
  gint64 id;

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      undone = lia_store_undo (store, NULL);
      break;
    case 1:
      undone = lia_store_redo (store, NULL);
      break;
    case 2:
      id = operations_test_add (test->workspace, &lia_partner_type, "name", name, "country",
                                countries[g_rand_int_range (rand, 0, 4)], "tags",
                                tags[g_rand_int_range (rand, 0, 4)], NULL);
      g_array_append_val (ids, id);
      break;
    default:
      /* Refused when one of them is in the trash. */
      if (keep == lose)
        break;
      merge = lia_merge_new (&lia_partner_type, keep, &lose, 1);
      lia_merge_run (test->workspace, merge, NULL);
    }
}

static void
test_merges (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LiaRecordFacets) facets = NULL;
  g_auto (OperationsTest) test = { 0 };

  operations_test_init (&test, "ceop");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %u", i);
      gint64 id = operations_test_add (test.workspace, &lia_partner_type, "name", name, "country",
                                       i % 2 == 0 ? "KE" : "CH", "tags",
                                       i % 3 == 0 ? "alpha; beta" : "gamma", NULL);

      g_array_append_val (ids, id);
    }
  facets = make_facets (test.workspace);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (LiaRecordFacets) fresh = NULL;
      g_autofree char *followed = NULL;
      g_autofree char *counted = NULL;

      take_step (&test, rand, ids);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      followed = dump (facets);
      fresh = make_facets (test.workspace);
      counted = dump (fresh);
      g_assert_cmpstr (followed, ==, counted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facets/merges", test_merges);
  return g_test_run ();
}
