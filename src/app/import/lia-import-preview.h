/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-import.h"

G_BEGIN_DECLS

/**
 * LiaImportPreview:
 *
 * Where a user looks at a file before importing it: which sheet, how it is read, which rows create and which update,
 * and which column becomes which field. Changes go to the #LiaImport at once; what the import would do then is counted
 * on a thread of its own. Signal `changed`.
 */
#define LIA_TYPE_IMPORT_PREVIEW (lia_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (LiaImportPreview, lia_import_preview, LIA, IMPORT_PREVIEW, AdwBin)

/** lia_import_preview_show: shows @import as it stands, whose rows become records of @type; may be called again with
 * another */
void lia_import_preview_show (LiaImportPreview *self,
                              LiaWorkspace *workspace,
                              LiaImport *import,
                              const LiaRecordType *type);
/** lia_import_preview_dup_obstacle: Returns: (transfer full) (nullable): why the import cannot go on as it stands */
char *lia_import_preview_dup_obstacle (LiaImportPreview *self);
/** lia_import_preview_stop: ends what it counts on its own */
void lia_import_preview_stop (LiaImportPreview *self);
/** lia_import_preview_refresh_table: shows cells and counts anew, after the import was changed elsewhere */
void lia_import_preview_refresh_table (LiaImportPreview *self);

G_END_DECLS
