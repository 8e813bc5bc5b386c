/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lia-check-private.h"
#include "lia-migrations.h"
#include "lia-store-private.h"
#include "lia-triggers.h"
#include "store-test.h"

/* Opening: what is refused, who may write, what a crash leaves. */

static void
test_not_a_workspace (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autofree char *below = g_build_filename (path, "x", NULL);

  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_NOT_FOUND);
  store_test_write_file (path, "", 0);
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_assert_refused (path, LIA_STORE_READ_ONLY, LIA_ERROR_INVALID);
  store_test_write_file (path, "x", 1);
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_assert_refused (below, LIA_STORE_DEFAULT, LIA_ERROR_NOT_FOUND);
  store_test_write_file (path, "name,acronym\nITU,ITU\n", -1);
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_write_file (path, "SQLite format 3", 16);
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_CORRUPT);
  store_test_assert_refused (folder, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_assert_refused ("/dev/null", LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
}

static void
test_other_databases (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "other.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  store_test_exec (db, "CREATE TABLE t (x)");
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_exec (db, "PRAGMA user_version = 1; PRAGMA application_id = 1196444487");
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_exec (db, "PRAGMA application_id = 0x4C494153");
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_exec (db, "PRAGMA user_version = 0");
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_exec (db, "PRAGMA user_version = 999");
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_TOO_NEW);
  store_test_assert_refused (path, LIA_STORE_READ_ONLY, LIA_ERROR_TOO_NEW);
  store_test_exec (db, "PRAGMA user_version = -5");
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  sqlite3_close (db);
}

static void
test_create (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autofree char *nowhere = g_build_filename (folder, "no", "x.liaison", NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  store_test_assert_refused (path, LIA_STORE_CREATE, LIA_ERROR_CONFLICT);
  store_test_assert_refused (nowhere, LIA_STORE_CREATE, LIA_ERROR_IO);
}

static void
test_recipe (void)
{
  static const struct
  {
    const char *pragma;
    const char *value;
  } settings[] = {
    { "PRAGMA journal_mode", "wal" },  { "PRAGMA synchronous", "2" },
    { "PRAGMA foreign_keys", "1" },    { "PRAGMA trusted_schema", "0" },
    { "PRAGMA cell_size_check", "1" }, { "PRAGMA secure_delete", "1" },
    { "PRAGMA busy_timeout", "5000" }, { "PRAGMA application_id", "1279869267" },
    { "PRAGMA user_version", "2" },
  };
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  int defensive = 0;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *value = store_test_get_text (store->db, settings[i].pragma);

      g_assert_cmpstr (value, ==, settings[i].value);
    }
  g_assert_cmpint (sqlite3_db_config (store->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive), ==,
                   SQLITE_OK);
  g_assert_cmpint (defensive, ==, 1);
}

/* A folder nobody may write to, as on a read-only medium: the log's shared memory cannot be made there. */
static void
test_read_only_folder (void)
{
  /* Not below this test's own folder, which another user may not even enter. */
  g_autoptr (StoreTestFolder) folder = g_mkdtemp (g_strdup ("/tmp/lia-store-XXXXXX"));
  g_autofree char *path = store_test_make_workspace (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaStore) store = NULL;

  if (geteuid () == 0 && seteuid (65534) != 0)
    {
      g_test_skip ("cannot become an ordinary user");
      return;
    }
  if (geteuid () == 65534)
    {
      /* Root's folder is closed to others; open it for reading only. */
      g_assert_cmpint (seteuid (0), ==, 0);
      g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
      g_assert_cmpint (g_chmod (path, 0444), ==, 0);
      g_assert_cmpint (seteuid (65534), ==, 0);
    }
  else
    {
      g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
    }

  if (faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) == 0)
    g_test_skip ("this user may write everywhere");
  else
    {
      store = lia_store_open (path, LIA_STORE_DEFAULT, &error);
      g_assert_no_error (error);
      g_assert_true (lia_store_is_read_only (store));
      g_assert_null (lia_store_get_lock_holder (store));
      store_test_assert_sound (store);
      g_assert_true (lia_store_close (store, NULL));
    }
  if (geteuid () == 65534)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
}

/* A step that cannot be taken leaves the file as it was. */
static void
test_failing_migration (void)
{
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  store_test_exec (db, "CREATE TABLE partner (x)");
  g_assert_false (lia_migrations_run (db, 0, lia_migrations_get_latest (), &error));
  g_assert_nonnull (error);
  g_assert_cmpint (store_test_get_integer (db, "PRAGMA user_version"), ==, 0);
  g_assert_cmpint (store_test_get_integer (db, "SELECT count (*) FROM sqlite_schema"), ==, 1);
}

