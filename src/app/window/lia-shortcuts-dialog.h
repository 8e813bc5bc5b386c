/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaShortcutsDialog:
 *
 * The keys of the program, a row each, which can be searched for by what they do and by their names.
 */
#define LIA_TYPE_SHORTCUTS_DIALOG (lia_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaShortcutsDialog, lia_shortcuts_dialog, LIA, SHORTCUTS_DIALOG, AdwDialog)

/** lia_shortcuts_dialog_new: @application: its accelerators are shown as they are set there */
AdwDialog *lia_shortcuts_dialog_new (GtkApplication *application);

G_END_DECLS
