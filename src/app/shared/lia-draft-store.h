/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-kept-draft.h"
#include "lia-record-draft.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaDraftStore:
 *
 * Text that was typed into pages and forms of records and not saved yet. It outlives the pages, so that going elsewhere
 * loses nothing; and it is kept on disk while it is being typed, so that a crash or a power cut loses nothing: what
 * the last run could not save is offered when the page or the form opens again. Files are read and written on other
 * threads. Main thread only.
 *
 * Signals: `kept-changed`: what the last run left was read, restored or discarded; `problem (const char *)`: text that
 * was kept cannot be read, or text cannot be kept.
 */
#define LIA_TYPE_DRAFT_STORE (lia_draft_store_get_type ())
G_DECLARE_FINAL_TYPE (LiaDraftStore, lia_draft_store, LIA, DRAFT_STORE, GObject)

/** lia_draft_store_get: Returns: (transfer none): the one of @workspace */
LiaDraftStore *lia_draft_store_get (LiaWorkspace *workspace);

/** lia_draft_store_open: Returns: (transfer full): the draft of @record, brought to what @record is now */
LiaRecordDraft *lia_draft_store_open (LiaDraftStore *self, LiaRecord *record);
/** lia_draft_store_list_unsaved: Returns: (transfer full): what is not saved: "Harbour University: Website", one line each */
char **lia_draft_store_list_unsaved (LiaDraftStore *self);
/** lia_draft_store_discard: takes back all that is typed into pages; forms that are watched keep theirs */
void lia_draft_store_discard (LiaDraftStore *self);

/** lia_draft_store_watch: keeps what is typed into @draft, a form's, on disk until lia_draft_store_forget() */
void lia_draft_store_watch (LiaDraftStore *self, LiaRecordDraft *draft);
/** lia_draft_store_forget: @draft was saved or given up: nothing of it is kept on disk any more */
void lia_draft_store_forget (LiaDraftStore *self, LiaRecordDraft *draft);

/** lia_draft_store_get_n_kept: of how many records the last run left text */
guint lia_draft_store_get_n_kept (LiaDraftStore *self);
/**
 * lia_draft_store_find_kept:
 * @record: as it is; a new one belongs to the first record it refers to
 *
 * Returns: (transfer none) (nullable): what the last run could not save of it
 */
const LiaKeptDraft *lia_draft_store_find_kept (LiaDraftStore *self, LiaRecord *record);
/** lia_draft_store_restore: puts what was kept of @draft's record into @draft; what the record was given since is a conflict.
 * Returns: %FALSE when nothing was kept */
gboolean lia_draft_store_restore (LiaDraftStore *self, LiaRecordDraft *draft, LiaReader *reader);
/** lia_draft_store_discard_kept: gives up what the last run left of @record */
void lia_draft_store_discard_kept (LiaDraftStore *self, LiaRecord *record);

G_END_DECLS
