/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-workspace-entry.h"
#include "lia-workspaces-dialog.h"

G_BEGIN_DECLS

/* Shared by lia-workspaces-dialog.c, which shows, and lia-workspaces-dialog-actions.c, which does. */

/** lia_workspaces_dialog_class_install_actions: installs the actions `workspaces.…` */
void lia_workspaces_dialog_class_install_actions (GtkWidgetClass *widget_class);

/** lia_workspaces_dialog_get_settings: Returns: (transfer none) (nullable): the program's; %NULL only in tests of
 * templates */
GSettings *lia_workspaces_dialog_get_settings (LiaWorkspacesDialog *self);
/** lia_workspaces_dialog_find: Returns: (nullable) (transfer none): */
const LiaWorkspaceEntry *lia_workspaces_dialog_find (LiaWorkspacesDialog *self, const char *path);
/** lia_workspaces_dialog_reload: makes the list anew */
void lia_workspaces_dialog_reload (LiaWorkspacesDialog *self);
/** lia_workspaces_dialog_begin: says what is being done. Returns: (transfer full): cancelled by the user */
GCancellable *lia_workspaces_dialog_begin (LiaWorkspacesDialog *self, const char *text);
/** lia_workspaces_dialog_end: what lia_workspaces_dialog_begin() said is over; lists anew what there is */
void lia_workspaces_dialog_end (LiaWorkspacesDialog *self);
/** lia_workspaces_dialog_cancel: stops what is under way, as the user asks */
void lia_workspaces_dialog_cancel (LiaWorkspacesDialog *self);
/** lia_workspaces_dialog_tell: a toast */
void lia_workspaces_dialog_tell (LiaWorkspacesDialog *self, const char *text);

G_END_DECLS
