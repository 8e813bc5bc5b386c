/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workspace-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lia-backup.h"
#include "lia-budget.h"
#include "lia-connection.h"
#include "lia-ids.h"
#include "lia-lock-file.h"
#include "lia-migrations.h"
#include "lia-store.h"

static char *
dup_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  if (g_str_has_suffix (base, ".liaison"))
    base[strlen (base) - strlen (".liaison")] = '\0';
  return g_filename_display_name (base);
}

static gboolean
stands_at (const char *path, const char *suffix)
{
  g_autofree char *whole = g_strconcat (path, suffix, NULL);
  struct stat status;

  /* Also a link that leads nowhere. */
  return lstat (whole, &status) == 0;
}

gboolean
lia_workspace_file_is_taken (const char *path)
{
  return stands_at (path, "") || stands_at (path, "-backups") || stands_at (path, "-wal");
}

gboolean
lia_workspace_file_is_open (const char *path)
{
  return lia_lock_file_is_held (path);
}

gboolean
lia_workspace_file_is_in_use (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat status;

  return lia_lock_file_is_held (path) || (lstat (log, &status) == 0 && status.st_size > 0);
}

static gboolean
check_free (const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (!lia_workspace_file_is_taken (path))
    return TRUE;
  name = dup_name (path);
  if (stands_at (path, ""))
    g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                 _ ("There is a workspace called “%s” already"), name);
  else
    g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                 _ ("Backups of an earlier workspace called “%s” are still there"), name);
  return FALSE;
}

/* Never in the place of something: two programs may have found the same name free. */
static gboolean
move_to_free (const char *from, const char *to, GError **error)
{
  int code = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

  /* Some file systems cannot refuse to replace; there a look before must do. */
  if (code != 0 && errno == EINVAL && !stands_at (to, ""))
    code = g_rename (from, to);
  if (code == 0)
    return TRUE;

  g_set_error (error, LIA_ERROR, errno == EEXIST ? LIA_ERROR_CONFLICT : LIA_ERROR_IO,
               _ ("“%s” cannot be moved to “%s”: %s"), from, to, g_strerror (errno));
  return FALSE;
}

/* Holds the right to write, so that nobody opens the workspace in the middle of it. */
static LiaLockFile *
lock (const char *path, gboolean *stale, GError **error)
{
  g_autofree char *holder = NULL;
  LiaLockFile *lock_file = lia_lock_file_acquire (path, &holder, stale, error);

  if (lock_file == NULL && holder != NULL)
    {
      g_autofree char *name = dup_name (path);

      /* Translators: the second %s is a computer and a process */
      g_set_error (error, LIA_ERROR, LIA_ERROR_BUSY, _ ("“%s” is open (%s). Close it there first."),
                   name, holder);
    }
  return lock_file;
}

/* A log must not stay behind, nor be taken for that of another file: what it holds goes into the file. */
static gboolean
fold_in_log (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = NULL;

  if (!stands_at (path, "-wal"))
    return TRUE;
  db = lia_connection_open (path, LIA_CONNECTION_WRITER, FALSE, error);
  return db != NULL && lia_sqlite_exec (db, "PRAGMA journal_mode = DELETE", error);
}

static void
remove_leftovers (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *leftover = g_strconcat (path, suffixes[i], NULL);

      (void) g_unlink (leftover);
    }
}

/* Before anything of it is run: is it one of ours, with nothing in it that does not belong? */
static gboolean
check_stranger (const char *path, int *version, GError **error)
{
  g_autoptr (sqlite3) db = lia_connection_open (path, LIA_CONNECTION_READ_ONLY, FALSE, error);
  LiaBudget budget = { .allowance = lia_budget_get_allowance (path) };
  gboolean known;

  if (db == NULL)
    return FALSE;
  lia_budget_attach (&budget, db);
  known = (lia_connection_check_identity (db, path, version, error)
           && lia_connection_check_schema (db, *version, FALSE, error))
          || lia_budget_explain (&budget, error);
  g_clear_pointer (&db, sqlite3_close_v2);
  lia_connection_remove_log (path);
  return known;
}

/* An older version is checked as a whole when it is brought up to date. */
static gboolean
check_contents (const char *path,
                int version,
                const char *source,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (LiaStore) store = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  if (version < lia_migrations_get_latest ())
    return TRUE;
  store = lia_store_open (path, LIA_STORE_READ_ONLY, error);
  if (store == NULL)
    return FALSE;
  faults = lia_store_check (store, cancellable, error);
  if (faults == NULL)
    return FALSE;
  if (faults->len == 0)
    return lia_store_close (store, error);

  g_set_error (error, LIA_ERROR, LIA_ERROR_CORRUPT,
               _ ("“%s” is not in order and was not copied. %s Open it where it is to repair it."),
               source, (const char *) faults->pdata[0]);
  return FALSE;
}

