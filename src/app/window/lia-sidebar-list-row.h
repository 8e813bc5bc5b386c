/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-saved-lists.h"
#include "lia-sidebar-row.h"

G_BEGIN_DECLS

/**
 * LiaSidebarListRow:
 *
 * A kept list below its page in the sidebar, with the number of rows it has now. A menu, by right click, Menu and
 * Shift+F10, renames it (F2), moves it (Alt with the arrow keys), makes it what the page shows now, and deletes
 * it (Delete).
 */
#define LIA_TYPE_SIDEBAR_LIST_ROW (lia_sidebar_list_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaSidebarListRow, lia_sidebar_list_row, LIA, SIDEBAR_LIST_ROW, LiaSidebarRow)

/** lia_sidebar_list_row_new: Returns: (transfer floating): the row of @item, which it follows; @position, @n_lists:
 * where it stands among the lists of its page; @secondary: as of the page's own row */
GtkWidget *lia_sidebar_list_row_new (const char *page_name,
                                     gboolean secondary,
                                     const LiaRecordType *subject,
                                     LiaSavedListItem *item,
                                     guint position,
                                     guint n_lists);
/** lia_sidebar_list_row_get_item: Returns: (transfer none): the kept list */
LiaSavedListItem *lia_sidebar_list_row_get_item (LiaSidebarListRow *self);

G_END_DECLS
