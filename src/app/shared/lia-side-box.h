/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiaSideBox:
 *
 * What is said, and at its side what can be done about it. Where both do not fit into the width, what can be done stands
 * below, at the end of the line. #AdwWrapBox does not do for this: when it fills its lines, libadwaita 1.7 draws a child
 * that is alone in its line beside the box when the layout goes from right to left.
 *
 * Properties: `content`, `side` (each nullable).
 */
#define LIA_TYPE_SIDE_BOX (lia_side_box_get_type ())
G_DECLARE_FINAL_TYPE (LiaSideBox, lia_side_box, LIA, SIDE_BOX, GtkWidget)

/** lia_side_box_set_content: @content: (nullable) (transfer floating) */
void lia_side_box_set_content (LiaSideBox *self, GtkWidget *content);
/** lia_side_box_set_side: @side: (nullable) (transfer floating) */
void lia_side_box_set_side (LiaSideBox *self, GtkWidget *side);

G_END_DECLS
