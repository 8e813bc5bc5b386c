/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-page-registry.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/** LiaSidebarLists: keeps the rows of the kept lists below the row of their page in the sidebar. Signal `changed`: there are other rows. */
#define LIA_TYPE_SIDEBAR_LISTS (lia_sidebar_lists_get_type ())
G_DECLARE_FINAL_TYPE (LiaSidebarLists, lia_sidebar_lists, LIA, SIDEBAR_LISTS, GObject)

/** lia_sidebar_lists_new: @sidebar: borrowed; outlives the object */
LiaSidebarLists *
lia_sidebar_lists_new (GtkListBox *sidebar, LiaWorkspace *workspace, const LiaPageEntry *entry);

G_END_DECLS
