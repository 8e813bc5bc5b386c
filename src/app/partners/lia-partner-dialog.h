/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaPartnerDialog:
 *
 * Adds a partner or edits one. Saving is possible once something changed and all of it is valid; closing with
 * unsaved text asks first. Signal `saved (id: gint64)`.
 */
#define LIA_TYPE_PARTNER_DIALOG (lia_partner_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaPartnerDialog, lia_partner_dialog, LIA, PARTNER_DIALOG, AdwDialog)

/** lia_partner_dialog_new: @partner: (nullable): what to edit; %NULL adds one. It is copied. */
LiaPartnerDialog *lia_partner_dialog_new (LiaWorkspace *workspace, LiaRecord *partner);

G_END_DECLS
