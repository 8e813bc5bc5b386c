/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-object-list.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaSavedListItem:
 *
 * A list somebody keeps, and how many rows it has now. The object stays the same while its name and count change.
 *
 * Properties: `id` (gint64), `name`, `count` (int, -1 while it is not known), `record` (#LiaRecord of type saved_list).
 */
#define LIA_TYPE_SAVED_LIST_ITEM (lia_saved_list_item_get_type ())
G_DECLARE_FINAL_TYPE (LiaSavedListItem, lia_saved_list_item, LIA, SAVED_LIST_ITEM, GObject)

/** lia_saved_list_item_get_id: Returns: the id of its record */
gint64 lia_saved_list_item_get_id (LiaSavedListItem *self);
/** lia_saved_list_item_get_name: Returns: (transfer none): until it is renamed */
const char *lia_saved_list_item_get_name (LiaSavedListItem *self);
/** lia_saved_list_item_get_count: rows it has now; -1 while that is not known */
int lia_saved_list_item_get_count (LiaSavedListItem *self);
/** lia_saved_list_item_get_record: Returns: (transfer none): its search, filters, sort and columns as text */
LiaRecord *lia_saved_list_item_get_record (LiaSavedListItem *self);

/**
 * LiaSavedLists:
 *
 * The lists kept in a workspace about one type of record, in their order: a GListModel of #LiaSavedListItem. It follows
 * the workspace; rows are counted on a thread. Main thread only.
 */
#define LIA_TYPE_SAVED_LISTS (lia_saved_lists_get_type ())
G_DECLARE_FINAL_TYPE (LiaSavedLists, lia_saved_lists, LIA, SAVED_LISTS, LiaObjectList)

/** lia_saved_lists_new: @subject: what they list: partners or people */
LiaSavedLists *lia_saved_lists_new (LiaWorkspace *workspace, const LiaRecordType *subject);
/** lia_saved_lists_is_counting: whether counts are still being made */
gboolean lia_saved_lists_is_counting (LiaSavedLists *self);

/*
 * Saving, renaming, changing and deleting are the actions on any record: make or copy a saved_list record, set its fields,
 * lia_workspace_save_async() it; lia_workspace_trash_async(). One without a position goes to the end.
 */

/**
 * lia_saved_lists_move_async:
 * @position: where in the order the list @id shall stand, from 0
 *
 * As one batch; lia_workspace_write_finish().
 */
void lia_saved_lists_move_async (LiaWorkspace *workspace,
                                 gint64 id,
                                 guint position,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

G_END_DECLS
