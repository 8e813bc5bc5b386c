/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaRefDialog:
 *
 * Searches and chooses one record: the keyworker, the level. Keyworkers are looked for among the members
 * of the team. A person who is not there yet can be added on the way, and then is chosen.
 * Signal `chosen (LiaRecord *)`, once, just before the dialog closes.
 */
#define LIA_TYPE_REF_DIALOG (lia_ref_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaRefDialog, lia_ref_dialog, LIA, REF_DIALOG, AdwDialog)

/** lia_ref_dialog_new: Returns: (transfer floating): the dialog that chooses what @field refers to, to be presented */
LiaRefDialog *lia_ref_dialog_new (LiaWorkspace *workspace, const LiaField *field);
/** lia_ref_dialog_suit: leaves out what does not go with @record: agreements of other partners than its own; and puts first who
 * goes well with it: the people of its partner */
void lia_ref_dialog_suit (LiaRefDialog *self, LiaRecord *record);

G_END_DECLS