/* A later version's step: new columns, one with a default, and rows changed. */
static void
test_later_migration (void)
{
  static const char sql[] = "ALTER TABLE partner ADD COLUMN nickname TEXT;"
                            "ALTER TABLE partner ADD COLUMN weight INTEGER NOT NULL DEFAULT 3;"
                            "UPDATE person SET notes = 'moved'";
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (LiaUndoResult) first = NULL;
  g_autoptr (LiaUndoResult) second = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = store_test_open_raw (path);

  g_assert_true (lia_migrations_take_step (db, 3, sql, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_test_get_integer (db, "PRAGMA user_version"), ==, 3);
  g_assert_true (lia_check_journal (db, faults, &error));
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpint (store_test_get_integer (db, "SELECT count (*) FROM batch WHERE kind = 'setup'"),
                   ==, 1);

  /* One that touches no row leaves no entry. */
  g_assert_true (lia_migrations_take_step (db, 4, "CREATE TABLE later (x)", &error));
  g_assert_cmpint (store_test_get_integer (db, "SELECT count (*) FROM batch WHERE kind = 'setup'"),
                   ==, 1);

  /* What was done before can still be undone. */
  store_test_exec (db, "PRAGMA user_version = 2");
  sqlite3_close (db);
  store = lia_store_open (path, (LiaStoreFlags) LIA_STORE_SKIP_SCHEMA, &error);
  g_assert_no_error (error);
  first = lia_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->kept->len, ==, 0);
  second = lia_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->kept->len, ==, 0);
  g_assert_cmpint (store_test_get_integer (store->db, "SELECT undone FROM partner"), ==, 1);
}

