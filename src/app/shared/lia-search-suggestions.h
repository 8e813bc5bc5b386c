/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-facets.h"
#include "lia-search-word.h"

G_BEGIN_DECLS

/**
 * LiaSearchSuggestion:
 *
 * What a word of a search could become. `text` goes into the entry; `label` and `detail` are shown.
 */
#define LIA_TYPE_SEARCH_SUGGESTION (lia_search_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (LiaSearchSuggestion, lia_search_suggestion, LIA, SEARCH_SUGGESTION, GObject)

/** lia_search_suggestion_get_text: Returns: (transfer none): what goes into the entry in place of the word */
const char *lia_search_suggestion_get_text (LiaSearchSuggestion *self);
/** lia_search_suggestion_get_label: Returns: (transfer none): what is shown for it */
const char *lia_search_suggestion_get_label (LiaSearchSuggestion *self);
/** lia_search_suggestion_get_detail: how many there are, or the field word; "" for nothing */
const char *lia_search_suggestion_get_detail (LiaSearchSuggestion *self);

/** lia_search_word_get_facet_field: Returns: (nullable): the field whose values @word is about, when it has a facet */
const LiaField *
lia_search_word_get_facet_field (const LiaSearchWord *word, const LiaRecordType *type);

/**
 * lia_search_suggestions_make:
 * @facet: (nullable): of the field that lia_search_word_get_facet_field() gives, counted
 *
 * Returns: (transfer full) (element-type LiaSearchSuggestion): fields while no colon is typed, then values of the field; none
 *   for a word that has become one of them
 */
GPtrArray *lia_search_suggestions_make (const LiaSearchWord *word,
                                        const LiaRecordType *type,
                                        LiaRecordFacet *facet);

G_END_DECLS
