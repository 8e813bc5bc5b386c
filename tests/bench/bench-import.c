/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of a table file, and its undo, beside the floor: the same rows, already read and folded, inserted into
 * the same tables with the same triggers through the C API, as "sqlite3 .import" does it.
 * LIAISON_BENCH_ROWS=1000000 adds a size. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "lia-import.h"
#include "lia-partner.h"
#include "lia-text.h"

#define N_COLUMNS 9

static const char *const headers[N_COLUMNS] = {
  "name", "acronym", "sector", "country", "region", "website", "email", "phone", "description",
};

static const char *const subjects[] = { "Trust", "Network", "Security", "Digital", "Policy" };
static const char *const places[] = { "Geneva", "Ouagadougou", "Zürich", "São Paulo", "Łódź" };
static const char *const sectors[] = { "academia", "government", "international" };
static const char *const countries[] = { "CH", "BF", "BR", "PL" };

static double
now (void)
{
  return (double) g_get_monotonic_time () / G_TIME_SPAN_SECOND;
}

static char *
make_cell (guint row, guint column)
{
  switch (column)
    {
    case 0:
      return g_strdup_printf ("%s Centre for %s number %u", places[row % 5], subjects[row / 5 % 5],
                              row);
    case 1:
      return g_strdup_printf ("%c%c%u", 'A' + (int) (row % 26), 'A' + (int) (row / 26 % 26), row);
    case 2:
      return g_strdup (sectors[row % G_N_ELEMENTS (sectors)]);
    case 3:
      return g_strdup (countries[row % G_N_ELEMENTS (countries)]);
    case 4:
      return g_strdup ("Europe");
    case 5:
      return g_strdup_printf ("https://www.centre-%u.example.org", row);
    case 6:
      return g_strdup_printf ("info@centre-%u.example.org", row);
    case 7:
      return g_strdup_printf ("+41 22 %07u", row);
    default:
      return g_strdup_printf ("Works on %s and takes part in exercise %u every year",
                              subjects[row % 5], row * 7919 % 100003);
    }
}

static void
write_csv (const char *path, guint n_rows)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint column = 0; column < N_COLUMNS; column++)
    g_string_append_printf (text, "%s%s", column > 0 ? "," : "", headers[column]);
  g_string_append_c (text, '\n');
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < N_COLUMNS; column++)
      {
        g_autofree char *cell = make_cell (row, column);

        g_string_append (text, cell);
        g_string_append_c (text, column + 1 < N_COLUMNS ? ',' : '\n');
      }
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
}

static void
execute (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* The batch the triggers write to. */
static void
batch_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  sqlite3_result_int64 (context, 1);
}

/* A program that only has SQL needs this to have its rows found; the store does it once a batch. */
static const char search_trigger[]
    = "CREATE TRIGGER search_insert AFTER INSERT ON partner BEGIN"
      " INSERT INTO partner_search (rowid, sort_key, acronym, services, tags, website, description)"
      " VALUES (NEW.id, NEW.sort_key, NEW.acronym, NEW.services, NEW.tags, NEW.website,"
      " NEW.description); END";

static double
run_floor (const char *path, guint n_rows)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) sql = g_string_new ("INSERT INTO partner (id, sort_key");
  sqlite3_stmt *statement;
  sqlite3 *db;
  double start;

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *name = make_cell (row, 0);

      g_ptr_array_add (cells, lia_text_fold (name));
      for (guint column = 0; column < N_COLUMNS; column++)
        g_ptr_array_add (cells, make_cell (row, column));
    }
  for (guint column = 0; column < N_COLUMNS; column++)
    g_string_append_printf (sql, ", %s", headers[column]);
  g_string_append (sql, ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_create_function_v2 (db, "lia_batch", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL,
                              batch_function, NULL, NULL, NULL);
  /* The cache of the store, so that the floor is not higher than it need be. */
  execute (db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384");
  execute (db, search_trigger);
  start = now ();
  execute (db, "BEGIN IMMEDIATE");
  execute (db, "INSERT INTO batch (id, clock, replica, kind, label, made_at) "
               "VALUES (1, 1, 1, 'do', 'Import', 1)");
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql->str, -1, &statement, NULL), ==, SQLITE_OK);
  for (guint row = 0; row < n_rows; row++)
    {
      sqlite3_bind_int64 (statement, 1, row + 1);
      for (guint i = 0; i < N_COLUMNS + 1; i++)
        sqlite3_bind_text (statement, (int) i + 2,
                           g_ptr_array_index (cells, row * (N_COLUMNS + 1) + i), -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_reset (statement);
    }
  execute (db, "COMMIT");
  start = now () - start;
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return start;
}

