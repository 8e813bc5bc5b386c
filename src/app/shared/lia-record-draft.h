/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaRecordDraft:
 *
 * What an edit form works on: the record as it was, which never changes, and the record as it is being
 * edited. Text that cannot be taken is kept as a problem of its field and leaves the field's value alone.
 * Knows nothing of widgets. Main thread only.
 *
 * Signal `changed (const char *field)`: a value or a problem changed.
 */
#define LIA_TYPE_RECORD_DRAFT (lia_record_draft_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordDraft, lia_record_draft, LIA, RECORD_DRAFT, GObject)

/** lia_record_draft_new: @record: copied, may be new */
LiaRecordDraft *lia_record_draft_new (LiaRecord *record);

/** lia_record_draft_get_original: Returns: (transfer none): never changes */
LiaRecord *lia_record_draft_get_original (LiaRecordDraft *self);
/** lia_record_draft_get_current: Returns: (transfer none): what would be saved; change it through the draft only */
LiaRecord *lia_record_draft_get_current (LiaRecordDraft *self);
/** lia_record_draft_get_record_type: Returns: (transfer none): of the record */
const LiaRecordType *lia_record_draft_get_record_type (LiaRecordDraft *self);

/**
 * lia_record_draft_set_text:
 * @text: as typed
 * @reader: (nullable): finds the target of a reference by its name
 *
 * Returns: %FALSE when @text cannot be taken; then lia_record_draft_get_problem() says why
 */
gboolean lia_record_draft_set_text (LiaRecordDraft *self,
                                    const char *field,
                                    const char *text,
                                    LiaReader *reader);
/** lia_record_draft_set_value: a value that needs no parsing: a choice, a switch, a reference's id */
void lia_record_draft_set_value (LiaRecordDraft *self, const char *field, const LiaValue *value);

/** lia_record_draft_get_problem: Returns: (nullable): why the field cannot be saved as it is */
const char *lia_record_draft_get_problem (LiaRecordDraft *self, const char *field);
/** lia_record_draft_get_problem_field: Returns: (nullable): the first field, in the order of the type, with a problem */
const char *lia_record_draft_get_problem_field (LiaRecordDraft *self);

/** lia_record_draft_dup_text: Returns: (transfer full): what an entry shows: the text as typed where it was refused, else the value */
char *lia_record_draft_dup_text (LiaRecordDraft *self, const char *field);
/** lia_record_draft_is_unsaved: whether the field differs from the original, or holds text that was refused */
gboolean lia_record_draft_is_unsaved (LiaRecordDraft *self, const char *field);

/**
 * lia_record_draft_rebase:
 * @record: the record as it is now
 *
 * Makes @record the original. What is unsaved stays as it was typed; where such a field was changed elsewhere
 * meanwhile, it has a conflict until lia_record_draft_keep() or lia_record_draft_reset() is called for it.
 */
void lia_record_draft_rebase (LiaRecordDraft *self, LiaRecord *record);
/** lia_record_draft_has_conflict: whether @field is unsaved here and was changed elsewhere meanwhile */
gboolean lia_record_draft_has_conflict (LiaRecordDraft *self, const char *field);
/** lia_record_draft_keep: what was typed here goes, not what was changed elsewhere */
void lia_record_draft_keep (LiaRecordDraft *self, const char *field);
/** lia_record_draft_make_saved: Returns: (transfer full): the original with nothing but @field changed */
LiaRecord *lia_record_draft_make_saved (LiaRecordDraft *self, const char *field);

/** lia_record_draft_is_changed: whether anything was typed that the original does not say */
gboolean lia_record_draft_is_changed (LiaRecordDraft *self);
/** lia_record_draft_is_field_changed: whether the field's value differs from the original; refused text does not
 * count */
gboolean lia_record_draft_is_field_changed (LiaRecordDraft *self, const char *field);
/** lia_record_draft_list_changed: Returns: (transfer full): names of the fields whose values differ */
char **lia_record_draft_list_changed (LiaRecordDraft *self);
/** lia_record_draft_reset: @field: (nullable): all fields when %NULL */
void lia_record_draft_reset (LiaRecordDraft *self, const char *field);

/** lia_record_draft_check: whether it can be saved; @error names the first thing that stands in the way */
gboolean lia_record_draft_check (LiaRecordDraft *self, GError **error);

G_END_DECLS
