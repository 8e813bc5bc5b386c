/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaNameWordKind:
 * @LIA_NAME_WORD_PLAIN: a word no list knows: it tells organisations apart
 * @LIA_NAME_WORD_SMALL: "of", "de la": says nothing
 * @LIA_NAME_WORD_LEGAL_FORM: "Ltd", "GmbH": says nothing at the end of a name
 * @LIA_NAME_WORD_LEGAL_FORM_BEFORE: the same, also at the beginning: "PT", "OOO"
 * @LIA_NAME_WORD_BODY: "association", "institute": says what sort of body it is
 * @LIA_NAME_WORD_TOPIC: "health", "Kenya": what many names share, but what also tells them apart
 */
typedef enum
{
  LIA_NAME_WORD_PLAIN,
  LIA_NAME_WORD_SMALL,
  LIA_NAME_WORD_LEGAL_FORM,
  LIA_NAME_WORD_LEGAL_FORM_BEFORE,
  LIA_NAME_WORD_BODY,
  LIA_NAME_WORD_TOPIC,
} LiaNameWordKind;

/**
 * lia_name_lexicon_find:
 * @word: folded, without dots
 * @meaning: (out) (optional): the English word that @word is a translation or abbreviation of, so that
 *   "ministère" and "Min." are both "ministry"; else @word
 *
 * Pure and thread-safe. Knows English, French, Spanish, German, Italian, Portuguese, Dutch and a little more.
 */
LiaNameWordKind lia_name_lexicon_find (const char *word, const char **meaning);

G_END_DECLS
