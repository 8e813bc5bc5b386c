/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facets, filters, field words and sorting by any column, beside the SQL that would be written for them by hand, through
 * the C API of SQLite on a connection with the program's settings. LIAISON_BENCH_LARGE adds a million rows. */
#include <math.h>
#include <sqlite3.h>

#include "lia-batch.h"
#include "lia-record-facets.h"
#include "lia-record-model.h"
#include "lia-row-counts.h"
#include "test-workspace.h"

#define N_LEVELS 6
#define N_PEOPLE 40
#define FRAME    16.7

static const char *const countries[]
    = { "KE", "UG", "CH", "DE", "FR", "MK", "RS", "AL", "GB", "US" };
static const char *const sectors[] = { "government", "regulator", "private-sector", "academia" };
static const char *const statuses[] = { "potential", "active", "dormant", "ended" };
static const char *const kinds[] = { "specialist", "industry", "government" };
static const char *const tags[]
    = { "cyber", "training", "vip", "pilot", "donor", "press", "region-1", "region-2" };

static const char *const bare_counts[] = {
  "SELECT level, count (*) FROM partner WHERE trashed_at IS NULL AND undone = 0 GROUP BY level",
  "SELECT sector, count (*) FROM partner WHERE trashed_at IS NULL AND undone = 0 GROUP BY sector",
  "SELECT country, count (*) FROM partner WHERE trashed_at IS NULL AND undone = 0 GROUP BY country",
  "SELECT status, count (*) FROM partner WHERE trashed_at IS NULL AND undone = 0 GROUP BY status",
  "SELECT keyworker, count (*) FROM partner WHERE trashed_at IS NULL AND undone = 0 GROUP BY "
  "keyworker",
  "SELECT e.value, count (*) FROM partner p, json_each (p.kinds) e WHERE p.trashed_at IS NULL AND "
  "p.undone = 0 GROUP BY e.value",
  "SELECT e.value, count (*) FROM partner p, json_each (p.tags) e WHERE p.trashed_at IS NULL AND "
  "p.undone = 0 GROUP BY e.value",
};
static const char bare_scan[]
    = "SELECT id, level, kinds, sector, country, status, keyworker, tags FROM partner"
      " WHERE trashed_at IS NULL AND +undone = 0 ORDER BY id";

typedef struct
{
  guint n;
  gint64 levels[N_LEVELS];
  gint64 people[N_PEOPLE];
  GArray *partners;
} Roster;

typedef struct
{
  guint n;
  double cold, commit, warm, filter, words;
  double sorts[6];
  double bare_each, bare_scan, bare_filter, bare_commit;
} Figures;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static double
median (GArray *times)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, times->len / 2);
}

static gboolean
add_partner (LiaBatch *batch, Roster *roster, GRand *rand, guint i, GError **error)
{
  static const char *const columns[] = { "name",  "sort_key", "country", "sector",   "status",
                                         "kinds", "tags",     "level",   "keyworker" };
  static const char *const event[] = { "partner", "kind", "date", "summary", "follow_up_date" };
  g_autofree char *name
      = g_strdup_printf ("%s organisation %u", i % 3 == 0 ? "Bank" : "Forum", g_rand_int (rand));
  g_autofree char *key = g_ascii_strdown (name, -1);
  g_autofree char *set = g_strdup_printf ("[\"%s\"]", kinds[i % 3]);
  g_autofree char *labels = g_strdup_printf ("[\"%s\",\"%s\"]", tags[g_rand_int_range (rand, 0, 4)],
                                             tags[g_rand_int_range (rand, 4, 8)]);
  const LiaValue values[] = {
    LIA_TEXT (name),
    LIA_TEXT (key),
    LIA_TEXT (countries[g_rand_int_range (rand, 0, 10)]),
    LIA_TEXT (sectors[g_rand_int_range (rand, 0, 4)]),
    LIA_TEXT (statuses[g_rand_int_range (rand, 0, 4)]),
    i % 4 == 0 ? LIA_NULL : LIA_TEXT (set),
    i % 5 == 0 ? LIA_TEXT (labels) : LIA_NULL,
    LIA_INTEGER (roster->levels[g_rand_int_range (rand, 0, N_LEVELS)]),
    i % 3 == 0 ? LIA_NULL : LIA_INTEGER (roster->people[g_rand_int_range (rand, 0, N_PEOPLE)]),
  };
  gint64 id = lia_batch_insert (batch, "partner", columns, values, G_N_ELEMENTS (values), error);

  if (id == 0)
    return FALSE;
  g_array_append_val (roster->partners, id);
  if (i % 2 == 0)
    {
      g_autofree char *date = g_strdup_printf ("20%02d-%02d-01", g_rand_int_range (rand, 20, 27),
                                               g_rand_int_range (rand, 1, 13));
      const LiaValue cells[] = { LIA_INTEGER (id), LIA_TEXT ("meeting"), LIA_TEXT (date),
                                 LIA_TEXT ("Met"), i % 4 == 0 ? LIA_TEXT (date) : LIA_NULL };

      return lia_batch_insert (batch, "interaction", event, cells, G_N_ELEMENTS (cells), error)
             != 0;
    }
  return TRUE;
}

