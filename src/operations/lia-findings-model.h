/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-findings.h"

G_BEGIN_DECLS

/**
 * LiaFindingsModel:
 *
 * The findings about one row, or all there are, as a #GListModel of #LiaFinding that follows the workspace. Those about
 * one row are worst first; of all, the row with the worst, then with the most, comes first, rows alike by name, and
 * the findings about one row stand together. Items are put into words when they are asked for. Main thread only.
 */
#define LIA_TYPE_FINDINGS_MODEL (lia_findings_model_get_type ())
G_DECLARE_FINAL_TYPE (LiaFindingsModel, lia_findings_model, LIA, FINDINGS_MODEL, GObject)

/** lia_findings_model_new: @subject: the row's id; 0: all */
LiaFindingsModel *lia_findings_model_new (LiaFindings *findings, gint64 subject);

/** lia_findings_model_get_group: the findings that are about the same row as that at @position: from @start up to, without, @end */
void
lia_findings_model_get_group (LiaFindingsModel *self, guint position, guint *start, guint *end);

/**
 * lia_findings_model_is_loading: whether what there is is still being found, or the order of all being made
 *
 * The property `loading` is notified when that is done, also when nothing was found.
 */
gboolean lia_findings_model_is_loading (LiaFindingsModel *self);

G_END_DECLS
