/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-draft.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaFieldEditor:
 *
 * One field of a record in a list of rows: shows the value, and edits it there. Enter (in long texts Ctrl+Enter)
 * saves it as one batch, Escape takes it back; text that was left unsaved stays open and says so. Where the value was
 * changed elsewhere meanwhile, both values are shown and the user chooses. A choice, a reference or a switch is saved
 * as soon as it is made.
 */
#define LIA_TYPE_FIELD_EDITOR (lia_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaFieldEditor, lia_field_editor, LIA, FIELD_EDITOR, GObject)

/** lia_field_editor_new: appends its row to @list, which outlives it */
LiaFieldEditor *lia_field_editor_new (GtkListBox *list, const LiaField *field);

/** lia_field_editor_set_draft: @draft: what is edited; to be called again whenever its original changed */
void lia_field_editor_set_draft (LiaFieldEditor *self,
                                 LiaWorkspace *workspace,
                                 LiaRecordDraft *draft,
                                 gboolean writable);

/** lia_field_editor_get_row: Returns: (transfer none): the row that shows the value */
GtkWidget *lia_field_editor_get_row (LiaFieldEditor *self);
/** lia_field_editor_begin: opens the field for editing and moves the focus there; does nothing where it cannot be
 * written */
void lia_field_editor_begin (LiaFieldEditor *self);

G_END_DECLS
