/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-column-layout.h"
#include "lia-record-rows.h"
#include "lia-record-selection.h"

G_BEGIN_DECLS

/**
 * LiaRecordList:
 *
 * Records as a table with as many columns as there is room for, or as rows of two lines where the list is as
 * narrow as a phone. Shows what its #LiaRecordSelection holds; sorting is left to the owner of the query.
 *
 * Properties: `narrow` (boolean, read-only): rows are shown, and one click opens. Signals: `activate (position)`
 * a row was opened; `sort-changed`: a column's header was clicked; `prepare-menu`: the menu of the selection is
 * about to open.
 */
#define LIA_TYPE_RECORD_LIST (lia_record_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordList, lia_record_list, LIA, RECORD_LIST, AdwBreakpointBin)

/** lia_record_list_set_model: @rows: static; @user_data: for its functions, must live as long as the list */
void lia_record_list_set_model (LiaRecordList *self,
                                LiaRecordSelection *selection,
                                LiaColumnLayout *layout,
                                const LiaRecordRows *rows,
                                gpointer user_data);
/** lia_record_list_set_label: what the list is read out as: "Partners" */
void lia_record_list_set_label (LiaRecordList *self, const char *label);
/** lia_record_list_refresh: shows all rows anew, where what they show changed though no record did */
void lia_record_list_refresh (LiaRecordList *self);
/** lia_record_list_get_narrow: as the property `narrow` */
gboolean lia_record_list_get_narrow (LiaRecordList *self);
/** lia_record_list_get_ready: whether it has had a size and shows all rows there are; tells of it as the property `ready` */
gboolean lia_record_list_get_ready (LiaRecordList *self);
/** lia_record_list_get_sort: Returns: (nullable): field to sort by; %NULL for the order of names */
const char *lia_record_list_get_sort (LiaRecordList *self, gboolean *descending);
/** lia_record_list_set_sort: @field: (nullable): the name when %NULL or not shown */
void lia_record_list_set_sort (LiaRecordList *self, const char *field, gboolean descending);
/** lia_record_list_get_selecting: whether a tap ticks a row of two lines instead of opening it; of no consequence to
 * the table */
gboolean lia_record_list_get_selecting (LiaRecordList *self);
/** lia_record_list_set_selecting: as lia_phone_rows_set_selecting() */
void lia_record_list_set_selecting (LiaRecordList *self, gboolean selecting);
/** lia_record_list_set_menu: what a right click on a row, the Menu key and Shift+F10 open */
void lia_record_list_set_menu (LiaRecordList *self, GMenuModel *menu);
/** lia_record_list_scroll_to: brings the row at @position into view; the focus stays where it is */
void lia_record_list_scroll_to (LiaRecordList *self, guint position);
/** lia_record_list_grab_focus: moves the focus to the row that had it last */
void lia_record_list_grab_focus (LiaRecordList *self);
/** lia_record_list_focus_first: moves the focus into the list, to its first row */
void lia_record_list_focus_first (LiaRecordList *self);

G_END_DECLS
