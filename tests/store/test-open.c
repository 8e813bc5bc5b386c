/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lia-migrations.h"
#include "lia-recovery.h"
#include "lia-store-private.h"
#include "lia-triggers.h"
#include "store-test.h"

#if defined(__SANITIZE_ADDRESS__)
#define N_FLIPS 1
#else
#define N_FLIPS 3
#endif

/* Opening: what is refused, who may write, what a hostile or damaged file can do. */

static void
assert_refused (const char *path, LiaStoreFlags flags, LiaError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaStore) store = lia_store_open (path, flags, &error);

  g_assert_null (store);
  g_assert_error (error, LIA_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
write_file (const char *path, const char *contents, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

/* A closed workspace with one partner "ITU". */
static char *
make_workspace (const char *folder)
{
  g_autoptr (LiaStore) store = store_test_create (folder);
  gint64 id = store_test_add_partner (store, "ITU");
  g_autoptr (GError) error = NULL;

  store_test_set_text (store, "partner", id, "acronym", "ITU");
  g_assert_true (lia_store_close (store, &error));
  return store_test_path (folder);
}

static void
test_not_a_workspace (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autofree char *below = g_build_filename (path, "x", NULL);

  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_NOT_FOUND);
  write_file (path, "", 0);
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  assert_refused (path, LIA_STORE_READ_ONLY, LIA_ERROR_INVALID);
  write_file (path, "x", 1);
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  assert_refused (below, LIA_STORE_DEFAULT, LIA_ERROR_NOT_FOUND);
  write_file (path, "name,acronym\nITU,ITU\n", -1);
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  write_file (path, "SQLite format 3", 16);
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_CORRUPT);
  assert_refused (folder, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  assert_refused ("/dev/null", LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
}

static void
test_other_databases (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "other.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  store_test_exec (db, "CREATE TABLE t (x)");
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_exec (db, "PRAGMA user_version = 1; PRAGMA application_id = 1196444487");
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_exec (db, "PRAGMA application_id = 0x4C494153");
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_exec (db, "PRAGMA user_version = 0");
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store_test_exec (db, "PRAGMA user_version = 999");
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_TOO_NEW);
  assert_refused (path, LIA_STORE_READ_ONLY, LIA_ERROR_TOO_NEW);
  store_test_exec (db, "PRAGMA user_version = -5");
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  sqlite3_close (db);
}

static void
test_create (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = make_workspace (folder);
  g_autofree char *nowhere = g_build_filename (folder, "no", "x.liaison", NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  assert_refused (path, LIA_STORE_CREATE, LIA_ERROR_CONFLICT);
  assert_refused (nowhere, LIA_STORE_CREATE, LIA_ERROR_IO);
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
    { "PRAGMA user_version", "1" },
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
  g_autofree char *path = make_workspace (folder);
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
  g_autofree char *path = make_workspace (folder);
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
  g_autofree char *path = make_workspace (folder);
  g_autoptr (GSubprocess) holder = start_holder (path);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (LiaStore) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = g_strdup_printf ("%s, process %s", g_get_host_name (),
                                               g_subprocess_get_identifier (holder));
  LiaStatement *statement;

  assert_refused (path, LIA_STORE_FAIL_IF_LOCKED, LIA_ERROR_BUSY);
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
  g_autofree char *path = make_workspace (folder);
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
  g_autofree char *path = make_workspace (folder);
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (sqlite3) db = store_test_open_raw (path);
  gint64 page = store_test_get_integer (
      db, "SELECT rootpage FROM sqlite_schema WHERE name = 'change_by_row'");
  gsize length;

  g_clear_pointer (&db, sqlite3_close_v2);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  contents[(page - 1) * 4096 + 5] ^= 0x40; /* where the cells of the page begin */
  write_file (path, contents, (gssize) length);
  write_file (lock, "host\n1\n", -1);
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_CORRUPT);
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
  write_file (copy_log, "rubbish, and a good deal of it, longer than the header of a log", -1);
  other = lia_store_open (copy, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_test_get_integer (other->db, "SELECT count (*) FROM partner"), ==, 1);
  store_test_assert_sound (other);
}

static void
test_foreign_objects (void)
{
  static const struct
  {
    const char *name;
    const char *sql;
  } objects[] = {
    { "evil_trigger",
      "CREATE TRIGGER evil_trigger AFTER INSERT ON partner BEGIN DELETE FROM setting; END" },
    { "evil_view", "CREATE VIEW evil_view AS SELECT * FROM partner" },
    { "evil_table", "CREATE TABLE evil_table (x)" },
    { "evil_index", "CREATE INDEX evil_index ON partner (name || load_extension ('x'))" },
    { "evil_search", "CREATE VIRTUAL TABLE evil_search USING fts5 (x)" },
    { "partner_search_insert",
      "DROP TRIGGER partner_search_insert; CREATE TRIGGER partner_search_insert"
      " AFTER INSERT ON partner BEGIN SELECT 1; END" },
    { "sqlite_stat1", "ANALYZE" },
  };
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = make_workspace (folder);
  g_autofree char *copy = g_build_filename (folder, "b.liaison", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gsize before_length, after_length;
      g_autoptr (GError) error = NULL;
      sqlite3 *db;

      store_test_copy_file (path, copy);
      db = store_test_open_raw (copy);
      if (sqlite3_exec (db, objects[i].sql, NULL, NULL, NULL) != SQLITE_OK)
        {
          g_test_message ("%s: %s", objects[i].name, sqlite3_errmsg (db));
          sqlite3_close (db);
          continue;
        }
      store_test_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)");
      sqlite3_close (db);

      g_assert_true (g_file_get_contents (copy, &before, &before_length, NULL));
      g_assert_null (lia_store_open (copy, LIA_STORE_DEFAULT, &error));
      g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, objects[i].name));
      assert_refused (copy, LIA_STORE_READ_ONLY, LIA_ERROR_INVALID);
      g_assert_true (g_file_get_contents (copy, &after, &after_length, NULL));
      g_assert_cmpmem (before, before_length, after, after_length);
    }
}

