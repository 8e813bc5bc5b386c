/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaPartner: an organisation or an individual of the roster. */
#define LIA_TYPE_PARTNER (lia_partner_get_type ())
LIA_DECLARE_RECORD (LiaPartner, lia_partner, PARTNER)

G_END_DECLS
