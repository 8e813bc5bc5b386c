/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-duplicate-index.h"
#include "lia-import-row.h"

G_BEGIN_DECLS

/**
 * LiaImportDuplicates:
 *
 * Tells which rows of a file look like records there are, or like each other. For a plan; a run only does what was
 * chosen. Keeps by what each row is recognised until all are known, some hundred bytes a row.
 */
typedef struct _LiaImportDuplicates LiaImportDuplicates;

/** lia_import_duplicates_new: @reader: borrowed. Reads all live records */
LiaImportDuplicates *lia_import_duplicates_new (LiaReader *reader,
                                                const LiaRecordType *type,
                                                GCancellable *cancellable,
                                                GError **error);
void lia_import_duplicates_free (LiaImportDuplicates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaImportDuplicates, lia_import_duplicates_free)

/**
 * lia_import_duplicates_look:
 * @row: that becomes a record, or of which something else was chosen; in the order of the file
 * @organisation: the partner a person belongs to, any other number for one that is no record yet, 0 for none
 */
gboolean lia_import_duplicates_look (LiaImportDuplicates *self,
                                     const LiaImportRow *row,
                                     gint64 organisation,
                                     GError **error);

/** lia_import_duplicates_add_same_key: @label: of the field that @row and the row at @other_line have in common */
void lia_import_duplicates_add_same_key (LiaImportDuplicates *self,
                                         const LiaImportRow *row,
                                         guint64 other_line,
                                         const char *label);

/**
 * lia_import_duplicates_finish:
 * @context: that the rows were read with: those that are told about are read once more, for their names
 *
 * After the last row: compares them with each other and tells all in @result.
 */
gboolean lia_import_duplicates_finish (LiaImportDuplicates *self,
                                       const LiaImportRowContext *context,
                                       LiaImportResult *result,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
