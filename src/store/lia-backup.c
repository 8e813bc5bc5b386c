/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "lia-backup.h"
#include "lia-connection.h"

#define PROGRESS_STEPS 5000

static int
on_progress (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

static gboolean
set_file_error (const char *path, GError **error)
{
  int saved = errno;

  g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("“%s” cannot be written: %s"), path,
               g_strerror (saved));
  return FALSE;
}

static gboolean
sync_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    set_file_error (path, error);
  if (fd >= 0)
    close (fd);
  return done;
}

void
lia_backup_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Some file systems cannot sync a folder; their renames last anyway. */
  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));
  close (fd);
}

gboolean
lia_backup_check (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = lia_connection_open (path, LIA_CONNECTION_READ_ONLY, FALSE, error);
  int version;
  gboolean sound;

  sound = db != NULL && lia_connection_check_identity (db, path, &version, error)
          && lia_connection_quick_check (db, error);
  g_clear_pointer (&db, sqlite3_close_v2);
  lia_connection_remove_log (path);
  return sound;
}

static gboolean
vacuum_into (const char *workspace,
             const char *temporary,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (sqlite3) db = lia_connection_open (workspace, LIA_CONNECTION_READ_ONLY, FALSE, error);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  if (db == NULL)
    return FALSE;
  statement = lia_sqlite_prepare (db, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, temporary, -1, SQLITE_STATIC);
  if (cancellable != NULL)
    sqlite3_progress_handler (db, PROGRESS_STEPS, on_progress, cancellable);
  code = sqlite3_step (statement);
  return code == SQLITE_DONE || lia_sqlite_set_error (db, code, error);
}

gboolean
lia_backup_write (const char *workspace,
                  const char *destination,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.new-%08x", destination, g_random_int ());
  /* SQLite takes an empty file for its copy; this one nobody else may read. */
  int fd = open (temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean done;

  if (fd < 0)
    return set_file_error (destination, error);
  close (fd);

  done = vacuum_into (workspace, temporary, cancellable, error)
         && lia_backup_check (temporary, error) && sync_file (temporary, error)
         && (g_rename (temporary, destination) == 0 || set_file_error (destination, error));
  lia_connection_remove_log (workspace);
  if (done)
    lia_backup_sync_folder (destination);
  else
    g_unlink (temporary);
  return done;
}

static char *
make_folder_path (const char *workspace)
{
  g_autofree char *resolved = realpath (workspace, NULL);

  return g_strconcat (resolved != NULL ? resolved : workspace, "-backups", NULL);
}

void
lia_backup_info_free (LiaBackupInfo *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->reason);
  g_free (self);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const LiaBackupInfo *one = *(const LiaBackupInfo *const *) a;
  const LiaBackupInfo *other = *(const LiaBackupInfo *const *) b;

  return one->made_at < other->made_at ? 1 : one->made_at > other->made_at ? -1 : 0;
}

GPtrArray *
lia_recovery_list_backups (const char *workspace)
{
  g_autofree char *folder = make_folder_path (workspace);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_backup_info_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      LiaBackupInfo *info;
      gint64 made_at;
      char *reason;

      if (!lia_backup_parse_name (name, &made_at, &reason))
        continue;
      info = g_new0 (LiaBackupInfo, 1);
      info->path = g_build_filename (folder, name, NULL);
      info->made_at = made_at;
      info->reason = reason;
      g_ptr_array_add (backups, info);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

static void
remove_expired (const char *workspace, gint64 now)
{
  g_autoptr (GPtrArray) backups = lia_recovery_list_backups (workspace);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) expired = NULL;

  for (guint i = 0; i < backups->len; i++)
    g_array_append_val (times, ((LiaBackupInfo *) backups->pdata[i])->made_at);
  expired = lia_backup_choose_expired (times, now);
  for (guint i = 0; i < expired->len; i++)
    {
      const LiaBackupInfo *info = backups->pdata[g_array_index (expired, guint, i)];

      if (g_unlink (info->path) != 0)
        g_info ("%s: %s", info->path, g_strerror (errno));
    }
}

gboolean
lia_backup_write_rotated (const char *workspace,
                          const char *reason,
                          gint64 now,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *folder = make_folder_path (workspace);
  g_autofree char *name = lia_backup_make_name (now, reason);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir (folder, 0700) != 0 && errno != EEXIST)
    return set_file_error (folder, error);
  if (!lia_backup_write (workspace, path, cancellable, error))
    return FALSE;
  remove_expired (workspace, now);
  return TRUE;
}
