/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** lia_about_present: shows what Liaison is, its version and licence */
void lia_about_present (GtkWidget *parent);

G_END_DECLS
