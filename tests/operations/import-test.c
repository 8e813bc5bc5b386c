/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include <string.h>

LiaImport *
import_test_open_bytes (OperationsTest *test,
                        const LiaRecordType *type,
                        const char *bytes,
                        gssize length)
{
  g_autoptr (GFile) file = operations_test_write (test, "input.csv", bytes, length);
  g_autoptr (GError) error = NULL;
  LiaImport *import = lia_import_new (test->workspace, type, file, &error);

  g_assert_no_error (error);
  return import;
}

LiaImport *
import_test_open_text (OperationsTest *test, const LiaRecordType *type, const char *text)
{
  return import_test_open_bytes (test, type, text, -1);
}

LiaImportResult *
import_test_run (LiaImport *import, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  LiaImportResult *result = lia_import_run (import, dry_run, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* A dry run says what the run then does, and changes nothing. */
LiaImportResult *
import_test_run_both (OperationsTest *test, LiaImport *import)
{
  g_autofree char *before = operations_test_dump (test->workspace);
  g_autofree char *after = NULL;
  g_autoptr (LiaImportResult) plan = import_test_run (import, TRUE);
  LiaImportResult *result;

  after = operations_test_dump (test->workspace);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (plan->batch, ==, 0);
  result = import_test_run (import, FALSE);
  import_test_assert_counts (result, plan->n_created, plan->n_updated, plan->n_unchanged,
                             plan->n_rejected);
  g_assert_cmpuint (result->n_merged, ==, plan->n_merged);
  g_assert_cmpuint (result->n_skipped, ==, plan->n_skipped);
  g_assert_cmpuint (result->n_repeated, ==, plan->n_repeated);
  g_assert_cmpuint (result->team_members->len, ==, plan->team_members->len);
  for (guint i = 0; i < result->team_members->len; i++)
    g_assert_cmpstr (g_ptr_array_index (result->team_members, i), ==,
                     g_ptr_array_index (plan->team_members, i));
  g_assert_cmpuint (result->problems->len, ==, plan->problems->len);
  for (guint i = 0; i < result->problems->len; i++)
    {
      const LiaImportProblem *a = g_ptr_array_index (plan->problems, i);
      const LiaImportProblem *b = g_ptr_array_index (result->problems, i);

      g_assert_cmpuint (a->line, ==, b->line);
      g_assert_cmpstr (a->field, ==, b->field);
      g_assert_cmpstr (a->reason, ==, b->reason);
    }
  return result;
}

void
import_test_assert_problem (const LiaImportResult *result,
                            guint index,
                            guint64 line,
                            const char *field,
                            const char *part_of_reason)
{
  const LiaImportProblem *problem;

  g_assert_cmpuint (index, <, result->problems->len);
  problem = g_ptr_array_index (result->problems, index);
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_cmpstr (problem->field, ==, field);
  if (strstr (problem->reason, part_of_reason) == NULL)
    g_error ("“%s” does not say “%s”", problem->reason, part_of_reason);
}

void
import_test_assert_field (OperationsTest *test,
                          const LiaRecordType *type,
                          const char *name,
                          const char *field,
                          const char *expected)
{
  g_autoptr (LiaRecord) record = operations_test_load (test->workspace, type, name);
  g_autofree char *value = lia_record_format (record, field, LIA_RECORD_MACHINE);

  g_assert_cmpstr (value, ==, expected);
}
