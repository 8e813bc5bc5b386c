/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-archive.h"
#include "lia-sheet-value.h"
#include "lia-workbook.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *part; /* of the archive */
  gboolean hidden;

  /* XLSX: merged cells that are several rows high, by their first row, read when they are first wanted */
  GArray *merges; /* (element-type LiaXlsxMerge) (nullable) */
} LiaSheet;

typedef struct
{
  guint64 first_line;
  guint64 last_line;
  guint column;
} LiaXlsxMerge;

/* How a cell of XLSX shows its number. */
typedef struct
{
  LiaSheetKind kind;
  char *unit; /* (nullable) */
} LiaXlsxFormat;

struct _LiaWorkbook
{
  gatomicrefcount references;
  GMutex mutex; /* for the merges of sheets */

  /* owned */
  LiaArchive *archive;
  GPtrArray *sheets; /* (element-type LiaSheet) */
  GStringChunk *texts; /* XLSX: that cells share */
  GPtrArray *shared; /* (element-type utf8): in texts */
  GArray *formats; /* (element-type LiaXlsxFormat) */

  gboolean is_ods;
  gboolean from_1904;
};

/** lia_workbook_add_sheet: Returns: (transfer none): a sheet at the end; @part: where the archive has it */
LiaSheet *lia_workbook_add_sheet (LiaWorkbook *self, const char *name, const char *part);

/* XLSX */

/** lia_xlsx_open: reads the list of sheets, and what they share, of an archive that is XLSX. Errors as of
 * lia_workbook_open() */
gboolean lia_xlsx_open (LiaWorkbook *self, GCancellable *cancellable, GError **error);
/** lia_xlsx_read_texts: reads the texts that cells share from @part; lia-xlsx-shared.c */
gboolean lia_xlsx_read_texts (LiaWorkbook *self,
                              const char *part,
                              GCancellable *cancellable,
                              GError **error);
/** lia_xlsx_read_formats: reads how cells show their numbers from @part; lia-xlsx-shared.c */
gboolean lia_xlsx_read_formats (LiaWorkbook *self,
                                const char *part,
                                GCancellable *cancellable,
                                GError **error);
/** lia_xlsx_read_sheet: Returns: (transfer full) (nullable): as lia_workbook_read() */
LiaRowSource *lia_xlsx_read_sheet (LiaWorkbook *self,
                                   LiaSheet *sheet,
                                   LiaSheetFlags flags,
                                   GCancellable *cancellable,
                                   GError **error);
/** lia_xlsx_append_text: appends @text with its escapes "_x000D_" resolved */
void lia_xlsx_append_text (GString *buffer, const char *text, gsize length);

/* ODS */

/** lia_ods_find_sheet_name: Returns: (transfer none) (nullable): the name of a table; %NULL when it is no sheet, but
 * the content of a cell or a link */
const char *lia_ods_find_sheet_name (const char **attributes, const char **values);
/** lia_ods_open: reads the list of sheets of an archive that is ODS. Errors as of lia_workbook_open() */
gboolean lia_ods_open (LiaWorkbook *self, GCancellable *cancellable, GError **error);
/** lia_ods_read_sheet: Returns: (transfer full) (nullable): as lia_workbook_read() */
LiaRowSource *lia_ods_read_sheet (LiaWorkbook *self,
                                  guint sheet,
                                  LiaSheetFlags flags,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
