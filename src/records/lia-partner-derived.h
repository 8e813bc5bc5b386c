/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-derived-field.h"

G_BEGIN_DECLS

#define LIA_N_PARTNER_DERIVED 3

/** lia_partner_derived: last_contact, next_due, open_findings */
extern const LiaDerivedField lia_partner_derived[LIA_N_PARTNER_DERIVED];

G_END_DECLS
