/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-likeness-private.h"
#include "lia-nicknames.h"
#include "lia-romanise.h"
#include "lia-word-likeness.h"

/* Less than this much of a name in common is no likeness. */
#define MIN_PART 0.72

/* Words that share fewer letters than this are not worth a closer look. */
#define MAX_OTHER_LETTERS 6

static const char *
get_text (const LiaIdentity *self, const LiaIdentityWord *word)
{
  return lia_identity_get_text (self) + word->text;
}

/* "Müller" is folded to "muller", and written "Mueller". */
static gboolean
differ_in_umlauts (const char *a, gsize length_a, const char *b, gsize length_b)
{
  const char *end_a = a + length_a;
  const char *end_b = b + length_b;
  char last = '\0';

  for (;;)
    {
      if (a == end_a && b == end_b)
        return TRUE;
      if (a < end_a && b < end_b && *a == *b)
        {
          last = *a++;
          b++;
        }
      else if (last != 'a' && last != 'o' && last != 'u')
        return FALSE;
      else if (a < end_a && *a == 'e')
        last = *a++;
      else if (b < end_b && *b == 'e')
        last = *b++;
      else
        return FALSE;
    }
}

static gboolean
is_same_word (const LiaIdentity *a,
              const LiaIdentityWord *word,
              const LiaIdentity *b,
              const LiaIdentityWord *other)
{
  return word->length == other->length
         && memcmp (get_text (a, word), get_text (b, other), word->length) == 0;
}

static guint32
get_letters (const LiaIdentity *self, const LiaIdentityWord *word)
{
  return lia_word_letters (get_text (self, word), word->length);
}

/* How alike two words are that are not the same; what two lists know as two words are two. @letters: of @word */
static double
compare_words (const LiaIdentity *a,
               const LiaIdentityWord *word,
               guint32 letters,
               const LiaIdentity *b,
               const LiaIdentityWord *other)
{
  const char *text = get_text (a, word);
  const char *other_text = get_text (b, other);

  if (word->number || other->number
      || (word->kind != LIA_NAME_WORD_PLAIN && other->kind != LIA_NAME_WORD_PLAIN)
      || __builtin_popcount (letters ^ get_letters (b, other)) > MAX_OTHER_LETTERS)
    return 0;
  if (word->length != other->length
      && differ_in_umlauts (text, word->length, other_text, other->length))
    return 0.98;
  return lia_word_likeness (text, word->length, other_text, other->length);
}

typedef struct
{
  guint shared; /* weight of the words that are the same, of both names */
  double alike; /* the same of those that are alike */
  guint n_exact;
  guint n_alike;
  guint n_letters;
  guint numbers[2]; /* left over */
  guint plain_left[2];
  gboolean distinctive;
  gboolean abbreviated;
} Alignment;

static void
align_exact (const LiaIdentity *a,
             const LiaIdentityWord *words,
             guint n,
             const LiaIdentity *b,
             const LiaIdentityWord *others,
             guint n_others,
             guint32 *left,
             guint32 *others_left,
             Alignment *alignment)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n_others; j++)
      if ((*others_left & 1u << j) != 0 && is_same_word (a, &words[i], b, &others[j]))
        {
          *left &= ~(1u << i);
          *others_left &= ~(1u << j);
          alignment->shared
              += lia_identity_weigh_word (&words[i]) + lia_identity_weigh_word (&others[j]);
          alignment->distinctive |= words[i].kind == LIA_NAME_WORD_PLAIN;
          alignment->n_exact++;
          break;
        }
}

