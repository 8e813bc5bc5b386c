/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-kept-draft.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaDraftKeeper:
 *
 * Keeps a workspace's unsaved text in a small file of the user's state directory: written after a short pause in
 * typing, on another thread; removed when there is nothing to keep. Main thread only.
 *
 * Signals: `read (GPtrArray of LiaKeptDraft)`: what the last run left, once; `problem (const char *)`, translated.
 */
#define LIA_TYPE_DRAFT_KEEPER (lia_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (LiaDraftKeeper, lia_draft_keeper, LIA, DRAFT_KEEPER, GObject)

/** LiaDraftCollector: Returns: (transfer full) (element-type LiaKeptDraft): all that is to be kept now */
typedef GPtrArray *(*LiaDraftCollector) (gpointer data);

/** lia_draft_keeper_new: begins to read what there is. @data: outlives it */
LiaDraftKeeper *
lia_draft_keeper_new (LiaWorkspace *workspace, LiaDraftCollector collect, gpointer data);
/** lia_draft_keeper_dup_path: Returns: (transfer full): where the unsaved text of @workspace is kept */
char *lia_draft_keeper_dup_path (LiaWorkspace *workspace);

/** lia_draft_keeper_keep_soon: what is to be kept has changed: it is written after a pause, though not later than
 * some seconds after the first change */
void lia_draft_keeper_keep_soon (LiaDraftKeeper *self);
/** lia_draft_keeper_end: writes what is still to be written, and waits for it */
void lia_draft_keeper_end (LiaDraftKeeper *self);

G_END_DECLS
