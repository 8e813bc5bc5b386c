/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * lia_devel_press:
 * @text: the label, the title of the row or the tooltip of what is pressed
 *
 * Presses the button, row, menu or tab below @root that is called @text, as someone with a mouse would; of several, the
 * one that stands last, for a dialog is in front of its page. Returns: %FALSE when there is none
 */
gboolean lia_devel_press (GtkWidget *root, const char *text);

G_END_DECLS
