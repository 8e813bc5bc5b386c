/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-migrations.h"

#include "lia-check-private.h"
#include "lia-clock.h"
#include "lia-ids.h"

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

/* Ids and clock go on from the greatest the file has. */
static gboolean
write_batch (sqlite3 *db, gint64 *batch, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 now = g_get_real_time () / 1000;
  gint64 last_id, last_clock;
  LiaIds ids = { 0 };
  LiaClock clock = { 0 };
  int code;

  if (!lia_sqlite_get_integer (db, "SELECT max (id) FROM batch", &last_id, error)
      || !lia_sqlite_get_integer (db, "SELECT max (clock) FROM batch", &last_clock, error))
    return FALSE;
  lia_ids_observe (&ids, last_id, now);
  lia_clock_observe (&clock, last_clock);

  statement = lia_sqlite_prepare (db,
                                  "INSERT INTO batch (id, clock, replica, kind, label, made_at)"
                                  " SELECT ?1, ?2, id, 'setup', ?3, ?4 FROM replica"
                                  " ORDER BY made_at LIMIT 1",
                                  error);
  if (statement == NULL)
    return FALSE;
  *batch = lia_ids_next (&ids, now);
  sqlite3_bind_int64 (statement, 1, *batch);
  sqlite3_bind_int64 (statement, 2, lia_clock_tick (&clock, now));
  sqlite3_bind_text (statement, 3, _ ("Update the workspace"), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, now);
  code = sqlite3_step (statement);
  return code == SQLITE_DONE || lia_sqlite_set_error (db, code, error);
}

static gboolean
journal_step (sqlite3 *db, GError **error)
{
  g_autofree char *forget = NULL;
  gint64 batch;
  guint n_recorded = 0;

  if (!write_batch (db, &batch, error)
      || !lia_check_complete_journal (db, batch, &n_recorded, error))
    return FALSE;
  forget = g_strdup_printf ("DELETE FROM batch WHERE id = %" G_GINT64_FORMAT, batch);
  return n_recorded > 0 || lia_sqlite_exec (db, forget, error);
}

static gboolean
do_step (sqlite3 *db, int version, const char *sql, GError **error)
{
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", version);
  gboolean is_new = version == 1;

  return (is_new || lia_triggers_drop (db, error)) && lia_sqlite_exec (db, sql, error)
         && lia_triggers_generate (db, error) && (is_new || journal_step (db, error))
         && check_foreign_keys (db, version, error) && lia_sqlite_exec (db, set_version, error);
}

gboolean
lia_migrations_take_step (sqlite3 *db, int version, const char *sql, GError **error)
{
  if (!lia_sqlite_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (do_step (db, version, sql, error) && lia_sqlite_exec (db, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

gboolean
lia_migrations_run (sqlite3 *db, int from, int to, GError **error)
{
  for (int version = from + 1; version <= to; version++)
    {
      g_autofree char *path = g_strconcat (SCHEMA_FOLDER "/", get_steps ()[version - 1], NULL);
      g_autoptr (GBytes) sql = g_resource_lookup_data (lia_store_resources_get_resource (), path,
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      /* Resource data ends with a NUL that its size does not count. */
      if (sql == NULL
          || !lia_migrations_take_step (db, version, g_bytes_get_data (sql, NULL), error))
        return FALSE;
    }
  return TRUE;
}
