/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as people type it against text as we compare it. All functions are pure and thread-safe, and take
 * what is no UTF-8 for text with U+FFFD in it. */

/**
 * lia_text_fold:
 * @text: (nullable): UTF-8
 *
 * Brings @text to the form in which names are compared, searched and sorted: compatibility
 * decomposition, marks removed (also those letters Unicode does not decompose: ø, ł, đ, ß, æ…),
 * case folded, typographic quotes and dashes made plain, invisible characters left out, every run of
 * blanks one space, trimmed. Folding what is folded changes nothing.
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
 * small words such as "of", "the", "for", "and", "de", "la", what stands in brackets, and a legal form at the
 * end. "International Telecommunication Union" gives "ITU", "École d'administration" "EA".
 *
 * Returns: (transfer full): upper case without accents, "" for a name of fewer than two such words
 */
char *lia_text_acronym (const char *name);

/**
 * lia_text_make_bidi_visible:
 *
 * Replaces control characters (but line feed and tab) and bidirectional embeddings, overrides and isolates, which
 * can disguise a name, with a visible U+FFFD. Text from outside passes through here before it is shown.
 *
 * Returns: (transfer full): text safe to show, "" for %NULL
 */
char *lia_text_make_bidi_visible (const char *text);

/**
 * lia_text_excerpt:
 * @text: (nullable): text from outside
 *
 * Brings @text into a message that has its own quotation marks: on one line, safe to show, shortened to some 60
 * characters.
 *
 * Returns: (transfer full): "Atlantis"
 */
char *lia_text_excerpt (const char *text);

/**
 * lia_text_quote:
 * @text: (nullable): text from outside
 *
 * As lia_text_excerpt(), between quotation marks.
 *
 * Returns: (transfer full): "“Atlantis”"
 */
char *lia_text_quote (const char *text);

G_END_DECLS
