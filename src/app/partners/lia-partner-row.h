/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaPartnerRow:
 *
 * A partner in two lines, for narrow lists: name and acronym; level, country and keyworker.
 */
#define LIA_TYPE_PARTNER_ROW (lia_partner_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaPartnerRow, lia_partner_row, LIA, PARTNER_ROW, GtkBox)

/** lia_partner_row_new: Returns: (transfer floating): an empty row */
GtkWidget *lia_partner_row_new (void);
/** lia_partner_row_set_partner: shows @partner; @level_rank: as for lia_level_pill_set_level() */
void lia_partner_row_set_partner (LiaPartnerRow *self, LiaRecord *partner, guint level_rank);

G_END_DECLS
