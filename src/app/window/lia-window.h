/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-page.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaWindow:
 *
 * The main window: the welcome page until a workspace is open, then a sidebar of pages and a content
 * area. A page that shows one record is pushed onto the content area; Escape and Alt+Left go back.
 */
#define LIA_TYPE_WINDOW (lia_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaWindow, lia_window, LIA, WINDOW, AdwApplicationWindow)

/** lia_window_new: Returns: (transfer floating): a window that shows the welcome page */
LiaWindow *lia_window_new (GtkApplication *application);

/** lia_window_from_widget: Returns: (transfer none) (nullable): the main window @widget is in, also through a dialog */
LiaWindow *lia_window_from_widget (GtkWidget *widget);

/** lia_window_get_workspace: Returns: (transfer none) (nullable) */
LiaWorkspace *lia_window_get_workspace (LiaWindow *self);
/** lia_window_set_workspace: (nullable): %NULL leads back to the welcome page */
void lia_window_set_workspace (LiaWindow *self, LiaWorkspace *workspace);

/** lia_window_show_page: Returns: %FALSE when there is no page @name */
gboolean lia_window_show_page (LiaWindow *self, const char *name);
/** lia_window_open_record: pushes the page of a record; of a type without a page of its own, shows the list */
void lia_window_open_record (LiaWindow *self, const LiaRecordType *type, gint64 id);
/** lia_window_push_page: @page: (transfer floating) */
void lia_window_push_page (LiaWindow *self, LiaPage *page);
/** lia_window_get_visible_page: Returns: (transfer none) (nullable): */
LiaPage *lia_window_get_visible_page (LiaWindow *self);
/** lia_window_get_list_page: Returns: (transfer none) (nullable): the page @name, when it was shown already */
LiaPage *lia_window_get_list_page (LiaWindow *self, const char *name);
/** lia_window_is_opening: whether a workspace is on its way into it, or out of it */
gboolean lia_window_is_opening (LiaWindow *self);
/** lia_window_reopen_if_closing: when it is just closing @path, it opens it again instead of going. Returns: whether it does */
gboolean lia_window_reopen_if_closing (LiaWindow *self, const char *path);
/** lia_window_is_settled: nothing is being opened, loaded or animated */
gboolean lia_window_is_settled (LiaWindow *self);

/** lia_window_add_toast: shows @toast (transfer full) at once, in place of an older one unless that stays until it is read */
void lia_window_add_toast (LiaWindow *self, AdwToast *toast);
/**
 * lia_window_add_undo_toast:
 * @label: what was done, as plain text: "Partner ITU moved to the trash"
 *
 * Shows a toast with an Undo button, which takes back the newest action.
 */
void lia_window_add_undo_toast (LiaWindow *self, const char *label);
/**
 * lia_window_show_error:
 * @heading: what did not work, in two or three words, for a narrow window: "Partner Not Saved"
 * @error: (nullable): a cancelled operation shows nothing
 */
void lia_window_show_error (LiaWindow *self, const char *heading, const GError *error);

G_END_DECLS
