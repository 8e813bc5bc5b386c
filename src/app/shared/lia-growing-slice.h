/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * lia_growing_slice_new:
 * @rows: (transfer none): may have sections
 * @widget: shows them; the slice grows in its steps (see lia_steps_add())
 * @portion: about as many as fill it
 *
 * The first rows of a list that is shown for a short time, such as that of a dialog, and soon all of them: GTK's list views
 * make widgets for two hundred rows, seen or not, as soon as these are in their model. Other than #LiaGrowingRows it stands
 * before the selection, which has what is shown already.
 *
 * Returns: (transfer full)
 */
GListModel *lia_growing_slice_new (GListModel *rows, GtkWidget *widget, guint portion);

G_END_DECLS
