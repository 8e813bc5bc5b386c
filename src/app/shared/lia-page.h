/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaPage:
 *
 * A page of the window's content: a list of records, one record, the trash. The window knows pages only
 * as this class. A page's child is normally an #AdwToolbarView with a header bar; when the workspace is
 * read-only, a banner that says why is put under that header bar.
 *
 * Properties: `workspace` (construct only; %NULL only in tests, which build every template without one),
 * `loading` (what the page shows is not all there yet; screenshots and tests wait for it), and `list-id`
 * (the kept list that is shown, or 0).
 * `title` is that of #AdwNavigationPage.
 */
#define LIA_TYPE_PAGE (lia_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LiaPage, lia_page, LIA, PAGE, AdwNavigationPage)

/**
 * LiaPageClass:
 * @focus_search: (nullable): moves the focus to the page's search entry (Ctrl+F)
 * @create_new: (nullable): starts adding what the page lists (Ctrl+N)
 * @show_list: (nullable): shows what a kept list holds, a record of type saved_list; all for %NULL
 * @store_list: (nullable): writes what is shown into a list that is to be saved
 *
 * A page without search or without anything to add leaves the function out: the action is then disabled.
 */
struct _LiaPageClass
{
  AdwNavigationPageClass parent_class;

  void (*focus_search) (LiaPage *self);
  void (*create_new) (LiaPage *self);
  void (*show_list) (LiaPage *self, LiaRecord *list);
  void (*store_list) (LiaPage *self, LiaRecord *list);
};

/** lia_page_get_workspace: Returns: (transfer none) (nullable) */
LiaWorkspace *lia_page_get_workspace (LiaPage *self);

/** lia_page_get_loading: as the property `loading` */
gboolean lia_page_get_loading (LiaPage *self);
/** lia_page_set_loading: for derived classes */
void lia_page_set_loading (LiaPage *self, gboolean loading);

/** lia_page_show_list: @list: (nullable): a record of type saved_list; %NULL shows all again */
void lia_page_show_list (LiaPage *self, LiaRecord *list);
/** lia_page_store_list: does nothing for a page without lists */
void lia_page_store_list (LiaPage *self, LiaRecord *list);
/** lia_page_get_list_id: Returns: the kept list that is shown, or 0 */
gint64 lia_page_get_list_id (LiaPage *self);

/** lia_page_can_search: whether lia_page_focus_search() may be called */
gboolean lia_page_can_search (LiaPage *self);
/** lia_page_focus_search: moves the focus to the search entry */
void lia_page_focus_search (LiaPage *self);
/** lia_page_can_create: %FALSE also when the workspace is read-only */
gboolean lia_page_can_create (LiaPage *self);
/** lia_page_create_new: starts adding what the page lists; only where lia_page_can_create() says so */
void lia_page_create_new (LiaPage *self);

G_END_DECLS
