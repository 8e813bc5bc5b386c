/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiaFlowLayout:
 *
 * Puts marks one after the other, in as many lines as they need; one wider than a line gets the line. It stands in for
 * #AdwWrapBox where a text may be that wide: libadwaita 1.7 draws it beside the box from right to left.
 */
#define LIA_TYPE_FLOW_LAYOUT (lia_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (LiaFlowLayout, lia_flow_layout, LIA, FLOW_LAYOUT, GtkLayoutManager)

G_END_DECLS
