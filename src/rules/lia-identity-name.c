/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lia-identity-private.h"
#include "lia-romanise.h"
#include "lia-text.h"
#include "lia-word-likeness.h"

/* A longer word is seldom an acronym. */
#define MAX_ACRONYM 10

/* The words of a name while it is taken apart. */
typedef struct
{
  char *words[LIA_IDENTITY_MAX_WORDS]; /* in the buffer of the name */
  guint n;
} Words;

static gboolean
is_letter (const char *p)
{
  return g_ascii_isalnum (*p) || (guchar) *p >= 0x80;
}

/* Takes @text apart in place. Dots vanish between initials ("S.A.") and divide else; "d'" and "l'" are words
 * of their own. */
static void
split (char *text, Words *words)
{
  char *out = text;
  char *start = text;
  guint since_dot = 0;

  words->n = 0;
  for (const char *p = text;; p++)
    {
      const gboolean joins
          = (*p == '.' && since_dot <= 2 && is_letter (p + 1)) || (*p == '\'' && out - start > 2);

      if (*p != '\0' && is_letter (p))
        {
          *out++ = *p;
          since_dot++;
          continue;
        }
      if (out > start && joins)
        {
          since_dot = 0;
          continue;
        }
      if (out > start)
        {
          const char end = *p;

          if (words->n < LIA_IDENTITY_MAX_WORDS)
            words->words[words->n++] = start;
          /* What is written stays behind what is read, so the separator may be overwritten. */
          *out++ = '\0';
          start = out;
          since_dot = 0;
          if (end == '\0')
            return;
        }
      else if (*p == '\0')
        return;
    }
}

/* "Geneva Centre for Security Policy (GCSP)": takes a single word of capitals out of brackets. */
static char *
take_bracketed_acronym (char *name)
{
  char *open = strrchr (name, '(');
  char *close = open != NULL ? strchr (open, ')') : NULL;
  char *acronym;

  if (close == NULL || close - open < 3 || close - open > MAX_ACRONYM + 1 || open == name)
    return NULL;
  for (const char *p = open + 1; p < close; p++)
    if (!g_ascii_isupper (*p) && !g_ascii_isdigit (*p) && *p != '-' && *p != '.' && *p != '&')
      return NULL;
  acronym = g_strndup (open + 1, (gsize) (close - open - 1));
  memset (open, ' ', (gsize) (close - open + 1));
  return acronym;
}

static gboolean
says_nothing (const char *word, gboolean first)
{
  switch (lia_name_lexicon_find (word, NULL))
    {
    case LIA_NAME_WORD_LEGAL_FORM:
      return !first;
    case LIA_NAME_WORD_LEGAL_FORM_BEFORE:
      return TRUE;
    case LIA_NAME_WORD_SMALL:
    case LIA_NAME_WORD_PLAIN:
    case LIA_NAME_WORD_BODY:
    case LIA_NAME_WORD_TOPIC:
    default:
      return FALSE;
    }
}

static gboolean
is_small (const char *word)
{
  return lia_name_lexicon_find (word, NULL) == LIA_NAME_WORD_SMALL;
}

