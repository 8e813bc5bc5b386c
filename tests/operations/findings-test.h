/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-findings.h"
#include "operations-test.h"

G_BEGIN_DECLS

/* What the tests of findings share. */

guint32 findings_test_today (void);
/* (transfer full): the day @days from today */
char *findings_test_day (int days);
/* Until nothing is left to be asked. */
void findings_test_settle (LiaFindings *findings);
/* Adds a record: field, text, …, NULL. */
gint64 findings_test_add (OperationsTest *test, const char *table, ...) G_GNUC_NULL_TERMINATED;
void findings_test_set (OperationsTest *test,
                        const char *table,
                        gint64 id,
                        const char *field,
                        const char *text);
/* (transfer full) */
char *findings_test_id_text (gint64 id);
/* What SQL is told of a record. */
guint findings_test_count_in_sql (OperationsTest *test, gint64 id);

G_END_DECLS
