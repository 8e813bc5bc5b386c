/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-io-error.h"
#include "lia-text.h"

#define MAX_ENTRIES 10000
#define MAX_CONTENT (G_GUINT64_CONSTANT (1) << 30)
#define MAX_RATIO   100
/* A small file may pack better than that without meaning harm. */
#define RATIO_FREE  (G_GUINT64_CONSTANT (1) << 20)
#define BUFFER_SIZE (64 * 1024)

struct _LiaArchive
{
  /* owned */
  GFile *file;
  GHashTable *sizes; /* (element-type utf8 guint64): of the parts */

  gboolean encrypted;
};

/* One pass over the file. */
typedef struct
{
  struct archive *archive;
  GFileInputStream *stream;
  GCancellable *cancellable; /* borrowed (nullable): of the call under way */
  GError *error; /* (nullable): of the stream */
  char buffer[BUFFER_SIZE];
} Pass;

struct _LiaArchivePart
{
  Pass *pass; /* owned */
  guint64 size;
  guint64 n_read;
};

static la_ssize_t
on_read (struct archive *archive, void *data, const void **buffer)
{
  Pass *pass = data;
  gssize n = -1;

  if (pass->error == NULL)
    n = g_input_stream_read (G_INPUT_STREAM (pass->stream), pass->buffer, sizeof pass->buffer,
                             pass->cancellable, &pass->error);
  *buffer = pass->buffer;
  return n;
}

static la_int64_t
on_seek (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  Pass *pass = data;
  const GSeekType type = whence == SEEK_SET   ? G_SEEK_SET
                         : whence == SEEK_CUR ? G_SEEK_CUR
                                              : G_SEEK_END;

  if (pass->error != NULL
      || !g_seekable_seek (G_SEEKABLE (pass->stream), offset, type, pass->cancellable,
                           &pass->error))
    return ARCHIVE_FATAL;
  return g_seekable_tell (G_SEEKABLE (pass->stream));
}

static void
pass_free (Pass *pass)
{
  if (pass == NULL)
    return;
  if (pass->archive != NULL)
    archive_read_free (pass->archive);
  g_clear_object (&pass->stream);
  g_clear_error (&pass->error);
  g_free (pass);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pass, pass_free)

