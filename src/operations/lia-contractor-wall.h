/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * lia_contractor_wall_applies:
 *
 * Returns: whether a partner is a contractor as well, as lia_partner_needs_wall() has it
 */
gboolean lia_contractor_wall_applies (LiaRecord *partner);

G_END_DECLS
