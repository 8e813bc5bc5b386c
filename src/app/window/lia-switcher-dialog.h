/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaSwitcherDialog:
 *
 * The quick switcher: type part of a name, press Enter. The focus stays in the entry while the arrow keys
 * choose. Signal `chosen (LiaSwitcherMatch *)`, once, just before the dialog closes.
 */
#define LIA_TYPE_SWITCHER_DIALOG (lia_switcher_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaSwitcherDialog, lia_switcher_dialog, LIA, SWITCHER_DIALOG, AdwDialog)

/** lia_switcher_dialog_new: Returns: (transfer floating): the dialog, to be presented; says what to type until
 * something is typed */
LiaSwitcherDialog *lia_switcher_dialog_new (LiaWorkspace *workspace);

/** lia_switcher_dialog_set_text: as if typed */
void lia_switcher_dialog_set_text (LiaSwitcherDialog *self, const char *text);

G_END_DECLS
