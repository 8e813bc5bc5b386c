/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-facet-pane.h"
#include "lia-filter-chips.h"
#include "lia-list-page.h"
#include "lia-list-query.h"
#include "lia-record-list.h"
#include "lia-search-completion.h"

G_BEGIN_DECLS

/* What the sources of LiaListPage share: lia-list-page.c has the list and its state, -search.c what is asked for, -side.c the
 * pane beside the list, -actions.c the commands, -changes.c those that change all selected records. */

typedef struct
{
  /* template */
  GtkEditable *search;
  AdwHeaderBar *header_bar;
  GtkWidget *search_clamp; /* in the header bar; on a phone in the row below it */
  AdwBin *search_row;
  AdwBreakpointBin *room;
  AdwBreakpoint *phone_room;
  GtkButton *add_button;
  GtkMenuButton *menu_button;
  GtkToggleButton *details_toggle;
  GtkToggleButton *filters_toggle;
  LiaFilterChips *chips;
  GtkLabel *hint;
  AdwBanner *failure;
  GtkStack *stack;
  GtkStack *rows; /* the list, or that it has none */
  AdwBin *empty;
  AdwStatusPage *no_results;
  AdwOverlaySplitView *split_view;
  GtkStack *side;
  AdwBin *details;
  LiaFacetPane *facet_pane;
  LiaRecordList *list;
  GtkLabel *count;
  GtkActionBar *selection_bar;
  GtkLabel *n_selected;
  GtkButton *select_all;
  GtkMenuButton *bulk_button;
  GMenu *page_menu;

  /* owned */
  LiaListQuery *list_query; /* (nullable): only without a workspace, as the next three */
  LiaRecordModel *model;
  LiaRecordSelection *selection;
  LiaColumnLayout *layout;
  GtkEventController *keys; /* added while the page is mapped */
  LiaSearchCompletion *completion; /* (nullable) */
  GtkWidget *search_help; /* (nullable): child of the search entry */

  guint place_source; /* the search is about to move */
  gint64 awaited_id; /* to be shown when it arrives in the list, or 0 */
  gboolean updating; /* widgets follow what is asked for, not the other way round */
  gboolean has_facets;
} LiaListPagePrivate;

/** lia_list_page_get_private: Returns: (transfer none): what the sources share */
LiaListPagePrivate *lia_list_page_get_private (LiaListPage *self);

/** lia_list_page_update_count: says how many records are found and selected */
void lia_list_page_update_count (LiaListPage *self);

/* lia-list-page-search.c */

/** lia_list_page_class_install_search: binds the callbacks of the template that are in lia-list-page-search.c */
void lia_list_page_class_install_search (GtkWidgetClass *widget_class);
/** lia_list_page_connect_search: once there is a list query */
void lia_list_page_connect_search (LiaListPage *self);
/** lia_list_page_bind_letters: a letter typed in the list begins a search */
void lia_list_page_bind_letters (LiaListPage *self);
/** lia_list_page_update_query: asks the list for what the list query says now, and says what of the search was not
 * understood */
void lia_list_page_update_query (LiaListPage *self);
/** lia_list_page_ensure_facets: from now on facets are counted and shown */
void lia_list_page_ensure_facets (LiaListPage *self);
/** lia_list_page_clear_search: clears filters, too */
void lia_list_page_clear_search (LiaListPage *self);
/** lia_list_page_show_search_help: opens the popover that explains field words, below the search entry */
void lia_list_page_show_search_help (LiaListPage *self);
/** lia_list_page_show_list: as the class's @show_list */
void lia_list_page_show_list (LiaPage *page, LiaRecord *list);
/** lia_list_page_store_list: as the class's @store_list */
void lia_list_page_store_list (LiaPage *page, LiaRecord *list);

/* lia-list-page-side.c */

/** lia_list_page_class_install_side: binds the callbacks of the template that are in lia-list-page-side.c */
void lia_list_page_class_install_side (GtkWidgetClass *widget_class);
/** lia_list_page_update_toggles: makes the buttons of the pane say what the pane shows */
void lia_list_page_update_toggles (LiaListPage *self);
/** lia_list_page_toggle_details: shows or hides the details of what is selected; not on a phone, where records open
 * instead */
void lia_list_page_toggle_details (LiaListPage *self);
/** lia_list_page_toggle_filters: shows the filters with the focus in them, or hides them with the focus in the list */
void lia_list_page_toggle_filters (LiaListPage *self);

/* lia-list-page-actions.c: the commands `list.…` */

/** lia_list_page_class_install_actions: installs the actions of lia-list-page-actions.c */
void lia_list_page_class_install_actions (GtkWidgetClass *widget_class);
/** lia_list_page_bind_keys: F1, F8, F9 */
void lia_list_page_bind_keys (LiaListPage *self);
/** lia_list_page_update_actions: makes enabled states and the bar of the selection true again */
void lia_list_page_update_actions (LiaListPage *self);
/** lia_list_page_open: selects the record @id alone and opens its page */
void lia_list_page_open (LiaListPage *self, gint64 id);
/** lia_list_page_add: opens the form of a new record; once it is saved it is selected */
void lia_list_page_add (LiaListPage *self);
/** lia_list_page_import: @file: (nullable): asks for one when %NULL */
void lia_list_page_import (LiaListPage *self, GFile *file);

/* lia-list-page-changes.c */

/** lia_list_page_class_install_changes: installs the actions of lia-list-page-changes.c */
void lia_list_page_class_install_changes (GtkWidgetClass *widget_class);
/** lia_list_page_update_changes: makes their enabled states true again */
void lia_list_page_update_changes (LiaListPage *self, gboolean writable, guint n_selected);
/** lia_list_page_make_menu: Returns: (transfer full): what can be done to the selection; @single: of one record */
GMenuModel *lia_list_page_make_menu (LiaListPage *self, gboolean single);

G_END_DECLS
