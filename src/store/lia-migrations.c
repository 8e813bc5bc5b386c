/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-migrations.h"

#include <glib/gi18n-lib.h>

#include "lia-triggers.h"
#include "store-resources.h"

#define SCHEMA_FOLDER "/io/github/liaison_desk/Liaison/store/schema"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* File names of the steps in their order: step N is element N - 1, and its name begins with N. */
static char **
get_steps (void)
{
  static char **steps;

  if (g_once_init_enter_pointer (&steps))
    {
      char **names = g_resource_enumerate_children (
          lia_store_resources_get_resource (), SCHEMA_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      g_assert (names != NULL);
      qsort (names, g_strv_length (names), sizeof *names, compare_names);
      for (guint i = 0; names[i] != NULL; i++)
        g_assert (g_ascii_strtoull (names[i], NULL, 10) == i + 1);
      g_once_init_leave_pointer (&steps, names);
    }
  return steps;
}

int
lia_migrations_get_latest (void)
{
  return (int) g_strv_length (get_steps ());
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
  g_autofree char *path = g_strconcat (SCHEMA_FOLDER "/", get_steps ()[version - 1], NULL);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", version);

  sql = g_resource_lookup_data (lia_store_resources_get_resource (), path,
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
