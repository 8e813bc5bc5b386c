/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "lia-batch-function.h"
#include "lia-check-private.h"
#include "lia-connection.h"
#include "lia-schema.h"
#include "lia-store-private.h"
#include "lia-text.h"
#include "lia-triggers.h"

/* Somebody reads them; a thousand say no more than a hundred. */
#define MAX_FAULTS 100

void
lia_check_add_fault (GPtrArray *faults, const char *format, ...)
{
  g_autofree char *fault = NULL;
  char *visible;
  va_list arguments;

  if (faults->len >= MAX_FAULTS)
    return;
  va_start (arguments, format);
  fault = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Names and lines in it may be a stranger's. */
  visible = lia_text_make_bidi_visible (fault);
  g_ptr_array_add (faults, g_strdelimit (visible, "\n\t", ' '));
}

static gboolean
check_file (sqlite3 *db, GPtrArray *faults, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = lia_sqlite_prepare (db, "PRAGMA integrity_check (20)", error);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *line = (const char *) sqlite3_column_text (statement, 0);

      if (g_strcmp0 (line, "ok") != 0)
        lia_check_add_fault (faults, _ ("The file is damaged: %s"), line);
    }
  return code == SQLITE_DONE || lia_sqlite_set_error (db, code, error);
}

static gboolean
check_schema (sqlite3 *db, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) foreign = NULL;
  gint64 version;

  if (!lia_sqlite_get_integer (db, "PRAGMA user_version", &version, error)
      || !lia_schema_compare (db, (int) version, &missing, &foreign, error))
    return FALSE;

  for (guint i = 0; i < missing->len; i++)
    {
      const LiaSchemaObject *object = missing->pdata[i];

      lia_check_add_fault (faults, _ ("The %s “%s” is missing or altered."), object->type,
                           object->name);
    }
  for (guint i = 0; i < foreign->len; i++)
    {
      const LiaSchemaObject *object = foreign->pdata[i];

      lia_check_add_fault (faults, _ ("The %s “%s” does not belong into a workspace."),
                           object->type, object->name);
    }
  return TRUE;
}

static gboolean
check_references (sqlite3 *db, GPtrArray *faults, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = lia_sqlite_prepare (db, "PRAGMA foreign_key_check", error);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    lia_check_add_fault (faults,
                         _ ("Row %" PRId64 " of “%s” refers to a row of “%s” that is missing."),
                         (gint64) sqlite3_column_int64 (statement, 1),
                         (const char *) sqlite3_column_text (statement, 0),
                         (const char *) sqlite3_column_text (statement, 2));
  return code == SQLITE_DONE || lia_sqlite_set_error (db, code, error);
}

char **
lia_check_list_search_tables (sqlite3 *db, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (sqlite3_stmt) statement = lia_sqlite_prepare (
      db,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'",
      error);
  int code;

  if (statement == NULL)
    return NULL;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_strv_builder_add (names, (const char *) sqlite3_column_text (statement, 0));
  if (code == SQLITE_DONE)
    return g_strv_builder_end (names);
  lia_sqlite_set_error (db, code, error);
  return NULL;
}

static gboolean
check_search (sqlite3 *db, GPtrArray *faults, GError **error)
{
  g_auto (GStrv) tables = lia_check_list_search_tables (db, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
      int code;

      lia_sqlite_append_name (sql, tables[i]);
      g_string_append (sql, " (");
      lia_sqlite_append_name (sql, tables[i]);
      /* Rank 1: compare with the table that was indexed, too. */
      g_string_append (sql, ", rank) VALUES ('integrity-check', 1)");
      code = sqlite3_exec (db, sql->str, NULL, NULL, NULL);
      if ((code & 0xff) == SQLITE_CORRUPT)
        lia_check_add_fault (faults, _ ("The search index “%s” does not match its table."),
                             tables[i]);
      else if (code != SQLITE_OK)
        return lia_sqlite_set_error (db, code, error);
    }
  return TRUE;
}

/* A sentence a fault. @db is in a write transaction that is rolled back later: the search index checks itself by a
 * statement that counts as a write. */
static GPtrArray *
run_check (sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  /* A damaged file cannot be asked much more. */
  if (!check_file (db, faults, error) || !check_schema (db, faults, error))
    return NULL;
  if (faults->len > 0 && !lia_sqlite_exec (db, "SELECT count (*) FROM change", NULL))
    return g_steal_pointer (&faults);
  if (!check_references (db, faults, error) || !check_search (db, faults, error)
      || !lia_check_journal (db, faults, error))
    return NULL;
  return g_steal_pointer (&faults);
}

static gboolean
check_in_transaction (LiaStore *self,
                      gpointer data,
                      GCancellable *cancellable,
                      gpointer *result,
                      GError **error)
{
  if (!lia_sqlite_exec (self->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  lia_reader_set_cancellable (self->batch_reader, cancellable);
  *result = run_check (self->db, error);
  lia_reader_set_cancellable (self->batch_reader, NULL);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return *result != NULL;
}

/* A file we may not write is checked in a copy in memory. */
static GPtrArray *
check_copy (LiaStore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3) source
      = lia_connection_open (self->path, LIA_CONNECTION_READ_ONLY, FALSE, error);
  g_autoptr (sqlite3) copy = NULL;
  sqlite3_backup *backup;
  int code;

  if (source == NULL)
    return NULL;
  code = sqlite3_open_v2 (":memory:", &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (copy, "main", source, "main");
      if (backup == NULL)
        {
          lia_sqlite_set_error (copy, sqlite3_extended_errcode (copy), error);
          return NULL;
        }
      sqlite3_backup_step (backup, -1);
      code = sqlite3_backup_finish (backup);
    }
  if (code != SQLITE_OK)
    {
      lia_sqlite_set_error (source, code, error);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return run_check (copy, error);
}

GPtrArray *
lia_store_check (LiaStore *self, GCancellable *cancellable, GError **error)
{
  GPtrArray *faults = NULL;

  if (self->read_only)
    return check_copy (self, cancellable, error);
  lia_store_run (self, check_in_transaction, NULL, cancellable, (gpointer *) &faults, error);
  return faults;
}
