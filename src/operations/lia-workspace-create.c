/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workspace-create.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "lia-error.h"
#include "lia-ladder.h"
#include "lia-sample.h"
#include "lia-store.h"

typedef struct
{
  const char *ladder;
  gboolean with_sample;
} Contents;

static gboolean
fill (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const Contents *contents = data;

  lia_batch_set_setup (batch);
  if (!g_str_equal (contents->ladder, "none") && !lia_ladder_load (batch, contents->ladder, error))
    return FALSE;
  return !contents->with_sample || lia_sample_load (batch, cancellable, error);
}

static gboolean
make_file (const char *path,
           const char *label,
           Contents *contents,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (LiaStore) store = lia_store_open (path, LIA_STORE_CREATE, error);

  if (store == NULL)
    return FALSE;
  if (!lia_store_write (store, label, fill, contents, cancellable, NULL, error))
    return FALSE;
  return lia_store_close (store, error);
}

/* The rename is on disk only when the folder is. A folder that cannot be synced is no reason to fail. */
static void
sync_folder (const char *folder)
{
  const int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    {
      (void) fsync (fd);
      close (fd);
    }
}

/* Moves without ever replacing: what another program made meanwhile stays. */
static gboolean
rename_new (const char *from, const char *to, GError **error)
{
  int result = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

  /* Some file systems know no RENAME_NOREPLACE; a hard link refuses just as well. */
  if (result != 0 && (errno == EINVAL || errno == ENOSYS))
    {
      result = link (from, to);
      if (result == 0)
        (void) g_unlink (from);
    }
  if (result == 0)
    return TRUE;

  const int saved_errno = errno;
  g_autofree char *shown = g_filename_display_name (to);
  if (saved_errno == EEXIST)
    g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                 _ ("“%s” exists already; choose another name"), shown);
  else
    g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("“%s” cannot be made: %s"), shown,
                 g_strerror (saved_errno));
  return FALSE;
}

static void
remove_leftovers (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal", "-lock" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *leftover = g_strconcat (path, suffixes[i], NULL);

      (void) g_unlink (leftover);
    }
}

/* Said here, as later it would be said of a file nobody has heard of. */
static gboolean
check_folder (const char *folder, const char *path, GError **error)
{
  g_autofree char *shown = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      shown = g_filename_display_name (folder);
      g_set_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND, _ ("There is no folder “%s”"), shown);
      return FALSE;
    }
  if (access (folder, W_OK) == 0)
    return TRUE;

  const int saved_errno = errno;

  shown = g_filename_display_name (path);
  g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("“%s” cannot be made: %s"), shown,
               g_strerror (saved_errno));
  return FALSE;
}

gboolean
lia_workspace_create_file (const char *path,
                           const char *ladder,
                           gboolean with_sample,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autofree char *temporary = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  Contents contents = { ladder != NULL ? ladder : "ceop", with_sample };
  gboolean made;

  g_return_val_if_fail (path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  base = g_path_get_basename (path);
  if (!check_folder (folder, path, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, LIA_ERROR, LIA_ERROR_CONFLICT,
                   _ ("“%s” exists already; choose another name"), shown);
      return FALSE;
    }

  name = g_strdup_printf (".%s.new-%d-%08x", base, (int) getpid (), g_random_int ());
  temporary = g_build_filename (folder, name, NULL);
  label = g_strdup (with_sample ? _ ("Fill with sample data") : _ ("Set up the ladder"));
  made = make_file (temporary, label, &contents, cancellable, error)
         && rename_new (temporary, path, error);
  remove_leftovers (temporary);
  if (made)
    sync_folder (folder);
  return made;
}
