/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which row of a list has the focus. The toolkit keeps it where rows come and go, but loses it with a row in whose place
 * another object comes, as when a record is read anew. */

/** lia_list_focus_watch: once, so that it is known which row had the focus before a dialog took it */
void lia_list_focus_watch (GtkWidget *view);

/**
 * lia_list_focus_find:
 * @view: a column view or list view whose rows know their items
 *
 * Returns: the position of the row that has the focus, or will have it again when the dialog over the window closes, where
 *   it can be seen; else %GTK_INVALID_LIST_POSITION
 */
guint lia_list_focus_find (GtkWidget *view);

/** lia_list_focus_set: gives the row at @position the focus, the last one where there are fewer; selects nothing */
void lia_list_focus_set (GtkWidget *view, guint position);

/** lia_list_focus_give_back: the same, but not before the dialog over the window is closed */
void lia_list_focus_give_back (GtkWidget *view, guint position);

G_END_DECLS
