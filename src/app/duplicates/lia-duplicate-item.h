/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-duplicate-index.h"

G_BEGIN_DECLS

/** LiaDuplicateItem: a pair that may be one, as an item of a list. */
#define LIA_TYPE_DUPLICATE_ITEM (lia_duplicate_item_get_type ())
G_DECLARE_FINAL_TYPE (LiaDuplicateItem, lia_duplicate_item, LIA, DUPLICATE_ITEM, GObject)

/** lia_duplicate_item_new: @duplicate: (transfer full) */
LiaDuplicateItem *lia_duplicate_item_new (LiaDuplicate *duplicate);
/** lia_duplicate_item_get: Returns: (transfer none) */
const LiaDuplicate *lia_duplicate_item_get (LiaDuplicateItem *self);

G_END_DECLS
