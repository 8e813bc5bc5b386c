/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-test.h"

#include <glib/gstdio.h>

#include "lia-search-index.h"

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

char *
store_test_make_folder (void)
{
  GError *error = NULL;
  char *folder = g_dir_make_tmp ("lia-store-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
store_test_remove_folder (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}

char *
store_test_path (const char *folder)
{
  return g_build_filename (folder, "a.liaison", NULL);
}

LiaStore *
store_test_create (const char *folder)
{
  g_autofree char *path = store_test_path (folder);
  GError *error = NULL;
  LiaStore *store = lia_store_open (path, LIA_STORE_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

sqlite3 *
store_test_open_raw (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  /* The triggers ask it, when a test changes rows behind the store's back. */
  g_assert_true (lia_search_index_register (db, NULL));
  sqlite3_busy_timeout (db, 5000);
  return db;
}

void
store_test_exec (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

char *
store_test_get_text (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  char *text = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  return text;
}

gint64
store_test_get_integer (sqlite3 *db, const char *sql)
{
  g_autofree char *text = store_test_get_text (db, sql);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
dump_table (sqlite3 *db, const char *table, GString *dump)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT * FROM \"%s\" WHERE undone = 0 ORDER BY id", table);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_string_append (dump, table);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          int type = sqlite3_column_type (statement, i);

          g_string_append_printf (dump, "|%d:", type);
          if (type != SQLITE_NULL)
            g_string_append (dump, (const char *) sqlite3_column_text (statement, i));
        }
      g_string_append_c (dump, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

char *
store_test_dump (sqlite3 *db)
{
  GString *dump = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name FROM journalled_table ORDER BY name", -1,
                                       &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    dump_table (db, (const char *) sqlite3_column_text (statement, 0), dump);
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  return g_string_free (dump, FALSE);
}

typedef struct
{
  const char *table;
  gint64 id;
  const char *column;
  const char *text;
} Cell;

static gboolean
add_partner (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "sort_key", "name" };
  Cell *cell = data;
  LiaValue values[] = { LIA_TEXT (cell->text), LIA_TEXT (cell->text) };

  cell->id = lia_batch_insert (batch, "partner", columns, values, 2, error);
  return cell->id != 0;
}

static gboolean
set_cell (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  Cell *cell = data;
  LiaValue value = LIA_TEXT (cell->text);

  return lia_batch_update (batch, cell->table, cell->id, &cell->column, &value, 1, error);
}

gint64
store_test_add_partner (LiaStore *store, const char *name)
{
  Cell cell = { .text = name };
  g_autofree char *label = g_strdup_printf ("Add %s", name);
  g_autoptr (GError) error = NULL;

  lia_store_write (store, label, add_partner, &cell, NULL, NULL, &error);
  g_assert_no_error (error);
  return cell.id;
}

gint64
store_test_set_text (LiaStore *store,
                     const char *table,
                     gint64 id,
                     const char *column,
                     const char *text)
{
  Cell cell = { table, id, column, text };
  g_autofree char *label = g_strdup_printf ("Set %s to %s", column, text);
  g_autoptr (GError) error = NULL;
  gint64 batch;

  lia_store_write (store, label, set_cell, &cell, NULL, &batch, &error);
  g_assert_no_error (error);
  return batch;
}

void
store_test_rename_partner (LiaStore *store, gint64 id, const char *name)
{
  store_test_set_text (store, "partner", id, "name", name);
}

void
store_test_assert_sound (LiaStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = lia_store_check (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
}

void
store_test_copy_file (const char *from, const char *to)
{
  g_autofree char *contents = NULL;
  gsize length;
  GError *error = NULL;

  g_file_get_contents (from, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, contents, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

void
store_test_assert_refused (const char *path, LiaStoreFlags flags, LiaError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaStore) store = lia_store_open (path, flags, &error);

  g_assert_null (store);
  g_assert_error (error, LIA_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

void
store_test_write_file (const char *path, const char *contents, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

char *
store_test_make_workspace (const char *folder)
{
  g_autoptr (LiaStore) store = store_test_create (folder);
  gint64 id = store_test_add_partner (store, "ITU");
  g_autoptr (GError) error = NULL;

  store_test_set_text (store, "partner", id, "acronym", "ITU");
  g_assert_true (lia_store_close (store, &error));
  return store_test_path (folder);
}
