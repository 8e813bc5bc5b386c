/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaWelcomePage:
 *
 * What the window shows while no workspace is open: start with sample data, new, open, and the workspaces
 * there are already. Its buttons name actions of the window.
 */
#define LIA_TYPE_WELCOME_PAGE (lia_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaWelcomePage, lia_welcome_page, LIA, WELCOME_PAGE, AdwBin)

/** lia_welcome_page_set_workspaces: lists @paths */
void lia_welcome_page_set_workspaces (LiaWelcomePage *self, const char *const *paths);

/** lia_welcome_page_load: shows the workspaces there are, once they have been found */
void lia_welcome_page_load (LiaWelcomePage *self, GSettings *settings);

G_END_DECLS
