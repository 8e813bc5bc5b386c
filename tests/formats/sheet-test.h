/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-table-file.h"

G_BEGIN_DECLS

/* Workbooks made for tests, part by part. */
typedef struct
{
  const char *name;
  const char *text; /* (nullable): %NULL for a symlink to "xl/workbook.xml" */
  gssize length; /* 0: up to the NUL */
} SheetTestPart;

/* (transfer full): a ZIP archive of these parts */
GBytes *sheet_test_pack (const SheetTestPart *parts, guint n);

/* (transfer full): an XLSX workbook with one sheet. All but @sheet (what stands in <worksheet>) may be NULL. */
GBytes *sheet_test_make_xlsx (const char *sheet, const char *texts, const char *styles);
/* (transfer full): an ODS workbook; @tables is what stands in <office:spreadsheet> */
GBytes *sheet_test_make_ods (const char *tables);

/* Reads a sheet as "cell|cell@line;…", or gives NULL with @error. Control characters are shown as they are. */
char *sheet_test_read (GBytes *bytes, guint sheet, LiaSheetFlags flags, GError **error);
char *sheet_test_read_file (GFile *file, guint sheet, LiaSheetFlags flags, GError **error);

G_END_DECLS
