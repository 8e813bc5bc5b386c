/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-table-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-csv-table-shape.h"
#include "lia-error.h"
#include "lia-io-error.h"
#include "lia-vcard-reader.h"

/* So much of a text tells how it is written. */
#define BEGINNING_SIZE (256 * 1024)

struct _LiaTableFile
{
  gatomicrefcount references;

  /* owned */
  GFile *file;
  LiaWorkbook *workbook; /* (nullable) */
  GBytes *beginning;

  gboolean is_cards;
};

static gboolean
read_beginning (LiaTableFile *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (self->file, cancellable, &local_error);
  g_autofree char *bytes = NULL;
  gsize n_read = 0;

  if (stream == NULL)
    return lia_io_error_relay (error, local_error);
  bytes = g_malloc (BEGINNING_SIZE);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, BEGINNING_SIZE, &n_read,
                                cancellable, &local_error))
    return lia_io_error_relay (error, local_error);
  self->beginning = g_bytes_new_take (g_steal_pointer (&bytes), n_read);
  return TRUE;
}

static gboolean
starts_with (LiaTableFile *self, const char *mark, gsize length)
{
  gsize size;
  const char *bytes = g_bytes_get_data (self->beginning, &size);

  return size >= length && memcmp (bytes, mark, length) == 0;
}

/* An empty archive begins with the end of its list of contents. */
static gboolean
is_archive (LiaTableFile *self)
{
  return starts_with (self, "PK\3\4", 4) || starts_with (self, "PK\5\6", 4);
}

static gboolean
is_old_office_file (LiaTableFile *self)
{
  return starts_with (self, "\xD0\xCF\x11\xE0", 4);
}

/* A heading may begin with a bracket; what JSON has behind one is none. */
static gboolean
is_json (LiaTableFile *self)
{
  gsize size;
  const char *p = g_bytes_get_data (self->beginning, &size);
  const char *end = p + size;
  char opening;

  if (starts_with (self, "\xEF\xBB\xBF", 3))
    p += 3;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p == end || (*p != '[' && *p != '{'))
    return FALSE;
  opening = *p++;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p == end)
    return FALSE;
  if (opening == '{')
    return *p == '"' || *p == '}';
  return *p == '"' || *p == '{' || *p == '[' || *p == ']';
}

LiaTableFile *
lia_table_file_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaTableFile) self = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_new0 (LiaTableFile, 1);
  g_atomic_ref_count_init (&self->references);
  self->file = g_object_ref (file);
  if (!read_beginning (self, cancellable, error))
    return NULL;
  if (is_old_office_file (self))
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("This is an old workbook (XLS), or one that is locked with a "
                              "password. Save it as XLSX, ODS or CSV without a password first."));
      return NULL;
    }
  if (is_json (self))
    {
      g_set_error_literal (error, LIA_ERROR, LIA_ERROR_INVALID,
                           _ ("This is JSON, which cannot be imported as a list. Save it as CSV, "
                              "XLSX or ODS first."));
      return NULL;
    }
  if (is_archive (self))
    {
      self->workbook = lia_workbook_open (file, cancellable, error);
      if (self->workbook == NULL)
        return NULL;
    }
  self->is_cards = lia_vcard_sniff (g_bytes_get_data (self->beginning, NULL),
                                    g_bytes_get_size (self->beginning));
  return g_steal_pointer (&self);
}

