/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaQuickAddDialog:
 *
 * Adds a person from a pasted e-mail signature or vCard: shows what was recognised for correction, finds the partner,
 * and says when a person with that address is known already.
 *
 * Signal `saved`, after the commit.
 */
#define LIA_TYPE_QUICK_ADD_DIALOG (lia_quick_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaQuickAddDialog, lia_quick_add_dialog, LIA, QUICK_ADD_DIALOG, AdwDialog)

/** lia_quick_add_dialog_new: @partner: (nullable): whom the person works for, where that is known */
LiaQuickAddDialog *lia_quick_add_dialog_new (LiaWorkspace *workspace, LiaRecord *partner);

G_END_DECLS
