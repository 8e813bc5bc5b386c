/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record-profile.h"

G_BEGIN_DECLS

/** lia_partner_profile_groups: a partner's fields in the order in which a reader asks for them */
extern const LiaProfileGroup lia_partner_profile_groups[];

G_END_DECLS
