/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-recovery.h"
#include "lia-store-private.h"
#include "seed-test.h"
#include "store-test.h"

#if defined(__SANITIZE_ADDRESS__)
#define N_FLIPS 1
#else
#define N_FLIPS 3
#endif

/* Hostile and damaged files: what is refused, what the check finds, what repair puts right. */

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
    { "evil lines", "CREATE TABLE \"evil\nlines\" (x)" }, /* the message has one */
    { "evil_index", "CREATE INDEX evil_index ON partner (name || load_extension ('x'))" },
    { "evil_search", "CREATE VIRTUAL TABLE evil_search USING fts5 (x)" },
    { "partner_search_update",
      "DROP TRIGGER partner_search_update; CREATE TRIGGER partner_search_update"
      " AFTER INSERT ON partner BEGIN SELECT 1; END" },
    { "sqlite_stat1", "ANALYZE" },
  };
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
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
      store_test_assert_refused (copy, LIA_STORE_READ_ONLY, LIA_ERROR_INVALID);
      g_assert_true (g_file_get_contents (copy, &after, &after_length, NULL));
      g_assert_cmpmem (before, before_length, after, after_length);
    }
}

static void
test_repair (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
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

  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
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
  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_CORRUPT);
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
  g_autofree char *path = store_test_make_workspace (folder);
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

/* Entries of so many columns that looking for each would take hours. */
static void
test_endless_entries (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = store_test_open_raw (path);

  store_test_exec (
      db, "INSERT INTO change (batch, table_name, row_id, kind, cells)"
          " SELECT batch, table_name, row_id, 'update', '{}' FROM change"
          " WHERE table_name = 'partner' LIMIT 1;"
          "UPDATE change SET cells = (WITH RECURSIVE n (i) AS (SELECT change.id * 1000000 UNION ALL"
          " SELECT i + 1 FROM n LIMIT 500000)"
          " SELECT '{' || group_concat ('\"' || i || '\":[null,0]') || '}' FROM n)"
          " WHERE table_name = 'partner'");
  sqlite3_close (db);

  store = lia_store_open (path, LIA_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  faults = lia_store_check (store, NULL, &error);
  g_assert_null (faults);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CORRUPT);
  g_assert_cmpuint (strlen (error->message), <, 200);
}

/* Planted: a trigger that forgets one column. The check must see what escaped the journal. */
static void
test_trigger_without_a_column (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
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

  store_test_assert_refused (path, LIA_STORE_DEFAULT, LIA_ERROR_INVALID);
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
  g_autofree char *path = store_test_make_workspace (folder);
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

/* An index that lost rows: hidden from SQLite while rows were added. */
static void
test_repair_indexes (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *restore = NULL;
  sqlite3 *db = store_test_open_raw (path);

  restore = store_test_get_text (
      db, "SELECT format ('PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES"
          " (%Q, %Q, %Q, %d, %Q)', type, name, tbl_name, rootpage, sql)"
          " FROM sqlite_schema WHERE name = 'setting_by_key'");
  store_test_exec (db, "PRAGMA writable_schema = ON;"
                       "DELETE FROM sqlite_schema WHERE name = 'setting_by_key'");
  sqlite3_close (db);
  db = store_test_open_raw (path);
  store_test_exec (db, "DROP TRIGGER journal_setting_insert;"
                       "INSERT INTO setting (key) VALUES ('a'), ('b')");
  store_test_exec (db, restore);
  sqlite3_close (db);

  faults = check_unverified (path);
  g_assert_true (has_fault (faults, "setting_by_key"));
  done = lia_recovery_repair (path, &error);
  g_assert_no_error (error);
  g_assert_true (has_fault (done, "indexes"));
  store = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  store_test_assert_sound (store);
  g_assert_cmpint (store_test_get_integer (store->db, "SELECT count (*) FROM setting"), ==, 2);
}

/* Beyond repair: said so, and nothing lost on the way. */
static void
test_beyond_repair (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autofree char *contents = NULL;
  g_autoptr (sqlite3) db = store_test_open_raw (path);
  gint64 page
      = store_test_get_integer (db, "SELECT rootpage FROM sqlite_schema WHERE name = 'partner'");
  g_autoptr (GError) error = NULL;
  gsize length;

  g_clear_pointer (&db, sqlite3_close_v2);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + (page - 1) * 4096, 0x5a, 4096);
  store_test_write_file (path, contents, (gssize) length);
  g_assert_null (lia_recovery_repair (path, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CORRUPT);
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
  g_autofree char *path = store_test_make_workspace (folder);

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

/* A repair says what it did or that it cannot; what it says it mended opens. */
static void
try_to_repair (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = lia_recovery_repair (path, &error);
  g_autoptr (LiaStore) store = NULL;

  if (done == NULL)
    {
      g_assert_cmpuint (error->domain, ==, LIA_ERROR);
      return;
    }
  store = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  if (store != NULL)
    lia_store_close (store, NULL);
  else
    g_error ("repaired (%u), yet: %s", done->len, error->message);
}

/* One byte flipped per page, wherever: an error or a workspace, never a crash; and a check never says that
 * all is well while what is in it differs from what was. */
static void
test_flipped_bytes (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_make_workspace (folder);
  g_autofree char *copy = g_build_filename (folder, "b.liaison", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GRand) rand = seed_test_make_rand ();
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
        store_test_write_file (copy, contents, (gssize) length);
        contents[offset] ^= flip;

        store = lia_store_open (copy, LIA_STORE_DEFAULT, &error);
        if (store == NULL)
          {
            g_assert_cmpuint (error->domain, ==, LIA_ERROR);
            n_refused++;
            try_to_repair (copy);
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
        if (faults == NULL || faults->len > 0)
          try_to_repair (copy);
      }
  g_test_message ("%u refused, %u found by the check, %u without effect", n_refused, n_faulty,
                  n_sound);
  g_assert_cmpuint (n_refused + n_faulty, >=, 3 * N_FLIPS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/check/foreign-objects", test_foreign_objects);
  g_test_add_func ("/store/check/repair", test_repair);
  g_test_add_func ("/store/check/text-for-a-number", test_text_for_a_number);
  g_test_add_func ("/store/check/endless-entries", test_endless_entries);
  g_test_add_func ("/store/check/trigger-without-a-column", test_trigger_without_a_column);
  g_test_add_func ("/store/check/complete-journal", test_complete_journal);
  g_test_add_func ("/store/check/repair-indexes", test_repair_indexes);
  g_test_add_func ("/store/check/beyond-repair", test_beyond_repair);
  g_test_add_func ("/store/check/check-finds", test_check_finds);
  g_test_add_func ("/store/check/flipped-bytes", test_flipped_bytes);
  return g_test_run ();
}
