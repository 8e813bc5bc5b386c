/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-migrations.h"

#include <glib/gi18n-lib.h>

#include "lia-triggers.h"
#include "store-resources.h"

#define SCHEMA_FOLDER "/io/github/liaison_desk/Liaison/store/schema"

/* Step N is element N - 1. */
static const char *const steps[] = {
  SCHEMA_FOLDER "/0001-foundation.sql",
};

int
lia_migrations_get_latest (void)
{
  return G_N_ELEMENTS (steps);
}

static gboolean
check_foreign_keys (sqlite3 *db, int version, GError **error)
{
  g_autofree char *table = NULL;
  GError *local_error = NULL;

  table = lia_sqlite_get_text (db, "PRAGMA foreign_key_check", &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (table == NULL)
    return TRUE;

  g_set_error (error, LIA_ERROR, LIA_ERROR_CORRUPT,
               _ ("The workspace cannot be brought to version %d: a row of table “%s” refers to "
                  "another that is missing."),
               version, table);
  return FALSE;
}

static gboolean
take_step (sqlite3 *db, int version, GError **error)
{
  g_autoptr (GBytes) sql = NULL;
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", version);

  sql = g_resource_lookup_data (lia_store_resources_get_resource (), steps[version - 1],
                                G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (sql == NULL)
    return FALSE;

  /* Resource data ends with a NUL that its size does not count. */
  return lia_sqlite_exec (db, g_bytes_get_data (sql, NULL), error)
         && lia_triggers_generate (db, error) && check_foreign_keys (db, version, error)
         && lia_sqlite_exec (db, set_version, error);
}

gboolean
lia_migrations_run (sqlite3 *db, int from, int to, GError **error)
{
  for (int version = from + 1; version <= to; version++)
    {
      if (!lia_sqlite_exec (db, "BEGIN IMMEDIATE", error))
        return FALSE;
      if (!take_step (db, version, error) || !lia_sqlite_exec (db, "COMMIT", error))
        {
          sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
          return FALSE;
        }
    }
  return TRUE;
}