static gboolean
fill (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  Roster *roster = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < roster->n; i++)
    if (!add_partner (batch, roster, rand, i, error))
      return FALSE;
  return TRUE;
}

static LiaTestWorkspace *
make_workspace (guint n, Roster *roster)
{
  LiaTestWorkspace *workspace = lia_test_workspace_new ();
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (LiaRowCount));
  g_autoptr (GError) error = NULL;

  roster->n = n;
  roster->partners = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N_LEVELS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Level %u", i);

      roster->levels[i] = lia_test_workspace_add (workspace, "level", "name", name, NULL);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      roster->people[i] = lia_test_workspace_add (workspace, "person", "family_name", name, NULL);
    }
  lia_store_write (workspace->store, "Fill", fill, roster, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < roster->partners->len; i += 10)
    g_array_append_val (
        counts, ((LiaRowCount) { g_array_index (roster->partners, gint64, i), 1 + i % 3, 1 }));
  lia_store_set_row_counts (workspace->store, counts, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return workspace;
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

static double
run_bare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  double start = now ();
  gint64 sum = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      sum += sqlite3_column_bytes (statement, i);
  sqlite3_finalize (statement);
  g_assert_cmpint (sum, >=, 0);
  return now () - start;
}

/* The best of three: what the machine can do, not what else it does. */
static double
best_bare (sqlite3 *db, const char *sql)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    best = MIN (best, run_bare (db, sql));
  return best;
}

static double
show (LiaRecordModel *model, LiaRecordQuery *query)
{
  double start = now ();

  lia_record_model_set_query (model, query);
  wait_for (model);
  return now () - start;
}

static double
search (LiaRecordModel *model, const char *text)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));

  lia_record_query_set_search_text (query, text);
  return show (model, query);
}

static double
sort (LiaRecordModel *model, const char *field)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));

  g_assert_true (lia_record_query_set_sort (query, field, TRUE, NULL));
  return show (model, query);
}

/* Reading one row again. */
static double
run_bare_row (sqlite3 *db, gint64 id)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id, level, kinds, sector, country, status, keyworker, tags FROM"
                         " partner WHERE id = %" G_GINT64_FORMAT,
                         id);

  return best_bare (db, sql);
}

static void
measure_bare (LiaTestWorkspace *workspace, gint64 row, Figures *figures)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (workspace->path, &db, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  sqlite3_exec (db, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bare_counts); i++)
    figures->bare_each += best_bare (db, bare_counts[i]);
  figures->bare_scan = best_bare (db, bare_scan);
  figures->bare_filter
      = best_bare (db, "SELECT id FROM partner WHERE trashed_at IS NULL AND undone = 0"
                       " AND country IN ('KE') ORDER BY sort_key, id");
  figures->bare_commit = run_bare_row (db, row);
  sqlite3_close (db);
}

/* Chooses a country and takes it back, again and again: counts in @warm, the list in @filter. */
static void
measure_choosing (LiaRecordFacets *facets, LiaRecordModel *model, Figures *figures)
{
  g_autoptr (GArray) counting = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) listing = g_array_new (FALSE, FALSE, sizeof (double));
  GListModel *facet = G_LIST_MODEL (lia_record_facets_find (facets, "country"));

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (LiaFacetValue) item = g_list_model_get_item (facet, i % 5);
      double start = now ();
      double time;

      lia_facet_value_set_selected (item, !lia_facet_value_get_selected (item));
      wait_for (facets);
      time = now () - start;
      g_array_append_val (counting, time);
      time = show (model, lia_record_facets_get_query (facets));
      g_array_append_val (listing, time);
    }
  lia_record_facets_clear (facets);
  wait_for (facets);
  figures->warm = median (counting);
  figures->filter = median (listing);
}

static void
note_change (gboolean *changed)
{
  *changed = TRUE;
}

/* From a commit to the counts that know it: one partner moves to another country. */
static void
measure_commits (LiaTestWorkspace *workspace,
                 LiaRecordFacets *facets,
                 const Roster *roster,
                 Figures *figures)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean changed = FALSE;
  gulong handler
      = g_signal_connect_swapped (workspace->store, "changed", G_CALLBACK (note_change), &changed);

  for (guint i = 0; i < 9; i++)
    {
      const gint64 id
          = g_array_index (roster->partners, gint64, (i * 7919) % roster->partners->len);
      g_autoptr (LiaRecord) partner
          = lia_record_load (workspace->reader, lia_record_type_find ("partner"), id, NULL);
      double start;

      g_assert_true (lia_record_parse (partner, "country", i % 2 == 0 ? "JP" : "KE", NULL, NULL));
      changed = FALSE;
      lia_test_workspace_save (workspace, partner);
      start = now ();
      while (!changed)
        g_main_context_iteration (NULL, TRUE);
      wait_for (facets);
      start = now () - start;
      g_array_append_val (times, start);
    }
  g_signal_handler_disconnect (workspace->store, handler);
  figures->commit = median (times);
}