/* Of the program so far, in MiB; the largest step decides. */
static long
get_peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

static void
measure (const char *folder, guint n_rows)
{
  g_autofree char *csv = g_strdup_printf ("%s/%u.csv", folder, n_rows);
  g_autofree char *floor_path = g_strdup_printf ("%s/floor-%u.liaison", folder, n_rows);
  g_autofree char *path = g_strdup_printf ("%s/import-%u.liaison", folder, n_rows);
  g_autoptr (GFile) file = g_file_new_for_path (csv);
  g_autoptr (LiaWorkspace) floor_workspace = NULL;
  g_autoptr (LiaWorkspace) workspace = NULL;
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) plan = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaImportResult) again = NULL;
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  long memory[4];
  double floor_time;
  double plan_time;
  double import_time;
  double again_time;
  double undo_time;

  write_csv (csv, n_rows);
  floor_workspace = lia_workspace_create (floor_path, "none", FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (lia_workspace_close (floor_workspace, NULL));
  floor_time = run_floor (floor_path, n_rows);

  memory[0] = get_peak_memory ();
  workspace = lia_workspace_create (path, "none", FALSE, &error);
  g_assert_no_error (error);
  import = lia_import_new (workspace, &lia_partner_type, file, &error);
  g_assert_no_error (error);
  plan_time = now ();
  plan = lia_import_run (import, TRUE, NULL, &error);
  plan_time = now () - plan_time;
  g_assert_no_error (error);
  memory[1] = get_peak_memory ();
  import_time = now ();
  result = lia_import_run (import, FALSE, NULL, &error);
  import_time = now () - import_time;
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_created, ==, n_rows);
  memory[2] = get_peak_memory ();
  again_time = now ();
  again = lia_import_run (import, FALSE, NULL, &error);
  again_time = now () - again_time;
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_unchanged, ==, n_rows);
  undo_time = now ();
  undone = lia_store_undo (lia_workspace_get_store (workspace), &error);
  undo_time = now () - undo_time;
  g_assert_no_error (error);

  g_print ("# %7u rows: floor %7.3f s, import %7.3f s, ratio %.2f (aim 1.50)\n", n_rows, floor_time,
           import_time, import_time / floor_time);
  g_print ("# %7u rows: undo %7.3f s, %.2f of the import (aim 1.00); dry run %.3f s; again, all "
           "unchanged, %.3f s\n",
           n_rows, undo_time, undo_time / import_time, plan_time, again_time);
  memory[3] = get_peak_memory ();
  g_print (
      "# %7u rows: most memory so far %ld MiB before, %ld after the dry run, %ld after the import, "
      "%ld at the end\n",
      n_rows, memory[0], memory[1], memory[2], memory[3]);
  g_assert_true (lia_workspace_close (workspace, NULL));
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

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("liaison-bench-XXXXXX", NULL);
  const char *more = g_getenv ("LIAISON_BENCH_ROWS");

  for (guint n_rows = 1000; n_rows <= 100000; n_rows *= 10)
    measure (folder, n_rows);
  if (more != NULL)
    measure (folder, (guint) g_ascii_strtoull (more, NULL, 10));
  remove_folder (folder);
  g_print ("1..1\nok 1 - import\n");
  return 0;
}
