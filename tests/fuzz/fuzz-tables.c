/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-tables.h"

#include "fuzz.h"
#include "lia-table-file.h"

static void
read_rows (LiaTableFile *table, guint sheet, LiaSheetFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaCsvDialect) dialect = lia_table_file_detect (table, sheet, flags, NULL, &error);
  g_autoptr (LiaRowSource) source = NULL;
  const char *const *cells;
  guint n_cells;

  fuzz_check_outcome (dialect != NULL, error);
  if (dialect == NULL)
    return;
  source = lia_table_file_read (table, sheet, flags, dialect, NULL, &error);
  fuzz_check_outcome (source != NULL, error);
  if (source == NULL)
    return;
  while (lia_row_source_next (source, &cells, &n_cells, NULL, &error))
    {
      g_assert_cmpuint (n_cells, >, 0);
      g_assert_cmpuint (n_cells, <=, 4096);
      g_assert_null (cells[n_cells]);
      for (guint i = 0; i < n_cells; i++)
        fuzz_check_text (cells[i]);
      g_assert_cmpuint (lia_row_source_get_line (source), >, 0);
    }
  fuzz_check_outcome (error == NULL, error);
  g_assert_cmpfloat (lia_row_source_get_fraction (source), >=, 0);
  g_assert_cmpfloat (lia_row_source_get_fraction (source), <=, 1);
}

void
fuzz_read_tables (const void *data, gsize size)
{
  g_auto (FuzzFile) file = { 0 };
  g_autoptr (LiaTableFile) table = NULL;
  g_autoptr (GError) error = NULL;
  guint n_sheets;

  fuzz_file_init (&file, data, size);
  table = lia_table_file_open (file.file, NULL, &error);
  fuzz_check_outcome (table != NULL, error);
  if (table == NULL || lia_table_file_get_kind (table) == LIA_TABLE_CARDS)
    return;

  n_sheets = lia_table_file_get_n_sheets (table);
  g_assert_true ((n_sheets > 0) == (lia_table_file_get_kind (table) == LIA_TABLE_WORKBOOK));
  if (n_sheets > 0)
    g_assert_cmpuint (lia_table_file_find_first_sheet (table, NULL), <, n_sheets);
  for (guint sheet = 0; sheet < MAX (n_sheets, 1); sheet++)
    {
      if (n_sheets > 0)
        {
          fuzz_check_text (lia_table_file_get_sheet_name (table, sheet));
          lia_table_file_is_sheet_hidden (table, sheet);
        }
      read_rows (table, sheet, LIA_SHEET_ALL);
      read_rows (table, sheet, LIA_SHEET_VISIBLE_ONLY);
    }
}
