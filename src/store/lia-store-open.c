/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a path to an open store: making the file, locking it, bringing it up to date, reading where it stands. */
#include "lia-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lia-backup.h"
#include "lia-batch-function.h"
#include "lia-budget.h"
#include "lia-connection.h"
#include "lia-memory.h"
#include "lia-migrations.h"
#include "lia-store-private.h"
#include "lia-triggers.h"

gboolean
lia_store_check_file (const char *path, GError **error)
{
  static const char magic[16] = "SQLite format 3";
  char header[sizeof magic];
  struct stat status;
  ssize_t n;
  int fd;

  if (stat (path, &status) != 0)
    {
      if (errno == ENOENT || errno == ENOTDIR)
        g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
      else
        g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("“%s” cannot be opened: %s"), path,
                     g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   S_ISDIR (status.st_mode) ? _ ("“%s” is a folder, not a workspace file.")
                                            : _ ("“%s” is not an ordinary file."),
                   path);
      return FALSE;
    }
  if (status.st_size == 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("“%s” is empty, not a Liaison workspace."), path);
      return FALSE;
    }

  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("“%s” cannot be opened: %s"), path,
                   g_strerror (errno));
      return FALSE;
    }
  n = read (fd, header, sizeof header);
  close (fd);
  if (n == sizeof header && memcmp (header, magic, sizeof magic) == 0)
    return TRUE;
  g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("“%s” is not a Liaison workspace."), path);
  return FALSE;
}

/* Ids and clock go on from the greatest the file has seen. */
static gboolean
read_identity (LiaStore *self, GError **error)
{
  g_auto (GStrv) tables = lia_triggers_list_tables (self->db, error);
  gint64 now = g_get_real_time () / 1000;
  gint64 value;

  if (tables == NULL)
    return FALSE;

  self->journalled_tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autoptr (GString) sql = g_string_new ("SELECT max (id) FROM ");

      lia_sqlite_append_name (sql, tables[i]);
      if (!lia_sqlite_get_integer (self->db, sql->str, &value, error))
        return FALSE;
      lia_ids_observe (&self->ids, value, now);
      g_hash_table_add (self->journalled_tables, g_strdup (tables[i]));
    }

  if (!lia_sqlite_get_integer (self->db, "SELECT max (id) FROM batch", &value, error))
    return FALSE;
  lia_ids_observe (&self->ids, value, now);

  if (!lia_sqlite_get_integer (self->db, "SELECT max (clock) FROM batch", &value, error))
    return FALSE;
  lia_clock_observe (&self->clock, value);

  return lia_sqlite_get_integer (self->db, "SELECT id FROM replica ORDER BY made_at LIMIT 1",
                                 &self->replica, error);
}

/* Makes the whole file under another name, so that a half-made workspace never has the right one. */
static gboolean
create_file (const char *path, gboolean fast, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.new-%08x", path, g_random_int ());
  g_autoptr (sqlite3) db = NULL;
  g_autofree char *replica = NULL;
  LiaIds ids = { 0 };
  gint64 now = g_get_real_time () / 1000;
  gboolean done;
  int fd;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT, _ ("There is already a file “%s”."), path);
      return FALSE;
    }

  fd = open (temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("“%s” cannot be made: %s"), path,
                   g_strerror (errno));
      return FALSE;
    }
  close (fd);

  replica = g_strdup_printf ("PRAGMA application_id = %d;"
                             "INSERT INTO replica (id, made_at) VALUES (%" G_GINT64_FORMAT
                             ", %" G_GINT64_FORMAT ")",
                             LIA_APPLICATION_NUMBER, lia_ids_next (&ids, now), now);
  db = lia_connection_open (temporary, LIA_CONNECTION_WRITER, fast, error);
  done = db != NULL && lia_migrations_run (db, 0, lia_migrations_get_latest (), error)
         && lia_sqlite_exec (db, replica, error);
  g_clear_pointer (&db, sqlite3_close_v2);

  if (done && renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) != 0)
    {
      /* Some file systems cannot refuse to replace; there the check above must do. */
      done = errno == EINVAL && g_rename (temporary, path) == 0;
      if (!done)
        g_set_error (error, LIA_ERROR, errno == EEXIST ? LIA_ERROR_CONFLICT : LIA_ERROR_IO,
                     _ ("“%s” cannot be made: %s"), path, g_strerror (errno));
    }
  if (!done)
    g_unlink (temporary);
  return done;
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat status;

  return stat (log, &status) == 0 && status.st_size > 0;
}

