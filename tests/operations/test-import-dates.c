/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-test.h"
#include "lia-affiliation.h"
#include "lia-error.h"
#include "lia-partner.h"
#include "lia-person.h"

/* Dates. */

static void
test_date_order_from_all_rows (void)
{
  g_autoptr (GString) text = g_string_new ("Name,Organisation,From\n");
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  /* Only the last row, far behind the preview, tells that the month comes first. */
  for (guint i = 0; i < 10200; i++)
    g_string_append_printf (text, "Person Number%u,Org,0%u/0%u/2020\n", i, i % 9 + 1, i % 7 + 1);
  g_string_append (text, "Person Last,Org,02/28/2020\n");
  import = import_test_open_text (&test, &lia_person_type, text->str);
  g_assert_true (lia_import_is_date_ambiguous (import, 2));
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 10201, 0, 0, 0);
  g_assert_false (lia_import_is_date_ambiguous (import, 2));
  g_assert_cmpint (lia_import_get_date_order (import, 2), ==, LIA_DATE_ORDER_MDY);
  import_test_assert_field (&test, &lia_affiliation_type, "Person Number1, Org", "from_date",
                            "2020-02-02");
  import_test_assert_field (&test, &lia_affiliation_type, "Person Number9, Org", "from_date",
                            "2020-01-03");
}

static void
test_ambiguous_dates_are_asked (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) refused = NULL;
  g_autoptr (LiaImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (
      &test, &lia_person_type,
      "Name,Organisation,From\nAda Obi,ITU,02/03/2020\nBo Lee,ITU,2020-05-06\n"
      "Cy Dee,ITU,7 August 2021\n");
  refused = lia_import_run (import, FALSE, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_person_type), ==, 0);
  g_assert_true (lia_import_is_date_ambiguous (import, 2));
  lia_import_set_date_order (import, 2, LIA_DATE_ORDER_MDY);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 3, 0, 0, 0);
  import_test_assert_field (&test, &lia_affiliation_type, "Ada Obi, ITU", "from_date",
                            "2020-02-03");
  import_test_assert_field (&test, &lia_affiliation_type, "Bo Lee, ITU", "from_date", "2020-05-06");
  import_test_assert_field (&test, &lia_affiliation_type, "Cy Dee, ITU", "from_date", "2021-08-07");
}

static void
test_impossible_dates (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaImport) import = NULL;
  g_autoptr (LiaImportResult) result = NULL;

  operations_test_init (&test, "none");
  import = import_test_open_text (&test, &lia_person_type,
                                  "Name,Organisation,From,To\nAda Obi,ITU,31/04/2020,\n"
                                  "Bo Lee,ITU,30/04/2020,29/04/2020\nCy Dee,ITU,28/02/2020,\n");
  lia_import_set_date_order (import, 3, LIA_DATE_ORDER_DMY);
  result = import_test_run_both (&test, import);
  import_test_assert_counts (result, 1, 0, 0, 2);
  import_test_assert_problem (result, 0, 2, "from_date", "31/04/2020");
  import_test_assert_problem (result, 1, 3, "to_date", "before");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-dates/date-order-from-all-rows", test_date_order_from_all_rows);
  g_test_add_func ("/import-dates/ambiguous-dates-are-asked", test_ambiguous_dates_are_asked);
  g_test_add_func ("/import-dates/impossible-dates", test_impossible_dates);
  return g_test_run ();
}
