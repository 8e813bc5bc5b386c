/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-sqlite.h"

G_BEGIN_DECLS

/* How a workspace file is opened: every connection passes through here. */

typedef enum
{
  LIA_CONNECTION_WRITER,
  LIA_CONNECTION_READER, /* beside a writer of ours */
  LIA_CONNECTION_READ_ONLY, /* of a file we do not write */
} LiaConnectionKind;

/**
 * lia_connection_open:
 * @fast: do not wait for the disk; for tests
 *
 * Opens the file and sets what guards it against damage and against hostile contents. Writes nothing.
 *
 * Returns: (transfer full) (nullable):
 */
sqlite3 *
lia_connection_open (const char *path, LiaConnectionKind kind, gboolean fast, GError **error);

/** lia_connection_check_identity: is it a workspace, and of a version this program knows? @version: (out) */
gboolean
lia_connection_check_identity (sqlite3 *db, const char *path, int *version, GError **error);

/** lia_connection_check_schema: %LIA_ERROR_INVALID names an object that does not belong, %LIA_ERROR_CORRUPT one that is missing. */
gboolean
lia_connection_check_schema (sqlite3 *db, int version, gboolean allow_missing, GError **error);

/** lia_connection_quick_check: %LIA_ERROR_CORRUPT with what is wrong */
gboolean lia_connection_quick_check (sqlite3 *db, GError **error);

/** lia_connection_use_wal: switches the file to write-ahead logging. */
gboolean lia_connection_use_wal (sqlite3 *db, GError **error);

/**
 * lia_connection_remove_log:
 *
 * A connection that only reads makes an empty log beside the file and cannot take it away again. This does,
 * unless somebody else uses the file; a log that holds something is never touched. Call it once the
 * connection is closed.
 */
void lia_connection_remove_log (const char *path);

G_END_DECLS