/* Each word that is left over takes the one most like it. */
static void
align_alike (const LiaIdentity *a,
             const LiaIdentityWord *words,
             const LiaIdentity *b,
             const LiaIdentityWord *others,
             guint32 *left,
             guint32 *others_left,
             Alignment *alignment)
{
  for (guint32 rest = *left; rest != 0; rest &= rest - 1)
    {
      const guint i = (guint) __builtin_ctz (rest);
      const guint32 letters = get_letters (a, &words[i]);
      double best = 0;
      guint best_at = 0;

      for (guint32 candidates = *others_left; candidates != 0; candidates &= candidates - 1)
        {
          const guint j = (guint) __builtin_ctz (candidates);
          const double likeness = compare_words (a, &words[i], letters, b, &others[j]);

          if (likeness > best)
            {
              best = likeness;
              best_at = j;
            }
        }
      if (best > 0)
        {
          const LiaIdentityWord *other = &others[best_at];

          *left &= ~(1u << i);
          *others_left &= ~(1u << best_at);
          alignment->alike
              += best * (lia_identity_weigh_word (&words[i]) + lia_identity_weigh_word (other));
          alignment->distinctive
              |= words[i].kind == LIA_NAME_WORD_PLAIN && other->kind == LIA_NAME_WORD_PLAIN;
          alignment->n_alike++;
          alignment->n_letters += lia_word_distance (get_text (a, &words[i]), words[i].length,
                                                     get_text (b, other), other->length, 9);
        }
    }
}

static void
count_left (const LiaIdentityWord *words, guint32 left, guint side, Alignment *alignment)
{
  for (; left != 0; left &= left - 1)
    {
      const LiaIdentityWord *word = &words[__builtin_ctz (left)];

      alignment->numbers[side] += word->number ? 1 : 0;
      alignment->plain_left[side] += word->kind != LIA_NAME_WORD_BODY;
    }
}

static guint32
bits (guint n)
{
  return n >= 32 ? ~0u : (1u << n) - 1;
}

static guint
weigh (const LiaIdentityWord *words, guint n)
{
  guint weight = 0;

  for (guint i = 0; i < n; i++)
    weight += lia_identity_weigh_word (&words[i]);
  return weight;
}

static double
measure (const Alignment *alignment, guint weight, guint other_weight)
{
  double likeness = ((double) alignment->shared + alignment->alike) / (weight + other_weight);

  /* "Team 1" and "Team 2" are two; "Team 2" may be "Team". */
  if (alignment->numbers[0] > 0 && alignment->numbers[1] > 0)
    likeness *= 0.6;
  else if (alignment->numbers[0] + alignment->numbers[1] > 0)
    likeness *= 0.9;
  /* Each has a subject or a place of its own. */
  else if (alignment->plain_left[0] > 0 && alignment->plain_left[1] > 0)
    likeness *= 0.9;
  return likeness;
}

static LiaNameLikeness
tell_kind (const Alignment *alignment, gboolean all_alike, gboolean part)
{
  if (all_alike)
    return LIA_NAMES_DIFFER_IN_SPELLING;
  return part ? LIA_NAMES_PART_OF_OTHER : LIA_NAMES_ALIKE;
}

