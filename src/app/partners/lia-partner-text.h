/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/* Short texts about a partner as rows, panes and screen readers give them. Text from outside comes with
 * control and direction characters made visible, and never as markup. */

/** lia_partner_dup_name: Returns: (transfer full): the name */
char *lia_partner_dup_name (LiaRecord *partner);
/** lia_partner_dup_acronym: Returns: (transfer full): the acronym, "" when there is none or it is the name */
char *lia_partner_dup_acronym (LiaRecord *partner);
/** lia_partner_dup_field: Returns: (transfer full): a field as it is read, "" when empty */
char *lia_partner_dup_field (LiaRecord *partner, const char *field);
/** lia_partner_dup_summary: Returns: (transfer full): country and keyworker in one line, what there is of them */
char *lia_partner_dup_summary (LiaRecord *partner);
/** lia_partner_dup_sentence: Returns: (transfer full): the row read out as a whole */
char *lia_partner_dup_sentence (LiaRecord *partner);

G_END_DECLS