/* Brings an older file up to date; a copy of it as it was is made first. */
static gboolean
upgrade (LiaStore *self, int version, GError **error)
{
  int latest = lia_migrations_get_latest ();

  if (version == latest)
    return TRUE;
  return lia_backup_write_rotated (self->path, "upgrade", g_get_real_time () / 1000, NULL, error)
         && lia_migrations_run (self->db, version, latest, error);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
open_search_index (LiaStore *self, gboolean may_be_damaged, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  self->search_index = lia_search_index_new (self->db, &local_error);
  if (self->search_index != NULL)
    return TRUE;
  if (may_be_damaged)
    return lia_search_index_register (self->db, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_unclean (LiaStore *self, GError **error)
{
  const gboolean sound = lia_connection_quick_check (self->db, error);

  /* It went through the whole file, and little of that will be wanted soon. */
  sqlite3_db_release_memory (self->db);
  lia_give_back_memory ();
  return sound;
}

static gboolean
open_for_writing (LiaStore *self, gboolean unclean, GError **error)
{
  gboolean skip_schema = (self->flags & LIA_STORE_SKIP_SCHEMA) != 0;
  int version;

  self->db = lia_connection_open (self->path, LIA_CONNECTION_WRITER,
                                  (self->flags & LIA_STORE_FAST) != 0, error);
  if (self->db == NULL || !lia_connection_check_identity (self->db, self->path, &version, error)
      || (unclean && !skip_schema && !check_unclean (self, error))
      || (!skip_schema && !lia_connection_check_schema (self->db, version, FALSE, error))
      || !lia_batch_function_register (self->db, &self->current_batch, error)
      || !lia_row_counts_register (self->row_counts, self->db, error))
    return FALSE;

  if (!upgrade (self, version, error) || !lia_connection_use_wal (self->db, error))
    return FALSE;

  self->batch_statements
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  lia_store_init_backups (self);
  if (!open_search_index (self, skip_schema, error))
    return FALSE;
  return read_identity (self, error) && lia_store_update_undo_state (self, self->db, error)
         && lia_store_start_writer (self, error);
}

static gboolean
open_for_reading (LiaStore *self, GError **error)
{
  g_autoptr (sqlite3) db = lia_connection_open (self->path, LIA_CONNECTION_READ_ONLY, FALSE, error);
  LiaBudget budget = { .allowance = lia_budget_get_allowance (self->path) };
  int version;

  if (db == NULL)
    return FALSE;
  lia_budget_attach (&budget, db);
  if (!lia_connection_check_identity (db, self->path, &version, error)
      || ((self->flags & LIA_STORE_SKIP_SCHEMA) == 0
          && !lia_connection_check_schema (db, version, TRUE, error)))
    return lia_budget_explain (&budget, error);

  if (version < lia_migrations_get_latest ())
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                   _ ("“%s” was written by an earlier version of Liaison and must be opened for "
                      "writing once, to be brought up to date."),
                   self->path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
may_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0
         && faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) == 0;
}

static gboolean
acquire_lock (LiaStore *self, gboolean *stale, GError **error)
{
  GError *local_error = NULL;

  *stale = FALSE;
  /* A file or folder we may not write to is read: from a memory stick, from a colleague. */
  if (!self->read_only && !may_write (self->path))
    self->read_only = TRUE;
  if (self->read_only)
    return TRUE;

  self->lock_file = lia_lock_file_acquire (self->path, &self->lock_holder, stale, &local_error);
  if (self->lock_file != NULL)
    return TRUE;

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if ((self->flags & LIA_STORE_FAIL_IF_LOCKED) != 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_BUSY,
                   _ ("The workspace is in use by %s. Try again when it is closed there."),
                   self->lock_holder);
      return FALSE;
    }
  self->read_only = TRUE;
  return TRUE;
}

/* What we only read may come from anybody. */
static LiaReader *
make_reader (LiaStore *self, sqlite3 *db, GThread *thread)
{
  LiaReader *reader = lia_reader_new (db, TRUE, thread);

  if (self->read_only)
    lia_reader_set_allowance (reader, lia_budget_get_allowance (self->path));
  return reader;
}

gboolean
lia_store_open_file (LiaStore *self, const char *path, GError **error)
{
  g_autofree char *resolved = NULL;
  sqlite3 *db;
  gboolean stale;

  if ((self->flags & LIA_STORE_CREATE) != 0
      && !create_file (path, (self->flags & LIA_STORE_FAST) != 0, error))
    return FALSE;
  if (!lia_store_check_file (path, error))
    return FALSE;

  /* The lock and the log stand beside the file itself, not beside a link to it. */
  resolved = realpath (path, NULL);
  self->path = g_strdup (resolved != NULL ? resolved : path);
  self->read_only = (self->flags & LIA_STORE_READ_ONLY) != 0;

  if (!acquire_lock (self, &stale, error))
    return FALSE;
  if (self->read_only ? !open_for_reading (self, error)
                      : !open_for_writing (self, stale || has_log (self->path), error))
    return FALSE;

  db = lia_connection_open (
      self->path, self->read_only ? LIA_CONNECTION_READ_ONLY : LIA_CONNECTION_READER, FALSE, error);
  if (db == NULL)
    return FALSE;
  self->reader = make_reader (self, db, self->owner);
  if (!lia_row_counts_register (self->row_counts, db, error))
    return FALSE;
  return !self->read_only || lia_store_update_undo_state (self, db, error);
}

LiaReader *
lia_store_open_reader (LiaStore *self, GError **error)
{
  g_autoptr (sqlite3) db = lia_connection_open (
      self->path, self->read_only ? LIA_CONNECTION_READ_ONLY : LIA_CONNECTION_READER, FALSE, error);

  if (db == NULL || !lia_row_counts_register (self->row_counts, db, error))
    return NULL;
  return make_reader (self, g_steal_pointer (&db), g_thread_self ());
}
