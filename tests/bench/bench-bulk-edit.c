/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same done to all rows, and undone, beside one UPDATE with the same triggers through the C API of SQLite.
 * LIAISON_BENCH_LARGE adds a million rows. */
#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>

#include "lia-partner.h"
#include "lia-workspace-edit.h"

typedef struct
{
  guint n;
  double set, add, undo, floor;
} Figures;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static gboolean
fill (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "name", "sort_key", "country", "status", "tags" };
  const guint *n = data;

  for (guint i = 0; i < *n; i++)
    {
      g_autofree char *name = g_strdup_printf ("organisation %u", i);
      const LiaValue values[] = { LIA_TEXT (name), LIA_TEXT (name), LIA_TEXT ("KE"),
                                  LIA_TEXT ("potential"), LIA_TEXT ("[\"old\"]") };

      if (lia_batch_insert (batch, "partner", columns, values, G_N_ELEMENTS (values), error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* The batch the triggers write to. */
static void
batch_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  sqlite3_result_int64 (context, *(gint64 *) sqlite3_user_data (context));
}

static void
execute (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static double
run_floor (const char *path)
{
  gint64 batch = 1;
  sqlite3 *db;
  double start;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_create_function_v2 (db, "lia_batch", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, &batch,
                              batch_function, NULL, NULL, NULL);
  execute (db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384");
  start = now ();
  execute (db, "BEGIN IMMEDIATE;"
               "INSERT INTO batch (id, clock, replica, kind, label, made_at)"
               " VALUES (1, 1, 1, 'do', 'Edit', 1);"
               "UPDATE partner SET status = 'active' WHERE trashed_at IS NULL AND undone = 0;"
               "COMMIT");
  start = now () - start;
  sqlite3_close (db);
  return start;
}

static double
edit_all (LiaWorkspace *workspace, LiaBulkEdit *edit, guint n)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (&lia_partner_type);
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;
  double start = now ();

  lia_workspace_edit_many (workspace, edit, query, NULL, &n_changed, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, n);
  return now () - start;
}

static LiaWorkspace *
make_workspace (const char *path, guint n)
{
  g_autoptr (GError) error = NULL;
  LiaWorkspace *workspace = lia_workspace_create (path, "none", FALSE, &error);

  g_assert_no_error (error);
  lia_store_write (lia_workspace_get_store (workspace), "Fill", fill, &n, NULL, NULL, &error);
  g_assert_no_error (error);
  return workspace;
}

static void
measure (const char *folder, guint n, Figures *figures)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.liaison", folder, n);
  g_autofree char *floor_path = g_strdup_printf ("%s/floor-%u.liaison", folder, n);
  g_autoptr (LiaWorkspace) floor_workspace = make_workspace (floor_path, n);
  g_autoptr (LiaWorkspace) workspace = make_workspace (path, n);
  g_autoptr (LiaBulkEdit) set = lia_bulk_edit_new (&lia_partner_type);
  g_autoptr (LiaBulkEdit) add = lia_bulk_edit_new (&lia_partner_type);
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lia_workspace_close (floor_workspace, NULL));
  figures->n = n;
  figures->floor = run_floor (floor_path);
  lia_bulk_edit_set (set, "status", "active", NULL, &error);
  lia_bulk_edit_add (add, "tags", "new;", &error);
  g_assert_no_error (error);
  figures->set = edit_all (workspace, set, n);
  figures->add = edit_all (workspace, add, n);
  figures->undo = now ();
  undone = lia_store_undo (lia_workspace_get_store (workspace), &error);
  g_assert_no_error (error);
  figures->undo = now () - figures->undo;
  g_print (
      "# %7u rows: a field set %.0f ms | one UPDATE with the same triggers %.0f ms | ratio %.2f;"
      " a tag added %.0f ms (with its search index), undone %.0f ms\n",
      n, figures->set, figures->floor, figures->set / figures->floor, figures->add, figures->undo);
  g_assert_true (lia_workspace_close (workspace, NULL));
  g_unlink (path);
  g_unlink (floor_path);
}

static void
bench_bulk_edit (void)
{
  static const guint sizes[] = { 1000, 10000, 100000, 1000000 };
  guint n = g_getenv ("LIAISON_BENCH_LARGE") != NULL ? 4 : 3;
  g_autofree char *folder = g_dir_make_tmp ("liaison-bench-XXXXXX", NULL);
  Figures figures[G_N_ELEMENTS (sizes)] = { 0 };

  for (guint i = 0; i < n; i++)
    measure (folder, sizes[i], &figures[i]);
  for (guint i = 1; i < n; i++)
    g_print (
        "# from %u to %u rows time grows as n^x: a field set x = %.2f, a tag added %.2f, undone %.2f\n",
        figures[i - 1].n, figures[i].n, log10 (figures[i].set / figures[i - 1].set),
        log10 (figures[i].add / figures[i - 1].add), log10 (figures[i].undo / figures[i - 1].undo));
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/bench/bulk-edit", bench_bulk_edit);
  return g_test_run ();
}
