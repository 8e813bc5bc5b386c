/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations-test.h"

G_BEGIN_DECLS

/* Every field but references, which another workspace may not have. */
GStrv export_test_list_columns (const LiaRecordType *type);

/* (transfer full): what the file has that the export makes in the folder of @test; @name says in which format */
char *export_test_write (OperationsTest *test,
                         const LiaRecordType *type,
                         GStrv columns,
                         const char *name);

/* Makes new records of all in the file @name in the folder of @from. */
void export_test_import (OperationsTest *test,
                         OperationsTest *from,
                         const LiaRecordType *type,
                         const char *name);

/* (transfer full): who belongs to whom, in which post, since when, on behalf of whom; of all that is live */
char *export_test_dump_affiliations (OperationsTest *test);

G_END_DECLS
