/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-import-presets.h"

G_BEGIN_DECLS

/**
 * LiaImportPresetRow:
 *
 * Chooses, saves and deletes named ways of importing. Signal `applied`, after the import was set up anew.
 */
#define LIA_TYPE_IMPORT_PRESET_ROW (lia_import_preset_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaImportPresetRow,
                      lia_import_preset_row,
                      LIA,
                      IMPORT_PRESET_ROW,
                      AdwComboRow)

/** lia_import_preset_row_show: offers @workspace's presets for @type and applies them to @import; may be called
 * again with another */
void lia_import_preset_row_show (LiaImportPresetRow *self,
                                 LiaWorkspace *workspace,
                                 LiaImport *import,
                                 const LiaRecordType *type);

G_END_DECLS
