/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "fuzz-sample.h"
#include "fuzz.h"
#include "lia-error.h"
#include "lia-export.h"
#include "lia-history.h"
#include "lia-sqlite.h"
#include "lia-workspace-transfer.h"

/* A workspace from a stranger. The input is a whole file, or what is done with it (a byte) and a series of changes to that
 * of the sample programme: bytes that are turned or cut off, and cells that are set past journal and checks. It is copied
 * as a stranger's is, read, or opened to be worked in: refused with a sentence, or of use. */

typedef enum
{
  DO_ALL,
  DO_COPY,
  DO_READ,
  DO_WORK,
  N_DOINGS,
} Doing;

typedef enum
{
  CHANGE_BYTES, /* place (4), length (1), bytes */
  CHANGE_SIZE, /* new size (4) */
  CHANGE_CELL, /* table (1), row (1), column (1), kind (1), text */
  CHANGE_LOG, /* the bytes up to the end stand in the log beside it */
  N_CHANGES,
} Change;

#define MAX_CHANGES 16
/* Of each type of record so many histories are read. */
#define MAX_HISTORIES 3

static void
set_cell (const char *path, FuzzParts *parts)
{
  static const char *const tables[]
      = { "partner",    "person",    "level",    "setting",       "affiliation",     "interaction",
          "commitment", "agreement", "feedback", "benefit",       "question",        "saved_list",
          "batch",      "change",    "replica",  "sqlite_schema", "journalled_table" };
  const char *table = tables[fuzz_take_byte (parts) % G_N_ELEMENTS (tables)];
  const guint row = fuzz_take_byte (parts);
  const guint column = fuzz_take_byte (parts);
  const guint kind = fuzz_take_byte (parts);
  g_autofree char *text = fuzz_take_text (parts);
  g_autofree char *columns_sql
      = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s') LIMIT 1 OFFSET %u %% "
                         "max (1, (SELECT count (*) FROM pragma_table_info ('%s')))",
                         table, column, table);
  g_autofree char *sql = NULL;
  g_autofree char *name = NULL;
  g_autoptr (sqlite3_stmt) columns = NULL;
  g_autoptr (sqlite3_stmt) update = NULL;
  g_autoptr (sqlite3) db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    return;
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_exec (db,
                "PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON;"
                "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF",
                NULL, NULL, NULL);
  if (sqlite3_prepare_v2 (db, columns_sql, -1, &columns, NULL) != SQLITE_OK
      || sqlite3_step (columns) != SQLITE_ROW)
    return;
  name = g_strdup ((const char *) sqlite3_column_text (columns, 0));
  sqlite3_reset (columns);
  sql = g_strdup_printf ("UPDATE %s SET \"%s\" = ?1 WHERE rowid IN (SELECT rowid FROM %s"
                         " LIMIT 1 OFFSET %u %% max (1, (SELECT count (*) FROM %s)))",
                         table, name, table, row, table);
  if (sqlite3_prepare_v2 (db, sql, -1, &update, NULL) != SQLITE_OK)
    return;
  if (kind % 4 == 0)
    sqlite3_bind_null (update, 1);
  else if (kind % 4 == 1)
    sqlite3_bind_int64 (update, 1, g_ascii_strtoll (text, NULL, 10));
  else if (kind % 4 == 2)
    sqlite3_bind_blob (update, 1, text, (int) strlen (text), SQLITE_TRANSIENT);
  else
    sqlite3_bind_text (update, 1, text, -1, SQLITE_TRANSIENT);
  sqlite3_step (update);
}

static void
write_log (const char *path, FuzzParts *parts)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  g_file_set_contents (log, (const char *) parts->data, (gssize) parts->size, NULL);
  parts->size = 0;
}

static void
change_bytes (const char *path, Change change, FuzzParts *parts)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;
  const gsize place = fuzz_take_number (parts, 4);

  if (!g_file_get_contents (path, &bytes, &size, NULL) || size == 0)
    return;
  if (change == CHANGE_SIZE)
    size = place % (size + 1);
  else
    for (guint n = fuzz_take_byte (parts), i = 0; i < n && parts->size > 0; i++)
      bytes[(place + i) % size] = (char) fuzz_take_byte (parts);
  g_file_set_contents (path, bytes, (gssize) size, NULL);
}

