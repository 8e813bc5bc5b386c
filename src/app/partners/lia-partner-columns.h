/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-level-ranks.h"

G_BEGIN_DECLS

/**
 * lia_partner_columns_append:
 *
 * Gives @view the columns of the roster. A column's id is the field it shows. The columns have sorters that
 * never compare anything: they make the headers clickable, and whoever owns the view turns the sorter's
 * state into the order of its query, so that the database sorts.
 */
void lia_partner_columns_append (GtkColumnView *view, LiaLevelRanks *ranks);

/**
 * lia_partner_columns_get_sort:
 * @descending: (out):
 *
 * Returns: (nullable): the field whose header the user clicked last; %NULL for the order of names
 */
const char *lia_partner_columns_get_sort (GtkColumnView *view, gboolean *descending);

G_END_DECLS
