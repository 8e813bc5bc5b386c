/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-sqlite.h"

#include <glib/gi18n-lib.h>

static void
set_constraint_error (sqlite3 *db, int code, GError **error)
{
  const char *message = sqlite3_errmsg (db);
  const char *subject = strstr (message, ": ");

  subject = subject != NULL ? subject + 2 : message;

  switch (code)
    {
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("The record refers to another one that does not exist."));
      break;
    case SQLITE_CONSTRAINT_NOTNULL:
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s” must not be empty."), subject);
      break;
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_UNIQUE:
      g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                   _ ("There is already a row with the same “%s”."), subject);
      break;
    case SQLITE_CONSTRAINT_CHECK:
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("The value does not satisfy the rule “%s”."), subject);
      break;
    default:
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, message);
    }
}

gboolean
lia_sqlite_set_error (sqlite3 *db, int code, GError **error)
{
  const char *message = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      g_set_error (
          error, LIA_ERROR, LIA_ERROR_CORRUPT,
          _ ("The workspace file is damaged (%s). It can be repaired, or restored from a backup."),
          message);
      break;
    case SQLITE_FULL:
      g_set_error_literal (
          error, LIA_ERROR, LIA_ERROR_IO,
          _ ("The disk is full; nothing was changed. Free some space and try again."));
      break;
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_CORRUPTFS)
        {
          g_set_error_literal (error, LIA_ERROR, LIA_ERROR_CORRUPT,
                               _ ("The file system under the workspace is damaged."));
          break;
        }
      g_set_error (error, LIA_ERROR, LIA_ERROR_IO,
                   _ ("Reading or writing the workspace file failed (%s); nothing was changed. "
                      "Check the disk and try again."),
                   message);
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, LIA_ERROR, LIA_ERROR_IO,
                   _ ("The workspace file cannot be opened (%s). Check that you may read and write "
                      "it and the folder it is in."),
                   message);
      break;
    case SQLITE_READONLY:
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_IO,
                           _ ("The workspace file cannot be written; nothing was changed."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      g_set_error_literal (
          error, LIA_ERROR, LIA_ERROR_BUSY,
          _ ("Another program is using the workspace file. Try again in a moment."));
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
      break;
    case SQLITE_NOMEM:
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_IO,
                           _ ("There is not enough memory; nothing was changed."));
      break;
    case SQLITE_CONSTRAINT:
      set_constraint_error (db, code, error);
      break;
    case SQLITE_TOOBIG:
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("The text is too long."));
      break;
    default:
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, message);
    }

  return FALSE;
}

gboolean
lia_sqlite_exec (sqlite3 *db, const char *sql, GError **error)
{
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || lia_sqlite_set_error (db, code, error);
}

sqlite3_stmt *
lia_sqlite_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code != SQLITE_OK)
    lia_sqlite_set_error (db, code, error);
  return statement;
}

gboolean
lia_sqlite_get_integer (sqlite3 *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = lia_sqlite_prepare (db, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;

  code = sqlite3_step (statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return lia_sqlite_set_error (db, code, error);

  *value = code == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

char *
lia_sqlite_get_text (sqlite3 *db, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = lia_sqlite_prepare (db, sql, error);
  int code;

  if (statement == NULL)
    return NULL;

  code = sqlite3_step (statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    {
      lia_sqlite_set_error (db, code, error);
      return NULL;
    }
  return code == SQLITE_ROW ? g_strdup ((const char *) sqlite3_column_text (statement, 0)) : NULL;
}

int
lia_sqlite_bind (sqlite3_stmt *statement, int parameter, const LiaValue *value, gboolean copy)
{
  switch (value->type)
    {
    case LIA_VALUE_INTEGER:
      return sqlite3_bind_int64 (statement, parameter, value->integer);
    case LIA_VALUE_TEXT:
      return sqlite3_bind_text (statement, parameter, value->text, -1,
                                copy ? SQLITE_TRANSIENT : SQLITE_STATIC);
    case LIA_VALUE_NULL:
    default:
      return sqlite3_bind_null (statement, parameter);
    }
}

LiaValue
lia_sqlite_get_value (sqlite3_stmt *statement, int column)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_NULL:
      return LIA_NULL;
    case SQLITE_INTEGER:
      return LIA_INTEGER (sqlite3_column_int64 (statement, column));
    default:
      return LIA_TEXT ((const char *) sqlite3_column_text (statement, column));
    }
}

static void
append_quoted (GString *sql, const char *text, char quote)
{
  g_string_append_c (sql, quote);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == quote)
        g_string_append_c (sql, quote);
      g_string_append_c (sql, *p);
    }
  g_string_append_c (sql, quote);
}

void
lia_sqlite_append_name (GString *sql, const char *name)
{
  append_quoted (sql, name, '"');
}

void
lia_sqlite_append_literal (GString *sql, const char *text)
{
  append_quoted (sql, text, '\'');
}
