/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-tables.h"
#include "fuzz.h"
#include "sheet-test.h"

/* The XML of an XLSX workbook. The input is the text of its parts, with a NUL after each, in the order below; a part of
 * which there is none is as it would be in a plain workbook. (That of the archive around them is fuzz-workbook.c.) */

static const SheetTestPart plain[] = {
  { "xl/worksheets/sheet1.xml",
    "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>" },
  { "xl/sharedStrings.xml", "<sst><si><t>name</t></si><si><t>since</t></si></sst>" },
  { "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                     "<xf numFmtId=\"20\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>" },
  { "xl/workbook.xml",
    "<workbook xmlns:r=\"x\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"c\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>" },
  { "[Content_Types].xml", "<Types/>" },
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  SheetTestPart parts[G_N_ELEMENTS (plain)];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  FuzzParts rest = { data, size };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      char *text = fuzz_take_text (&rest);

      g_ptr_array_add (texts, text);
      parts[i] = plain[i];
      if (*text != '\0')
        parts[i].text = text;
    }
  bytes = sheet_test_pack (parts, G_N_ELEMENTS (parts));
  fuzz_read_tables (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return 0;
}