/* Returns what is to be done with it. */
static Doing
make_file (const char *path, const guint8 *data, gsize size)
{
  FuzzParts parts = { data, size };
  Doing doing;
  GBytes *sample = fuzz_sample_get_bytes ();

  if (size >= 16 && memcmp (data, "SQLite format 3", 16) == 0)
    {
      g_file_set_contents (path, (const char *) data, (gssize) size, NULL);
      return DO_ALL;
    }
  doing = fuzz_take_byte (&parts) % N_DOINGS;
  g_file_set_contents (path, g_bytes_get_data (sample, NULL), (gssize) g_bytes_get_size (sample),
                       NULL);
  for (guint i = 0; i < MAX_CHANGES && parts.size > 0; i++)
    {
      const Change change = fuzz_take_byte (&parts) % N_CHANGES;

      switch (change)
        {
        case CHANGE_BYTES:
        case CHANGE_SIZE:
          change_bytes (path, change, &parts);
          break;
        case CHANGE_CELL:
          set_cell (path, &parts);
          break;
        case CHANGE_LOG:
        case N_CHANGES:
          write_log (path, &parts);
          break;
        }
    }
  return doing;
}

/* Each record is shown, or something is said in its place. */
static void
read_records (LiaReader *reader, const LiaRecordType *type)
{
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (type);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lia_record_query_run (query, reader, &error);
  g_autoptr (GPtrArray) records = NULL;

  fuzz_check_outcome (ids != NULL, error);
  if (ids == NULL)
    return;
  records = lia_record_load_many (reader, type, (const gint64 *) (gpointer) ids->data, ids->len,
                                  &error);
  fuzz_check_outcome (records != NULL, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      LiaRecord *record = g_ptr_array_index (records, i);
      g_autofree char *name = lia_record_get_display_name (record);
      g_autoptr (GPtrArray) history = NULL;
      g_autoptr (GError) history_error = NULL;

      fuzz_check_text (name);
      for (guint j = 0; j < type->n_fields; j++)
        {
          g_autofree char *text
              = lia_record_format (record, type->fields[j].name, LIA_RECORD_DISPLAY);
          g_autofree char *edited
              = lia_record_format (record, type->fields[j].name, LIA_RECORD_EDIT);

          fuzz_check_text (text);
          fuzz_check_text (edited);
        }
      if (i >= MAX_HISTORIES)
        continue;
      history = lia_history_list (reader, type, lia_record_get_id (record), &history_error);
      fuzz_check_outcome (history != NULL, history_error);
    }
}

static void
read_workspace (LiaWorkspace *workspace)
{
  LiaReader *reader = lia_workspace_get_reader (workspace);
  g_autofree char *path = fuzz_sample_path ("output.json");
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_written;

  for (const LiaRecordType *const *types = lia_record_types (); *types != NULL; types++)
    read_records (reader, *types);
  batches = lia_journal_list_batches (reader, 0, &error);
  fuzz_check_outcome (batches != NULL, error);
  g_clear_error (&error);
  is_written = lia_export_everything (reader, path, NULL, &error);
  fuzz_check_outcome (is_written, error);
}

static void
work (LiaWorkspace *workspace)
{
  LiaStore *store = lia_workspace_get_store (workspace);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  faults = lia_store_check (store, NULL, &error);
  fuzz_check_outcome (faults != NULL, error);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) undo_error = NULL;
      g_autoptr (LiaUndoResult) undone = lia_store_undo (store, &undo_error);

      fuzz_check_outcome (undone != NULL, undo_error);
    }
}

static void
open_file (const char *path, LiaStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) close_error = NULL;
  g_autoptr (LiaWorkspace) workspace = lia_workspace_open (path, flags, &error);
  gboolean is_closed;

  fuzz_check_outcome (workspace != NULL, error);
  if (workspace == NULL)
    return;
  read_workspace (workspace);
  if (!lia_workspace_is_read_only (workspace))
    work (workspace);
  is_closed = lia_workspace_close (workspace, &close_error);
  fuzz_check_outcome (is_closed, close_error);
}

void
fuzz_prepare (void)
{
  fuzz_sample_init (TRUE);
}

static void
copy_file (const char *path)
{
  g_autofree char *copy = fuzz_sample_path ("copy.liaison");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  const gboolean is_copied = lia_workspace_bring_in (file, copy, NULL, &error);

  fuzz_check_outcome (is_copied, error);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS) == is_copied);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *path = fuzz_sample_path ("stranger.liaison");
  const Doing doing = make_file (path, data, size);

  if (doing == DO_ALL || doing == DO_COPY)
    copy_file (path);
  if (doing == DO_ALL || doing == DO_READ)
    open_file (path, LIA_STORE_READ_ONLY);
  if (doing == DO_ALL || doing == DO_WORK)
    open_file (path, LIA_STORE_DEFAULT);
  fuzz_sample_clean ();
  return 0;
}
