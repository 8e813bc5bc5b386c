/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-page.h"

G_BEGIN_DECLS

/**
 * LiaContentPage:
 *
 * The right half of the window: the page that was chosen in the sidebar, made when it is first shown and kept, and
 * above it the pages of single records pushed onto it. Its title is that of the page in view.
 *
 * Signals: `page-changed`: another page is in view; `list-changed`: a page shows another kept list.
 */
#define LIA_TYPE_CONTENT_PAGE (lia_content_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaContentPage, lia_content_page, LIA, CONTENT_PAGE, AdwNavigationPage)

/** lia_content_page_set_workspace: (nullable): takes away the pages there are and is then empty */
void lia_content_page_set_workspace (LiaContentPage *self, LiaWorkspace *workspace);
/** lia_content_page_show: Returns: %FALSE when there is no page @name, or no workspace */
gboolean lia_content_page_show (LiaContentPage *self, const char *name);
/** lia_content_page_push: shows @page (transfer floating) above what is in view */
void lia_content_page_push (LiaContentPage *self, LiaPage *page);
/** lia_content_page_get_visible: Returns: (transfer none) (nullable): */
LiaPage *lia_content_page_get_visible (LiaContentPage *self);
/** lia_content_page_get: Returns: (transfer none) (nullable): the page @name, when it was shown already */
LiaPage *lia_content_page_get (LiaContentPage *self, const char *name);
/** lia_content_page_get_chosen: Returns: (transfer none) (nullable): the page of the sidebar that is in view or right below it */
LiaPage *lia_content_page_get_chosen (LiaContentPage *self);

G_END_DECLS