void
lia_likeness_compare_names (const LiaIdentity *a,
                            guint i,
                            const LiaIdentity *b,
                            guint j,
                            LiaNameComparison *comparison)
{
  const LiaIdentityName *name = &lia_identity_get_names (a)[i];
  const LiaIdentityName *other = &lia_identity_get_names (b)[j];
  const LiaIdentityWord *words = lia_identity_get_words (a) + name->first;
  const LiaIdentityWord *others = lia_identity_get_words (b) + other->first;
  guint32 left = bits (name->n);
  guint32 others_left = bits (other->n);
  Alignment alignment = { 0 };
  gboolean part;

  *comparison = (LiaNameComparison) { .likeness = 1, .distinctive = name->distinctive };
  /* What is written the same means the same. */
  if (lia_identity_has_same_joined (a, name, b, other))
    {
      if (name->exact == other->exact)
        comparison->kind = LIA_NAMES_SAME;
      else if (name->ordered == other->ordered)
        comparison->kind = LIA_NAMES_SAME_BUT_FORM;
      /* "Data Integration", "DataIntegration". */
      else if (lia_identity_hash_meanings (a, name) != lia_identity_hash_meanings (b, other))
        comparison->kind = LIA_NAMES_DIFFER_IN_SPELLING;
    }
  if (comparison->kind != LIA_NAMES_MISSING)
    return;

  align_exact (a, words, name->n, b, others, other->n, &left, &others_left, &alignment);
  if (left == 0 && others_left == 0)
    {
      gboolean same_order = TRUE;

      /* The same meanings in the same order, or not: only then it is the order that differs. */
      for (guint at = 0; at < name->n; at++)
        same_order = same_order && is_same_word (a, &words[at], b, &others[at]);
      comparison->kind = same_order ? LIA_NAMES_SAME_IN_MEANING : LIA_NAMES_SAME_IN_OTHER_ORDER;
      comparison->likeness = same_order ? 0.98 : 0.97;
      return;
    }

  align_alike (a, words, b, others, &left, &others_left, &alignment);
  count_left (words, left, 0, &alignment);
  count_left (others, others_left, 1, &alignment);
  part = (left == 0 || others_left == 0) && alignment.n_exact > 0 && alignment.distinctive;
  comparison->likeness = measure (&alignment, weigh (words, name->n), weigh (others, other->n));
  if (part && alignment.n_alike == 0)
    comparison->likeness = MAX (comparison->likeness, MIN_PART);
  comparison->distinctive = alignment.distinctive;
  comparison->numbers_differ = alignment.numbers[0] > 0 && alignment.numbers[1] > 0;
  comparison->n_letters = alignment.n_letters;
  comparison->kind = tell_kind (&alignment, left == 0 && others_left == 0, part);
  if (comparison->likeness < MIN_PART)
    comparison->kind = LIA_NAMES_DIFFER;
}

/* People. */

static double
compare_given (const LiaIdentity *a,
               const LiaIdentityWord *word,
               const LiaIdentity *b,
               const LiaIdentityWord *other,
               LiaNameLikeness *kind)
{
  g_autofree char *text = NULL;
  g_autofree char *other_text = NULL;
  g_autofree char *skeleton = NULL;
  g_autofree char *other_skeleton = NULL;
  double likeness;

  if (is_same_word (a, word, b, other))
    return 1;
  if (word->length == 1 || other->length == 1)
    {
      *kind = LIA_NAMES_INITIAL;
      return *get_text (a, word) == *get_text (b, other) ? 0.75 : 0;
    }
  text = g_strndup (get_text (a, word), word->length);
  other_text = g_strndup (get_text (b, other), other->length);
  if (lia_nicknames_are_same (text, other_text))
    {
      *kind = LIA_NAMES_NICKNAME;
      return 0.93;
    }
  skeleton = lia_romanise_skeleton (text);
  other_skeleton = lia_romanise_skeleton (other_text);
  if (strlen (skeleton) >= 2 && strcmp (skeleton, other_skeleton) == 0)
    {
      *kind = LIA_NAMES_ROMANISED;
      return 0.94;
    }
  likeness = lia_word_likeness (text, word->length, other_text, other->length);
  if (likeness > 0)
    *kind = LIA_NAMES_DIFFER_IN_SPELLING;
  return likeness;
}

/* The words of one list in those of the other; the shorter list decides, what is left over costs little. */
static double
compare_parts (const LiaIdentity *a,
               const LiaIdentityWord *words,
               guint n,
               const LiaIdentity *b,
               const LiaIdentityWord *others,
               guint n_others,
               double leftover,
               LiaNameLikeness *kind)
{
  guint32 others_left = bits (n_others);
  double sum = 0;

  if (n > n_others)
    return compare_parts (b, others, n_others, a, words, n, leftover, kind);
  for (guint i = 0; i < n; i++)
    {
      LiaNameLikeness best_kind = *kind;
      double best = 0;
      guint best_at = 0;

      for (guint32 rest = others_left; rest != 0; rest &= rest - 1)
        {
          const guint j = (guint) __builtin_ctz (rest);
          LiaNameLikeness word_kind = *kind;
          const double likeness = compare_given (a, &words[i], b, &others[j], &word_kind);

          if (likeness > best)
            {
              best = likeness;
              best_at = j;
              best_kind = word_kind;
            }
        }
      if (best == 0)
        return 0;
      others_left &= ~(1u << best_at);
      sum += best;
      *kind = best_kind;
    }
  return sum / n - leftover * (n_others - n);
}

