/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-saved-lists.h"

G_BEGIN_DECLS

/* What LiaSavedLists does to its items. */

LiaSavedListItem *lia_saved_list_item_new (void);
/* Notifies `name` and `record` when they differ. */
void lia_saved_list_item_set_record (LiaSavedListItem *self, LiaRecord *record);
void lia_saved_list_item_set_count (LiaSavedListItem *self, int count);

G_END_DECLS
