/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-page.h"
#include "lia-record-rows.h"

G_BEGIN_DECLS

/**
 * LiaListPage:
 *
 * The page of all records of a type: searched as one types, filtered by facets, sorted by any column, with a pane for
 * the selected one; what is selected is changed, exported or moved to the trash as a whole, and what is asked for can be
 * kept as a list. A derived class describes the type.
 *
 * Properties, for the templates of derived classes: `search-text` (what the search entry says), `page-menu` (its last
 * sections; those of every list come first), `empty` (shown while there is no record at all), `details` (shown beside the
 * list). Actions: `list.…`, see lia-list-page-actions.c and lia-list-page-changes.c.
 */
#define LIA_TYPE_LIST_PAGE (lia_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LiaListPage, lia_list_page, LIA, LIST_PAGE, LiaPage)

/**
 * LiaListPageClass:
 * @table: the type of record
 * @rows: how its records look
 * @first_facets: (nullable) (array zero-terminated=1): fields whose facets come first, and are open; %NULL: in the order of the
 *   fields
 * @add_text, @change_text, @no_results_text: N_(): "Add Partner", "Change the Selected Partners", "No Partner Is All of This"
 * @first_field: which field of the form a new record begins with
 * @set_up: (nullable): the workspace is there, the list not yet; Returns: (transfer none) (nullable): data for @rows, which
 *   outlives the list
 * @show_details: fills the pane in; the record is %NULL unless exactly one is selected
 * @add_record_menu: (nullable): adds to what can be done to one record
 * @add_changes_menu: (nullable): adds to what can be changed in all that are selected
 * @update_actions: (nullable): makes the enabled states of the class's own actions true again
 */
struct _LiaListPageClass
{
  LiaPageClass parent_class;

  const char *table;
  const LiaRecordRows *rows;
  const char *const *first_facets;
  const char *add_text;
  const char *change_text;
  const char *no_results_text;
  const char *first_field;

  gpointer (*set_up) (LiaListPage *self);
  void (*show_details) (LiaListPage *self, LiaRecord *record, guint n_selected);
  void (*add_record_menu) (LiaListPage *self, GMenu *menu);
  void (*add_changes_menu) (LiaListPage *self, GMenu *menu);
  void (*update_actions) (LiaListPage *self, gboolean writable, guint n_selected);
};

/** lia_list_page_add_key: @trigger: as for gtk_shortcut_trigger_parse_string(); wherever in the window the focus is, as long as
 * the page is what one sees */
void lia_list_page_add_key (LiaListPage *self, const char *trigger, const char *action);

/** lia_list_page_get_record_type: Returns: (transfer none): of the records it lists */
const LiaRecordType *lia_list_page_get_record_type (LiaListPage *self);

/** lia_list_page_get_ids: Returns: (transfer full) (element-type gint64): the selected records, in the order of the list */
GArray *lia_list_page_get_ids (LiaListPage *self);
/** lia_list_page_get_single: Returns: (transfer full) (nullable): the record when exactly one is selected */
LiaRecord *lia_list_page_get_single (LiaListPage *self);
/** lia_list_page_select: selects the record @id and brings it into view as soon as it is in the list */
void lia_list_page_select (LiaListPage *self, gint64 id);
/** lia_list_page_update_details: what @show_details shows changed, though no record did */
void lia_list_page_update_details (LiaListPage *self);
/** lia_list_page_refresh: the same for the rows of the list */
void lia_list_page_refresh (LiaListPage *self);

/** lia_list_page_export: what the list shows, or of several selected records those; @format: (nullable): the one to begin with */
void lia_list_page_export (LiaListPage *self, const char *format);

/** lia_list_page_set_field: as one action in all selected records; @text: as typed, "": empties it */
void lia_list_page_set_field (LiaListPage *self, const char *field, const char *text);
/** lia_list_page_append_value: adds an item that sets @field to @text; @label: any text */
void
lia_list_page_append_value (GMenu *menu, const char *label, const char *field, const char *text);
/** lia_list_page_append_submenu: takes over @submenu */
void lia_list_page_append_submenu (GMenu *menu, const char *label, GMenu *submenu);
/** lia_list_page_append_action: an item with a text parameter */
void lia_list_page_append_action (GMenu *menu,
                                  const char *label,
                                  const char *action,
                                  const char *target);

G_END_DECLS
