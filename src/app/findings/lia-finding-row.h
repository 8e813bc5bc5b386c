/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-finding.h"

G_BEGIN_DECLS

/**
 * LiaFindingRow:
 *
 * One finding: how bad it is, what was found, and the button that settles it. Its words are plain text.
 * Signal `fix (LiaFinding *)`.
 */
#define LIA_TYPE_FINDING_ROW (lia_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaFindingRow, lia_finding_row, LIA, FINDING_ROW, AdwBin)

/** lia_finding_row_new: Returns: (transfer floating): a row without a finding */
GtkWidget *lia_finding_row_new (void);
/** lia_finding_row_set_finding: @finding: (nullable); @can_fix: whether the workspace can be written */
void lia_finding_row_set_finding (LiaFindingRow *self, LiaFinding *finding, gboolean can_fix);

/** lia_finding_row_describe: Returns: (transfer full): the whole row as one sentence: "Warning: …" */
char *lia_finding_row_describe (LiaFinding *finding);

G_END_DECLS
