/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-connection.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lia-fold-function.h"
#include "lia-migrations.h"
#include "lia-schema.h"
#include "lia-text.h"

#define BUSY_TIMEOUT_MILLISECONDS 5000

static gboolean
configure (sqlite3 *db, LiaConnectionKind kind, gboolean fast, GError **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },       { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },     { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },         { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 }, { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int code = sqlite3_db_config (db, options[i].option, options[i].value, NULL);

      if (code != SQLITE_OK)
        return lia_sqlite_set_error (db, code, error);
    }

  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MILLISECONDS);
  sqlite3_extended_result_codes (db, 1);

  if (!lia_sqlite_exec (
          db,
          "PRAGMA cell_size_check = ON;"
          "PRAGMA mmap_size = 0;"
          "PRAGMA temp_store = MEMORY;"
          /* A window has four readers; the system's own cache of the file stands behind them. */
          "PRAGMA cache_size = -1024",
          error))
    return FALSE;

  if (kind == LIA_CONNECTION_READER)
    return lia_sqlite_exec (db, "PRAGMA query_only = ON", error);
  if (kind == LIA_CONNECTION_WRITER)
    /* A large import makes a large log; once folded in, it gives its room back. */
    return lia_sqlite_exec (db,
                            "PRAGMA cache_size = -16384;"
                            "PRAGMA secure_delete = ON;"
                            "PRAGMA journal_size_limit = 16777216",
                            error)
           && lia_sqlite_exec (db, fast ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL",
                               error);
  return TRUE;
}

/* Far above what any workspace needs, far below what would hurt. One attached file: VACUUM INTO makes it. */
static void
limit (sqlite3 *db)
{
  static const struct
  {
    int what;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024 },
    { SQLITE_LIMIT_COLUMN, 1000 },
    { SQLITE_LIMIT_EXPR_DEPTH, 200 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 100 },
    { SQLITE_LIMIT_VDBE_OP, 100000 },
    { SQLITE_LIMIT_ATTACHED, 1 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 10000 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].what, limits[i].value);
}

/* A file in write-ahead mode that nobody writes and whose folder we cannot write either has no shared
 * memory file; SQLite reads it only when told that it stays as it is. */
static char *
make_location (const char *path, LiaConnectionKind kind)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *escaped = NULL;

  if (kind != LIA_CONNECTION_READ_ONLY || faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) == 0
      || access (log, F_OK) == 0)
    return NULL;
  escaped = g_uri_escape_string (path, "/", TRUE);
  return g_strconcat ("file:", escaped, "?immutable=1", NULL);
}

sqlite3 *
lia_connection_open (const char *path, LiaConnectionKind kind, gboolean fast, GError **error)
{
  g_autoptr (sqlite3) db = NULL;
  g_autofree char *location = make_location (path, kind);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  int code;

  flags |= kind == LIA_CONNECTION_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (location != NULL)
    flags |= SQLITE_OPEN_URI;

  code = sqlite3_open_v2 (location != NULL ? location : path, &db, flags, NULL);
  if (code != SQLITE_OK)
    {
      lia_sqlite_set_error (db, code, error);
      return NULL;
    }
  if (kind == LIA_CONNECTION_READ_ONLY)
    {
      limit (db);
      code = sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      if (code != SQLITE_OK)
        {
          lia_sqlite_set_error (db, code, error);
          return NULL;
        }
    }
  if (!configure (db, kind, fast, error) || !lia_fold_function_register (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

gboolean
lia_connection_check_identity (sqlite3 *db, const char *path, int *version, GError **error)
{
  gint64 number, user_version;

  if (!lia_sqlite_get_integer (db, "PRAGMA application_id", &number, error)
      || !lia_sqlite_get_integer (db, "PRAGMA user_version", &user_version, error))
    return FALSE;

  if (number != LIA_APPLICATION_NUMBER || user_version < 1)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("“%s” is a database of another program, not a Liaison workspace."), path);
      return FALSE;
    }
  if (user_version > lia_migrations_get_latest ())
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_TOO_NEW,
                   _ ("“%s” was written by a later version of Liaison. Update Liaison to open it."),
                   path);
      return FALSE;
    }
  *version = (int) user_version;
  return TRUE;
}

gboolean
lia_connection_check_schema (sqlite3 *db, int version, gboolean allow_missing, GError **error)
{
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) foreign = NULL;

  if (!lia_schema_compare (db, version, &missing, &foreign, error))
    return FALSE;

  if (foreign->len > 0)
    {
      const LiaSchemaObject *object = foreign->pdata[0];
      g_autofree char *type = lia_text_excerpt (object->type);
      g_autofree char *name = lia_text_excerpt (object->name);

      g_set_error (
          error, LIA_ERROR, LIA_ERROR_INVALID,
          _ ("The workspace holds something Liaison did not put there: %s “%s”. It was not "
             "opened."),
          type, name);
      return FALSE;
    }
  if (missing->len > 0 && !allow_missing)
    {
      const LiaSchemaObject *object = missing->pdata[0];

      g_set_error (error, LIA_ERROR, LIA_ERROR_CORRUPT,
                   _ ("The workspace lacks its %s “%s”. Check and repair it before changing it."),
                   object->type, object->name);
      return FALSE;
    }
  return TRUE;
}

gboolean
lia_connection_quick_check (sqlite3 *db, GError **error)
{
  GError *local_error = NULL;
  g_autofree char *result = lia_sqlite_get_text (db, "PRAGMA quick_check (1)", &local_error);
  g_autofree char *shown = NULL;
  const char *last_line;

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (g_strcmp0 (result, "ok") == 0)
    return TRUE;

  /* Lines before it say which database it speaks of. */
  last_line = result != NULL ? strrchr (result, '\n') : NULL;
  shown = lia_text_excerpt (last_line != NULL ? last_line : result);
  g_set_error (
      error, LIA_ERROR, LIA_ERROR_CORRUPT,
      _ ("The workspace file is damaged (%s). It can be repaired, or restored from a backup."),
      shown);
  return FALSE;
}

gboolean
lia_connection_use_wal (sqlite3 *db, GError **error)
{
  GError *local_error = NULL;
  g_autofree char *mode = lia_sqlite_get_text (db, "PRAGMA journal_mode = WAL", &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (g_strcmp0 (mode, "wal") == 0)
    return TRUE;

  g_set_error_literal (error, LIA_ERROR, LIA_ERROR_IO,
                       _ ("The folder of the workspace does not allow safe writing. Move the "
                          "workspace to a folder on this computer."));
  return FALSE;
}

void
lia_connection_remove_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (sqlite3) db = NULL;
  gint64 ignored;
  struct stat status;

  if (lstat (log, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size > 0
      || faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    return;

  /* The last connection that may write takes the log away when it closes, and SQLite knows which is last. */
  db = lia_connection_open (path, LIA_CONNECTION_READER, FALSE, NULL);
  if (db != NULL
      && !lia_sqlite_get_integer (db, "SELECT 1 FROM sqlite_schema LIMIT 1", &ignored, NULL))
    g_debug ("%s: the empty log stays", path);
}
