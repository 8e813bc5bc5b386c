/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-field.h"

G_BEGIN_DECLS

/**
 * lia_link_for_field:
 * @text: (nullable): a web address, an e-mail address or a telephone number as it is kept
 *
 * Returns: (transfer full) (nullable): what to open: an http, https, mailto or tel link; %NULL for any other
 *   kind of field and for whatever is none of these, so that nothing else can be launched
 */
char *lia_link_for_field (LiaFieldType type, const char *text);

/** lia_link_make_left_to_right: Returns: (transfer full): a telephone number that reads from its plus sign also among letters of Arabic; other text as it is */
char *lia_link_make_left_to_right (const char *text);

/** lia_link_open: hands a link made by lia_link_for_field() to the desktop; a failure is told in a dialog */
void lia_link_open (GtkWidget *widget, const char *link);

G_END_DECLS
