/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaFindingList:
 *
 * Lists findings, wherever findings are listed: about one row as a short list with a heading, which is not there while
 * there is nothing to say; or all there are as a long list that scrolls, by what they are about. Each has its button
 * that settles it. Follows the workspace.
 *
 * Property: `n-findings` (uint). Signal `opened`: the user opened what a finding is about; a dialog closes then.
 */
#define LIA_TYPE_FINDING_LIST (lia_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaFindingList, lia_finding_list, LIA, FINDING_LIST, AdwBin)

/** lia_finding_list_new: Returns: (transfer floating): a list that is empty until it is told about what */
GtkWidget *lia_finding_list_new (void);

/** lia_finding_list_set_subject: shows the findings about one row; may be called again with another */
void lia_finding_list_set_subject (LiaFindingList *self, LiaWorkspace *workspace, gint64 subject);
/** lia_finding_list_set_all: shows all findings */
void lia_finding_list_set_all (LiaFindingList *self, LiaWorkspace *workspace);

/** lia_finding_list_get_n_findings: Returns: how many findings are listed */
guint lia_finding_list_get_n_findings (LiaFindingList *self);

G_END_DECLS
