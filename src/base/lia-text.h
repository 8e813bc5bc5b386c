/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as people type it against text as we compare it. All functions are pure and thread-safe. */

/**
 * lia_text_fold:
 * @text: (nullable): UTF-8
 *
 * Brings @text to the form in which names are compared, searched and sorted: compatibility
 * decomposition, marks removed (also those letters Unicode does not decompose: ø, ł, đ, ß, æ…),
 * case folded, every run of blanks one space, trimmed.
 *
 * Returns: (transfer full): the folded text, "" for %NULL
 */
char *lia_text_fold (const char *text);

/**
 * lia_text_strip:
 *
 * Returns: (transfer full) (nullable): @text without blanks (also no-break and zero-width ones) at both ends;
 *   %NULL when nothing is left
 */
char *lia_text_strip (const char *text);

/**
 * lia_text_acronym:
 *
 * Builds the acronym a reader would expect from a name: the initials of its words, leaving out
 * small words such as "of", "the", "for", "and", "de", "la". "International Telecommunication
 * Union" gives "ITU".
 *
 * Returns: (transfer full): upper case, "" when there is none
 */
char *lia_text_acronym (const char *name);

/**
 * lia_text_make_bidi_visible:
 *
 * Replaces control characters and bidirectional overrides, which can disguise a name, with a visible
 * U+FFFD. Text from outside passes through here before it is shown.
 *
 * Returns: (transfer full): text safe to show
 */
char *lia_text_make_bidi_visible (const char *text);

G_END_DECLS
