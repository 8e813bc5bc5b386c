/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import.h"

G_BEGIN_DECLS

/* Telling what an import would do or did. */

/** lia_import_print: the counts, as sentences, on standard output */
void lia_import_print (const LiaImportResult *result, gboolean dry_run);
/** lia_import_print_json: the same as one JSON object, with the problems */
void lia_import_print_json (const LiaImportResult *result);
/** lia_import_print_problems: on stderr. @input: the file, as it was named; @type: what its rows became */
void lia_import_print_problems (const char *input,
                                const LiaRecordType *type,
                                const LiaImportResult *result);
/** lia_import_print_warnings: the same of what was taken, but not in full */
void lia_import_print_warnings (const char *input, const LiaImportResult *result);

G_END_DECLS
