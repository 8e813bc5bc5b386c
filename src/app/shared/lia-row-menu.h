/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** LiaRowMenu: the menu that a right click on a row of a list opens, or the Menu key. */
#define LIA_TYPE_ROW_MENU (lia_row_menu_get_type ())
G_DECLARE_FINAL_TYPE (LiaRowMenu, lia_row_menu, LIA, ROW_MENU, GObject)

/** lia_row_menu_new: @parent: borrowed; what the menu's popover is put on */
LiaRowMenu *lia_row_menu_new (GtkWidget *parent);
/** lia_row_menu_popup: @place: in the coordinates of the parent */
void lia_row_menu_popup (LiaRowMenu *self, GMenuModel *model, const GdkRectangle *place);

/**
 * lia_row_menu_find_row:
 * @widget: somewhere in @view, a GtkColumnView or GtkListView whose cells have %LIA_LIST_ITEM_KEY
 * @position: (out): of the row's item
 *
 * Returns: (transfer none) (nullable): the row that holds @widget
 */
GtkWidget *lia_row_menu_find_row (GtkWidget *widget, GtkWidget *view, guint *position);

G_END_DECLS
