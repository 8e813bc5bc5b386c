/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** LiaNameChosen: @path: what a workspace of that name is called as a file */
typedef void (*LiaNameChosen) (const char *path, gpointer user_data);

/**
 * lia_name_dialog_present:
 * @parent: also keeps @user_data valid: nothing is called after it is gone
 * @folder: where workspaces live
 *
 * Asks for the name of a new workspace; says beside the entry why a name will not do.
 */
void lia_name_dialog_present (GtkWidget *parent,
                              const char *folder,
                              LiaNameChosen chosen,
                              gpointer user_data);

/** lia_name_dialog_present_rename: the same for a workspace that is called @name now */
void lia_name_dialog_present_rename (GtkWidget *parent,
                                     const char *folder,
                                     const char *name,
                                     LiaNameChosen chosen,
                                     gpointer user_data);

G_END_DECLS
