/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it costs to ask the rules about every partner, beside only reading the same tables, and about one that changed. */
#include "lia-findings-state.h"
#include "test-workspace.h"

#define N_PARTNERS 100000

static gboolean
add_rows (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const interaction[] = { "partner", "kind", "date", "summary" };
  static const char *const commitment[] = { "partner", "kind", "title", "due_date" };
  GArray *ids = data;

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      const LiaValue met[]
          = { LIA_INTEGER (id), LIA_TEXT ("meeting"), LIA_TEXT ("2026-01-15"), LIA_TEXT ("Met") };
      const LiaValue due[] = { LIA_INTEGER (id), LIA_TEXT ("staff"), LIA_TEXT ("Two experts"),
                               LIA_TEXT ("2026-02-15") };

      if (lia_batch_insert (batch, "interaction", interaction, met, 4, error) == 0
          || (i % 2 == 0 && lia_batch_insert (batch, "commitment", commitment, due, 4, error) == 0))
        return FALSE;
    }
  return TRUE;
}

static GArray *
read_integers (LiaReader *reader, const char *sql)
{
  g_autoptr (GError) error = NULL;
  LiaStatement *statement = lia_reader_prepare (reader, sql, &error);
  GArray *integers;

  g_assert_no_error (error);
  integers = lia_statement_read_integers (statement, &error);
  g_assert_no_error (error);
  return integers;
}

static double
milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
bench_findings (void)
{
  g_autoptr (LiaTestWorkspace) workspace = lia_test_workspace_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) names = NULL;
  g_autoptr (GArray) dates = NULL;
  g_autoptr (GArray) titles = NULL;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  LiaFindingsRequest request = { .batches = g_array_ref (none), .today = 740000 };
  LiaFindingsRequest next = { .today = 740000 };
  LiaFindingsState *state;
  g_autoptr (LiaFindingsState) updated = NULL;
  gint64 batch = 0;
  gint64 start;
  double floor;
  double all;

  lia_test_workspace_add_partners (workspace, N_PARTNERS, 1);
  ids = read_integers (workspace->reader, "SELECT id FROM partner");
  lia_store_write (workspace->store, "Add rows", add_rows, ids, NULL, NULL, &error);
  g_assert_no_error (error);

  start = g_get_monotonic_time ();
  names = read_integers (workspace->reader,
                         "SELECT length (name) + contractor FROM partner ORDER BY id");
  dates = read_integers (workspace->reader,
                         "SELECT length (max (date)) FROM interaction GROUP BY partner");
  titles = read_integers (workspace->reader, "SELECT length (title) FROM commitment");
  floor = milliseconds_since (start);

  start = g_get_monotonic_time ();
  state = lia_findings_update (&request, workspace->reader, NULL, &error);
  all = milliseconds_since (start);
  g_assert_no_error (error);
  g_assert_cmpuint (state->verdicts->len, >, N_PARTNERS);

  g_array_set_size (ids, 1);
  lia_store_write (workspace->store, "Add rows", add_rows, ids, NULL, &batch, &error);
  g_assert_no_error (error);
  g_array_append_val (one, batch);
  next.before = state;
  next.batches = g_array_ref (one);
  start = g_get_monotonic_time ();
  updated = lia_findings_update (&next, workspace->reader, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (next.touched);
  g_print (
      "# %d partners, %u findings: all asked about in %.0f ms, the bare queries take %.0f ms; after a change of"
      " one in %.1f ms\n",
      N_PARTNERS, updated->verdicts->len, all, floor, milliseconds_since (start));
  lia_findings_request_clear (&request);
  lia_findings_request_clear (&next);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/bench/findings", bench_findings);
  return g_test_run ();
}