/* Legal forms stand at the ends of a name; small words between two of them ("S.A. de C.V.") go with them. */
static void
trim_legal_forms (Words *words, guint *first, guint *end)
{
  *first = 0;
  *end = words->n;
  while (*end - *first > 1)
    {
      if (says_nothing (words->words[*end - 1], FALSE))
        (*end)--;
      else if (*end - *first > 2 && is_small (words->words[*end - 1])
               && says_nothing (words->words[*end - 2], FALSE))
        *end -= 2;
      else
        break;
    }
  while (*end - *first > 1 && says_nothing (words->words[*first], TRUE))
    (*first)++;
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

static void
append_word (LiaIdentityBuilder *builder,
             LiaIdentityName *name,
             const char *meaning,
             LiaNameWordKind kind,
             gboolean number)
{
  const gsize length = lia_identity_cut_text (meaning);
  const LiaIdentityWord word = {
    .text = (guint16) builder->text->len,
    .length = (guint8) length,
    .kind = (guint) kind & 0x7fu,
    .number = number ? 1 : 0,
  };

  g_string_append_len (builder->text, meaning, (gssize) length);
  name->n++;
  g_array_append_val (builder->words, word);
}

static void
start_name (LiaIdentityBuilder *builder, LiaIdentityName *name)
{
  name->first = (guint8) builder->words->len;
  name->joined = (guint16) builder->text->len;
}

static void
add_word (LiaIdentityBuilder *builder, LiaIdentityName *name, const char *written)
{
  const char *meaning;
  const LiaNameWordKind kind = lia_name_lexicon_find (written, &meaning);

  append_word (builder, name, meaning, kind, has_digit (written));
  if (kind != LIA_NAME_WORD_BODY && kind != LIA_NAME_WORD_TOPIC)
    name->distinctive = TRUE;
}

/* The words of @name are all there, and nothing behind them yet. */
static void
finish_name (LiaIdentityBuilder *builder, LiaIdentityName *name)
{
  name->joined_length = (guint16) (builder->text->len - name->joined);
  g_array_append_val (builder->names, *name);
}

static gboolean
is_and (const char *word)
{
  static const char *const words[] = { "and", "et", "und", "y", "e", "en", "i", "och", "og", NULL };

  return g_strv_contains (words, word);
}

/* Initials without small words, with "and", and with all: "Department of Energy" is the DoE, "United Nations
 * Conference on Trade and Development" UNCTAD. */
static void
add_initials (LiaIdentityBuilder *builder, const Words *words, guint first, guint end)
{
  for (guint kind = 0; kind < 3; kind++)
    {
      g_autoptr (GString) initials = g_string_new (NULL);

      for (guint i = first; i < end; i++)
        if (kind == 2 || !is_small (words->words[i]) || (kind == 1 && is_and (words->words[i])))
          g_string_append_unichar (initials, g_utf8_get_char (words->words[i]));
      if (initials->len >= (kind == 0 ? 2 : 3) && initials->len <= MAX_ACRONYM)
        lia_identity_add_trait (builder, LIA_TRAIT_INITIALS, initials->str);
    }
}

static guint32
hash_words (const Words *words, guint first, guint end, gboolean with_small)
{
  guint64 hash = 0;

  for (guint i = first; i < end; i++)
    if (with_small || !is_small (words->words[i]))
      hash = hash * G_GUINT64_CONSTANT (0x100000001b3)
             ^ lia_word_hash (words->words[i], strlen (words->words[i]));
  return (guint32) (hash ^ (hash >> 32));
}

void
lia_identity_add_partner_name (LiaIdentityBuilder *builder, const char *text, gboolean own)
{
  g_autofree char *written = g_strdup (text);
  g_autofree char *acronym = take_bracketed_acronym (written);
  g_autofree char *folded = lia_text_fold (written);
  g_autofree char *roman = lia_romanise (folded);
  LiaIdentityName name = { 0 };
  Words words;
  guint first;
  guint end;

  if (acronym != NULL)
    lia_identity_add_trait (builder, LIA_TRAIT_ACRONYM, acronym);
  split (roman, &words);
  if (words.n == 0)
    return;

  trim_legal_forms (&words, &first, &end);
  start_name (builder, &name);
  name.exact = hash_words (&words, 0, words.n, TRUE);
  name.ordered = hash_words (&words, first, end, FALSE);
  for (guint i = first; i < end; i++)
    if (!is_small (words.words[i]))
      add_word (builder, &name, words.words[i]);
  /* Names of nothing but small words are names, too. */
  if (name.n == 0)
    for (guint i = first; i < end; i++)
      add_word (builder, &name, words.words[i]);
  finish_name (builder, &name);
  add_initials (builder, &words, first, end);
  if (end - first == 1 && strlen (words.words[first]) <= MAX_ACRONYM
      && strlen (words.words[first]) >= 2 && own)
    lia_identity_add_trait (builder, LIA_TRAIT_NAME_AS_ACRONYM, words.words[first]);
}

static guint
add_person_words (LiaIdentityBuilder *builder, LiaIdentityName *name, const char *text)
{
  g_autofree char *folded = lia_text_fold (text);
  g_autofree char *roman = lia_romanise (folded);
  Words words;
  guint n = 0;

  split (roman, &words);
  for (guint i = 0; i < words.n && name->n < LIA_IDENTITY_MAX_WORDS; i++)
    {
      append_word (builder, name, words.words[i], LIA_NAME_WORD_PLAIN, FALSE);
      n++;
    }
  return n;
}

guint
lia_identity_add_person_name (LiaIdentityBuilder *builder, const char *given, const char *family)
{
  LiaIdentityName name = { .distinctive = TRUE };
  guint n_given = 0;

  start_name (builder, &name);
  if (given != NULL)
    n_given = add_person_words (builder, &name, given);
  if (family != NULL)
    add_person_words (builder, &name, family);
  if (name.n == 0)
    return 0;
  finish_name (builder, &name);
  return n_given;
}
