/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/** LiaFindingsDialog: everything that needs attention in a workspace, by what it is about. */
#define LIA_TYPE_FINDINGS_DIALOG (lia_findings_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaFindingsDialog, lia_findings_dialog, LIA, FINDINGS_DIALOG, AdwDialog)

/** lia_findings_dialog_new: Returns: (transfer floating): the dialog, to be presented */
AdwDialog *lia_findings_dialog_new (LiaWorkspace *workspace);

G_END_DECLS
