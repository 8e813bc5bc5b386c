/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaLevelRanks:
 *
 * The place of each level on the workspace's ladder, kept up to date, so that lists can tint level pills
 * without asking the workspace for every row. Emits `changed`. Main thread only.
 */
#define LIA_TYPE_LEVEL_RANKS (lia_level_ranks_get_type ())
G_DECLARE_FINAL_TYPE (LiaLevelRanks, lia_level_ranks, LIA, LEVEL_RANKS, GObject)

/** lia_level_ranks_new: Returns: (transfer full): the ranks as they are now; follows @workspace */
LiaLevelRanks *lia_level_ranks_new (LiaWorkspace *workspace);
/** lia_level_ranks_get: Returns: 1 for the lowest level, 0 for a lane outside the ladder or an unknown level */
guint lia_level_ranks_get (LiaLevelRanks *self, gint64 level);

G_END_DECLS
