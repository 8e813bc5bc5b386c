/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lia-backup.h"
#include "lia-check-private.h"
#include "lia-connection.h"
#include "lia-recovery.h"
#include "lia-schema.h"
#include "lia-store-private.h"
#include "lia-text.h"

LiaBackupInfo *
lia_recovery_find_backup (const char *workspace, GError **error)
{
  g_autoptr (GPtrArray) backups = lia_recovery_list_backups (workspace);

  while (backups->len > 0)
    {
      g_autoptr (LiaBackupInfo) info = g_ptr_array_steal_index (backups, 0);
      g_autoptr (GError) local_error = NULL;

      if (lia_backup_check (info->path, &local_error))
        return g_steal_pointer (&info);
      g_info ("%s: %s", info->path, local_error->message);
    }
  g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("There is no sound backup of “%s”."),
               workspace);
  return NULL;
}

static gboolean
move_file (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("“%s” cannot be moved to “%s”: %s"), from, to,
               g_strerror (errno));
  return FALSE;
}

static char *
make_damaged_name (const char *workspace)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  char *name = g_strdup_printf ("%s.damaged-%s", workspace, stamp);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.damaged-%s-%u", workspace, stamp, i);
    }
  return name;
}

/* Log and file belong together, also when they are damaged. */
static char *
keep_damaged (const char *workspace, GError **error)
{
  g_autofree char *kept = make_damaged_name (workspace);
  g_autofree char *log = g_strconcat (workspace, "-wal", NULL);
  g_autofree char *kept_log = NULL;
  g_autofree char *index = g_strconcat (workspace, "-shm", NULL);

  kept_log = g_strconcat (kept, "-wal", NULL);
  /* Should this end half-way, the log stands with neither file rather than with the wrong one. */
  if (!move_file (log, kept_log, error) || !move_file (workspace, kept, error))
    return NULL;
  (void) g_unlink (index);
  return g_steal_pointer (&kept);
}

/* A log left beside the file must not be taken for the log of the file that takes its place. */
static gboolean
fold_in_log (const char *workspace, GError **error)
{
  g_autoptr (sqlite3) db = lia_connection_open (workspace, LIA_CONNECTION_WRITER, FALSE, error);

  return db != NULL && lia_sqlite_exec (db, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
replace_file (const char *workspace, const char *copy, char **kept_as, GError **error)
{
  g_autofree char *kept = NULL;

  if (g_file_test (workspace, G_FILE_TEST_EXISTS))
    {
      if (lia_backup_check (workspace, NULL))
        {
          if (!fold_in_log (workspace, error)
              || !lia_backup_write_rotated (workspace, "restore", g_get_real_time () / 1000, NULL,
                                            error))
            return FALSE;
        }
      else
        {
          kept = keep_damaged (workspace, error);
          if (kept == NULL)
            return FALSE;
        }
    }
  if (!move_file (copy, workspace, error))
    return FALSE;
  lia_backup_sync_folder (workspace);
  if (kept_as != NULL)
    *kept_as = g_steal_pointer (&kept);
  return TRUE;
}

gboolean
lia_recovery_restore (const char *workspace, const char *backup, char **kept_as, GError **error)
{
  g_autofree char *resolved = realpath (workspace, NULL);
  const char *path = resolved != NULL ? resolved : workspace;
  g_autofree char *copy = g_strdup_printf ("%s.new-%08x", path, g_random_int ());
  g_autofree char *holder = NULL;
  LiaLockFile *lock;
  gboolean stale, done;

  if (kept_as != NULL)
    *kept_as = NULL;
  lock = lia_lock_file_acquire (path, &holder, &stale, error);
  if (lock == NULL)
    {
      if (holder != NULL)
        g_set_error (error, LIA_ERROR, LIA_ERROR_BUSY,
                     _ ("The workspace is in use by %s. Try again when it is closed there."),
                     holder);
      return FALSE;
    }

  done = lia_backup_check (backup, error) && lia_backup_write (backup, copy, NULL, error)
         && replace_file (path, copy, kept_as, error);
  if (!done)
    (void) g_unlink (copy);
  lia_lock_file_release (lock, TRUE);
  return done;
}

static gboolean
drop_object (sqlite3 *db, const LiaSchemaObject *object, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("DROP ");

  g_string_append_printf (sql, "%s IF EXISTS ", object->type);
  lia_sqlite_append_name (sql, object->name);
  return lia_sqlite_exec (db, sql->str, error);
}

static gboolean
is_repairable (const LiaSchemaObject *object)
{
  return g_str_equal (object->type, "trigger") || g_str_equal (object->type, "index")
         || g_str_equal (object->type, "view")
         /* What ANALYZE of another program leaves. */
         || g_str_has_prefix (object->name, "sqlite_stat");
}

static gboolean
repair_schema (sqlite3 *db, GPtrArray *done, GError **error)
{
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) foreign = NULL;
  gint64 version;

  if (!lia_sqlite_get_integer (db, "PRAGMA user_version", &version, error)
      || !lia_schema_compare (db, (int) version, &missing, &foreign, error))
    return FALSE;

  for (guint i = 0; i < foreign->len; i++)
    {
      const LiaSchemaObject *object = foreign->pdata[i];
      g_autofree char *type = lia_text_excerpt (object->type);
      g_autofree char *name = lia_text_excerpt (object->name);

      if (!is_repairable (object) || object->sql == NULL)
        {
          g_set_error (
              error, LIA_ERROR, LIA_ERROR_INVALID,
              _ ("The %s “%s” does not belong into a workspace and cannot be removed safely. "
                 "Restore a backup."),
              type, name);
          return FALSE;
        }
      if (!drop_object (db, object, error))
        return FALSE;
      g_ptr_array_add (
          done, g_strdup_printf (_ ("Removed the %s “%s”, which did not belong."), type, name));
    }

  for (guint i = 0; i < missing->len; i++)
    {
      const LiaSchemaObject *object = missing->pdata[i];

      if (!is_repairable (object) || object->sql == NULL)
        {
          g_set_error (error, LIA_ERROR, LIA_ERROR_CORRUPT,
                       _ ("The %s “%s” is missing. Restore a backup."), object->type, object->name);
          return FALSE;
        }
      if (!lia_sqlite_exec (db, object->sql, error))
        return FALSE;
      g_ptr_array_add (done,
                       g_strdup_printf (_ ("Made the %s “%s” anew."), object->type, object->name));
    }
  return TRUE;
}

static gboolean
repair_search (sqlite3 *db, GPtrArray *done, GError **error)
{
  g_auto (GStrv) tables = lia_check_list_search_tables (db, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *check = g_strdup_printf (
          "INSERT INTO \"%s\" (\"%s\", rank) VALUES ('integrity-check', 1)", tables[i], tables[i]);
      g_autofree char *rebuild = g_strdup_printf ("INSERT INTO \"%s\" (\"%s\") VALUES ('rebuild')",
                                                  tables[i], tables[i]);

      if (lia_sqlite_exec (db, check, NULL))
        continue;
      if (!lia_sqlite_exec (db, rebuild, error))
        return FALSE;
      g_ptr_array_add (done, g_strdup_printf (_ ("Built the search index “%s” anew."), tables[i]));
    }
  return TRUE;
}

/* @fault: (out): the first thing wrong with the file, or %NULL */
static gboolean
find_fault (sqlite3 *db, char **fault, GError **error)
{
  GError *local_error = NULL;
  g_autofree char *result = lia_sqlite_get_text (db, "PRAGMA integrity_check (1)", &local_error);

  *fault = g_strcmp0 (result, "ok") != 0 ? g_steal_pointer (&result) : NULL;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Whatever an index says follows from its table. */
static gboolean
repair_indexes (sqlite3 *db, GPtrArray *done, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!find_fault (db, &before, error))
    return FALSE;
  if (before == NULL)
    return TRUE;
  if (!lia_sqlite_exec (db, "REINDEX", error) || !find_fault (db, &after, error))
    return FALSE;
  if (after != NULL)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_CORRUPT,
                   _ ("The workspace file is damaged (%s). It can be restored from a backup."),
                   after);
      return FALSE;
    }
  g_ptr_array_add (done, g_strdup_printf (_ ("Built the indexes anew (%s)."), before));
  return TRUE;
}

