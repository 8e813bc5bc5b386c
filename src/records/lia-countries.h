/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Countries of ISO 3166-1, from iso-codes, and Kosovo (XK). The tables are made when first asked for and stay,
 * in the language of that moment. Thread-safe. */

/**
 * lia_country_find:
 * @text: (nullable): a name, common or official, in English, French, Spanish, German or the user's language, an everyday
 *   short form ("UK", "Ivory Coast"), or a code of two letters, three letters or three digits
 *
 * Case, accents, points, hyphens and a leading "the" do not matter. Takes well under a microsecond.
 *
 * Returns: (nullable): the code of two letters, upper case
 */
const char *lia_country_find (const char *text);

/** lia_country_get_name: Returns: (nullable): the common name in the user's language, %NULL for an unknown code */
const char *lia_country_get_name (const char *code);

/** lia_country_codes: Returns: (transfer none) (array zero-terminated=1): all codes, in the order of their names in the user's language */
const char *const *lia_country_codes (void);

G_END_DECLS
