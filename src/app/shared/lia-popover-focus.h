/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * lia_popover_focus_popup:
 * @popover: set on a parent that is no menu button
 *
 * Shows @popover. When it closes, the focus goes back to what has it now: the toolkit would leave it to nobody, and the
 * next key would begin at the top of the window. What takes the focus meanwhile keeps it.
 */
void lia_popover_focus_popup (GtkPopover *popover);

G_END_DECLS
