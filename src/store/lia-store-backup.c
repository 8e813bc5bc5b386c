/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-backup.h"
#include "lia-store-private.h"

/* Backups of an open store are made through a connection of their own, so batches need not wait. */

typedef struct
{
  char *path;
  gint64 now;
} AutomaticBackup;

gboolean
lia_store_backup (LiaStore *self,
                  const char *destination,
                  GCancellable *cancellable,
                  GError **error)
{
  return lia_backup_write (self->path, destination, cancellable, error);
}

gboolean
lia_store_backup_before (LiaStore *self,
                         const char *reason,
                         GCancellable *cancellable,
                         GError **error)
{
  gint64 now = g_get_real_time () / 1000;

  /* Nothing changed since the last one: it is as good as a new one. */
  if (!g_atomic_int_compare_and_exchange (&self->changed_since_backup, TRUE, FALSE))
    return TRUE;
  if (!lia_backup_write_rotated (self->path, reason, now, cancellable, error))
    {
      g_atomic_int_set (&self->changed_since_backup, TRUE);
      return FALSE;
    }
  g_mutex_lock (&self->mutex);
  self->last_backup = now;
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

static gpointer
backup_thread (gpointer data)
{
  AutomaticBackup *job = data;
  g_autoptr (GError) error = NULL;

  if (!lia_backup_write_rotated (job->path, "automatic", job->now, NULL, &error))
    g_info ("No backup was made: %s", error->message);
  g_free (job->path);
  g_free (job);
  return NULL;
}

void
lia_store_init_backups (LiaStore *self)
{
  g_autoptr (GPtrArray) backups = lia_recovery_list_backups (self->path);
  gint64 made_at = 0;

  /* A new workspace waits its first half hour, too. */
  if (!lia_sqlite_get_integer (self->db, "SELECT min (made_at) FROM replica", &made_at, NULL))
    made_at = 0;
  self->last_backup
      = backups->len > 0 ? MAX (made_at, ((LiaBackupInfo *) backups->pdata[0])->made_at) : made_at;
  self->changed_since_backup = TRUE;
}

void
lia_store_note_change (LiaStore *self)
{
  gint64 now = g_get_real_time () / 1000;
  AutomaticBackup *job;
  gboolean due;

  g_atomic_int_set (&self->changed_since_backup, TRUE);
  g_mutex_lock (&self->mutex);
  /* A clock set back must not put the next backup off for long. */
  due = now >= self->last_backup + LIA_BACKUP_INTERVAL
        || now < self->last_backup - LIA_BACKUP_INTERVAL;
  if (due)
    self->last_backup = now;
  g_mutex_unlock (&self->mutex);
  if (!due)
    return;

  lia_store_wait_for_backup (self);
  g_atomic_int_set (&self->changed_since_backup, FALSE);
  job = g_new0 (AutomaticBackup, 1);
  job->path = g_strdup (self->path);
  job->now = now;
  self->backup_thread = g_thread_new ("lia-backup", backup_thread, job);
}

void
lia_store_wait_for_backup (LiaStore *self)
{
  g_clear_pointer (&self->backup_thread, g_thread_join);
}
