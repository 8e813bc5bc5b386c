/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lia_romanise:
 * @folded: text that lia_text_fold() made
 *
 * Writes Cyrillic and Greek letters with Latin ones, as names of people and organisations mostly are; other
 * scripts stay. Pure.
 *
 * Returns: (transfer full): the text
 */
char *lia_romanise (const char *folded);

/**
 * lia_romanise_skeleton:
 * @word: folded and romanised
 *
 * What stays of a name however it was romanised: "Müller", "Mueller" and "Muller", "Tchaikovsky" and
 * "Chaikovskij", "Mohammed" and "Muhamad" become the same. Too coarse to prove anything by itself.
 *
 * Returns: (transfer full):
 */
char *lia_romanise_skeleton (const char *word);

G_END_DECLS
