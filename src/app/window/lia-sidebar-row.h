/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** LiaSidebarRow: one page's row in the sidebar; derived from it, the rows that belong to the page. */
#define LIA_TYPE_SIDEBAR_ROW (lia_sidebar_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (LiaSidebarRow, lia_sidebar_row, LIA, SIDEBAR_ROW, GtkListBoxRow)

struct _LiaSidebarRowClass
{
  GtkListBoxRowClass parent_class;
};

/** lia_sidebar_row_new: Returns: (transfer floating): @secondary: below the line that divides the sidebar */
GtkWidget *lia_sidebar_row_new (const char *page_name,
                                const char *title,
                                const char *icon_name,
                                gboolean secondary);
/** lia_sidebar_row_set_page: for derived rows */
void lia_sidebar_row_set_page (LiaSidebarRow *self, const char *page_name, gboolean secondary);
/** lia_sidebar_row_get_page_name: Returns: (transfer none): as in the registry of pages */
const char *lia_sidebar_row_get_page_name (LiaSidebarRow *self);
/** lia_sidebar_row_is_secondary: whether it stands below the line that divides the sidebar */
gboolean lia_sidebar_row_is_secondary (LiaSidebarRow *self);

/** lia_sidebar_row_set_count: shows how many findings there are about what the page lists; 0: nothing */
void lia_sidebar_row_set_count (LiaSidebarRow *self, guint count);

G_END_DECLS