static void
test_repair (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = make_workspace (folder);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (LiaStore) repaired = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = store_test_open_raw (path);

  store_test_exec (db, "DROP TRIGGER journal_partner_update; DROP INDEX partner_by_level;"
                       "CREATE VIEW evil AS SELECT 1; ANALYZE;"
                       "INSERT INTO partner_search (partner_search) VALUES ('delete-all')");
  sqlite3_close (db);

  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  done = lia_recovery_repair (path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < done->len; i++)
    g_test_message ("%s", (char *) done->pdata[i]);
  g_assert_cmpuint (done->len, >=, 5);
  backups = lia_recovery_list_backups (path);
  g_assert_cmpuint (backups->len, ==, 1);

  repaired = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  store_test_assert_sound (repaired);
  g_assert_true (lia_store_close (repaired, NULL));
  nothing = lia_recovery_repair (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->len, ==, 0);

  /* What is only missing: refused for writing, told when read. */
  db = store_test_open_raw (path);
  store_test_exec (db, "DROP TRIGGER journal_partner_update");
  sqlite3_close (db);
  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_CORRUPT);
  store = lia_store_open (path, LIA_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  faults = lia_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (faults->pdata[0], "journal_partner_update"));
}

static gboolean
has_fault (GPtrArray *faults, const char *part)
{
  for (guint i = 0; i < faults->len; i++)
    if (strstr (faults->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

static GPtrArray *
check_unverified (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaStore) store = lia_store_open (path, (LiaStoreFlags) LIA_STORE_SKIP_SCHEMA, &error);
  GPtrArray *faults;

  g_assert_no_error (error);
  faults = lia_store_check (store, NULL, &error);
  g_assert_no_error (error);
  return faults;
}

/* A cell that holds what its column cannot: made behind the back of the schema. */
static void
test_text_for_a_number (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = make_workspace (folder);
  g_autoptr (GPtrArray) faults = NULL;
  sqlite3 *db = store_test_open_raw (path);

  store_test_exec (db, "PRAGMA writable_schema = ON;"
                       "UPDATE sqlite_schema SET sql = replace (sql, ') STRICT', ')')"
                       " WHERE name = 'partner'");
  sqlite3_close (db);
  db = store_test_open_raw (path);
  store_test_exec (db, "DROP TRIGGER journal_partner_update; UPDATE partner SET level = 'many'");
  store_test_exec (db, "PRAGMA writable_schema = ON;"
                       "UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'partner'");
  sqlite3_close (db);

  faults = check_unverified (path);
  g_assert_true (has_fault (faults, "partner.level"));
}

/* Planted: a trigger that forgets one column. The check must see what escaped the journal. */
static void
test_trigger_without_a_column (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = make_workspace (folder);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *acronym = NULL;
  sqlite3 *db = store_test_open_raw (path);
  g_autofree char *sql = store_test_get_text (
      db, "SELECT sql FROM sqlite_schema WHERE name = 'journal_partner_update'");
  g_autoptr (GString) without = g_string_new (sql);

  g_assert_cmpuint (g_string_replace (without,
                                      "OLD.\"acronym\" COLLATE BINARY IS NOT NEW.\"acronym\" THEN",
                                      "0 THEN", 0),
                    ==, 1);
  store_test_exec (db, "DROP TRIGGER journal_partner_update");
  store_test_exec (db, without->str);
  sqlite3_close (db);

  assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
  store = lia_store_open (path, (LiaStoreFlags) LIA_STORE_SKIP_SCHEMA, &error);
  g_assert_no_error (error);
  store_test_set_text (store, "partner",
                       store_test_get_integer (store->db, "SELECT id FROM partner"), "acronym",
                       "ESCAPED");

  faults = lia_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_fault (faults, "journal_partner_update"));
  g_assert_true (has_fault (faults, "“acronym”"));

  /* And so must whoever compares before and after: undo cannot know of it. */
  lia_undo_result_free (lia_store_undo (store, &error));
  g_assert_no_error (error);
  acronym = store_test_get_text (store->db, "SELECT acronym FROM partner");
  g_assert_cmpstr (acronym, ==, "ESCAPED");
}

/* What a missing trigger let through is recorded by the repair, rows and cells. */
static void
test_complete_journal (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = make_workspace (folder);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  sqlite3 *db = store_test_open_raw (path);

  store_test_exec (db, "DROP TRIGGER journal_partner_update; DROP TRIGGER journal_setting_insert;"
                       "UPDATE partner SET acronym = 'say \"é\"', region = 'R', website = NULL;"
                       "INSERT INTO setting (key, value) VALUES ('k', 'v'), ('k2', NULL)");
  before = store_test_dump (db);
  sqlite3_close (db);

  done = lia_recovery_repair (path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < done->len; i++)
    g_test_message ("%s", (char *) done->pdata[i]);
  g_assert_cmpuint (done->len, ==, 3);
  store = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  after = store_test_dump (store->db);
  g_assert_cmpstr (before, ==, after);
  store_test_assert_sound (store);
  lia_undo_result_free (lia_store_undo (store, &error));
  g_assert_no_error (error);
  store_test_assert_sound (store);
}

static void
assert_fault_after (const char *path, const char *folder, const char *sql, const char *part)
{
  g_autofree char *copy = g_build_filename (folder, "b.liaison", NULL);
  g_autoptr (GPtrArray) faults = NULL;
  sqlite3 *db;

  store_test_copy_file (path, copy);
  db = store_test_open_raw (copy);
  store_test_exec (db, sql);
  sqlite3_close (db);
  faults = check_unverified (copy);
  if (!has_fault (faults, part))
    g_error ("%s: %u faults, the first: %s", sql, faults->len,
             faults->len > 0 ? (char *) faults->pdata[0] : "-");
}

/* Each thing the check looks for, planted. */
static void
test_check_finds (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = make_workspace (folder);

  assert_fault_after (
      path, folder, "DROP TRIGGER journal_partner_update; UPDATE partner SET name = 'x'", "“name”");
  assert_fault_after (path, folder, "DROP TRIGGER journal_partner_delete; DELETE FROM partner",
                      "is missing");
  assert_fault_after (path, folder, "DELETE FROM change WHERE kind = 'insert'", "has no beginning");
  assert_fault_after (path, folder, "DELETE FROM change WHERE kind = 'update'",
                      "is not what the journal");
  assert_fault_after (path, folder, "DELETE FROM change", "knows nothing");
  assert_fault_after (path, folder, "UPDATE change SET table_name = 'x'", "not journalled");
  assert_fault_after (
      path, folder,
      "UPDATE change SET cells = '{\"acronym\":[\"other\",\"ITU\"]}' WHERE kind = 'update'",
      "misses a change");
  assert_fault_after (
      path, folder,
      "INSERT INTO change SELECT NULL, batch, table_name, row_id, kind, cells FROM change"
      " WHERE kind = 'insert'",
      "begins twice");
  assert_fault_after (path, folder, "PRAGMA foreign_keys = OFF; DELETE FROM batch",
                      "refers to a row");
  assert_fault_after (path, folder,
                      "INSERT INTO partner_search (partner_search) VALUES ('delete-all')",
                      "partner_search");
  assert_fault_after (path, folder,
                      "DROP TRIGGER partner_search_update; DROP TRIGGER journal_partner_update;"
                      "UPDATE partner SET sort_key = 'something else'",
                      "partner_search");
}

/* One byte flipped per page, wherever: an error or a workspace, never a crash; and a check never says that
 * all is well while what is in it differs from what was. */
static void
test_flipped_bytes (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = make_workspace (folder);
  g_autofree char *copy = g_build_filename (folder, "b.liaison", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (store_test_get_seed ());
  guint n_refused = 0, n_faulty = 0, n_sound = 0;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize page = 0; page < length / 4096; page++)
    for (int round = 0; round < N_FLIPS; round++)
      {
        gsize offset = page * 4096
                       + (gsize) (round % 2 == 0 ? g_rand_int_range (rand, 0, 40)
                                                 : g_rand_int_range (rand, 0, 4096));
        char flip = (char) (1 << g_rand_int_range (rand, 0, 8));
        g_autoptr (LiaStore) store = NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) faults = NULL;

        contents[offset] ^= flip;
        write_file (copy, contents, (gssize) length);
        contents[offset] ^= flip;

        store = lia_store_open (copy, LIA_STORE_DEFAULT, &error);
        if (store == NULL)
          {
            g_assert_cmpuint (error->domain, ==, LIA_ERROR);
            n_refused++;
            continue;
          }
        faults = lia_store_check (store, NULL, &error);
        if (faults == NULL || faults->len > 0)
          {
            n_faulty++;
            /* Working on must fail or succeed, no more. */
            lia_undo_result_free (lia_store_undo (store, NULL));
          }
        else
          {
            n_sound++;
            g_assert_cmpint (store_test_get_integer (
                                 store->db, "SELECT count (*) FROM partner WHERE name = 'ITU'"),
                             ==, 1);
          }
        lia_store_close (store, NULL);
      }
  g_test_message ("%u refused, %u found by the check, %u without effect", n_refused, n_faulty,
                  n_sound);
  g_assert_cmpuint (n_refused + n_faulty, >=, 3 * N_FLIPS);
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
  g_test_add_func ("/store/open/column-the-journal-cannot-hold",
                   test_column_the_journal_cannot_hold);
  g_test_add_func ("/store/open/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/open/symbolic-link", test_symbolic_link);
  g_test_add_func ("/store/open/second-process", test_second_process);
  g_test_add_func ("/store/open/holder-killed", test_holder_killed);
  g_test_add_func ("/store/open/check-after-crash", test_check_after_crash);
  g_test_add_func ("/store/open/hot-log", test_hot_log);
  g_test_add_func ("/store/open/foreign-objects", test_foreign_objects);
  g_test_add_func ("/store/open/repair", test_repair);
  g_test_add_func ("/store/open/text-for-a-number", test_text_for_a_number);
  g_test_add_func ("/store/open/trigger-without-a-column", test_trigger_without_a_column);
  g_test_add_func ("/store/open/complete-journal", test_complete_journal);
  g_test_add_func ("/store/open/check-finds", test_check_finds);
  g_test_add_func ("/store/open/flipped-bytes", test_flipped_bytes);
  return g_test_run ();
}
