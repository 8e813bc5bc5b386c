/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-workbook-private.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-xml-tags.h"

static void
sheet_free (LiaSheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet->part);
  g_clear_pointer (&sheet->merges, g_array_unref);
  g_free (sheet);
}

static void
format_clear (LiaXlsxFormat *format)
{
  g_free (format->unit);
}

LiaSheet *
lia_workbook_add_sheet (LiaWorkbook *self, const char *name, const char *part)
{
  LiaSheet *sheet = g_new0 (LiaSheet, 1);

  sheet->name = g_strdup (name);
  sheet->part = g_strdup (part);
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

/* ODS keeps its own lock: the parts are scrambled, and the list of them says so. */
static void
on_manifest_entry (const char *name,
                   const char **attributes,
                   const char **values,
                   gpointer data,
                   GError **error)
{
  *(gboolean *) data = TRUE;
}

static gboolean
needs_password (LiaArchive *archive, GCancellable *cancellable)
{
  static const LiaXmlHandler handler = { .start = on_manifest_entry };
  static const char *const names[] = { "encryption-data", NULL };
  static const char manifest[] = "META-INF/manifest.xml";
  gboolean found = FALSE;

  if (lia_archive_is_encrypted (archive) || lia_archive_has (archive, "encrypted-package")
      || lia_archive_has (archive, "EncryptedPackage"))
    return TRUE;
  return lia_archive_has (archive, manifest)
         && lia_xml_scan_tags (archive, manifest, names, &handler, &found, cancellable, NULL)
         && found;
}

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
read_contents (LiaWorkbook *self, GCancellable *cancellable, GError **error)
{
  if (needs_password (self->archive, cancellable))
    return refuse (_ ("The workbook is locked with a password. Save it without one first."), error);
  if (lia_archive_has (self->archive, "xl/workbook.bin"))
    return refuse (_ ("This is a binary workbook (XLSB). Save it as XLSX, ODS or CSV first."),
                   error);
  if (lia_archive_has (self->archive, "content.xml"))
    {
      self->is_ods = TRUE;
      if (!lia_ods_open (self, cancellable, error))
        return FALSE;
    }
  else if (lia_archive_has (self->archive, "[Content_Types].xml")
           || lia_archive_has (self->archive, "xl/workbook.xml"))
    {
      if (!lia_xlsx_open (self, cancellable, error))
        return FALSE;
    }
  else
    return refuse (_ ("This is a packed file without a spreadsheet (XLSX or ODS) in it."), error);
  if (self->sheets->len == 0)
    return refuse (_ ("There is no sheet in the workbook."), error);
  return TRUE;
}

LiaWorkbook *
lia_workbook_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaWorkbook) self = NULL;
  g_autoptr (LiaArchive) archive = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  archive = lia_archive_open (file, cancellable, error);
  if (archive == NULL)
    return NULL;
  self = g_new0 (LiaWorkbook, 1);
  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  self->archive = g_steal_pointer (&archive);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->texts = g_string_chunk_new (64 * 1024);
  self->shared = g_ptr_array_new ();
  self->formats = g_array_new (FALSE, TRUE, sizeof (LiaXlsxFormat));
  g_array_set_clear_func (self->formats, (GDestroyNotify) format_clear);
  return read_contents (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

LiaWorkbook *
lia_workbook_ref (LiaWorkbook *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
lia_workbook_unref (LiaWorkbook *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->archive, lia_archive_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->shared, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_array_unref);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static LiaSheet *
get_sheet (LiaWorkbook *self, guint sheet)
{
  return g_ptr_array_index (self->sheets, sheet);
}

guint
lia_workbook_get_n_sheets (LiaWorkbook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sheets->len;
}

const char *
lia_workbook_get_sheet_name (LiaWorkbook *self, guint sheet)
{
  g_return_val_if_fail (self != NULL && sheet < self->sheets->len, NULL);

  return get_sheet (self, sheet)->name;
}

gboolean
lia_workbook_is_sheet_hidden (LiaWorkbook *self, guint sheet)
{
  g_return_val_if_fail (self != NULL && sheet < self->sheets->len, FALSE);

  return get_sheet (self, sheet)->hidden;
}

LiaRowSource *
lia_workbook_read (LiaWorkbook *self,
                   guint sheet,
                   LiaSheetFlags flags,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (self != NULL && sheet < self->sheets->len, NULL);

  if (self->is_ods)
    return lia_ods_read_sheet (self, sheet, flags, cancellable, error);
  return lia_xlsx_read_sheet (self, get_sheet (self, sheet), flags, cancellable, error);
}
