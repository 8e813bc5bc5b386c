/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workspaces of every earlier version become as a new one is, with all they held. They are kept as dumps in
 * tests/data/workspaces; a release adds the one of its version. */
#include "store-test.h"

#include "lia-migrations.h"
#include "lia-store-private.h"

static char *
get_dump (int version)
{
  g_autofree char *name = g_strdup_printf ("version-%d.sql", version);

  return g_build_filename (g_getenv ("LIAISON_TEST_SOURCE_ROOT"), "tests", "data", "workspaces",
                           name, NULL);
}

/* The dump writes virtual tables straight into the schema, as SQLite's shell does. */
static void
restore_dump (const char *path, int version)
{
  g_autofree char *dump = get_dump (version);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_file_get_contents (dump, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  store_test_exec (db, sql);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static GPtrArray *
read_texts (sqlite3 *db, const char *sql)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  return texts;
}

/* A SELECT for each table of the old schema, of the columns it has there. */
static GPtrArray *
make_selects (sqlite3 *db)
{
  return read_texts (
      db,
      "SELECT format ('SELECT coalesce (group_concat (json_array (%s), char (10)), '''') FROM"
      " (SELECT * FROM \"%w\" ORDER BY id)',"
      " (SELECT group_concat (format ('\"%w\"', c.name)) FROM pragma_table_info (t.name) c), t.name)"
      " FROM sqlite_schema t WHERE t.type = 'table' AND t.sql LIKE '%STRICT'"
      " AND t.name <> 'journalled_table' ORDER BY t.name");
}

static char *
read_schema (sqlite3 *db)
{
  return store_test_get_text (db,
                              "SELECT group_concat (type || ' ' || name || ' ' || sql, char (10))"
                              " FROM (SELECT * FROM sqlite_schema WHERE sql IS NOT NULL"
                              " ORDER BY type, name)");
}

static void
test_version (gconstpointer data)
{
  const int version = GPOINTER_TO_INT (data);
  g_autoptr (StoreTestFolder) old_folder = store_test_make_folder ();
  g_autoptr (StoreTestFolder) new_folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (old_folder);
  g_autoptr (GPtrArray) selects = NULL;
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LiaStore) migrated = NULL;
  g_autoptr (LiaStore) fresh = store_test_create (new_folder);
  g_autofree char *migrated_schema = NULL;
  g_autofree char *fresh_schema = read_schema (fresh->db);
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  restore_dump (path, version);
  db = store_test_open_raw (path);
  g_assert_cmpint (store_test_get_integer (db, "PRAGMA user_version"), ==, version);
  selects = make_selects (db);
  g_assert_cmpuint (selects->len, >=, 5);
  for (guint i = 0; i < selects->len; i++)
    g_ptr_array_add (before, store_test_get_text (db, g_ptr_array_index (selects, i)));
  sqlite3_close (db);

  migrated = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_test_get_integer (migrated->db, "PRAGMA user_version"), ==,
                   lia_migrations_get_latest ());
  migrated_schema = read_schema (migrated->db);
  g_assert_cmpstr (migrated_schema, ==, fresh_schema);
  for (guint i = 0; i < selects->len; i++)
    {
      g_autofree char *after = store_test_get_text (migrated->db, g_ptr_array_index (selects, i));

      g_assert_cmpstr (after, ==, g_ptr_array_index (before, i));
    }
  store_test_assert_sound (migrated);

  /* What was done before can be undone, and the search finds what was there. */
  g_assert_cmpint (store_test_get_integer (migrated->db, "SELECT count (*) FROM partner_search"
                                                         " WHERE partner_search MATCH 'zazolc*'"),
                   ==, 1);
  undone = lia_store_undo (migrated, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->kept->len, ==, 0);
  store_test_assert_sound (migrated);
}

/* The file as it was is kept beside it. */
static void
test_backup (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autofree char *backups = g_strconcat (folder, "/a.liaison-backups", NULL);
  g_autofree char *copy = NULL;
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  restore_dump (path, 1);
  store = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  dir = g_dir_open (backups, 0, &error);
  g_assert_no_error (error);
  copy = g_build_filename (backups, g_dir_read_name (dir), NULL);
  db = store_test_open_raw (copy);
  g_assert_cmpint (store_test_get_integer (db, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (store_test_get_integer (db, "SELECT count (*) FROM partner"), ==, 4);
  sqlite3_close (db);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int version = 1; version < lia_migrations_get_latest (); version++)
    {
      g_autofree char *path = g_strdup_printf ("/migrations/version-%d", version);
      g_autofree char *dump = get_dump (version);

      /* Only released versions have a dump. */
      if (version == 1 || g_file_test (dump, G_FILE_TEST_EXISTS))
        g_test_add_data_func (path, GINT_TO_POINTER (version), test_version);
    }
  g_test_add_func ("/migrations/backup", test_backup);
  return g_test_run ();
}
