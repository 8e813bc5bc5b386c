/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaPartnerNamesake: two partners that look like one and are two. */
#define LIA_TYPE_PARTNER_NAMESAKE (lia_partner_namesake_get_type ())
LIA_DECLARE_RECORD (LiaPartnerNamesake, lia_partner_namesake, PARTNER_NAMESAKE)

G_END_DECLS
