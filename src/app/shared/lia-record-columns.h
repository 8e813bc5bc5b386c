/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-column-layout.h"

G_BEGIN_DECLS

/** LIA_LIST_ITEM_KEY: by which a cell's child knows the GtkColumnViewCell or GtkListItem it is in: object data */
#define LIA_LIST_ITEM_KEY "lia-list-item"

/** LiaColumnFactory: Returns: (transfer full) (nullable): makes the cells of a field; %NULL: plain text */
typedef GtkListItemFactory *(*LiaColumnFactory) (const char *field, gpointer user_data);

/**
 * LiaRecordColumns:
 *
 * Keeps the columns of a GtkColumnView as a #LiaColumnLayout says, and the layout as the user drags headers and
 * their edges. A column's id is the field it shows. The columns have sorters that never compare anything: they
 * make the headers clickable, and whoever owns the view turns the sorter's state into the order of its query, so
 * that the database sorts.
 */
#define LIA_TYPE_RECORD_COLUMNS (lia_record_columns_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordColumns, lia_record_columns, LIA, RECORD_COLUMNS, GObject)

/** lia_record_columns_new: @view is borrowed and must outlive the object; @factory: (nullable): */
LiaRecordColumns *lia_record_columns_new (GtkColumnView *view,
                                          LiaColumnLayout *layout,
                                          LiaColumnFactory factory,
                                          gpointer user_data);
/** lia_record_columns_get_layout: Returns: (transfer none): the layout it follows */
LiaColumnLayout *lia_record_columns_get_layout (LiaRecordColumns *self);

/**
 * lia_record_columns_get_sort:
 * @descending: (out):
 *
 * Returns: (nullable): the field whose header the user clicked last
 */
const char *lia_record_columns_get_sort (LiaRecordColumns *self, gboolean *descending);
/** lia_record_columns_set_sort: @field: (nullable): the first column when %NULL or not shown */
void lia_record_columns_set_sort (LiaRecordColumns *self, const char *field, gboolean descending);

G_END_DECLS
