/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-saved-lists.h"

G_BEGIN_DECLS

/* What LiaSavedLists does to its items. */

/** lia_saved_list_item_new: Returns: (transfer full): it needs a record before anyone sees it */
LiaSavedListItem *lia_saved_list_item_new (void);
/** lia_saved_list_item_set_record: notifies `name` and `record` when they differ */
void lia_saved_list_item_set_record (LiaSavedListItem *self, LiaRecord *record);
/** lia_saved_list_item_set_count: @count: -1 when it is not known */
void lia_saved_list_item_set_count (LiaSavedListItem *self, int count);

G_END_DECLS
