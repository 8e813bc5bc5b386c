/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaAffiliation: a person's post at a partner, from one day to another. */
#define LIA_TYPE_AFFILIATION (lia_affiliation_get_type ())
LIA_DECLARE_RECORD (LiaAffiliation, lia_affiliation, AFFILIATION)

/**
 * lia_affiliation_list_people:
 * @current: (element-type gint64): filled with who belongs to @partner
 * @former: (element-type gint64): filled with who did once, and no longer
 *
 * Each person once. Whether they themselves are in the trash is not looked at.
 */
gboolean lia_affiliation_list_people (LiaReader *reader,
                                      gint64 partner,
                                      GArray *current,
                                      GArray *former,
                                      GError **error);

G_END_DECLS