static gboolean
complete_journal (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  sqlite3 *db = lia_reader_get_connection (lia_batch_get_reader (batch));

  return lia_check_complete_journal (db, lia_batch_get_id (batch), data, error);
}

static gboolean
repair_journal (LiaStore *self, GPtrArray *done, GError **error)
{
  guint n_recorded = 0;

  if (!lia_store_do_batch (self, LIA_BATCH_DO, 0, _ ("Repair the journal"), FALSE, complete_journal,
                           &n_recorded, NULL, NULL, error))
    return FALSE;
  if (n_recorded > 0)
    g_ptr_array_add (
        done,
        g_strdup_printf (ngettext ("Recorded %'u change that the journal had missed.",
                                   "Recorded %'u changes that the journal had missed.", n_recorded),
                         n_recorded));
  return TRUE;
}

static gboolean
repair_tables (LiaStore *self, GPtrArray *done, GError **error)
{
  if (!lia_sqlite_exec (self->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (repair_schema (self->db, done, error) && repair_search (self->db, done, error)
      && repair_indexes (self->db, done, error) && lia_sqlite_exec (self->db, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

static gboolean
repair (LiaStore *self, gpointer data, GCancellable *cancellable, gpointer *result, GError **error)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func (g_free);

  if (!repair_tables (self, done, error) || !repair_journal (self, done, error))
    return FALSE;
  *result = g_steal_pointer (&done);
  return TRUE;
}

/* A damaged file cannot be backed up; its bytes can be kept. */
static gboolean
keep_copy (LiaStore *store, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) copy = NULL;
  g_autofree char *path = NULL;

  if (lia_store_backup_before (store, "repair", NULL, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, LIA_ERROR, LIA_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  path = make_damaged_name (lia_store_get_path (store));
  file = g_file_new_for_path (lia_store_get_path (store));
  copy = g_file_new_for_path (path);
  g_clear_error (&local_error);
  if (g_file_copy (file, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &local_error))
    return TRUE;
  g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("The damaged file cannot be kept aside: %s"),
               local_error->message);
  return FALSE;
}

GPtrArray *
lia_recovery_repair (const char *workspace, GError **error)
{
  g_autoptr (LiaStore) store = lia_store_open (
      workspace, (LiaStoreFlags) (LIA_STORE_FAIL_IF_LOCKED | LIA_STORE_SKIP_SCHEMA), error);
  g_autoptr (GPtrArray) done = NULL;

  if (store == NULL || !keep_copy (store, error)
      || !lia_store_run (store, repair, NULL, NULL, (gpointer *) &done, error)
      || !lia_store_close (store, error))
    return NULL;
  return g_steal_pointer (&done);
}
