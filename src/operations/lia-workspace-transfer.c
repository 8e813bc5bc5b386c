/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workspace-transfer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "lia-error.h"
#include "lia-io-error.h"
#include "lia-place.h"
#include "lia-workspace-file.h"

/* A hidden name beside @path, so that a file half-copied is not listed as a workspace. */
static char *
make_stage (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name
      = g_strdup_printf (".%s.part-%d-%08x", base, (int) getpid (), g_random_int ());

  return g_build_filename (folder, name, NULL);
}

static void
remove_stage (const char *stage)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (stage, suffixes[i], NULL);

      (void) g_unlink (path);
    }
}

static char *
dup_shown (GFile *file)
{
  g_autofree char *shown = g_file_get_parse_name (file);

  return g_utf8_make_valid (shown, -1);
}

static gboolean
set_copy_error (GFile *file, const GError *cause, GError **error)
{
  g_autofree char *shown = dup_shown (file);

  return lia_io_error_explain (error, cause, _ ("“%s” cannot be copied: %s"), shown,
                               cause->message);
}

static GFileInfo *
query_state (GFile *file, GCancellable *cancellable)
{
  return g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                                           "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                            G_FILE_QUERY_INFO_NONE, cancellable, NULL);
}

static gboolean
is_same_state (GFileInfo *before, GFileInfo *after)
{
  g_autoptr (GDateTime) time_before = NULL;
  g_autoptr (GDateTime) time_after = NULL;

  /* Where nothing can be said of a file, the check of the copy must do. */
  if (before == NULL || after == NULL)
    return TRUE;
  time_before = g_file_info_get_modification_date_time (before);
  time_after = g_file_info_get_modification_date_time (after);
  return g_file_info_get_size (before) == g_file_info_get_size (after)
         && (time_before == NULL || time_after == NULL
             || g_date_time_equal (time_before, time_after));
}

/* Byte for byte: the only way to a file that SQLite cannot open where it is. Written to meanwhile, it could
 * come torn; then it is refused. */
static gboolean
fetch (GFile *source, const char *stage, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) target = g_file_new_for_path (stage);
  g_autoptr (GFileInfo) before = query_state (source, cancellable);
  g_autoptr (GFileInfo) after = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL,
                    &local_error))
    return set_copy_error (source, local_error, error);

  after = query_state (source, cancellable);
  if (!is_same_state (before, after))
    {
      g_autofree char *shown = dup_shown (source);

      g_set_error (error, LIA_ERROR, LIA_ERROR_BUSY,
                   _ ("“%s” was changed while it was copied. Close it where it is open and try "
                      "again."),
                   shown);
      return FALSE;
    }
  return TRUE;
}

/* What a log beside the file holds would be missing from a copy of the file alone. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

gboolean
lia_workspace_bring_in (GFile *source,
                        const char *destination,
                        GCancellable *cancellable,
                        GError **error)
{
  const char *path = g_file_peek_path (source);
  g_autofree char *stage = NULL;
  gboolean done;

  if (path != NULL)
    {
      const LiaPlace place = lia_place_examine (path);
      g_autoptr (GError) local_error = NULL;

      if (place.kind != LIA_PLACE_PORTAL
          && lia_workspace_file_copy (path, destination, cancellable, &local_error))
        return TRUE;
      if (place.kind == LIA_PLACE_LOCAL || place.kind == LIA_PLACE_SYNCED || has_log (path)
          || (local_error != NULL && !g_error_matches (local_error, LIA_ERROR, LIA_ERROR_IO)))
        {
          if (local_error != NULL)
            g_propagate_error (error, g_steal_pointer (&local_error));
          else
            g_set_error (error, LIA_ERROR, LIA_ERROR_BUSY,
                         _ ("“%s” is open elsewhere. Close it there and try again."), path);
          return FALSE;
        }
    }

  stage = make_stage (destination);
  done = fetch (source, stage, cancellable, error)
         && lia_workspace_file_copy (stage, destination, cancellable, error);
  remove_stage (stage);
  return done;
}

static gboolean
replace (const char *stage, const char *path, GError **error)
{
  if (lia_workspace_file_is_in_use (path))
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_BUSY,
                   _ ("“%s” is a workspace in use and cannot be replaced. Choose another name."),
                   path);
      return FALSE;
    }
  if (g_rename (stage, path) == 0)
    return TRUE;
  g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("“%s” cannot be written: %s"), path,
               g_strerror (errno));
  return FALSE;
}

static gboolean
take_out_here (const char *path, const char *destination, GCancellable *cancellable, GError **error)
{
  g_autofree char *stage = make_stage (destination);
  gboolean done = lia_workspace_file_copy (path, stage, cancellable, error)
                  && replace (stage, destination, error);

  remove_stage (stage);
  return done;
}

/* Elsewhere no database can be made, but a file can be put. */
static gboolean
take_out_elsewhere (const char *path, GFile *destination, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("liaison-XXXXXX", error);
  g_autofree char *stage = NULL;
  g_autoptr (GFile) staged = NULL;
  gboolean done;

  if (folder == NULL)
    return FALSE;
  stage = g_build_filename (folder, "copy.liaison", NULL);
  staged = g_file_new_for_path (stage);
  done = lia_workspace_file_copy (path, stage, cancellable, error);
  if (done)
    {
      g_autoptr (GError) local_error = NULL;

      done = g_file_copy (staged, destination,
                          G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable,
                          NULL, NULL, &local_error)
             || set_copy_error (destination, local_error, error);
    }
  remove_stage (stage);
  (void) g_rmdir (folder);
  return done;
}

gboolean
lia_workspace_take_out (const char *path,
                        GFile *destination,
                        GCancellable *cancellable,
                        GError **error)
{
  const char *there = g_file_peek_path (destination);

  if (there != NULL)
    {
      const LiaPlace place = lia_place_examine (there);

      if (place.kind == LIA_PLACE_LOCAL || place.kind == LIA_PLACE_SYNCED)
        return take_out_here (path, there, cancellable, error);
    }
  return take_out_elsewhere (path, destination, cancellable, error);
}
