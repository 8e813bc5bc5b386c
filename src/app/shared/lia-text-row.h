/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-draft.h"

G_BEGIN_DECLS

/** LiaTextRow: edits a field of several lines. */
#define LIA_TYPE_TEXT_ROW (lia_text_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaTextRow, lia_text_row, LIA, TEXT_ROW, AdwPreferencesRow)

/** lia_text_row_new: Returns: (transfer floating): edits @field of @draft */
GtkWidget *lia_text_row_new (LiaRecordDraft *draft, const LiaField *field);

G_END_DECLS