static gboolean
make_own_replica (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = lia_connection_open (path, LIA_CONNECTION_WRITER, FALSE, error);
  g_autofree char *sql = NULL;
  LiaIds ids = { 0 };
  gint64 now = g_get_real_time () / 1000;

  if (db == NULL)
    return FALSE;
  sql = g_strdup_printf ("BEGIN IMMEDIATE;"
                         "DELETE FROM replica;"
                         "INSERT INTO replica (id, made_at) VALUES (%" G_GINT64_FORMAT
                         ", %" G_GINT64_FORMAT ");"
                         "COMMIT",
                         lia_ids_next (&ids, now), now);
  return lia_sqlite_exec (db, sql, error);
}

gboolean
lia_workspace_file_copy (const char *source,
                         const char *destination,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *folder = g_path_get_dirname (destination);
  g_autofree char *base = g_path_get_basename (destination);
  g_autofree char *name
      = g_strdup_printf (".%s.new-%d-%08x", base, (int) getpid (), g_random_int ());
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  gboolean done;
  int version = 0;

  if (!lia_store_check_file (source, error) || !check_stranger (source, &version, error)
      || !check_free (destination, error))
    return FALSE;

  done = lia_backup_write (source, temporary, cancellable, error)
         && check_contents (temporary, version, source, cancellable, error)
         && make_own_replica (temporary, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && move_to_free (temporary, destination, error);
  remove_leftovers (temporary);
  if (done)
    lia_backup_sync_folder (destination);
  return done;
}

static gboolean
move_all (const char *path, const char *new_path, GError **error)
{
  g_autofree char *backups = g_strconcat (path, "-backups", NULL);
  g_autofree char *new_backups = g_strconcat (new_path, "-backups", NULL);

  if (!move_to_free (path, new_path, error))
    return FALSE;
  if (!stands_at (backups, "") || move_to_free (backups, new_backups, error))
    return TRUE;
  /* With its backups or not at all. */
  if (g_rename (new_path, path) != 0)
    g_info ("%s: %s", new_path, g_strerror (errno));
  return FALSE;
}

gboolean
lia_workspace_file_rename (const char *path, const char *new_path, GError **error)
{
  g_autofree char *resolved = realpath (path, NULL);
  const char *old_path = resolved != NULL ? resolved : path;
  LiaLockFile *old_lock = NULL;
  LiaLockFile *new_lock = NULL;
  gboolean stale, new_stale, done;

  if (!lia_store_check_file (old_path, error) || !check_free (new_path, error))
    return FALSE;

  old_lock = lock (old_path, &stale, error);
  if (old_lock == NULL)
    return FALSE;
  new_lock = lock (new_path, &new_stale, error);
  done = new_lock != NULL && fold_in_log (old_path, error) && move_all (old_path, new_path, error);
  if (done)
    {
      g_autofree char *index = g_strconcat (old_path, "-shm", NULL);

      (void) g_unlink (index);
      lia_backup_sync_folder (new_path);
    }
  /* The sign that it was not closed cleanly, for which it is checked when opened, goes along. */
  lia_lock_file_release (new_lock, !done || !stale);
  lia_lock_file_release (old_lock, done || !stale);
  return done;
}

static gboolean
trash (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local_error = NULL;

  if (g_file_trash (file, cancellable, &local_error))
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("“%s” cannot be moved to the trash: %s"), path,
                 local_error->message);
  return FALSE;
}

gboolean
lia_workspace_file_trash (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *resolved = realpath (path, NULL);
  const char *old_path = resolved != NULL ? resolved : path;
  g_autofree char *backups = g_strconcat (old_path, "-backups", NULL);
  g_autofree char *log = g_strconcat (old_path, "-wal", NULL);
  gboolean stale, done;
  LiaLockFile *lock_file = lock (old_path, &stale, error);

  if (lock_file == NULL)
    return FALSE;
  /* A damaged workspace can be thrown away, too; its log goes with it as it is. */
  (void) fold_in_log (old_path, NULL);
  done = trash (old_path, cancellable, error)
         && (!stands_at (log, "") || trash (log, cancellable, error))
         && (!stands_at (backups, "") || trash (backups, cancellable, error));
  if (done)
    {
      g_autofree char *index = g_strconcat (old_path, "-shm", NULL);

      (void) g_unlink (index);
    }
  lia_lock_file_release (lock_file, done || !stale);
  return done;
}
