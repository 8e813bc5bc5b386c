/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-identity.h"

G_BEGIN_DECLS

/* From these scores on two records are offered as one. Only what is certain may be merged without looking at
 * each pair: it needs names alike, something besides the name that says the same, and nothing that speaks
 * against it. Names that are not alike are never more than possible. */
#define LIA_LIKENESS_POSSIBLE 50
#define LIA_LIKENESS_LIKELY   70
#define LIA_LIKENESS_CERTAIN  90

/**
 * LiaNameLikeness:
 *
 * What two names have in common, as the reason says it.
 */
typedef enum
{
  LIA_NAMES_MISSING, /* one has none */
  LIA_NAMES_DIFFER,
  LIA_NAMES_SAME,
  LIA_NAMES_SAME_BUT_FORM, /* apart from legal form and small words */
  LIA_NAMES_SAME_IN_OTHER_ORDER,
  LIA_NAMES_SAME_IN_MEANING, /* translated or abbreviated */
  LIA_NAMES_DIFFER_IN_SPELLING, /* in a few letters */
  LIA_NAMES_ACRONYM_OF_OTHER,
  LIA_NAMES_PART_OF_OTHER,
  LIA_NAMES_ALIKE, /* share most of their words */
  LIA_NAMES_NICKNAME, /* of people */
  LIA_NAMES_INITIAL,
  LIA_NAMES_ROMANISED, /* the same by ear */
} LiaNameLikeness;

typedef enum
{
  LIA_LIKENESS_OTHER_NAME = 1 << 0, /* it was another than the first name that matched */
  LIA_LIKENESS_WEB_DOMAIN = 1 << 1,
  LIA_LIKENESS_MAIL_DOMAIN = 1 << 2,
  LIA_LIKENESS_EMAIL = 1 << 3,
  LIA_LIKENESS_PHONE = 1 << 4,
  LIA_LIKENESS_ACRONYM = 1 << 5,
  LIA_LIKENESS_COUNTRY = 1 << 6,
  LIA_LIKENESS_ORGANISATION = 1 << 7,
  /* What speaks against. */
  LIA_LIKENESS_COUNTRIES_DIFFER = 1 << 8,
  LIA_LIKENESS_ACRONYMS_DIFFER = 1 << 9,
  LIA_LIKENESS_DOMAINS_DIFFER = 1 << 10,
  LIA_LIKENESS_FORMS_DIFFER = 1 << 11,
  LIA_LIKENESS_NUMBERS_DIFFER = 1 << 12, /* in the name */
  LIA_LIKENESS_EMAILS_DIFFER = 1 << 13, /* of people, at one domain */
} LiaLikenessFlags;

/**
 * LiaLikeness:
 * @score: 0 to 100
 * @names: how the names compare
 * @n_letters: in how many letters they differ, when in spelling
 * @percent: how much of the names is the same
 *
 * How alike two records are, and why.
 */
typedef struct
{
  guint score;
  LiaNameLikeness names;
  guint n_letters;
  guint percent;
  LiaLikenessFlags flags;
} LiaLikeness;

/** lia_likeness_compare: both partners or both people. Pure and symmetric. Returns: the score */
guint lia_likeness_compare (const LiaIdentity *a, const LiaIdentity *b, LiaLikeness *likeness);

/**
 * lia_likeness_describe:
 *
 * Returns: (transfer full): why, translated: "same web domain example.org; names differ in one letter"
 */
char *
lia_likeness_describe (const LiaLikeness *likeness, const LiaIdentity *a, const LiaIdentity *b);

G_END_DECLS
