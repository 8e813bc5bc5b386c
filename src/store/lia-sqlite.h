/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "lia-error.h"
#include "lia-value.h"

G_BEGIN_DECLS

/* Small helpers over the C API of SQLite, private to this room. */

#define LIA_APPLICATION_NUMBER 0x4C494153 /* 'LIAS', the application_id of a workspace */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/**
 * lia_sqlite_set_error:
 * @code: what SQLite returned, with the extended code where known
 *
 * Turns a result code into one of our errors with a sentence a user can act on.
 *
 * Returns: always %FALSE
 */
gboolean lia_sqlite_set_error (sqlite3 *db, int code, GError **error);

/** lia_sqlite_exec: runs statements that return nothing of interest. */
gboolean lia_sqlite_exec (sqlite3 *db, const char *sql, GError **error);

/** lia_sqlite_prepare: Returns: (transfer full) (nullable): one statement */
sqlite3_stmt *lia_sqlite_prepare (sqlite3 *db, const char *sql, GError **error);

/** lia_sqlite_get_integer: first cell of the first row; 0 when there is no row or it is NULL. */
gboolean lia_sqlite_get_integer (sqlite3 *db, const char *sql, gint64 *value, GError **error);

/** lia_sqlite_get_text: first cell of the first row; Returns: (transfer full) (nullable) */
char *lia_sqlite_get_text (sqlite3 *db, const char *sql, GError **error);

/** lia_sqlite_bind: @copy: %FALSE when the text stays valid until the statement is reset */
int lia_sqlite_bind (sqlite3_stmt *statement, int parameter, const LiaValue *value, gboolean copy);

/** lia_sqlite_get_value: the cell; text is borrowed from the statement. */
LiaValue lia_sqlite_get_value (sqlite3_stmt *statement, int column);

/** lia_sqlite_append_name: appends @name as a quoted SQL identifier. */
void lia_sqlite_append_name (GString *sql, const char *name);

/** lia_sqlite_append_literal: appends @text as an SQL string literal, for generated DDL. */
void lia_sqlite_append_literal (GString *sql, const char *text);

G_END_DECLS
