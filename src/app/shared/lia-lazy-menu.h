/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** lia_lazy_menu_set: @button opens @menu; its popover is made when it is opened for the first time */
void lia_lazy_menu_set (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
