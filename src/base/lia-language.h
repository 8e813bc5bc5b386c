/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lia_language_set_up:
 *
 * Makes the program speak the user's language: sets the locale from the environment and tells gettext
 * where Liaison's catalogues are. A development build that runs from the tree it was built in takes
 * the catalogues from there.
 *
 * Call it once, first of all, on the main thread, before there are others.
 */
void lia_language_set_up (void);

G_END_DECLS