/* The journal holds whole numbers and text only; a column of another kind is refused when the triggers are made. */
static void
test_column_the_journal_cannot_hold (void)
{
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  store_test_exec (
      db, "CREATE TABLE journalled_table (name); CREATE TABLE t (id INTEGER PRIMARY KEY, x REAL);"
          "INSERT INTO journalled_table VALUES ('t')");
  g_assert_false (lia_triggers_generate (db, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
}

static void
test_symbolic_link (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autofree char *linked = g_build_filename (folder, "link.liaison", NULL);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (LiaStore) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (path, linked), ==, 0);
  store = lia_store_open (linked, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  second = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (lia_store_is_read_only (second));
}

/* Another process: "--hold PATH" opens the workspace, says so, and waits for the end of its input. */
static int
hold (const char *path)
{
  g_autoptr (LiaStore) store = lia_store_open (path, LIA_STORE_DEFAULT, NULL);
  char byte = 'r';

  if (store == NULL || lia_store_is_read_only (store))
    return 1;
  store_test_add_partner (store, "held");
  if (write (STDOUT_FILENO, &byte, 1) != 1)
    return 1;
  while (read (STDIN_FILENO, &byte, 1) > 0)
    continue;
  return lia_store_close (store, NULL) ? 0 : 1;
}

static GSubprocess *
start_holder (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  GSubprocess *holder
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                          program, "--hold", path, NULL);
  char byte;

  g_assert_no_error (error);
  g_assert_cmpint (
      g_input_stream_read (g_subprocess_get_stdout_pipe (holder), &byte, 1, NULL, &error), ==, 1);
  return holder;
}

static void
test_second_process (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autoptr (GSubprocess) holder = start_holder (path);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (LiaStore) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = g_strdup_printf ("%s, process %s", g_get_host_name (),
                                               g_subprocess_get_identifier (holder));
  LiaStatement *statement;

  store_test_assert_refused (path, LIA_STORE_FAIL_IF_LOCKED, LIA_ERROR_BUSY);
  store = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (lia_store_is_read_only (store));
  /* In a sandbox the process sees itself under another number than we do. */
  g_assert_nonnull (lia_store_get_lock_holder (store));
  g_assert_true (g_str_has_prefix (lia_store_get_lock_holder (store), g_get_host_name ()));
  g_test_message ("%s (%s)", lia_store_get_lock_holder (store), expected);

  /* It reads what the other wrote, and writes nothing. */
  statement = lia_reader_prepare (lia_store_get_reader (store),
                                  "SELECT count (*) FROM partner WHERE name = 'held'", &error);
  g_assert_true (lia_statement_step (statement, &error));
  g_assert_cmpint (lia_statement_get_integer (statement, 0), ==, 1);
  lia_statement_reset (statement);
  g_assert_null (lia_store_undo (store, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
  g_clear_error (&error);
  store_test_assert_sound (store);
  g_assert_true (lia_store_close (store, NULL));

  g_output_stream_close (g_subprocess_get_stdin_pipe (holder), NULL, NULL);
  g_assert_true (g_subprocess_wait_check (holder, NULL, NULL));
  writer = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (lia_store_is_read_only (writer));
}

static void
test_holder_killed (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autoptr (GSubprocess) holder = start_holder (path);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_force_exit (holder);
  g_subprocess_wait (holder, NULL, NULL);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));

  store = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (lia_store_is_read_only (store));
  g_assert_cmpint (store_test_get_integer (store->db, "SELECT count (*) FROM partner"), ==, 2);
  store_test_assert_sound (store);
  g_assert_true (lia_store_close (store, NULL));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* A damaged file is found when the last run did not end in order. */
static void
test_check_after_crash (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (sqlite3) db = store_test_open_raw (path);
  gint64 page = store_test_get_integer (
      db, "SELECT rootpage FROM sqlite_schema WHERE name = 'change_by_row'");
  gsize length;

  g_clear_pointer (&db, sqlite3_close_v2);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  contents[(page - 1) * 4096 + 5] ^= 0x40; /* where the cells of the page begin */
  store_test_write_file (path, contents, (gssize) length);
  store_test_write_file (lock, "host\n1\n", -1);
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_CORRUPT);
}

static void
test_hot_log (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy = g_build_filename (folder, "b.liaison", NULL);
  g_autofree char *copy_log = g_strconcat (copy, "-wal", NULL);
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (LiaStore) opened = NULL;
  g_autoptr (LiaStore) other = NULL;
  g_autoptr (GError) error = NULL;

  store_test_add_partner (store, "in the log");
  store_test_copy_file (path, copy);
  store_test_copy_file (log, copy_log);
  opened = lia_store_open (copy, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_test_get_integer (opened->db, "SELECT count (*) FROM partner"), ==, 1);
  store_test_assert_sound (opened);
  g_assert_true (lia_store_close (opened, NULL));

  /* Rubbish in place of the log is no log. */
  store_test_write_file (copy_log,
                         "rubbish, and a good deal of it, longer than the header of a log", -1);
  other = lia_store_open (copy, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_test_get_integer (other->db, "SELECT count (*) FROM partner"), ==, 1);
  store_test_assert_sound (other);
}

/* Whoever asks too late, as what still fades out does, is told so. */
static void
test_asked_when_closed (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (lia_store_close (store, NULL));
  g_assert_null (lia_store_get_reader (store));
  g_assert_null (lia_reader_prepare (lia_store_get_reader (store), "SELECT 1", &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
}

/* A query on a file that may come from anybody ends, whatever the file makes of it. */
static void
test_budget (void)
{
  static const char endless[] = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                " SELECT count (*) FROM n";
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  LiaReader *readers[2];

  store = lia_store_open (path, LIA_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  reader = lia_store_open_reader (store, &error);
  g_assert_no_error (error);
  readers[0] = lia_store_get_reader (store);
  readers[1] = reader;

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      LiaStatement *statement = lia_reader_prepare (readers[i], endless, &error);
      g_autoptr (GArray) integers = NULL;

      g_assert_no_error (error);
      if (i == 0)
        g_assert_false (lia_statement_step (statement, &error));
      else
        g_assert_null (lia_statement_read_integers (statement, &error));
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      g_clear_error (&error);

      /* The next one has a budget of its own. */
      statement = lia_reader_prepare (readers[i], "SELECT count (*) FROM partner", &error);
      g_assert_no_error (error);
      integers = lia_statement_read_integers (statement, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_array_index (integers, gint64, 0), ==, 1);
    }
}

/* A cell of the size of a film is no cell of ours. */
static void
test_limits (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autoptr (LiaStore) store = lia_store_open (path, LIA_STORE_READ_ONLY, NULL);
  LiaStatement *statement;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (store);
  statement = lia_reader_prepare (lia_store_get_reader (store),
                                  "SELECT length (hex (zeroblob (60000000)))", &error);
  g_assert_no_error (error);
  g_assert_false (lia_statement_step (statement, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/open/not-a-workspace", test_not_a_workspace);
  g_test_add_func ("/store/open/other-databases", test_other_databases);
  g_test_add_func ("/store/open/create", test_create);
  g_test_add_func ("/store/open/recipe", test_recipe);
  g_test_add_func ("/store/open/failing-migration", test_failing_migration);
  g_test_add_func ("/store/open/later-migration", test_later_migration);
  g_test_add_func ("/store/open/column-the-journal-cannot-hold",
                   test_column_the_journal_cannot_hold);
  g_test_add_func ("/store/open/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/open/symbolic-link", test_symbolic_link);
  g_test_add_func ("/store/open/second-process", test_second_process);
  g_test_add_func ("/store/open/holder-killed", test_holder_killed);
  g_test_add_func ("/store/open/check-after-crash", test_check_after_crash);
  g_test_add_func ("/store/open/hot-log", test_hot_log);
  g_test_add_func ("/store/open/asked-when-closed", test_asked_when_closed);
  g_test_add_func ("/store/open/budget", test_budget);
  g_test_add_func ("/store/open/limits", test_limits);
  return g_test_run ();
}
