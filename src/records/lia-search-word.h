/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaSearchWord:
 * @start: where the word begins, behind a '-': in bytes
 * @value_start: where the value begins that is being typed; of a word without a field, as @start
 * @end: where the cursor is
 * @field: (nullable): the field word, when its colon is there: `country` of `country:KE,ug`
 * @value: what is typed of the value, without its quote: `ug`; of a word without a field, the word
 * @rest: the whole text without the word
 *
 * The word of a search text that somebody is typing.
 */
typedef struct
{
  gsize start;
  gsize value_start;
  gsize end;
  char *field;
  char *value;
  char *rest;
} LiaSearchWord;

/**
 * lia_search_word_find:
 * @cursor: in bytes; at the end of the word
 *
 * Returns: %FALSE when no word ends at the cursor
 */
gboolean lia_search_word_find (const char *text, gsize cursor, LiaSearchWord *self);
/** lia_search_word_clear: frees what it owns */
void lia_search_word_clear (LiaSearchWord *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaSearchWord, lia_search_word_clear)

G_END_DECLS
