/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Countries of ISO 3166-1, from iso-codes. Thread-safe. */

/**
 * lia_country_find:
 * @text: a name in English or the user's language, common or official, or a code of two or three letters
 *
 * Returns: (nullable): the code of two letters, upper case
 */
const char *lia_country_find (const char *text);

/** lia_country_get_name: Returns: (nullable): the common name in the user's language, %NULL for an unknown code */
const char *lia_country_get_name (const char *code);

/** lia_country_codes: Returns: all codes of two letters, ending with %NULL */
const char *const *lia_country_codes (void);

G_END_DECLS
