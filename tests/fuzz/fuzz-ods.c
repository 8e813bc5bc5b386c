/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-tables.h"
#include "fuzz.h"
#include "sheet-test.h"

/* The XML of an ODS workbook: the input is its content, or only the tables in it. (That of the archive around it is
 * fuzz-workbook.c.) */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = fuzz_make_text (data, size);
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_has_prefix (text, "<?xml"))
    {
      const SheetTestPart parts[] = {
        { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
        { "content.xml", text },
      };

      bytes = sheet_test_pack (parts, G_N_ELEMENTS (parts));
    }
  else
    bytes = sheet_test_make_ods (text);
  fuzz_read_tables (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return 0;
}
