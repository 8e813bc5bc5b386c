/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaRefDialog:
 *
 * Searches and chooses one record: the keyworker, the level. Keyworkers are looked for among the members
 * of the team. Signal `chosen (LiaRecord *)`, once, just before the dialog closes.
 */
#define LIA_TYPE_REF_DIALOG (lia_ref_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaRefDialog, lia_ref_dialog, LIA, REF_DIALOG, AdwDialog)

LiaRefDialog *lia_ref_dialog_new (LiaWorkspace *workspace, const LiaField *field);
/** lia_ref_dialog_suit: leaves out what does not go with @record: agreements of other partners than its own */
void lia_ref_dialog_suit (LiaRefDialog *self, LiaRecord *record);

G_END_DECLS
