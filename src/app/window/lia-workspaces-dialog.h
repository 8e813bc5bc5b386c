/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaWorkspacesDialog:
 *
 * The workspaces there are, those Liaison keeps and those opened elsewhere, with what can be done to each as a
 * whole: open, rename, duplicate, save a copy, move to the trash. Stands over a #LiaWindow.
 */
#define LIA_TYPE_WORKSPACES_DIALOG (lia_workspaces_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaWorkspacesDialog, lia_workspaces_dialog, LIA, WORKSPACES_DIALOG, AdwDialog)

/** lia_workspaces_dialog_new: Returns: (transfer floating): the dialog, to be presented over a window */
LiaWorkspacesDialog *lia_workspaces_dialog_new (GSettings *settings);

/** lia_workspaces_dialog_get_loading: whether the list is still being made, or something else is under way */
gboolean lia_workspaces_dialog_get_loading (LiaWorkspacesDialog *self);

G_END_DECLS
