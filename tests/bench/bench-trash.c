/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many rows to the trash, back, and out of the file; and a merge of a partner to which 10,000 rows point. Each beside
 * bare SQL with the same triggers through the C API of SQLite, in the same run. LIAISON_BENCH_LARGE adds a million
 * rows. */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "lia-interaction.h"
#include "lia-merge.h"
#include "lia-partner.h"
#include "lia-trash.h"
#include "lia-workspace-edit.h"

#define N_POINTING 10000

#define BATCH                                                                                      \
  "BEGIN IMMEDIATE;"                                                                               \
  "INSERT INTO batch (id, clock, replica, kind, label, made_at) VALUES (1, 1, 1, 'do', 'Bare', 1);"

typedef struct
{
  guint n;
  GArray *ids; /* (element-type gint64): the partners */
} Filling;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

/* The rows point at the second partner. */
static gboolean
fill (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "name", "sort_key", "country" };
  static const char *const event[] = { "partner", "kind", "date", "summary" };
  Filling *filling = data;

  for (guint i = 0; i < filling->n; i++)
    {
      g_autofree char *name = g_strdup_printf ("organisation %u", i);
      const LiaValue values[] = { LIA_TEXT (name), LIA_TEXT (name), LIA_TEXT ("KE") };
      gint64 id
          = lia_batch_insert (batch, "partner", columns, values, G_N_ELEMENTS (values), error);

      if (id == 0)
        return FALSE;
      g_array_append_val (filling->ids, id);
    }
  for (guint i = 0; i < N_POINTING; i++)
    {
      const LiaValue values[] = { LIA_INTEGER (g_array_index (filling->ids, gint64, 1)),
                                  LIA_TEXT ("meeting"), LIA_TEXT ("2026-01-31"), LIA_TEXT ("Met") };

      if (lia_batch_insert (batch, "interaction", event, values, G_N_ELEMENTS (values), error) == 0)
        return FALSE;
    }
  return TRUE;
}

static LiaWorkspace *
make_workspace (const char *path, guint n, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  LiaWorkspace *workspace = lia_workspace_create (path, "none", FALSE, &error);
  Filling filling = { n, ids };

  g_assert_no_error (error);
  lia_store_write (lia_workspace_get_store (workspace), "Fill", fill, &filling, NULL, NULL, &error);
  g_assert_no_error (error);
  return workspace;
}

/* The floor. */

/* The batch the triggers write to. */
static void
batch_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  sqlite3_result_int64 (context, 1);
}

