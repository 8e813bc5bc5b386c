/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaApplication:
 *
 * The process: one window a workspace. Started with a file, it opens that; without, the workspace that
 * was open last, or the welcome page.
 */
#define LIA_TYPE_APPLICATION (lia_application_get_type ())
G_DECLARE_FINAL_TYPE (LiaApplication, lia_application, LIA, APPLICATION, AdwApplication)

/** lia_application_new: Returns: (transfer full): the application, for g_application_run() */
LiaApplication *lia_application_new (void);

/** lia_application_get_settings: Returns: (transfer none): the program's settings, for every window and dialog */
GSettings *lia_application_get_settings (LiaApplication *self);

/** lia_application_open_path: presents the window that has @path open, or opens it in a window */
void lia_application_open_path (LiaApplication *self, const char *path);

/** lia_application_open_file: the same for a file that need not be on this computer; then a copy of it is opened */
void lia_application_open_file (LiaApplication *self, GFile *file);

/** lia_application_adopt_workspace: remembers @workspace among the recent ones and signs its changes with the user's name */
void lia_application_adopt_workspace (LiaApplication *self, LiaWorkspace *workspace);

G_END_DECLS
