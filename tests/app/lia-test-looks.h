/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many faults can be seen in @widget and what is in it: drawn outside what it belongs to, with less room than it
 * needs, text cut down to nothing, a control without a name. @told: each is printed. */
guint lia_test_looks_count_faults (GtkWidget *widget, gboolean told);

G_END_DECLS
