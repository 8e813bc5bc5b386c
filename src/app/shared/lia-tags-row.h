/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-draft.h"

G_BEGIN_DECLS

/**
 * LiaTagsRow:
 *
 * Edits a set: its elements as pills, and an entry for more. Enter, a comma or a semicolon adds what was
 * typed; Backspace in the empty entry takes the last element away.
 */
#define LIA_TYPE_TAGS_ROW (lia_tags_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaTagsRow, lia_tags_row, LIA, TAGS_ROW, AdwPreferencesRow)

/** lia_tags_row_take_typed: makes what stands in the entry elements, as Enter does */
void lia_tags_row_take_typed (LiaTagsRow *self);
/** lia_tags_row_new: Returns: (transfer floating): edits @field of @draft */
GtkWidget *lia_tags_row_new (LiaRecordDraft *draft, const LiaField *field);

G_END_DECLS
