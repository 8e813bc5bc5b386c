/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-column-layout.h"
#include "lia-level-ranks.h"
#include "lia-record-selection.h"

G_BEGIN_DECLS

/**
 * LiaPartnerList:
 *
 * Partners as a table with as many columns as there is room for, or as rows of two lines where the list is as
 * narrow as a phone. Shows what its #LiaRecordSelection holds; sorting is left to the owner of the query.
 *
 * Properties: `narrow` (boolean, read-only): rows are shown, and one click opens. Signals: `activate (position)`
 * a row was opened; `sort-changed`: a column's header was clicked; `prepare-menu`: the menu of the selection is
 * about to open.
 */
#define LIA_TYPE_PARTNER_LIST (lia_partner_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaPartnerList, lia_partner_list, LIA, PARTNER_LIST, AdwBreakpointBin)

/** lia_partner_list_dispensable: columns of the roster in the order in which they give way, ending with %NULL */
extern const char *const lia_partner_list_dispensable[];

void lia_partner_list_set_model (LiaPartnerList *self,
                                 LiaRecordSelection *selection,
                                 LiaLevelRanks *ranks,
                                 LiaColumnLayout *layout);
gboolean lia_partner_list_get_narrow (LiaPartnerList *self);
/** lia_partner_list_get_sort: Returns: (nullable): field to sort by; %NULL for the order of names */
const char *lia_partner_list_get_sort (LiaPartnerList *self, gboolean *descending);
/** lia_partner_list_set_sort: @field: (nullable): the name when %NULL or not shown */
void lia_partner_list_set_sort (LiaPartnerList *self, const char *field, gboolean descending);
/* In rows of two lines a tap opens; while selecting, it ticks. Of no consequence to the table. */
gboolean lia_partner_list_get_selecting (LiaPartnerList *self);
void lia_partner_list_set_selecting (LiaPartnerList *self, gboolean selecting);
/** lia_partner_list_set_menu: what a right click on a row, the Menu key and Shift+F10 open */
void lia_partner_list_set_menu (LiaPartnerList *self, GMenuModel *menu);
void lia_partner_list_scroll_to (LiaPartnerList *self, guint position);
/** lia_partner_list_grab_focus: moves the focus to the row that had it last */
void lia_partner_list_grab_focus (LiaPartnerList *self);
/** lia_partner_list_focus_first: moves the focus into the list, to its first row */
void lia_partner_list_focus_first (LiaPartnerList *self);

G_END_DECLS
