/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Languages of ISO 639-2, from iso-codes. The tables are made when first asked for and stay, in the language
 * of that moment. Thread-safe. */

/**
 * lia_language_find:
 * @text: (nullable): a name in English, French, Spanish, German, the user's language or (the larger ones) the language
 *   itself, or a code of two or three letters, also with a country ("pt-BR")
 *
 * Returns: (nullable): the code, of two letters where there is one, lower case
 */
const char *lia_language_find (const char *text);

/** lia_language_get_name: Returns: (nullable): the name in the user's language, %NULL for an unknown code */
const char *lia_language_get_name (const char *code);

/**
 * lia_language_codes:
 *
 * Returns: (transfer none) (array zero-terminated=1): the codes of two letters (languages with a smaller public are
 *   found by name or code), in the order of their names in the user's language
 */
const char *const *lia_language_codes (void);

G_END_DECLS
