/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-test.h"
#include "lia-affiliation.h"
#include "lia-error.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "sheet-test.h"

/* Messy sheets. */

static void
test_messy_sheet (void)
{
  /* CP1252, semicolons, a title, a blank line, totals, a repeated header, guards and blanks. */
  static const char text[]
      = "List of partners 2026;;;;\r\n"
        ";;;;\r\n"
        "Organisation name (EN);Acronym;Country;E-mail address;Telephone\r\n"
        "Universit\xe9 de Gen\xe8ve;UNIGE;Suisse;info@unige.ch;+41 22 379 71 11\r\n"
        "'=Equal Rights;n/a;-;none;\r\n"
        ";;;;\r\n"
        "Organisation name (EN);Acronym;Country;E-mail address;Telephone\r\n"
        "Stra\xdf"
        "burg Forum; ;France;;\r\n"
        "Total;3;;;\r\n";
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type, text);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 3, 0, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "Université de Genève", "country", "CH");
  import_test_assert_field (&test, &lia_partner_type, "Université de Genève", "acronym", "UNIGE");
  import_test_assert_field (&test, &lia_partner_type, "=Equal Rights", "acronym", "");
  import_test_assert_field (&test, &lia_partner_type, "Straßburg Forum", "country", "FR");
}

static void
test_two_header_rows (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (LiaCsvDialect) dialect = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type,
                                  "Organisation,,Contact,\nName,Country,E-mail,Telephone\n"
                                  "ITU,CH,itu@itu.int,+41 22 730 51 11\n");
  dialect = lia_csv_dialect_copy (lia_import_get_dialect (import));
  dialect->n_preamble_lines = 0;
  dialect->n_header_rows = 2;
  g_assert_true (lia_import_set_dialect (import, dialect, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (lia_import_get_header (import, 0), ==, "Organisation Name");
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 1, 0, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "ITU", "email", "itu@itu.int");
}

static void
test_total_is_also_a_name (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (
      &test, &lia_partner_type,
      "Name,Country,Members\nTotal,France,12\nITU,Switzerland,3\nTotal,,15\n");
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 2, 0, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "Total", "country", "FR");
}

static void
test_rejects_rows_with_reasons (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "ceop");
  import = import_test_open_text (&test, &lia_partner_type,
                                  "Name,Country,E-mail,Level,Keyworker\n"
                                  "Good,CH,good@example.org,Partner,\n"
                                  "Bad,Atlantis,no at sign,Partner,\n"
                                  "Unknown level,CH,,Emperor,\n"
                                  "Several keyworkers,CH,,,Ada Obi / Ben Ito\n"
                                  ",CH,,,\n"
                                  "Too long,CH,,,,,surplus\n"
                                  "Short,CH\n");
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 2, 0, 0, 5);
  import_test_assert_problem (result, 0, 3, "country", "Atlantis");
  import_test_assert_problem (result, 1, 3, "email", "no at sign");
  import_test_assert_problem (result, 2, 4, "level", "Emperor");
  import_test_assert_problem (result, 3, 5, "keyworker", "Ada Obi / Ben Ito");
  import_test_assert_problem (result, 4, 6, "name", "Name");
  import_test_assert_problem (result, 5, 7, "", "7 cells");
  g_assert_cmpuint (result->problems->len, ==, 6);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 2);
}

static void
test_correction (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *mended = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type, "Name,Country\nOne,Atlantis\nTwo,CH\n");
  problem = lia_import_check_preview_cell (import, 0, 1);
  g_assert_nonnull (problem);
  lia_import_correct_cell (import, lia_import_get_preview_line (import, 0), 1, "Austria");
  g_assert_cmpstr (lia_import_get_preview_cell (import, 0, 1), ==, "Austria");
  mended = lia_import_check_preview_cell (import, 0, 1);
  g_assert_null (mended);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 2, 0, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "One", "country", "AT");
}

/* Workbooks. */

#define TEXT(place, text) "<c r=\"" place "\" t=\"str\"><v>" text "</v></c>"

static LiaImport *
open_workbook (OperationsTest *test, const char *sheet)
{
  g_autoptr (GBytes) bytes
      = sheet_test_make_xlsx (sheet, NULL, "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>");
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return import_test_open_bytes (test, &lia_partner_type, data, (gssize) length);
}

