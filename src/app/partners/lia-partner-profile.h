/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-profile.h"

G_BEGIN_DECLS

/** lia_partner_profile_groups: a partner's fields in the order in which a reader asks for them */
extern const LiaProfileGroup lia_partner_profile_groups[];

/**
 * LiaPartnerProfile:
 *
 * A partner's fields for reading, in groups, those that are empty left out. Web, e-mail and telephone rows
 * open what they show.
 */
#define LIA_TYPE_PARTNER_PROFILE (lia_partner_profile_get_type ())
G_DECLARE_FINAL_TYPE (LiaPartnerProfile, lia_partner_profile, LIA, PARTNER_PROFILE, GtkBox)

void lia_partner_profile_set_partner (LiaPartnerProfile *self, LiaRecord *partner);

G_END_DECLS
