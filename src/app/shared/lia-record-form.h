/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-draft.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaRecordForm:
 *
 * One row a field of a record type, in groups, made from the type's description. What cannot be saved is
 * said under its row, once the row was left or lia_record_form_check() was called.
 */
#define LIA_TYPE_RECORD_FORM (lia_record_form_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordForm, lia_record_form, LIA, RECORD_FORM, GtkBox)

/** lia_record_form_new: Returns: (transfer floating): a form without rows */
LiaRecordForm *lia_record_form_new (void);

/**
 * lia_record_form_set_draft:
 * @workspace: (nullable): where references are looked up
 *
 * Makes the rows of @draft, in steps (see lia_steps_add_pieces()): a row that is asked for is there at once.
 */
void
lia_record_form_set_draft (LiaRecordForm *self, LiaWorkspace *workspace, LiaRecordDraft *draft);
/** lia_record_form_get_draft: Returns: (transfer none) (nullable): what it edits */
LiaRecordDraft *lia_record_form_get_draft (LiaRecordForm *self);

/** lia_record_form_hide_field: leaves out the row of @field, also of drafts to come */
void lia_record_form_hide_field (LiaRecordForm *self, const char *field);

/** lia_record_form_check: shows every problem and moves the focus to the first; Returns: %TRUE when there is none */
gboolean lia_record_form_check (LiaRecordForm *self);
/** lia_record_form_get_row: Returns: (transfer none) (nullable): the row of @field, the first row when that is %NULL */
GtkWidget *lia_record_form_get_row (LiaRecordForm *self, const char *field);
/** lia_record_form_focus_field: @field: (nullable): the first row when %NULL */
void lia_record_form_focus_field (LiaRecordForm *self, const char *field);

G_END_DECLS
