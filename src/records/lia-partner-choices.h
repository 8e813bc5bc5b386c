/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-field.h"

G_BEGIN_DECLS

/* The tokens of CHOICE fields, each array ending with a NULL token. */

extern const LiaChoice lia_forms[]; /* organisation, individual */
extern const LiaChoice lia_kinds[];
extern const LiaChoice lia_sectors[];
extern const LiaChoice lia_statuses[];

/**
 * lia_choice_find:
 * @text: a token, a label (English or translated) or a common synonym; case, accents and blanks do not matter
 *
 * Returns: (nullable): the token
 */
const char *lia_choice_find (const LiaChoice *choices, const char *text);

G_END_DECLS
