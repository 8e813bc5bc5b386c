/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "store-test.h"

/* Inserting through the store against the bare C API of SQLite with the same tables, indexes, search
 * index and journal triggers; then taking the import back and bringing it back. */

#define N_COLUMNS 12
#define BATCH_ID  1

static const char *const columns[N_COLUMNS] = {
  "sort_key", "name",    "acronym", "sector", "country",     "region",
  "status",   "website", "email",   "phone",  "description", "services",
};

typedef struct
{
  guint n_rows;
  guint first;
} Import;

/* Text as a roster has it; the same for both sides. */
static void
make_row (guint i, char texts[N_COLUMNS][64])
{
  static const char *const words[] = { "Global",  "Network", "Institute", "Agency", "Council",
                                       "Digital", "Health",  "Security",  "Policy", "Research" };

  g_snprintf (texts[0], 64, "%s %s of %s %u", words[i % 10], words[i / 10 % 10],
              words[i / 100 % 10], i);
  g_snprintf (texts[1], 64, "%s", texts[0]);
  g_snprintf (texts[2], 64, "%c%c%c%u", 'A' + i % 26, 'A' + i / 26 % 26, 'A' + i / 676 % 26,
              i % 100);
  g_snprintf (texts[3], 64, "%s", i % 3 == 0 ? "government" : "private");
  g_snprintf (texts[4], 64, "%s", i % 2 == 0 ? "CH" : "KE");
  g_snprintf (texts[5], 64, "%s", i % 2 == 0 ? "Europe" : "Africa");
  g_snprintf (texts[6], 64, "active");
  g_snprintf (texts[7], 64, "https://www.example%u.org/", i);
  g_snprintf (texts[8], 64, "office@example%u.org", i);
  g_snprintf (texts[9], 64, "+41 22 %07u", i);
  g_snprintf (texts[10], 64, "Works on %s and %s.", words[i / 7 % 10], words[i / 11 % 10]);
  g_snprintf (texts[11], 64, "[\"training\",\"%s\"]", i % 2 == 0 ? "hosting" : "funding");
}

static gboolean
import (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Import *self = data;
  char texts[N_COLUMNS][64];
  LiaValue values[N_COLUMNS];

  for (guint i = self->first; i < self->first + self->n_rows; i++)
    {
      make_row (i, texts);
      for (guint j = 0; j < N_COLUMNS; j++)
        values[j] = LIA_TEXT (texts[j]);
      if (lia_batch_insert (batch, "partner", columns, values, N_COLUMNS, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
answer_batch (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  sqlite3_result_int64 (context, BATCH_ID);
}

/* A program that only has SQL needs this to have its rows found; the store does it once a batch. */
static const char search_trigger[]
    = "CREATE TRIGGER search_insert AFTER INSERT ON partner BEGIN"
      " INSERT INTO partner_search (rowid, sort_key, acronym, services, tags, website, description)"
      " VALUES (NEW.id, NEW.sort_key, NEW.acronym, NEW.services, NEW.tags, NEW.website,"
      " NEW.description); END";

static double
import_bare (const char *path, guint n_rows)
{
  static const char sql[]
      = "INSERT INTO partner (id, sort_key, name, acronym, sector, country, region, status, website,"
        " email, phone, description, services)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
  g_autoptr (sqlite3) db = store_test_open_raw (path);
  g_autoptr (GTimer) timer = NULL;
  sqlite3_stmt *statement;
  char texts[N_COLUMNS][64];

  sqlite3_create_function (db, "lia_batch", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL, answer_batch,
                           NULL, NULL);
  store_test_exec (db,
                   "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
                   "PRAGMA journal_mode = WAL; PRAGMA cache_size = -16384");
  store_test_exec (db, search_trigger);
  timer = g_timer_new ();
  store_test_exec (db, "BEGIN IMMEDIATE;"
                       "INSERT INTO batch (id, clock, replica, kind, label, made_at)"
                       " VALUES (1, 1, 1, 'do', 'import', 1)");
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < n_rows; i++)
    {
      make_row (i, texts);
      sqlite3_bind_int64 (statement, 1, (G_GINT64_CONSTANT (1) << 59) + i);
      for (int j = 0; j < N_COLUMNS; j++)
        sqlite3_bind_text (statement, j + 2, texts[j], -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  store_test_exec (db, "COMMIT");
  return g_timer_elapsed (timer, NULL);
}

static void
report (const char *what,
        guint n_rows,
        double seconds,
        const char *floor_name,
        double floor_seconds,
        double aim)
{
  g_print ("%-28s %8u rows  %8.1f ms   %s %8.1f ms   ratio %5.2f  (aim ≤ %.1f)\n", what, n_rows,
           seconds * 1000, floor_name, floor_seconds * 1000, seconds / floor_seconds, aim);
}

static void
measure (guint n_rows)
{
  g_autoptr (StoreTestFolder) bare_folder = store_test_make_folder ();
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *bare_path = store_test_path (bare_folder);
  g_autoptr (LiaStore) bare = store_test_create (bare_folder);
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (GTimer) timer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (LiaUndoResult) redone = NULL;
  Import job = { .n_rows = n_rows };
  double floor_seconds, import_seconds;

  g_assert_true (lia_store_close (bare, NULL));
  floor_seconds = import_bare (bare_path, n_rows);

  timer = g_timer_new ();
  lia_store_write (store, "Import", import, &job, NULL, NULL, &error);
  g_assert_no_error (error);
  import_seconds = g_timer_elapsed (timer, NULL);
  report ("insert through the store", n_rows, import_seconds, "bare C API", floor_seconds, 1.5);

  g_timer_start (timer);
  undone = lia_store_undo (store, &error);
  g_assert_no_error (error);
  report ("undo of it", n_rows, g_timer_elapsed (timer, NULL), "the import", import_seconds, 1.0);

  g_timer_start (timer);
  redone = lia_store_redo (store, &error);
  g_assert_no_error (error);
  report ("redo of it", n_rows, g_timer_elapsed (timer, NULL), "the import", import_seconds, 1.0);

  g_assert_true (lia_store_close (store, &error));
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 1000, 10000, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i]);
  return 0;
}
