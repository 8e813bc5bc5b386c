/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-test.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static la_ssize_t
on_write (struct archive *archive, void *data, const void *bytes, size_t length)
{
  g_byte_array_append (data, bytes, (guint) length);
  return (la_ssize_t) length;
}

GBytes *
sheet_test_pack (const SheetTestPart *parts, guint n)
{
  GByteArray *packed = g_byte_array_new ();
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_per_block (archive, 0);
  g_assert_cmpint (archive_write_open2 (archive, packed, NULL, on_write, NULL, NULL), ==,
                   ARCHIVE_OK);
  for (guint i = 0; i < n; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      const char *text = parts[i].text;
      const gsize length = parts[i].length > 0 ? (gsize) parts[i].length
                           : text != NULL      ? strlen (text)
                                               : 0;

      archive_entry_set_pathname (entry, parts[i].name);
      archive_entry_set_filetype (entry, text != NULL ? AE_IFREG : AE_IFLNK);
      archive_entry_set_perm (entry, 0644);
      if (text == NULL)
        archive_entry_set_symlink (entry, "xl/workbook.xml");
      archive_entry_set_size (entry, (la_int64_t) length);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      if (length > 0)
        g_assert_cmpint (archive_write_data (archive, text, length), ==, (gssize) length);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (packed);
}

#define MAIN    "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define XML     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

GBytes *
sheet_test_make_xlsx (const char *sheet, const char *texts, const char *styles)
{
  g_autofree char *sheet_part
      = g_strdup_printf (XML "<worksheet xmlns=\"" MAIN "\">%s</worksheet>", sheet);
  g_autofree char *texts_part
      = g_strdup_printf (XML "<sst xmlns=\"" MAIN "\">%s</sst>", texts != NULL ? texts : "");
  g_autofree char *styles_part = g_strdup_printf (
      XML "<styleSheet xmlns=\"" MAIN "\">%s</styleSheet>", styles != NULL ? styles : "");
  const SheetTestPart parts[] = {
    { "[Content_Types].xml", XML "<Types/>" },
    { "_rels/.rels",
      XML "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"rId1\" Type=\"" OFFICE
          "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
    { "xl/workbook.xml",
      XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE
          "\"><sheets><sheet name=\"Sheet 1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels", XML
      "<Relationships xmlns=\"" PACKAGE "\">"
      "<Relationship Id=\"rId1\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
      "<Relationship Id=\"rId2\" Type=\"" OFFICE "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
      "<Relationship Id=\"rId3\" Type=\"" OFFICE
      "/styles\" Target=\"/xl/styles.xml\"/></Relationships>" },
    { "xl/worksheets/sheet1.xml", sheet_part },
    { "xl/sharedStrings.xml", texts_part },
    { "xl/styles.xml", styles_part },
  };

  return sheet_test_pack (parts, G_N_ELEMENTS (parts));
}

#define NAMESPACES                                                                                 \
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                             \
  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                               \
  "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                               \
  "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "                              \
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""

GBytes *
sheet_test_make_ods (const char *tables)
{
  g_autofree char *content = g_strdup_printf (
      XML
      "<office:document-content " NAMESPACES
      "><office:automatic-styles><style:style style:name=\"ta1\"><style:table-properties "
      "table:display=\"true\"/></style:style><style:style style:name=\"ta2\">"
      "<style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>"
      "<office:body><office:spreadsheet>%s</office:spreadsheet></office:body>"
      "</office:document-content>",
      tables);
  const SheetTestPart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", content },
    { "META-INF/manifest.xml", XML "<manifest/>" },
  };

  return sheet_test_pack (parts, G_N_ELEMENTS (parts));
}

char *
sheet_test_read_file (GFile *file, guint sheet, LiaSheetFlags flags, GError **error)
{
  g_autoptr (LiaTableFile) table = lia_table_file_open (file, NULL, error);
  g_autoptr (LiaCsvDialect) dialect = NULL;
  g_autoptr (LiaRowSource) source = NULL;
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  const char *const *cells;
  guint n_cells;

  if (table == NULL)
    return NULL;
  dialect = lia_table_file_detect (table, sheet, flags, NULL, error);
  if (dialect == NULL)
    return NULL;
  source = lia_table_file_read (table, sheet, flags, dialect, NULL, error);
  if (source == NULL)
    return NULL;
  while (lia_row_source_next (source, &cells, &n_cells, NULL, &local_error))
    {
      g_assert_cmpuint (n_cells, >, 0);
      g_assert_null (cells[n_cells]);
      for (guint i = 0; i < n_cells; i++)
        {
          g_assert_true (g_utf8_validate (cells[i], -1, NULL));
          if (rows->len < 1024 * 1024)
            g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", cells[i]);
        }
      g_string_append_printf (rows, "@%u;", (guint) lia_row_source_get_line (source));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  g_assert_cmpfloat (lia_row_source_get_fraction (source), >=, 0);
  return g_string_free_and_steal (g_steal_pointer (&rows));
}

char *
sheet_test_read (GBytes *bytes, guint sheet, LiaSheetFlags flags, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *rows;
  int fd = g_file_open_tmp ("liaison-sheet-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, length), ==, (gssize) length);
  g_assert_cmpint (close (fd), ==, 0);
  file = g_file_new_for_path (path);
  rows = sheet_test_read_file (file, sheet, flags, error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return rows;
}
