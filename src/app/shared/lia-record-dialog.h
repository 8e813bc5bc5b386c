/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaRecordDialog:
 *
 * Adds or edits one record in a form. Closing it with unsaved changes asks first. What was saved is one
 * batch and can be undone.
 *
 * Signals: `saved (gint64 id)`, after the commit; `take (gint64 id) -> gboolean`, when somebody adding a record says that
 * one of those that are there already is meant: where no handler takes it, it is opened.
 */
#define LIA_TYPE_RECORD_DIALOG (lia_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordDialog, lia_record_dialog, LIA, RECORD_DIALOG, AdwDialog)

/** lia_record_dialog_new: @record: what to edit; one without id is added */
LiaRecordDialog *lia_record_dialog_new (LiaWorkspace *workspace, LiaRecord *record);
/** lia_record_dialog_focus_field: opens with the focus on @field */
void lia_record_dialog_focus_field (LiaRecordDialog *self, const char *field);
/** lia_record_dialog_hide_field: leaves out what goes without saying where the dialog is opened */
void lia_record_dialog_hide_field (LiaRecordDialog *self, const char *field);
/**
 * lia_record_dialog_set_companion:
 * @record: a changed record that is saved in the same batch
 * @link: (nullable): its field that refers to what the dialog saves
 */
void lia_record_dialog_set_companion (LiaRecordDialog *self, LiaRecord *record, const char *link);

G_END_DECLS
