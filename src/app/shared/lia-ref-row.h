/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-draft.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/** LiaRefRow: edits a reference: shows the record's name, and lets another be searched and chosen. */
#define LIA_TYPE_REF_ROW (lia_ref_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaRefRow, lia_ref_row, LIA, REF_ROW, AdwActionRow)

/** lia_ref_row_new: @workspace: (nullable): without one the row shows but offers no choice */
GtkWidget *lia_ref_row_new (LiaWorkspace *workspace, LiaRecordDraft *draft, const LiaField *field);

G_END_DECLS
