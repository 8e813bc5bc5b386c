/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaDraftOffer:
 *
 * Offers text that was typed for a record in an earlier run and could not be saved, to be restored or discarded; hidden
 * where there is none.
 *
 * Signal `restore`: the text is wanted: lia_draft_store_restore().
 */
#define LIA_TYPE_DRAFT_OFFER (lia_draft_offer_get_type ())
G_DECLARE_FINAL_TYPE (LiaDraftOffer, lia_draft_offer, LIA, DRAFT_OFFER, GtkBox)

/** lia_draft_offer_set_record: @record: as it is now, may be new; to be called again when it changed */
void lia_draft_offer_set_record (LiaDraftOffer *self, LiaWorkspace *workspace, LiaRecord *record);

G_END_DECLS
