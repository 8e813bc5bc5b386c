/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-duplicate-index.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaMergeDialog:
 *
 * Two records, or a few, side by side: which one is kept, and of which record each field is taken where they
 * differ. Says what will move. Merging is one batch; that they are two is remembered and can be taken back.
 */
#define LIA_TYPE_MERGE_DIALOG (lia_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaMergeDialog, lia_merge_dialog, LIA, MERGE_DIALOG, AdwDialog)

/** lia_merge_dialog_new: for a pair that was found */
LiaMergeDialog *lia_merge_dialog_new (LiaWorkspace *workspace,
                                      const LiaRecordType *type,
                                      const LiaDuplicate *duplicate);
/** lia_merge_dialog_new_for_ids: @ids: (array length=n): two or more that somebody chose */
LiaMergeDialog *lia_merge_dialog_new_for_ids (LiaWorkspace *workspace,
                                              const LiaRecordType *type,
                                              const gint64 *ids,
                                              guint n);
/** lia_merge_dialog_present: shows the dialog over @parent's window */
void lia_merge_dialog_present (LiaMergeDialog *self, GtkWidget *parent);

G_END_DECLS
