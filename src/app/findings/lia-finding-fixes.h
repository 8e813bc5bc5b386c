/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-finding.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * lia_finding_fix:
 * @widget: in the window the fix belongs to
 *
 * Does what the finding's button says, or opens the dialog in which the user does: each is one batch and can be
 * undone. What was done at once is told in a toast with Undo.
 */
void lia_finding_fix (GtkWidget *widget, LiaWorkspace *workspace, LiaFinding *finding);

G_END_DECLS
