/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/** LiaPreferencesDialog: what is the user's own (name, start) and where this workspace and its backups are. */
#define LIA_TYPE_PREFERENCES_DIALOG (lia_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaPreferencesDialog,
                      lia_preferences_dialog,
                      LIA,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

/** lia_preferences_dialog_new: @workspace: (nullable) */
LiaPreferencesDialog *lia_preferences_dialog_new (GSettings *settings, LiaWorkspace *workspace);

G_END_DECLS
