/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaPartnerDetails:
 *
 * The pane beside the roster: the selected partner for reading, or how many are selected.
 */
#define LIA_TYPE_PARTNER_DETAILS (lia_partner_details_get_type ())
G_DECLARE_FINAL_TYPE (LiaPartnerDetails, lia_partner_details, LIA, PARTNER_DETAILS, AdwBin)

/** lia_partner_details_show: @partner: (nullable): the one selected; %NULL when there are @n_selected others */
void lia_partner_details_show (LiaPartnerDetails *self,
                               LiaRecord *partner,
                               guint level_rank,
                               guint n_selected);

G_END_DECLS
