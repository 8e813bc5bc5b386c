/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-column-layout.h"
#include "lia-list-query.h"
#include "lia-partners-page.h"
#include "lia-record-selection.h"

G_BEGIN_DECLS

/* Shared by lia-partners-page.c and lia-partners-page-actions.c. */

LiaRecordSelection *lia_partners_page_get_selection (LiaPartnersPage *self);
LiaColumnLayout *lia_partners_page_get_layout (LiaPartnersPage *self);
void lia_partners_page_focus_list (LiaPartnersPage *self);
void lia_partners_page_toggle_details (LiaPartnersPage *self);
/** lia_partners_page_select: selects the record @id and brings it into view as soon as it is in the list */
void lia_partners_page_select (LiaPartnersPage *self, gint64 id);
/** lia_partners_page_set_selecting: on a phone, whether a tap ticks */
void lia_partners_page_set_selecting (LiaPartnersPage *self, gboolean selecting);
void lia_partners_page_show_search_help (LiaPartnersPage *self);
void lia_partners_page_toggle_filters (LiaPartnersPage *self);
LiaListQuery *lia_partners_page_get_list_query (LiaPartnersPage *self); /* (nullable) */
/** lia_partners_page_ensure_facets: from now on facets are counted and shown */
void lia_partners_page_ensure_facets (LiaPartnersPage *self);
/** lia_partners_page_exclude: leaves a facet's value out by a field word in the search entry */
void lia_partners_page_exclude (LiaPartnersPage *self, LiaFacetValue *value);
/** lia_partners_page_clear_search: clears filters, too */
void lia_partners_page_clear_search (LiaPartnersPage *self);

/** lia_partners_page_class_install_actions: the commands of the page, `partners.…` */
void lia_partners_page_class_install_actions (GtkWidgetClass *widget_class);
/** lia_partners_page_bind_keys: F1, F8, F9 */
void lia_partners_page_bind_keys (LiaPartnersPage *self);
/** lia_partners_page_update_actions: makes the enabled states true again */
void lia_partners_page_update_actions (LiaPartnersPage *self);

/* In lia-partners-page-changes.c. */

/** lia_partners_page_make_menu: Returns: (transfer full): what can be done to the selection; @single: of one partner */
GMenuModel *lia_partners_page_make_menu (LiaPartnersPage *self, gboolean single);
void lia_partners_page_class_install_changes (GtkWidgetClass *widget_class);
void lia_partners_page_update_changes (LiaPartnersPage *self, gboolean writable, guint n_selected);

void lia_partners_page_open (LiaPartnersPage *self, gint64 id);
void lia_partners_page_add (LiaPartnersPage *self);
/** lia_partners_page_import: @file: (nullable): asks for one when %NULL */
void lia_partners_page_import (LiaPartnersPage *self, GFile *file);

G_END_DECLS
