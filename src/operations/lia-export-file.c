/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-export-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "lia-error.h"

static gboolean
fail (GError **error, const char *path, const char *reason)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, LIA_ERROR, LIA_ERROR_IO, _ ("“%s” cannot be written: %s"), shown, reason);
  return FALSE;
}

static gboolean
write_and_sync (int descriptor,
                const char *path,
                LiaExportFunc func,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GOutputStream) file = g_unix_output_stream_new (descriptor, FALSE);
  g_autoptr (GOutputStream) buffered = g_buffered_output_stream_new_sized (file, 64 * 1024);
  g_autoptr (GError) local_error = NULL;

  if (!func (buffered, data, cancellable, &local_error)
      || !g_output_stream_flush (buffered, cancellable, &local_error))
    {
      /* What comes from the workspace names its own trouble; what comes from the stream names the file. */
      if (local_error->domain == G_IO_ERROR && local_error->code != G_IO_ERROR_CANCELLED)
        return fail (error, path, local_error->message);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (fsync (descriptor) != 0)
    return fail (error, path, g_strerror (errno));
  return TRUE;
}

/* A new empty file beside @path; its descriptor, or -1. */
static int
make_temporary (const char *path, char **temporary, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strconcat (".", base, ".XXXXXX", NULL);
  int descriptor;

  *temporary = g_build_filename (folder, name, NULL);
  descriptor = g_mkstemp_full (*temporary, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0)
    fail (error, path, g_strerror (errno));
  return descriptor;
}

static gboolean
put_in_place (const char *temporary, const char *path, gboolean written, GError **error)
{
  if (written && g_rename (temporary, path) != 0)
    written = fail (error, path, g_strerror (errno));
  if (!written)
    (void) g_unlink (temporary);
  return written;
}

gboolean
lia_export_write_file (const char *path,
                       LiaExportFunc func,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *temporary = NULL;
  const int descriptor = make_temporary (path, &temporary, error);
  gboolean written;

  if (descriptor < 0)
    return FALSE;
  written = write_and_sync (descriptor, path, func, data, cancellable, error);
  if (close (descriptor) != 0 && written)
    written = fail (error, path, g_strerror (errno));
  return put_in_place (temporary, path, written, error);
}

static gboolean
sync_file (const char *temporary, const char *path, GError **error)
{
  const int descriptor = g_open (temporary, O_RDONLY | O_CLOEXEC, 0);
  const gboolean synced = descriptor >= 0 && fsync (descriptor) == 0;
  const int reason = errno;

  if (descriptor >= 0)
    (void) close (descriptor);
  return synced || fail (error, path, g_strerror (reason));
}

gboolean
lia_export_replace_file (const char *path,
                         LiaExportPathFunc func,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *temporary = NULL;
  const int descriptor = make_temporary (path, &temporary, error);

  if (descriptor < 0)
    return FALSE;
  (void) close (descriptor);
  return put_in_place (
      temporary, path,
      func (temporary, data, cancellable, error) && sync_file (temporary, path, error), error);
}

gboolean
lia_export_has_suffix (const char *path, const char *suffix)
{
  const gsize length = strlen (path);
  const gsize suffix_length = strlen (suffix);

  return length > suffix_length && g_ascii_strcasecmp (path + length - suffix_length, suffix) == 0;
}
