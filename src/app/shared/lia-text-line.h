/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of text that a widget draws itself, for widgets of which tables make hundreds: a #GtkLabel measures its text
 * whenever that changes. */

/** lia_text_line_new: Returns: (transfer full): @text in the font of @widget, cut short with an ellipsis at the layout's width */
PangoLayout *lia_text_line_new (GtkWidget *widget, const char *text);

/** lia_text_line_snapshot: draws @line in the middle of @widget's height; @left: pixels from its left edge */
void lia_text_line_snapshot (PangoLayout *line,
                             GtkWidget *widget,
                             GtkSnapshot *snapshot,
                             float left,
                             const GdkRGBA *color);

G_END_DECLS
