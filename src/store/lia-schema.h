/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-sqlite.h"

G_BEGIN_DECLS

/** LiaSchemaObject: a row of sqlite_schema. */
typedef struct
{
  char *type;
  char *name;
  char *sql; /* (nullable) */
} LiaSchemaObject;

void lia_schema_object_free (LiaSchemaObject *self);

/**
 * lia_schema_compare:
 * @version: the user_version @db says it has
 * @missing: (out) (optional) (transfer full) (element-type LiaSchemaObject): what it lacks
 * @foreign: (out) (optional) (transfer full) (element-type LiaSchemaObject): what does not belong, as it is in @db
 *
 * Compares every object of the file with those that @version has when made afresh. A foreign trigger or
 * view would run with our rights, so nothing may be written to such a file. Only reads @db.
 */
gboolean lia_schema_compare (sqlite3 *db,
                             int version,
                             GPtrArray **missing,
                             GPtrArray **foreign,
                             GError **error);

G_END_DECLS
