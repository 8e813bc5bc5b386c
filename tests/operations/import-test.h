/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import.h"
#include "operations-test.h"

G_BEGIN_DECLS

/* What the tests of imports share. Files are written to the test's folder as "input.csv", whatever is in them. */

LiaImport *import_test_open_bytes (OperationsTest *test,
                                   const LiaRecordType *type,
                                   const char *bytes,
                                   gssize length);
LiaImport *
import_test_open_text (OperationsTest *test, const LiaRecordType *type, const char *text);

/* (transfer full): the result, which must not be an error */
LiaImportResult *import_test_run (LiaImport *import, gboolean dry_run);
/* (transfer full): first a dry run, which must say the same and change nothing, then a real one */
LiaImportResult *import_test_run_both (OperationsTest *test, LiaImport *import);

#define import_test_assert_counts(result, created, updated, unchanged, rejected)                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpuint ((result)->n_created, ==, created);                                           \
    g_assert_cmpuint ((result)->n_updated, ==, updated);                                           \
    g_assert_cmpuint ((result)->n_unchanged, ==, unchanged);                                       \
    g_assert_cmpuint ((result)->n_rejected, ==, rejected);                                         \
  }                                                                                                \
  G_STMT_END

void import_test_assert_problem (const LiaImportResult *result,
                                 guint index,
                                 guint64 line,
                                 const char *field,
                                 const char *part_of_reason);
void import_test_assert_field (OperationsTest *test,
                               const LiaRecordType *type,
                               const char *name,
                               const char *field,
                               const char *expected);

G_END_DECLS
