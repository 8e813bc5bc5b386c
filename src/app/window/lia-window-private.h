/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-window.h"

G_BEGIN_DECLS

/* Shared by lia-window.c and the files that hold its commands. */

/** lia_window_class_install_actions: lia-window-actions.c */
void lia_window_class_install_actions (GtkWidgetClass *widget_class);
/** lia_window_update_actions: makes the enabled states and the labels of Undo and Redo true again */
void lia_window_update_actions (LiaWindow *self);

/** lia_window_class_install_dialog_actions: lia-window-dialogs.c: switcher, preferences, import, … */
void lia_window_class_install_dialog_actions (GtkWidgetClass *widget_class);
/** lia_window_class_install_copy_actions: lia-window-copies.c: back up, export everything */
void lia_window_class_install_copy_actions (GtkWidgetClass *widget_class);
/** lia_window_class_install_file_actions: lia-window-files.c: new, open */
void lia_window_class_install_file_actions (GtkWidgetClass *widget_class);

/** LiaWindowOpening: a workspace on its way into a window; lia-window-opening.c */
typedef struct _LiaWindowOpening LiaWindowOpening;
/** lia_window_opening_new: Returns: (transfer full): for lia_window_on_workspace_opened(), which frees it; keeps
 * @window */
LiaWindowOpening *lia_window_opening_new (LiaWindow *window, const char *path);
/** lia_window_on_workspace_opened: the end of opening or making one; @user_data: (transfer full) (type LiaWindowOpening) */
void lia_window_on_workspace_opened (GObject *source, GAsyncResult *result, gpointer user_data);

/** LiaWindowClosing: a workspace on its way out of its window; lia-window-closing.c */
typedef struct _LiaWindowClosing LiaWindowClosing;
/** lia_window_closing_begin: Returns: what goes by itself when it has called lia_window_end_closing() */
LiaWindowClosing *lia_window_closing_begin (LiaWindow *window, LiaWorkspace *workspace);
/** lia_window_closing_get_path: Returns: (transfer none): the workspace that is on its way out */
const char *lia_window_closing_get_path (LiaWindowClosing *self);
/** lia_window_closing_set_reopens: whether the workspace is opened again in the window, which else goes */
void lia_window_closing_set_reopens (LiaWindowClosing *self, gboolean reopens);
/** lia_window_show_saving: says that closing takes its time */
void lia_window_show_saving (LiaWindow *self);
/** lia_window_end_closing: Returns: %FALSE when the window was taken down in the meantime, as when a test ends */
gboolean lia_window_end_closing (LiaWindow *self);

/** lia_window_set_opening: shows that a workspace is being opened, or, without one, the welcome page again */
void lia_window_set_opening (LiaWindow *self, gboolean opening);
/** lia_window_set_undo_menu: replaces the Undo and Redo items of the main menu */
void lia_window_set_undo_menu (LiaWindow *self, const char *undo_label, const char *redo_label);
/** lia_window_open_main_menu: brings the sidebar into view where it is folded away, then opens the menu */
void lia_window_open_main_menu (LiaWindow *self);

G_END_DECLS