static double
run_bare (const char *source, const char *copy, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;
  double start;
  g_autofree char *contents = NULL;
  gsize length;

  /* Each on a file of its own, as it was. */
  g_assert_true (g_file_get_contents (source, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (copy, contents, (gssize) length, NULL));
  g_assert_cmpint (sqlite3_open_v2 (copy, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_create_function_v2 (db, "lia_batch", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL,
                              batch_function, NULL, NULL, NULL);
  sqlite3_exec (db,
                "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA secure_delete = ON",
                NULL, NULL, NULL);
  start = now ();
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  start = now () - start;
  sqlite3_close (db);
  g_unlink (copy);
  return start;
}

/* What the program does. */

static void
on_progress (double fraction, guint64 n_rows, gpointer data)
{
  (*(guint *) data)++;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static double
move_all (LiaWorkspace *workspace, const GArray *ids, gboolean restore)
{
  g_autoptr (LiaBulkEdit) edit = lia_bulk_edit_new (&lia_partner_type);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told = 0;
  guint n_changed = 0;
  double start = now ();

  if (restore)
    lia_bulk_edit_set_restore (edit);
  else
    lia_bulk_edit_set_trash (edit);
  lia_workspace_edit_many_async (workspace, edit, (const gint64 *) (gpointer) ids->data, ids->len,
                                 NULL, on_progress, &n_told, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  start = now () - start;
  lia_workspace_edit_many_finish (workspace, result, NULL, &n_changed, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, ids->len);
  return start;
}

static double
undo (LiaWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  double start = now ();
  g_autoptr (LiaUndoResult) undone = lia_store_undo (lia_workspace_get_store (workspace), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (undone->kept->len, ==, 0);
  return now () - start;
}

static double
purge_all (LiaWorkspace *workspace, guint n, double *planning)
{
  const LiaPurgeRequest request = { .trashed_before = G_MAXINT64 };
  g_autoptr (LiaTrashPurge) purge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  double start = now ();

  purge = lia_trash_purge_new (lia_workspace_get_reader (workspace), &request, &error);
  g_assert_no_error (error);
  text = lia_trash_purge_describe (purge);
  *planning = now () - start;
  g_assert_cmpuint (lia_trash_purge_get_n_rows (purge), >=, n);
  start = now ();
  lia_trash_purge_run (purge, lia_workspace_get_store (workspace), NULL, &error);
  g_assert_no_error (error);
  return now () - start;
}

/* The backup that a merge and a purge make first: none is made again while nothing changes, so that what comes next is
 * the batch alone. */
static double
back_up (LiaWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  double start = now ();

  lia_store_backup_before (lia_workspace_get_store (workspace), "merge", NULL, &error);
  g_assert_no_error (error);
  return now () - start;
}

static double
merge_two (LiaWorkspace *workspace, const GArray *ids)
{
  g_autoptr (LiaMerge) merge = lia_merge_new (&lia_partner_type, g_array_index (ids, gint64, 0),
                                              &g_array_index (ids, gint64, 1), 1);
  g_autoptr (GError) error = NULL;
  double start = now ();

  lia_merge_run (workspace, merge, &error);
  g_assert_no_error (error);
  return now () - start;
}

static void
print (const char *what, guint n, double took, const char *floor_name, double floor)
{
  g_print ("# %7u rows: %s %.0f ms | bare SQL: %s %.0f ms | ratio %.2f\n", n, what, took,
           floor_name, floor, took / floor);
}

/* In a file whose rows were added and put in the trash, and nothing else. */
static void
measure_purge (const char *path, const char *source, const char *copy, guint n)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LiaWorkspace) workspace = NULL;
  double floor;
  double backup;
  double took;
  double planning;

  g_unlink (path);
  workspace = make_workspace (path, n, ids);
  move_all (workspace, ids, FALSE);
  /* No trigger lets a row be deleted; they are made anew by the next who opens the file. The conditions keep SQLite from
   * emptying a table at one go. */
  floor = run_bare (
      source, copy,
      BATCH
      "DROP TRIGGER journal_partner_delete; DROP TRIGGER journal_interaction_delete;"
      "INSERT INTO partner_search (partner_search, rowid, sort_key, acronym, other_names, services,"
      " tags, website, description) SELECT 'delete', id, sort_key, acronym, other_names, services,"
      " tags, website, description FROM partner;"
      "DELETE FROM change WHERE table_name IN ('partner', 'interaction');"
      "DELETE FROM interaction WHERE id > 0; DELETE FROM partner WHERE id > 0;"
      "INSERT INTO partner_search (partner_search) VALUES ('optimize'); COMMIT");
  backup = back_up (workspace);
  took = purge_all (workspace, n, &planning);
  print ("purged", n, took, "the same rows deleted one by one", floor);
  g_print ("#         the backup before it %.0f ms; saying before what goes %.0f ms\n", backup,
           planning);

  g_assert_true (lia_workspace_close (workspace, NULL));
  g_unlink (path);
}

static void
measure (const char *folder, guint n)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.liaison", folder, n);
  g_autofree char *source = g_strdup_printf ("%s/source-%u.liaison", folder, n);
  g_autofree char *copy = g_strdup_printf ("%s/copy-%u.liaison", folder, n);
  g_autoptr (GArray) source_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LiaWorkspace) original = make_workspace (source, n, source_ids);
  g_autoptr (LiaWorkspace) workspace = make_workspace (path, n, ids);
  g_autofree char *move_sql = NULL;
  double floor;
  double took;
  double backup;

  g_assert_true (lia_workspace_close (original, NULL));
  move_sql = g_strdup_printf (BATCH "UPDATE interaction SET partner = %" G_GINT64_FORMAT
                                    " WHERE partner = %" G_GINT64_FORMAT "; COMMIT",
                              g_array_index (source_ids, gint64, 0),
                              g_array_index (source_ids, gint64, 1));
  floor = run_bare (source, copy, move_sql);
  backup = back_up (workspace);
  took = merge_two (workspace, ids);
  print ("a merge", N_POINTING, took, "one UPDATE with the same triggers", floor);
  g_print ("#         the backup before it %.0f ms\n", backup);
  print ("its undo", N_POINTING, undo (workspace), "the same UPDATE", floor);

  floor = run_bare (source, copy, BATCH "UPDATE partner SET trashed_at = 1; COMMIT");
  print ("to the trash", n, move_all (workspace, ids, FALSE), "one UPDATE with the same triggers",
         floor);
  print ("undone", n, undo (workspace), "the same UPDATE", floor);
  move_all (workspace, ids, FALSE);
  print ("restored", n, move_all (workspace, ids, TRUE), "the same UPDATE", floor);

  g_assert_true (lia_workspace_close (workspace, NULL));
  measure_purge (path, source, copy, n);
  g_unlink (source);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
bench_trash (void)
{
  static const guint sizes[] = { 1000, 10000, 100000, 1000000 };
  const guint n = g_getenv ("LIAISON_BENCH_LARGE") != NULL ? 4 : 3;
  g_autofree char *folder = g_dir_make_tmp ("liaison-bench-XXXXXX", NULL);

  for (guint i = 0; i < n; i++)
    measure (folder, sizes[i]);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/bench/trash", bench_trash);
  return g_test_run ();
}
