/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiaGrowingRows:
 *
 * A selection model in front of another that, when its list is filled, shows a screen of rows at first and the others
 * when told. GTK's list views make widgets for two hundred rows, seen or not, as soon as these are in their model; so
 * the making of them is spread over turns. Positions, items and what is selected are those of the model behind.
 *
 * Property: `whole` (boolean, read-only): all rows are shown.
 */
#define LIA_TYPE_GROWING_ROWS (lia_growing_rows_get_type ())
G_DECLARE_FINAL_TYPE (LiaGrowingRows, lia_growing_rows, LIA, GROWING_ROWS, GObject)

/** lia_growing_rows_new: Returns: (transfer full): a screen of @rows, which it follows */
LiaGrowingRows *lia_growing_rows_new (GtkSelectionModel *rows);

/** lia_growing_rows_grow: shows another screen of rows, or all, when those to come cost no more widgets */
void lia_growing_rows_grow (LiaGrowingRows *self);
/** lia_growing_rows_complete: shows all rows at once, as somebody wants one that is not there yet */
void lia_growing_rows_complete (LiaGrowingRows *self);
/** lia_growing_rows_begin: shows a screen of rows again, as whoever shows them begins anew */
void lia_growing_rows_begin (LiaGrowingRows *self);
/** lia_growing_rows_is_whole: as the property `whole`, which is told after the rows */
gboolean lia_growing_rows_is_whole (LiaGrowingRows *self);

G_END_DECLS
