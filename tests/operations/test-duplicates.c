/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding duplicates, and what is left out. */
#include "lia-duplicate-index.h"
#include "lia-partner-namesake.h"
#include "lia-partner.h"
#include "operations-test.h"

static void
namesakes_are_left_out (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;
  LiaReader *reader;
  gint64 first;
  gint64 second;
  gint64 namesake;

  operations_test_init (&test, "none");
  reader = lia_workspace_get_reader (test.workspace);
  first = operations_test_add (test.workspace, &lia_partner_type, "name", "Acme Ltd", NULL);
  second = operations_test_add (test.workspace, &lia_partner_type, "name", "Acme Inc.", NULL);
  found = lia_duplicates_find (reader, &lia_partner_type, 50, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((LiaDuplicate *) found->pdata[0])->first, ==, first);

  first_text = g_strdup_printf ("%" G_GINT64_FORMAT, first);
  second_text = g_strdup_printf ("%" G_GINT64_FORMAT, second);
  namesake = operations_test_add (test.workspace, &lia_partner_namesake_type, "first", second_text,
                                  "second", first_text, NULL);
  g_ptr_array_unref (found);
  found = lia_duplicates_find (reader, &lia_partner_type, 50, NULL, NULL, NULL, &error);
  g_assert_cmpuint (found->len, ==, 0);

  /* Taken back. */
  g_assert_true (
      lia_workspace_trash (test.workspace, &lia_partner_namesake_type, &namesake, 1, &error));
  g_ptr_array_unref (found);
  found = lia_duplicates_find (reader, &lia_partner_type, 50, NULL, NULL, NULL, &error);
  g_assert_cmpuint (found->len, ==, 1);
}

/* What is asked while typing sees what changed since the index was made. */
static void
the_index_keeps_up (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaDuplicateIndex) index = NULL;
  g_autoptr (LiaRecord) draft = lia_record_new (&lia_partner_type);
  g_autoptr (LiaIdentity) identity = NULL;
  g_autoptr (GPtrArray) found = NULL;
  LiaReader *reader;
  gint64 id;

  operations_test_init (&test, "none");
  reader = lia_workspace_get_reader (test.workspace);
  index = lia_duplicate_index_new (reader, &lia_partner_type, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lia_record_parse (draft, "name", "Blue Rivers Institute", NULL, &error));
  identity = lia_identity_new_for_record (draft, NULL, 0);
  found = lia_duplicate_index_find (index, identity, 50, 5);
  g_assert_cmpuint (found->len, ==, 0);

  id = operations_test_add (test.workspace, &lia_partner_type, "name", "Blue River Institute",
                            NULL);
  g_assert_true (lia_duplicate_index_refresh (index, reader, &id, 1, &error));
  g_ptr_array_unref (found);
  found = lia_duplicate_index_find (index, identity, 50, 5);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((LiaDuplicate *) found->pdata[0])->second, ==, id);

  g_assert_true (lia_workspace_trash (test.workspace, &lia_partner_type, &id, 1, &error));
  g_assert_true (lia_duplicate_index_refresh (index, reader, &id, 1, &error));
  g_ptr_array_unref (found);
  found = lia_duplicate_index_find (index, identity, 50, 5);
  g_assert_cmpuint (found->len, ==, 0);
}

/* Two centres in one city, as near as records of two can be: never sure enough to be merged without a look. */
static void
near_namesakes_are_never_certain (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  operations_test_init (&test, "none");
  for (guint i = 0; i < 2; i++)
    operations_test_add (test.workspace, &lia_partner_type, "name",
                         i == 0 ? "Geneva Centre for Security Policy"
                                : "Geneva Centre for Security Sector Governance",
                         "acronym", i == 0 ? "GCSP" : "DCAF", "country", "CH", "website",
                         "https://www.example.ch", "email", "info@example.ch", "phone",
                         "+41 22 730 96 00", NULL);
  found = lia_duplicates_find (lia_workspace_get_reader (test.workspace), &lia_partner_type, 1,
                               NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpuint (((const LiaDuplicate *) g_ptr_array_index (found, i))->score, <,
                      LIA_LIKENESS_LIKELY);
}

static void
searching_can_be_cancelled (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  g_cancellable_cancel (cancellable);
  g_assert_null (lia_duplicates_find (lia_workspace_get_reader (test.workspace), &lia_partner_type,
                                      50, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicates/namesakes", namesakes_are_left_out);
  g_test_add_func ("/duplicates/index", the_index_keeps_up);
  g_test_add_func ("/duplicates/never-certain", near_namesakes_are_never_certain);
  g_test_add_func ("/duplicates/cancel", searching_can_be_cancelled);
  return g_test_run ();
}
