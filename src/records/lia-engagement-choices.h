/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-field.h"

G_BEGIN_DECLS

/* The tokens of CHOICE fields of what happens between us and a partner, each array ending with a NULL token.
 * Tokens are kept in workspaces: they are added to, never changed. */

/** lia_interaction_kinds: new-request, meeting, event, difficult, update (C:L161), and project for day-to-day project talk, which lists hide by default */
extern const LiaChoice lia_interaction_kinds[];
/** lia_agreement_kinds: mou, letter-of-intent, framework … */
extern const LiaChoice lia_agreement_kinds[];
/** lia_renewals: none, automatic, by-agreement */
extern const LiaChoice lia_renewals[];
/** lia_commitment_kinds: staff, funding, events, expertise, data, discounts … */
extern const LiaChoice lia_commitment_kinds[];
/** lia_benefit_kinds: the six of A:L76-107 and those of the ladder, C:L101-111 */
extern const LiaChoice lia_benefit_kinds[];
/** lia_feedback_directions: from-partner, to-partner */
extern const LiaChoice lia_feedback_directions[];
/** lia_list_subjects: the tables a saved list may list: partner, person */
extern const LiaChoice lia_list_subjects[];

G_END_DECLS
