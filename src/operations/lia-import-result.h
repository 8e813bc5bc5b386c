/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import.h"

G_BEGIN_DECLS

/* So many rows that look like something are told about one by one. */
#define LIA_IMPORT_MAX_LIKENESSES 1000

void lia_import_likeness_free (LiaImportLikeness *self);

/** lia_import_result_new: Returns: (transfer full): all counts are 0 */
LiaImportResult *lia_import_result_new (void);

/** lia_import_result_add_problem: copies all; beyond the first 10,000 problems are dropped */
void lia_import_result_add_problem (LiaImportResult *self,
                                    guint64 line,
                                    const char *field,
                                    const char *value,
                                    const char *reason);

/** lia_import_result_add_warning: copies all; beyond the first 1,000 warnings are dropped. @name: of the record */
void lia_import_result_add_warning (LiaImportResult *self,
                                    guint64 line,
                                    const char *name,
                                    const char *reason);

/** lia_import_result_add_likeness: copies all; beyond the first 1,000 they are only counted */
void lia_import_result_add_likeness (LiaImportResult *self, const LiaImportLikeness *likeness);

G_END_DECLS