LiaTableFile *
lia_table_file_ref (LiaTableFile *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
lia_table_file_unref (LiaTableFile *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_object (&self->file);
  g_clear_pointer (&self->workbook, lia_workbook_unref);
  g_clear_pointer (&self->beginning, g_bytes_unref);
  g_free (self);
}

LiaTableKind
lia_table_file_get_kind (LiaTableFile *self)
{
  g_return_val_if_fail (self != NULL, LIA_TABLE_TEXT);

  return self->workbook != NULL ? LIA_TABLE_WORKBOOK
         : self->is_cards       ? LIA_TABLE_CARDS
                                : LIA_TABLE_TEXT;
}

guint
lia_table_file_get_n_sheets (LiaTableFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->workbook != NULL ? lia_workbook_get_n_sheets (self->workbook) : 0;
}

const char *
lia_table_file_get_sheet_name (LiaTableFile *self, guint sheet)
{
  g_return_val_if_fail (self != NULL && self->workbook != NULL, NULL);

  return lia_workbook_get_sheet_name (self->workbook, sheet);
}

gboolean
lia_table_file_is_sheet_hidden (LiaTableFile *self, guint sheet)
{
  g_return_val_if_fail (self != NULL && self->workbook != NULL, FALSE);

  return lia_workbook_is_sheet_hidden (self->workbook, sheet);
}

/* Rows that are looked at to tell whether a sheet holds a table. */
#define ROWS_TO_LOOK_AT 200

typedef enum
{
  SHEET_EMPTY,
  SHEET_WORDS, /* something, such as who keeps the workbook and how */
  SHEET_TABLE, /* two rows of two cells each */
} SheetHolds;

static SheetHolds
look_at_sheet (LiaTableFile *self, guint sheet, GCancellable *cancellable)
{
  g_autoptr (LiaRowSource) source
      = lia_workbook_read (self->workbook, sheet, LIA_SHEET_ALL, cancellable, NULL);
  const char *const *cells;
  guint n_cells;
  guint n_rows = 0;
  guint n_wide = 0;

  while (source != NULL && n_rows < ROWS_TO_LOOK_AT
         && lia_row_source_next (source, &cells, &n_cells, cancellable, NULL))
    {
      guint n_filled = 0;

      n_rows++;
      for (guint i = 0; i < n_cells && n_filled < 2; i++)
        n_filled += *cells[i] != '\0' ? 1 : 0;
      n_wide += n_filled == 2 ? 1 : 0;
      if (n_wide == 2)
        return SHEET_TABLE;
    }
  return n_rows > 0 ? SHEET_WORDS : SHEET_EMPTY;
}

guint
lia_table_file_find_first_sheet (LiaTableFile *self, GCancellable *cancellable)
{
  guint best = 0;
  int best_holds = -1;

  g_return_val_if_fail (self != NULL, 0);

  for (guint sheet = 0; sheet < lia_table_file_get_n_sheets (self) && best_holds < SHEET_TABLE;
       sheet++)
    {
      int holds;

      if (lia_workbook_is_sheet_hidden (self->workbook, sheet))
        continue;
      holds = look_at_sheet (self, sheet, cancellable);
      if (holds > best_holds)
        {
          best = sheet;
          best_holds = holds;
        }
    }
  return best;
}

LiaCsvDialect *
lia_table_file_detect (LiaTableFile *self,
                       guint sheet,
                       LiaSheetFlags flags,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (LiaCsvDialect) dialect = NULL;
  g_autoptr (LiaRowSource) source = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->is_cards)
    return g_new0 (LiaCsvDialect, 1);
  if (self->workbook == NULL)
    return lia_csv_dialect_detect (self->beginning, error);
  source = lia_workbook_read (self->workbook, sheet, flags, cancellable, error);
  if (source == NULL)
    return NULL;
  dialect = g_new0 (LiaCsvDialect, 1);
  return lia_csv_table_shape_detect_rows (source, dialect, cancellable, error)
             ? g_steal_pointer (&dialect)
             : NULL;
}

LiaRowSource *
lia_table_file_read (LiaTableFile *self,
                     guint sheet,
                     LiaSheetFlags flags,
                     const LiaCsvDialect *dialect,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local_error = NULL;
  guint64 size;

  g_return_val_if_fail (self != NULL && dialect != NULL, NULL);

  if (self->workbook != NULL)
    return lia_workbook_read (self->workbook, sheet, flags, cancellable, error);
  stream = g_file_read (self->file, cancellable, &local_error);
  if (stream == NULL)
    {
      lia_io_error_relay (error, local_error);
      return NULL;
    }
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  size = info != NULL ? (guint64) MAX (g_file_info_get_size (info), 0) : 0;
  return lia_row_source_new_csv (G_INPUT_STREAM (stream), dialect, size);
}
