/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-draft.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaDraftStore:
 *
 * Text that was typed into pages of records and not saved yet. It outlives the pages, so that going elsewhere loses
 * nothing. Main thread only.
 */
#define LIA_TYPE_DRAFT_STORE (lia_draft_store_get_type ())
G_DECLARE_FINAL_TYPE (LiaDraftStore, lia_draft_store, LIA, DRAFT_STORE, GObject)

/** lia_draft_store_get: Returns: (transfer none): the one of @workspace */
LiaDraftStore *lia_draft_store_get (LiaWorkspace *workspace);

/** lia_draft_store_open: Returns: (transfer full): the draft of @record, brought to what @record is now */
LiaRecordDraft *lia_draft_store_open (LiaDraftStore *self, LiaRecord *record);
/** lia_draft_store_list_unsaved: Returns: (transfer full): what is not saved: "Harbour University: Website", one line each */
char **lia_draft_store_list_unsaved (LiaDraftStore *self);
void lia_draft_store_discard (LiaDraftStore *self);

G_END_DECLS
