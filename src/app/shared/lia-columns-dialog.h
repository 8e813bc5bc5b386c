/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-column-layout.h"

G_BEGIN_DECLS

/** LiaColumnsDialog: chooses and orders the columns of a table, which follows at once. */
#define LIA_TYPE_COLUMNS_DIALOG (lia_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaColumnsDialog, lia_columns_dialog, LIA, COLUMNS_DIALOG, AdwDialog)

/** lia_columns_dialog_new: Returns: (transfer floating): the dialog, to be presented */
LiaColumnsDialog *lia_columns_dialog_new (LiaColumnLayout *layout);

G_END_DECLS
