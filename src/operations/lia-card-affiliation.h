/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"
#include "lia-vcard.h"

G_BEGIN_DECLS

/**
 * LiaCardAffiliation:
 * @organisation: name of a partner, never ""
 * @draft: (nullable): an affiliation with post, unit, dates and the like, but neither person nor partner
 * @main_said: the card itself says whether it is the main one
 *
 * Whom a person belongs to, on the way to a card or from it.
 *
 * Each is a group of the card: ORG (name and unit) and TITLE (post), which every program reads, the one the person
 * is at mainly first, and X-LIAISON-FIELD for what cards have no property for. Those that have ended are
 * X-LIAISON-FORMER-ORG and X-LIAISON-FORMER-TITLE. Where a person's own post or unit is not that of the first
 * affiliation, X-LIAISON-POST-OF and X-LIAISON-UNIT-OF say whose is shown ("person" or "affiliation").
 */
typedef struct
{
  char *organisation;
  LiaRecord *draft;
  gboolean main_said;
} LiaCardAffiliation;

/**
 * lia_card_affiliations_load:
 *
 * Returns: (transfer full) (element-type LiaCardAffiliation): the live ones of a person, in the order of a card
 */
GPtrArray *lia_card_affiliations_load (LiaReader *reader, gint64 person, GError **error);

/**
 * lia_card_affiliations_add:
 * @affiliations: (element-type LiaCardAffiliation):
 * @post, @unit: (nullable): the person's own
 * @with_post, @with_unit: whether posts and units are to be on the card at all
 *
 * Writes them, and post and unit of the person, onto a card.
 */
void lia_card_affiliations_add (LiaVcard *card,
                                const GPtrArray *affiliations,
                                const char *post,
                                const char *unit,
                                gboolean with_post,
                                gboolean with_unit);

/**
 * lia_card_affiliations_read:
 * @error: %LIA_ERROR_INVALID, naming organisation and field, when a card says what no affiliation can hold
 *
 * Of a card of any program. Titles that no group ties to an organisation are taken in order where there is one for
 * each; else the first belongs to the first.
 *
 * Returns: (transfer full) (nullable) (element-type LiaCardAffiliation):
 */
GPtrArray *lia_card_affiliations_read (const LiaVcard *card, GError **error);

/** lia_card_affiliations_get_first: Returns: (transfer none) (nullable): name of the organisation that is read first */
const char *lia_card_affiliations_get_first (const LiaVcard *card);
/** lia_card_affiliations_get_post: Returns: (transfer full) (nullable): the person's own */
char *lia_card_affiliations_get_post (const LiaVcard *card);
/** lia_card_affiliations_get_unit: Returns: (transfer full) (nullable): the person's own */
char *lia_card_affiliations_get_unit (const LiaVcard *card);
/** lia_card_affiliations_count_titles: how many of the titles that no group ties to one belong to organisations */
guint lia_card_affiliations_count_titles (const LiaVcard *card);

G_END_DECLS
