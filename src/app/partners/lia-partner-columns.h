/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-level-ranks.h"

G_BEGIN_DECLS

/**
 * lia_partner_column_factory:
 * @ranks: a #LiaLevelRanks
 *
 * The cells of the roster that are more than text: the name with acronym and marks, the level as a pill. A
 * #LiaColumnFactory.
 *
 * Returns: (transfer full) (nullable): %NULL where plain text does
 */
GtkListItemFactory *lia_partner_column_factory (const char *field, gpointer ranks);

G_END_DECLS
