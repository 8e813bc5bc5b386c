/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaListHunk:
 *
 * @removed rows at @old_start of the one list give way to @added rows at @new_start of the other.
 */
typedef struct
{
  guint old_start;
  guint removed;
  guint new_start;
  guint added;
} LiaListHunk;

/**
 * lia_list_diff:
 * @old_ids, @new_ids: (element-type gint64): each id at most once in each
 * @anchor: an id that stays outside the hunks when it is in both lists, or 0
 *
 * What changed from one list to the other, in order and not touching: the fewest changes when they are few
 * (a row edited, moved, added); else what stands between the common beginning, @anchor and the common end.
 *
 * Returns: (transfer full) (element-type LiaListHunk)
 */
GArray *lia_list_diff (GArray *old_ids, GArray *new_ids, gint64 anchor);

G_END_DECLS
