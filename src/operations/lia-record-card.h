/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"
#include "lia-vcard.h"

G_BEGIN_DECLS

/* What fields of a person or partner are called on a card, in both directions. Where cards have no property for a
 * field, X-LIAISON-FIELD holds it. References (level, keyworker) are no part of a card. */

/**
 * lia_record_card_new:
 * @affiliations: (nullable) (element-type LiaCardAffiliation): of a person
 * @fields: (nullable): names of those to be on the card; %NULL for all. A name is always there.
 *
 * Returns: (transfer full): the card of @record, a person or partner
 */
LiaVcard *
lia_record_card_new (LiaRecord *record, const GPtrArray *affiliations, const char *const *fields);

/**
 * lia_record_card_get_field:
 * @field: name of a field of @type, or "organisation"
 *
 * What a card says and no field takes (addresses, web pages of a person) is text of the notes or description. Further
 * organisations of a person are affiliations: lia_card_affiliations_read().
 *
 * Returns: (transfer full) (nullable): text as typed into a form
 */
char *
lia_record_card_get_field (const LiaVcard *card, const LiaRecordType *type, const char *field);

G_END_DECLS
