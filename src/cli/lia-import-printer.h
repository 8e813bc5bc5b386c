/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import.h"

G_BEGIN_DECLS

/* Telling what an import would do or did. */

void lia_import_print (const LiaImportResult *result, gboolean dry_run);
void lia_import_print_json (const LiaImportResult *result);
/** lia_import_print_problems: on stderr. @input: the file, as it was named; @type: what its rows became */
void lia_import_print_problems (const char *input,
                                const LiaRecordType *type,
                                const LiaImportResult *result);
/** lia_import_print_warnings: the same of what was taken, but not in full */
void lia_import_print_warnings (const char *input, const LiaImportResult *result);

G_END_DECLS
