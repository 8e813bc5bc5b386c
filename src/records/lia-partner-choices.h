/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-field.h"

G_BEGIN_DECLS

/* The tokens of CHOICE fields, each array ending with a NULL token. Tokens are kept in workspaces: they are
 * added to, never changed. */

/** lia_forms: organisation, individual */
extern const LiaChoice lia_forms[];
/** lia_kinds: specialist, industry, government (of a partner); ambassador, special-representative (individuals) */
extern const LiaChoice lia_kinds[];
/** lia_sectors: government, regulator, private-sector, academia, civil-society … */
extern const LiaChoice lia_sectors[];
/** lia_statuses: potential, negotiating, active, dormant, ended, declined */
extern const LiaChoice lia_statuses[];

/**
 * lia_choice_find:
 * @choices: one of the arrays above, or another static one of that shape
 * @text: (nullable): a token, a label (English or translated), or for the arrays above a common synonym in English,
 *   French, Spanish or German ("NGO", "Université"); case, accents, hyphens and blanks do not matter. Thread-safe.
 *
 * Returns: (nullable): the token
 */
const char *lia_choice_find (const LiaChoice *choices, const char *text);

G_END_DECLS
