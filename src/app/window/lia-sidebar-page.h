/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaSidebarPage:
 *
 * The left half of the window: the pages of the registry with their kept lists and their counts of findings, the main
 * menu and the way into the quick switcher. It chooses; the window shows what was chosen.
 *
 * Signals: `page-chosen` (name, (nullable) record of type saved_list): a row was activated; `lists-changed`: the kept
 * lists below the pages are others, so that what is selected has to be said anew.
 */
#define LIA_TYPE_SIDEBAR_PAGE (lia_sidebar_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaSidebarPage, lia_sidebar_page, LIA, SIDEBAR_PAGE, AdwNavigationPage)

/** lia_sidebar_page_set_workspace: (nullable): whose lists and findings it shows */
void lia_sidebar_page_set_workspace (LiaSidebarPage *self, LiaWorkspace *workspace);
/** lia_sidebar_page_select: @list_id: the kept list the page @name shows, or 0 */
void lia_sidebar_page_select (LiaSidebarPage *self, const char *name, gint64 list_id);
/** lia_sidebar_page_set_undo_menu: replaces the Undo and Redo items of the main menu */
void lia_sidebar_page_set_undo_menu (LiaSidebarPage *self,
                                     const char *undo_label,
                                     const char *redo_label);
/** lia_sidebar_page_open_main_menu: opens the main menu, as its button does */
void lia_sidebar_page_open_main_menu (LiaSidebarPage *self);

G_END_DECLS
