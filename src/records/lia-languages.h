/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Languages of ISO 639, from iso-codes. Thread-safe. */

/**
 * lia_language_find:
 * @text: a name in English, the user's language or the language itself, or a code of two or three letters
 *
 * Returns: (nullable): the code, of two letters where there is one, lower case
 */
const char *lia_language_find (const char *text);

/** lia_language_get_name: Returns: (nullable): the name in the user's language, %NULL for an unknown code */
const char *lia_language_get_name (const char *code);

G_END_DECLS