/* What a page asks for when it opens, with a connection and a thread of its own. */
static double
count_first (LiaTestWorkspace *workspace, LiaRecordQuery *base)
{
  g_autoptr (LiaRecordFacets) facets
      = lia_record_facets_new (workspace->store, lia_record_type_find ("partner"));
  double start = now ();

  lia_record_facets_set_base (facets, base);
  wait_for (facets);
  return now () - start;
}

static void
measure (guint n, Figures *figures)
{
  static const char *const sorted[]
      = { "country", "level", "keyworker", "last_contact", "next_due", "open_findings" };
  Roster roster = { 0 };
  g_autoptr (LiaTestWorkspace) workspace = make_workspace (n, &roster);
  g_autoptr (LiaRecordFacets) facets
      = lia_record_facets_new (workspace->store, lia_record_type_find ("partner"));
  g_autoptr (LiaRecordModel) model = lia_record_model_new (workspace->store);
  g_autoptr (LiaRecordQuery) base = lia_record_query_new (lia_record_type_find ("partner"));
  g_autoptr (GString) sorts = g_string_new (NULL);

  figures->n = n;
  measure_bare (workspace, g_array_index (roster.partners, gint64, n / 2), figures);
  figures->cold = G_MAXDOUBLE;
  for (guint i = 0; i < 3; i++)
    figures->cold = MIN (figures->cold, count_first (workspace, base));
  lia_record_facets_set_base (facets, base);
  wait_for (facets);
  measure_commits (workspace, facets, &roster, figures);
  show (model, base);
  measure_choosing (facets, model, figures);
  search (model, "country:KE bank");
  search (model, "");
  figures->words = search (model, "country:KE,UG -level:\"Level 3\" bank -forum");
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    {
      figures->sorts[i] = sort (model, sorted[i]);
      g_string_append_printf (sorts, " %s %.1f", sorted[i], figures->sorts[i]);
    }

  g_print (
      "# %7u rows: facets first %.1f ms | bare SQL: one scan %.1f ms, one query a facet %.1f ms |"
      " over the scan by %.1f ms (a frame is %.1f ms)\n",
      n, figures->cold, figures->bare_scan, figures->bare_each, figures->cold - figures->bare_scan,
      FRAME);
  g_print (
      "#         after one commit %.1f ms | bare SQL: the row again %.2f ms | over it by %.1f ms\n",
      figures->commit, figures->bare_commit, figures->commit - figures->bare_commit);
  g_print ("#         after a choice %.1f ms | bare SQL: one scan %.1f ms | ratio %.2f\n",
           figures->warm, figures->bare_scan, figures->warm / figures->bare_scan);
  g_print (
      "#         filter %.1f ms | bare SQL %.1f ms | ratio %.2f; field words %.1f ms; sorted by"
      "%s ms\n",
      figures->filter, figures->bare_filter, figures->filter / figures->bare_filter, figures->words,
      sorts->str);
  g_array_unref (roster.partners);
}

static double
grows (double before, double after, double factor)
{
  return log (after / before) / log (factor);
}

static void
print_growth (const Figures *before, const Figures *after)
{
  double factor = (double) after->n / before->n;

  g_print (
      "# from %u to %u rows time grows as n^x: facets x = %.2f, a choice %.2f, filtered list %.2f,"
      " field words %.2f, sorted by country %.2f, by last contact %.2f\n",
      before->n, after->n, grows (before->cold, after->cold, factor),
      grows (before->warm, after->warm, factor), grows (before->filter, after->filter, factor),
      grows (before->words, after->words, factor),
      grows (before->sorts[0], after->sorts[0], factor),
      grows (before->sorts[3], after->sorts[3], factor));
}

static void
bench_facets (void)
{
  static const guint sizes[] = { 1000, 10000, 100000, 1000000 };
  guint n = g_getenv ("LIAISON_BENCH_LARGE") != NULL ? 4 : 3;
  Figures figures[G_N_ELEMENTS (sizes)] = { 0 };

  for (guint i = 0; i < n; i++)
    measure (sizes[i], &figures[i]);
  for (guint i = 1; i < n; i++)
    print_growth (&figures[i - 1], &figures[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/bench/facets", bench_facets);
  return g_test_run ();
}
