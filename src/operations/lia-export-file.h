/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** LiaExportFunc: writes the contents of a file */
typedef gboolean (*LiaExportFunc) (GOutputStream *stream,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

/**
 * lia_export_write_file:
 *
 * Writes a file under a temporary name beside @path, then renames it: @path is the whole new file or what it
 * was before. %LIA_ERROR_IO when it cannot be written.
 */
gboolean lia_export_write_file (const char *path,
                                LiaExportFunc func,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

/** LiaExportPathFunc: writes a file by its name, for those who take no stream */
typedef gboolean (*LiaExportPathFunc) (const char *path,
                                       gpointer data,
                                       GCancellable *cancellable,
                                       GError **error);

/** lia_export_replace_file: as lia_export_write_file(); @func replaces an empty file beside @path */
gboolean lia_export_replace_file (const char *path,
                                  LiaExportPathFunc func,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

/** lia_export_has_suffix: in any case of letters */
gboolean lia_export_has_suffix (const char *path, const char *suffix);

G_END_DECLS
