/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaImportDialog:
 *
 * Brings a table file into the workspace in steps: choose, look and map, check, import, result with Undo.
 * Nothing changes before the last step, which is one batch.
 */
#define LIA_TYPE_IMPORT_DIALOG (lia_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaImportDialog, lia_import_dialog, LIA, IMPORT_DIALOG, AdwDialog)

/** lia_import_dialog_new: @type: what the rows are: partner or person */
LiaImportDialog *lia_import_dialog_new (LiaWorkspace *workspace, const LiaRecordType *type);
/** lia_import_dialog_open: goes straight to @file, as when it was dropped on a page */
void lia_import_dialog_open (LiaImportDialog *self, GFile *file);

G_END_DECLS
