/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-workspace-file.h"
#include "lia-recovery.h"
#include "store-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* What a folder holds, sorted, hidden files too. */
static char *
list (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_folder (const char *folder, const char *expected)
{
  g_autofree char *names = list (folder);

  g_assert_cmpstr (names, ==, expected);
}

static gint64
get_replica (const char *path)
{
  g_autoptr (sqlite3) db = store_test_open_raw (path);

  g_assert_cmpint (store_test_get_integer (db, "SELECT count (*) FROM replica"), ==, 1);
  return store_test_get_integer (db, "SELECT id FROM replica");
}

static void
assert_refused (GError **error, LiaError code)
{
  g_assert_error (*error, LIA_ERROR, (int) code);
  g_clear_error (error);
}

/* An open workspace is copied as last committed; the copy goes its own way. */
static void
test_copy (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autofree char *copy = g_build_filename (folder, "b.liaison", NULL);
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (LiaStore) other = NULL;
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (sqlite3) copy_db = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *copy_dump = NULL;
  g_autoptr (GError) error = NULL;

  store_test_add_partner (store, "ITU");
  g_assert_true (lia_workspace_file_copy (path, copy, NULL, &error));
  g_assert_no_error (error);
  store_test_add_partner (store, "UPU");
  g_assert_true (lia_store_close (store, &error));
  assert_folder (folder, "a.liaison b.liaison");
  g_assert_cmpint (get_replica (copy), !=, get_replica (path));

  copy_db = store_test_open_raw (copy);
  g_assert_cmpint (store_test_get_integer (copy_db, "SELECT count (*) FROM partner"), ==, 1);
  /* Who wrote what before stays as it was. */
  db = store_test_open_raw (path);
  g_assert_cmpint (store_test_get_integer (copy_db, "SELECT min (replica) FROM batch"), ==,
                   get_replica (path));
  g_clear_pointer (&copy_db, sqlite3_close_v2);

  other = lia_store_open (copy, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  store_test_assert_sound (other);
  store_test_add_partner (other, "UPU");
  store_test_assert_sound (other);
  g_assert_true (lia_store_close (other, &error));
  copy_db = store_test_open_raw (copy);
  g_assert_cmpint (
      store_test_get_integer (copy_db, "SELECT replica FROM batch ORDER BY clock DESC LIMIT 1"), ==,
      get_replica (copy));

  /* The same id in both, or the two additions could not be told apart. */
  dump = store_test_get_text (db, "SELECT group_concat (id) FROM partner WHERE name = 'UPU'");
  copy_dump
      = store_test_get_text (copy_db, "SELECT group_concat (id) FROM partner WHERE name = 'UPU'");
  g_assert_cmpstr (dump, !=, copy_dump);
}

static void
test_copy_takes_no_name_twice (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autofree char *copy = g_build_filename (folder, "b.liaison", NULL);
  g_autofree char *backups = g_strconcat (copy, "-backups", NULL);
  g_autoptr (GError) error = NULL;

  store_test_write_file (copy, "mine", -1);
  g_assert_true (lia_workspace_file_is_taken (copy));
  g_assert_false (lia_workspace_file_copy (path, copy, NULL, &error));
  assert_refused (&error, LIA_ERROR_CONFLICT);
  g_assert_cmpint (g_unlink (copy), ==, 0);

  /* Backups of another workspace would be offered as those of the copy. */
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  g_assert_true (lia_workspace_file_is_taken (copy));
  g_assert_false (lia_workspace_file_copy (path, copy, NULL, &error));
  assert_refused (&error, LIA_ERROR_CONFLICT);
  g_assert_cmpint (g_rmdir (backups), ==, 0);

  g_assert_false (lia_workspace_file_is_taken (copy));
  assert_folder (folder, "a.liaison");
}

static void
copy_is_refused (const char *path, LiaError code)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *copy = g_build_filename (folder, "copy.liaison", NULL);
  g_autofree char *before = list (folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_workspace_file_copy (path, copy, NULL, &error));
  assert_refused (&error, code);
  /* Nothing half-made stays behind. */
  assert_folder (folder, before);
}

static void
run_sql (const char *path, const char *sql)
{
  g_autoptr (sqlite3) db = store_test_open_raw (path);

  store_test_exec (db, sql);
}

static void
test_strangers (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *good = store_test_make_workspace (folder);
  g_autofree char *path = g_build_filename (folder, "stranger.liaison", NULL);
  static const struct
  {
    const char *sql;
    LiaError code;
  } cases[] = {
    { "PRAGMA application_id = 1", LIA_ERROR_INVALID },
    { "PRAGMA user_version = 9999", LIA_ERROR_TOO_NEW },
    { "CREATE TRIGGER t AFTER INSERT ON partner BEGIN SELECT 1; END", LIA_ERROR_INVALID },
    { "CREATE VIEW v AS SELECT 1", LIA_ERROR_INVALID },
    { "CREATE TABLE more (x)", LIA_ERROR_INVALID },
    { "DROP INDEX partner_by_level", LIA_ERROR_CORRUPT },
    /* Past the journal: only the check of the whole finds it. */
    { "DROP TRIGGER journal_partner_update; UPDATE partner SET acronym = 'X'", LIA_ERROR_CORRUPT },
    { "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"
      "DELETE FROM change",
      LIA_ERROR_CORRUPT },
  };

  store_test_write_file (path, "", 0);
  copy_is_refused (path, LIA_ERROR_INVALID);
  store_test_write_file (path, "name;country\n", -1);
  copy_is_refused (path, LIA_ERROR_INVALID);
  copy_is_refused (folder, LIA_ERROR_INVALID);
  g_assert_cmpint (g_unlink (path), ==, 0);
  copy_is_refused (path, LIA_ERROR_NOT_FOUND);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sql);
      store_test_copy_file (good, path);
      run_sql (path, cases[i].sql);
      copy_is_refused (path, cases[i].code);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
test_cancelled_copy (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autofree char *copy = g_build_filename (folder, "b.liaison", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (lia_workspace_file_copy (path, copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_folder (folder, "a.liaison");
}

static void
test_rename (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autofree char *renamed = g_build_filename (folder, "Délégation Süd.liaison", NULL);
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (LiaStore) other = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  gint64 replica;

  store_test_add_partner (store, "ITU");
  g_assert_true (lia_store_backup_before (store, "import", NULL, &error));

  /* Not while it is open, here or elsewhere. */
  g_assert_false (lia_workspace_file_rename (path, renamed, &error));
  assert_refused (&error, LIA_ERROR_BUSY);
  g_assert_true (lia_store_close (store, &error));
  assert_folder (folder, "a.liaison a.liaison-backups");

  replica = get_replica (path);
  g_assert_true (lia_workspace_file_rename (path, renamed, &error));
  g_assert_no_error (error);
  assert_folder (folder, "Délégation Süd.liaison Délégation Süd.liaison-backups");
  backups = lia_recovery_list_backups (renamed);
  g_assert_cmpuint (backups->len, ==, 1);
  /* It is the same workspace under another name. */
  g_assert_cmpint (get_replica (renamed), ==, replica);

  other = lia_store_open (renamed, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  store_test_assert_sound (other);
}

/* A log left by a crash holds committed work: it must be in the renamed file, and be checked when opened. */
static void
test_rename_after_a_crash (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *crashed = g_build_filename (folder, "crashed.liaison", NULL);
  g_autofree char *crashed_log = g_strconcat (crashed, "-wal", NULL);
  g_autofree char *crashed_lock = g_strconcat (crashed, "-lock", NULL);
  g_autofree char *renamed = g_build_filename (folder, "b.liaison", NULL);
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GError) error = NULL;

  store_test_add_partner (store, "ITU");
  store_test_copy_file (path, crashed);
  store_test_copy_file (log, crashed_log);
  store_test_write_file (crashed_lock, "elsewhere\n1\n", -1);
  g_assert_true (lia_store_close (store, &error));

  g_assert_true (lia_workspace_file_rename (crashed, renamed, &error));
  g_assert_no_error (error);
  assert_folder (folder, "a.liaison b.liaison b.liaison-lock");
  db = store_test_open_raw (renamed);
  g_assert_cmpint (store_test_get_integer (db, "SELECT count (*) FROM partner"), ==, 1);
}

static void
test_rename_to_a_taken_name (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autofree char *taken = g_build_filename (folder, "b.liaison", NULL);
  g_autofree char *backups = g_strconcat (taken, "-backups", NULL);
  g_autoptr (GError) error = NULL;

  store_test_write_file (taken, "mine", -1);
  g_assert_false (lia_workspace_file_rename (path, taken, &error));
  assert_refused (&error, LIA_ERROR_CONFLICT);
  g_assert_cmpint (g_unlink (taken), ==, 0);

  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  g_assert_false (lia_workspace_file_rename (path, taken, &error));
  assert_refused (&error, LIA_ERROR_CONFLICT);
  assert_folder (folder, "a.liaison b.liaison-backups");
}

static void
test_trash (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "workspaces", NULL);
  g_autofree char *path = g_build_filename (folder, "a.liaison", NULL);
  g_autofree char *trash = g_build_filename (g_get_user_data_dir (), "Trash", "files", NULL);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (GError) error = NULL;

  /* The trash is looked for on the disk of the home folder. */
  g_assert_cmpint (g_mkdir_with_parents (g_get_home_dir (), 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  store = lia_store_open (path, LIA_STORE_CREATE, &error);
  g_assert_no_error (error);
  store_test_add_partner (store, "ITU");
  g_assert_true (lia_store_backup_before (store, "import", NULL, &error));

  g_assert_false (lia_workspace_file_trash (path, NULL, &error));
  assert_refused (&error, LIA_ERROR_BUSY);
  g_assert_true (lia_store_close (store, &error));

  lia_workspace_file_trash (path, NULL, &error);
  g_assert_no_error (error);
  assert_folder (folder, "");
  assert_folder (trash, "a.liaison a.liaison-backups");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/workspace-file/copy", test_copy);
  g_test_add_func ("/store/workspace-file/copy-takes-no-name-twice", test_copy_takes_no_name_twice);
  g_test_add_func ("/store/workspace-file/strangers", test_strangers);
  g_test_add_func ("/store/workspace-file/cancelled-copy", test_cancelled_copy);
  g_test_add_func ("/store/workspace-file/rename", test_rename);
  g_test_add_func ("/store/workspace-file/rename-after-a-crash", test_rename_after_a_crash);
  g_test_add_func ("/store/workspace-file/rename-to-a-taken-name", test_rename_to_a_taken_name);
  g_test_add_func ("/store/workspace-file/trash", test_trash);
  return g_test_run ();
}
