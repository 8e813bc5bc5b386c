/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaArchive:
 *
 * A ZIP file from outside, as workbooks are: parts by name, read as streams. Names are labels only; nothing is
 * unpacked to the disk. Refused are more than 10,000 entries, more than 1 GiB of content, content more than a
 * hundred times larger than the file, and a part that is longer than it says. Immutable once open: any thread.
 */
typedef struct _LiaArchive LiaArchive;

/**
 * lia_archive_open:
 * @error: %LIA_ERROR_INVALID for a file that is no archive or breaks a limit; %LIA_ERROR_NOT_FOUND and
 *   %LIA_ERROR_IO where it cannot be read
 *
 * Reads the list of contents.
 */
LiaArchive *lia_archive_open (GFile *file, GCancellable *cancellable, GError **error);
void lia_archive_free (LiaArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaArchive, lia_archive_free)

/** lia_archive_has: whether there is a part (an ordinary file) of this name */
gboolean lia_archive_has (LiaArchive *self, const char *name);
/** lia_archive_is_encrypted: whether any part needs a password */
gboolean lia_archive_is_encrypted (LiaArchive *self);

/**
 * LiaArchivePart:
 *
 * One part being read. One thread at a time.
 */
typedef struct _LiaArchivePart LiaArchivePart;

/** lia_archive_open_part: Returns: (transfer full) (nullable): at its beginning; %LIA_ERROR_INVALID when there is none of that name */
LiaArchivePart *lia_archive_open_part (LiaArchive *self,
                                       const char *name,
                                       GCancellable *cancellable,
                                       GError **error);
void lia_archive_part_free (LiaArchivePart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaArchivePart, lia_archive_part_free)

/**
 * lia_archive_part_read:
 * @bytes: (out) (transfer none): until the next call
 * @length: (out): 0 at the end
 */
gboolean lia_archive_part_read (LiaArchivePart *self,
                                const char **bytes,
                                gsize *length,
                                GCancellable *cancellable,
                                GError **error);
/** lia_archive_part_get_fraction: how much of the part was read, from 0 to 1 */
double lia_archive_part_get_fraction (LiaArchivePart *self);

G_END_DECLS
