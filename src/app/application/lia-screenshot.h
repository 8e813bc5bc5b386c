/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * lia_screenshot_save:
 *
 * Renders @window, with the dialogs in it and the menus in front of it, to a PNG file. %LIA_ERROR_BUSY: nothing is drawn yet, as while a dialog is laid out.
 */
gboolean lia_screenshot_save (GtkWindow *window, const char *path, GError **error);

G_END_DECLS
