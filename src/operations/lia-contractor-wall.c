/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-contractor-wall.h"

#include "lia-partner-rules.h"

gboolean
lia_contractor_wall_applies (LiaRecord *partner)
{
  return lia_partner_needs_wall (lia_record_get_integer (partner, "contractor") != 0,
                                 lia_record_get_text (partner, "status"));
}