/* What went wrong, in the words of whoever found it. */
static void
set_error (Pass *pass, GError **error)
{
  const char *said = archive_error_string (pass->archive);
  g_autofree char *reason = lia_text_strip (said);

  if (g_error_matches (pass->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&pass->error));
  else if (pass->error != NULL
           && !g_error_matches (pass->error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    g_set_error_literal (error, LIA_ERROR, LIA_ERROR_IO, pass->error->message);
  else
    g_set_error (
        error, LIA_ERROR, LIA_ERROR_INVALID,
        _ ("The workbook is damaged or was cut short (%s). Save it again, or save it as CSV."),
        reason != NULL ? reason : "ZIP");
}

static Pass *
pass_new (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (Pass) pass = g_new0 (Pass, 1);
  g_autoptr (GError) local_error = NULL;

  pass->stream = g_file_read (file, cancellable, &local_error);
  if (pass->stream == NULL)
    {
      lia_io_error_relay (error, local_error);
      return NULL;
    }

  pass->cancellable = cancellable;
  pass->archive = archive_read_new ();
  /* With its list of contents only: what has lost that was cut short. */
  archive_read_support_format_zip_seekable (pass->archive);
  archive_read_set_read_callback (pass->archive, on_read);
  archive_read_set_seek_callback (pass->archive, on_seek);
  archive_read_set_callback_data (pass->archive, pass);
  if (archive_read_open1 (pass->archive) != ARCHIVE_OK)
    {
      set_error (pass, error);
      return NULL;
    }
  return g_steal_pointer (&pass);
}

/* Returns: (nullable): the next entry; NULL at the end or with @error */
static struct archive_entry *
pass_next (Pass *pass, GError **error)
{
  struct archive_entry *entry;
  const int result = archive_read_next_header (pass->archive, &entry);

  if (result == ARCHIVE_EOF)
    return NULL;
  /* A warning is about names that this locale has no letters for. */
  if (result == ARCHIVE_OK || result == ARCHIVE_WARN)
    return entry;
  set_error (pass, error);
  return NULL;
}

static const char *
get_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  return name != NULL ? name : archive_entry_pathname (entry);
}

static guint64
get_file_size (Pass *pass)
{
  const goffset at = g_seekable_tell (G_SEEKABLE (pass->stream));
  guint64 size = 0;

  if (g_seekable_seek (G_SEEKABLE (pass->stream), 0, G_SEEK_END, NULL, NULL))
    size = (guint64) g_seekable_tell (G_SEEKABLE (pass->stream));
  g_seekable_seek (G_SEEKABLE (pass->stream), at, G_SEEK_SET, NULL, NULL);
  return size;
}

static gboolean
check_limits (guint n_entries, guint64 n_bytes, guint64 file_size, GError **error)
{
  if (n_entries > MAX_ENTRIES)
    {
      g_set_error_literal (
          error, LIA_ERROR, LIA_ERROR_INVALID,
          _ ("The file packs more than 10,000 parts, so it is no ordinary workbook. Save the "
             "sheet as CSV."));
      return FALSE;
    }
  if (n_bytes > MAX_CONTENT || n_bytes > RATIO_FREE + MAX_RATIO * file_size)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("Unpacked, the file would be far too large for a workbook. Save the "
                              "sheet as CSV."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_contents (LiaArchive *self, Pass *pass, GError **error)
{
  const guint64 file_size = get_file_size (pass);
  g_autoptr (GError) local_error = NULL;
  struct archive_entry *entry;
  guint64 n_bytes = 0;
  guint n_entries = 0;

  while ((entry = pass_next (pass, &local_error)) != NULL)
    {
      const char *name = get_name (entry);
      const la_int64_t size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;

      n_entries++;
      n_bytes += size > 0 ? MIN ((guint64) size, MAX_CONTENT + 1) : 0;
      if (!check_limits (n_entries, n_bytes, file_size, error))
        return FALSE;
      self->encrypted = self->encrypted || archive_entry_is_data_encrypted (entry);
      if (name != NULL && archive_entry_filetype (entry) == AE_IFREG
          && !g_hash_table_contains (self->sizes, name))
        {
          const guint64 known = (guint64) MAX (size, 0);

          g_hash_table_insert (self->sizes, g_strdup (name), g_memdup2 (&known, sizeof known));
        }
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

LiaArchive *
lia_archive_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaArchive) self = NULL;
  g_autoptr (Pass) pass = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  pass = pass_new (file, cancellable, error);
  if (pass == NULL)
    return NULL;
  self = g_new0 (LiaArchive, 1);
  self->file = g_object_ref (file);
  self->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return read_contents (self, pass, error) ? g_steal_pointer (&self) : NULL;
}

void
lia_archive_free (LiaArchive *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->file);
  g_clear_pointer (&self->sizes, g_hash_table_unref);
  g_free (self);
}

gboolean
lia_archive_has (LiaArchive *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return g_hash_table_contains (self->sizes, name);
}

static guint64
get_size (LiaArchive *self, const char *name)
{
  const guint64 *size;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  size = g_hash_table_lookup (self->sizes, name);
  return size != NULL ? *size : 0;
}

gboolean
lia_archive_is_encrypted (LiaArchive *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->encrypted;
}

LiaArchivePart *
lia_archive_open_part (LiaArchive *self,
                       const char *name,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (Pass) pass = NULL;
  g_autoptr (GError) local_error = NULL;
  struct archive_entry *entry;
  LiaArchivePart *part;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  pass = pass_new (self->file, cancellable, error);
  if (pass == NULL)
    return NULL;
  do
    entry = pass_next (pass, &local_error);
  while (
      entry != NULL
      && (archive_entry_filetype (entry) != AE_IFREG || g_strcmp0 (get_name (entry), name) != 0));
  if (entry == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        {
          g_autofree char *quoted = lia_text_quote (name);

          g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                       _ ("The workbook is damaged: its part %s is missing."), quoted);
        }
      return NULL;
    }

  part = g_new0 (LiaArchivePart, 1);
  part->pass = g_steal_pointer (&pass);
  part->size = get_size (self, name);
  return part;
}

void
lia_archive_part_free (LiaArchivePart *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pass, pass_free);
  g_free (self);
}

gboolean
lia_archive_part_read (LiaArchivePart *self,
                       const char **bytes,
                       gsize *length,
                       GCancellable *cancellable,
                       GError **error)
{
  const void *block = NULL;
  la_int64_t offset;
  int result;

  g_return_val_if_fail (self != NULL && bytes != NULL && length != NULL, FALSE);

  *bytes = NULL;
  *length = 0;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  self->pass->cancellable = cancellable;
  do
    result = archive_read_data_block (self->pass->archive, &block, length, &offset);
  while (result == ARCHIVE_OK && *length == 0);
  if (result == ARCHIVE_EOF)
    {
      *length = 0;
      return TRUE;
    }
  if (result != ARCHIVE_OK)
    {
      *length = 0;
      set_error (self->pass, error);
      return FALSE;
    }

  *bytes = block;
  self->n_read += *length;
  /* The limits were kept by what the list of contents says; this holds the content to it. */
  if (self->n_read > self->size)
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("The workbook is damaged: a part of it is longer than it says."));
      return FALSE;
    }
  return TRUE;
}

double
lia_archive_part_get_fraction (LiaArchivePart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size > 0 ? (double) self->n_read / (double) self->size : 0;
}