static void
take_if_better (LiaNameComparison *comparison,
                const LiaIdentity *a,
                const LiaIdentityWord *given,
                guint n_given,
                const LiaIdentityWord *family,
                guint n_family,
                const LiaIdentity *b,
                double worth)
{
  const LiaIdentityWord *words = lia_identity_get_words (b) + lia_identity_get_names (b)->first;
  const guint n_other_given = b->n_given;
  const guint n_other_family = lia_identity_get_names (b)->n - n_other_given;
  LiaNameLikeness kind = LIA_NAMES_SAME;
  double likeness = 0;

  if (n_family > 0 && n_other_family > 0)
    {
      const double family_likeness = compare_parts (a, family, n_family, b, words + n_other_given,
                                                    n_other_family, 0.06, &kind);
      double given_likeness = 0.5;

      /* An initial is no family name. */
      if (kind == LIA_NAMES_INITIAL || family_likeness == 0)
        return;
      if (n_given > 0 && n_other_given > 0)
        given_likeness = compare_parts (a, given, n_given, b, words, n_other_given, 0.04, &kind);
      else if (n_given + n_other_given == 0)
        given_likeness = 1;
      else
        kind = LIA_NAMES_PART_OF_OTHER;
      likeness = (0.55 * family_likeness + 0.45 * given_likeness) * worth;
      if (given_likeness == 0)
        kind = LIA_NAMES_DIFFER;
    }
  else if (n_family + n_other_family == 0 && n_given > 0 && n_other_given > 0)
    likeness = 0.9 * compare_parts (a, given, n_given, b, words, n_other_given, 0.1, &kind);
  if (likeness > comparison->likeness)
    {
      comparison->likeness = likeness;
      comparison->kind = worth < 1 && kind == LIA_NAMES_SAME ? LIA_NAMES_SAME_IN_OTHER_ORDER : kind;
    }
}

void
lia_likeness_compare_person_names (const LiaIdentity *a,
                                   const LiaIdentity *b,
                                   LiaNameComparison *comparison)
{
  const LiaIdentityName *name = lia_identity_get_names (a);
  const LiaIdentityName *other = lia_identity_get_names (b);
  const LiaIdentityWord *words;
  gboolean same_words;
  guint n;

  *comparison = (LiaNameComparison) { .kind = LIA_NAMES_MISSING, .distinctive = TRUE };
  if (a->n_names == 0 || b->n_names == 0)
    return;
  comparison->kind = LIA_NAMES_DIFFER;
  words = lia_identity_get_words (a) + name->first;
  n = name->n;
  same_words = lia_identity_hash_meanings (a, name) == lia_identity_hash_meanings (b, other);
  if (same_words && a->n_given == b->n_given && lia_identity_has_same_joined (a, name, b, other))
    {
      comparison->likeness = 1;
      comparison->kind = LIA_NAMES_SAME;
      return;
    }

  take_if_better (comparison, a, words, a->n_given, words + a->n_given, n - a->n_given, b, 1);
  /* Family name and given name changed places. */
  take_if_better (comparison, a, words + a->n_given, n - a->n_given, words, a->n_given, b, 0.96);
  /* The whole name in one field. */
  if ((a->n_given == 0) != (b->n_given == 0) && name->n > 1 && other->n > 1 && same_words
      && comparison->likeness < 0.96)
    {
      comparison->likeness = 0.96;
      comparison->kind = LIA_NAMES_SAME_IN_OTHER_ORDER;
    }
  if (comparison->likeness < 0.7)
    comparison->kind = LIA_NAMES_DIFFER;
}