static void
test_workbook (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = open_workbook (
      &test,
      "<sheetData><row r=\"1\">" TEXT (
          "A1",
          "Partners") "</row>"
                      "<row r=\"3\">" TEXT ("A3", "Organisation") TEXT ("B3", "Country") TEXT (
                          "C3",
                          "Remarks") "</row>"
                                     "<row r=\"4\">" TEXT ("A4", " One ") TEXT ("B4", "France") TEXT (
                                         "C4",
                                         "x") "</row>"
                                              "<row r=\"5\">" TEXT (
                                                  "A5",
                                                  "Two") "<c r=\"C5\" t=\"e\"><v>#REF!</v></c></row>"
                                                         "<row r=\"6\" hidden=\"1\">" TEXT (
                                                             "A6",
                                                             "Three") "<c r=\"C6\" t=\"e\"><v>#N/A</v></c></row>"
                                                                      "<row r=\"7\">" TEXT (
                                                                          "A7",
                                                                          "Total") "<c r=\"C7\"><v>3</v></c></row></sheetData>"
                                                                                   "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"B4:B6\"/></mergeCells>");
  g_assert_cmpint (lia_import_get_kind (import), ==, LIA_TABLE_WORKBOOK);
  g_assert_cmpuint (lia_import_get_n_sheets (import), ==, 1);
  g_assert_cmpstr (lia_import_get_sheet_name (import, 0), ==, "Sheet 1");
  g_assert_null (lia_import_get_dialect (import)->encoding);
  g_assert_cmpuint (lia_import_get_n_preview_rows (import), ==, 3);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 2, 0, 0, 1);
  import_test_assert_problem (result, 0, 5, "description", "#REF!");
  import_test_assert_field (&test, &lia_partner_type, "One", "country", "FR");
  import_test_assert_field (&test, &lia_partner_type, "Three", "country", "FR");
  import_test_assert_field (&test, &lia_partner_type, "Three", "description", "");
}

static void
test_hidden_rows_left_out (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  import = open_workbook (
      &test,
      "<sheetData><row r=\"1\">" TEXT ("A1", "Name")
          TEXT ("B1", "Whatsit") "</row>"
                                 "<row r=\"2\">" TEXT ("A2", "One") TEXT (
                                     "B2", "x") "</row>"
                                                "<row r=\"3\" hidden=\"1\">" TEXT ("A3", "Two")
                                                    TEXT ("B3", "y") "</row></sheetData>");
  g_assert_cmpuint (lia_import_get_n_preview_rows (import), ==, 2);
  g_assert_true (lia_import_set_column_field (import, 1, "description", &error));
  lia_import_read_async (import, 0, TRUE, NULL, NULL, operations_test_done, &read);
  operations_test_wait (&read);
  g_assert_true (lia_import_read_finish (import, read, &error));
  g_assert_no_error (error);
  g_assert_true (lia_import_is_visible_only (import));
  g_assert_cmpuint (lia_import_get_n_preview_rows (import), ==, 1);
  /* What was mapped by hand stays. */
  g_assert_cmpstr (lia_import_get_column_field (import, 1), ==, "description");
}

static void
test_nothings_can_be_kept (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_partner_type, "Name,Acronym\nOne,n/a\nTwo,-\n");
  lia_import_set_keep_nothings (import, TRUE);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 2, 0, 0, 0);
  import_test_assert_field (&test, &lia_partner_type, "One", "acronym", "n/a");
}

static void
test_cards (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (
      &test, &lia_person_type,
      "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Obi\r\nN:Obi;Ada;;Dr;\r\nORG:ITU\r\n"
      "EMAIL:ada@example.org\r\nTITLE:Director\r\nEND:VCARD\r\n"
      "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nFN:ITU\r\nEND:VCARD\r\n");
  g_assert_cmpint (lia_import_get_kind (import), ==, LIA_TABLE_CARDS);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 1, 0, 0, 1);
  import_test_assert_problem (result, 0, 9, "", "organisation");
  import_test_assert_field (&test, &lia_person_type, "Dr Ada Obi", "post", "Director");
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-sheets/messy-sheet", test_messy_sheet);
  g_test_add_func ("/import-sheets/two-header-rows", test_two_header_rows);
  g_test_add_func ("/import-sheets/total-is-also-a-name", test_total_is_also_a_name);
  g_test_add_func ("/import-sheets/rejects-rows-with-reasons", test_rejects_rows_with_reasons);
  g_test_add_func ("/import-sheets/correction", test_correction);
  g_test_add_func ("/import-sheets/workbook", test_workbook);
  g_test_add_func ("/import-sheets/hidden-rows-left-out", test_hidden_rows_left_out);
  g_test_add_func ("/import-sheets/nothings-can-be-kept", test_nothings_can_be_kept);
  g_test_add_func ("/import-sheets/cards", test_cards);
  return g_test_run ();
}
