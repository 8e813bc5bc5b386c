/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lia_word_distance:
 * @limit: where to stop counting
 *
 * Counts the letters to insert, delete, replace or swap with their neighbour to get from one word to
 * the other (optimal string alignment). Words longer than 63 bytes are at most equal.
 *
 * Returns: the number, or @limit + 1 when there are more
 */
guint lia_word_distance (const char *a, gsize length_a, const char *b, gsize length_b, guint limit);

/**
 * lia_word_likeness:
 *
 * How alike two words are spelt, from 0 to 1: 1 when equal; somewhat less for a slip of the hand, for
 * another ending or an abbreviation; 0 for what are two words.
 */
double lia_word_likeness (const char *a, gsize length_a, const char *b, gsize length_b);

/** lia_word_letters: the set of letters of a word, for a quick no: words with few letters in common are not alike */
guint32 lia_word_letters (const char *word, gsize length);

/** lia_word_hash: 64 bits of a text, equal on every machine */
guint64 lia_word_hash (const char *word, gsize length);

G_END_DECLS
