/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a key pressed in the search entry to the list on screen, beside the search index's own query through the
 * C API of SQLite. LIAISON_BENCH_ROWS=1000000 adds a size. */
#include <sqlite3.h>
#include <string.h>
#include <time.h>

#include "lia-record-model.h"
#include "test-workspace.h"

/* Typed letter by letter, and taken back to the empty entry after each. */
static const char *const typed[]
    = { "geneva cyber", "telecom union", "oresund", "security policy centre",
        "an org",       "education 12",  "zzz",     "baltic forum" };

/* Rows a window shows. */
#define SCREEN 30

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

/* Processor time of this thread: what a turn of the main loop costs, whatever else the machine does. */
static double
cpu_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static double
percentile (GArray *times, double share)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, (guint) ((times->len - 1) * share));
}

static double longest_slice;

/* Runs the main loop as an application would, and notes the longest turn of it. */
static void
settle (LiaRecordModel *model)
{
  while (lia_record_model_get_loading (model))
    {
      double start;

      /* Waiting for the worker is not work. */
      while (!g_main_context_pending (NULL))
        g_usleep (20);
      start = cpu_now ();
      g_main_context_iteration (NULL, FALSE);
      longest_slice = MAX (longest_slice, cpu_now () - start);
    }
}

static void
look (LiaRecordModel *model)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  double start = cpu_now ();

  for (guint i = 0; i < MIN (n, SCREEN); i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (model), i));
  longest_slice = MAX (longest_slice, cpu_now () - start);
}

static double
search_list (LiaRecordModel *model, const char *text)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (lia_record_type_find ("partner"));
  double start = now ();

  lia_record_query_set_search (query, text);
  lia_record_model_set_query (model, query);
  settle (model);
  look (model);
  return now () - start;
}

static double
search_bare (sqlite3_stmt *statement, const char *text, guint *n)
{
  g_autofree char *expression = lia_search_expression (text);
  double start = now ();
  gint64 sum = 0;

  sqlite3_reset (statement);
  sqlite3_bind_text (statement, 1, expression, -1, SQLITE_TRANSIENT);
  for (*n = 0; sqlite3_step (statement) == SQLITE_ROW; (*n)++)
    sum ^= sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  g_assert_true (sum >= 0);
  return now () - start;
}

static void
type_words (LiaRecordModel *model, sqlite3_stmt *bare, GArray *ours, GArray *floors, GArray *ratios)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      search_list (model, NULL);
      for (gsize length = 1; length <= strlen (typed[i]); length++)
        {
          g_autofree char *text = g_strndup (typed[i], length);
          guint n;
          double floor = search_bare (bare, text, &n);
          double time = search_list (model, text);
          double ratio = time / floor;

          g_array_append_val (ours, time);
          g_array_append_val (floors, floor);
          g_array_append_val (ratios, ratio);
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
        }
    }
}

static void
measure (guint n)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (LiaRecordModel) model = NULL;
  g_autoptr (LiaRecord) draft = NULL;
  g_autoptr (LiaRecordQuery) by_country = lia_record_query_new (lia_record_type_find ("partner"));
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floors = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3 *db;
  sqlite3_stmt *bare;
  double open, edit, sort;

  lia_test_workspace_add_partners (workspace, n, 7);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (sqlite3_open_v2 (workspace->path, &db, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (db, "SELECT rowid FROM partner_search WHERE partner_search MATCH ?1", -1,
                          &bare, NULL),
      ==, SQLITE_OK);

  model = lia_record_model_new (workspace->store);
  open = search_list (model, NULL);
  /* Once for the caches, once for the figures. */
  type_words (model, bare, ours, floors, ratios);
  g_array_set_size (ours, 0);
  g_array_set_size (floors, 0);
  g_array_set_size (ratios, 0);
  longest_slice = 0;
  type_words (model, bare, ours, floors, ratios);

  search_list (model, NULL);
  draft = g_list_model_get_item (G_LIST_MODEL (model), n / 2);
  {
    g_autoptr (LiaRecord) copy = lia_record_copy (draft);

    lia_record_parse (copy, "name", "Aaa", NULL, NULL);
    edit = now ();
    lia_test_workspace_save (workspace, copy);
    {
      double start = cpu_now ();

      while (g_main_context_iteration (NULL, FALSE))
        ;
      longest_slice = MAX (longest_slice, cpu_now () - start);
    }
    settle (model);
    edit = now () - edit;
  }
  g_assert_true (lia_record_query_set_sort (by_country, "country", FALSE, NULL));
  sort = now ();
  lia_record_model_set_query (model, by_country);
  settle (model);
  sort = now () - sort;

  g_print (
      "# %7u rows: keystroke to list p50 %6.2f ms, p95 %6.2f ms | bare query p50 %6.2f ms, p95 %6.2f ms |"
      " ratio of p95s %4.2f, median ratio %4.2f\n",
      n, percentile (ours, 0.5), percentile (ours, 0.95), percentile (floors, 0.5),
      percentile (floors, 0.95), percentile (ours, 0.95) / percentile (floors, 0.95),
      percentile (ratios, 0.5));
  g_print (
      "#         first list %.1f ms, after an edit that moves a row %.1f ms, sorted by country %.1f ms;"
      " longest turn of the main loop %.2f ms of processor time\n",
      open, edit, sort, longest_slice);

  g_clear_object (&model);
  sqlite3_finalize (bare);
  sqlite3_close (db);
}

static void
bench_search (void)
{
  const char *more = g_getenv ("LIAISON_BENCH_ROWS");

  measure (1000);
  measure (10000);
  measure (100000);
  if (more != NULL)
    measure ((guint) g_ascii_strtoull (more, NULL, 10));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/bench/search", bench_search);
  return g_test_run ();
}
