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

G_END_DECLS
