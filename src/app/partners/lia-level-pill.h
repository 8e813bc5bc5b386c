/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaLevelPill:
 *
 * Shows a partner's level as a rounded mark. The higher the level's rank, the stronger its tint; the name
 * is always there, so nothing is said by colour alone. Without a level it shows nothing.
 */
#define LIA_TYPE_LEVEL_PILL (lia_level_pill_get_type ())
G_DECLARE_FINAL_TYPE (LiaLevelPill, lia_level_pill, LIA, LEVEL_PILL, GtkWidget)

/** lia_level_pill_new: Returns: (transfer floating): a pill that shows nothing */
GtkWidget *lia_level_pill_new (void);
/** lia_level_pill_set_level: @name: (nullable); @rank: 1 is the lowest, 0 for a lane outside the ladder */
void lia_level_pill_set_level (LiaLevelPill *self, const char *name, guint rank);

G_END_DECLS
