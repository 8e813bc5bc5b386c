/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaPartnerHeader:
 *
 * Who a partner is, at a glance: name, acronym, level, status, keyworker, and the mark of a partner that is a
 * contractor as well.
 */
#define LIA_TYPE_PARTNER_HEADER (lia_partner_header_get_type ())
G_DECLARE_FINAL_TYPE (LiaPartnerHeader, lia_partner_header, LIA, PARTNER_HEADER, GtkBox)

/** lia_partner_header_set_partner: shows @partner; @level_rank: as for lia_level_pill_set_level() */
void lia_partner_header_set_partner (LiaPartnerHeader *self, LiaRecord *partner, guint level_rank);

G_END_DECLS
