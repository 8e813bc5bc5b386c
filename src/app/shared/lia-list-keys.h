/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * lia_list_keys_pressed:
 * @list_view: a list over a #GtkSingleSelection
 *
 * For a dialog whose entry keeps the focus while the arrow keys choose in the list under it.
 *
 * Returns: %GDK_EVENT_STOP when @keyval was an arrow key, and moved the selection
 */
gboolean lia_list_keys_pressed (GtkListView *list_view, guint keyval);

G_END_DECLS
