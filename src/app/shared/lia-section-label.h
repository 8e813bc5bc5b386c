/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** lia_section_label_new: Returns: (transfer floating): a row of a list of sections: icon, title, and how many there are */
GtkWidget *lia_section_label_new (AdwViewStackPage *page);

G_END_DECLS
