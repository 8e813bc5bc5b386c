/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-target.h"

G_BEGIN_DECLS

/**
 * lia_import_guess_columns:
 * @columns: (out caller-allocates) (array length=n_columns): index of a target, or -1
 *
 * Guesses from its header where each column goes; no target is given twice. Headers are compared folded,
 * without punctuation and small words, and a letter or two may differ in a long word.
 */
void lia_import_guess_columns (const GArray *targets,
                               const char *const *headers,
                               guint n_columns,
                               int *columns);

/** lia_import_mapping_key: Returns: (transfer full): the setting under which the mapping of these headers is remembered */
char *
lia_import_mapping_key (const LiaRecordType *type, const char *const *headers, guint n_columns);

/** lia_import_mapping_write: Returns: (transfer full): one line of text, "name|acronym||country" */
char *lia_import_mapping_write (const GArray *targets, const int *columns, guint n_columns);

/** lia_import_mapping_read: %FALSE, and @columns as they were, when @text does not fit (any more) */
gboolean
lia_import_mapping_read (const char *text, const GArray *targets, int *columns, guint n_columns);

G_END_DECLS
