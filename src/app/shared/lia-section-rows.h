/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiaSectionRows:
 *
 * The rows of a section: those of a model in a list box, a page of them at a time, made by and by so that the main loop
 * is never kept, and not before the list is seen first. When the row that has the focus is made anew, the focus goes to
 * the new one.
 *
 * Property: `loading` (boolean): rows are being made. Main thread only.
 */
#define LIA_TYPE_SECTION_ROWS (lia_section_rows_get_type ())
G_DECLARE_FINAL_TYPE (LiaSectionRows, lia_section_rows, LIA, SECTION_ROWS, GObject)

/** LiaSectionRowFunc: Returns: (transfer floating): the row of @record, a LiaSectionRow */
typedef GtkWidget *(*LiaSectionRowFunc) (gpointer record, gpointer section);

/**
 * lia_section_rows_new:
 * @section: outlives it, and has in it:
 * @list: where the rows stand
 * @otherwise: has the focus when no row is left to have it
 */
LiaSectionRows *lia_section_rows_new (GtkWidget *section,
                                      GtkListBox *list,
                                      GtkWidget *otherwise,
                                      GListModel *records,
                                      LiaSectionRowFunc make_row);

/** lia_section_rows_start_over: only the first page again, as other records are to come */
void lia_section_rows_start_over (LiaSectionRows *self);
/** lia_section_rows_refresh: makes the rows anew, as they show other things than their records too */
void lia_section_rows_refresh (LiaSectionRows *self);
/** lia_section_rows_has_more: whether there are rows beyond the pages that are shown */
gboolean lia_section_rows_has_more (LiaSectionRows *self);
/** lia_section_rows_show_more: another page of rows, made by and by */
void lia_section_rows_show_more (LiaSectionRows *self);
/** lia_section_rows_is_loading: as the property `loading` */
gboolean lia_section_rows_is_loading (LiaSectionRows *self);

G_END_DECLS
