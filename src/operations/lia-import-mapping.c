/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-text.h"

/* How sure a guess is, from 0 to 100. */
#define SCORE_SAME      100 /* the field's own name or label */
#define SCORE_ALIAS     95
#define SCORE_WORDS     85 /* the same words in another order, small words left out */
#define SCORE_NAME_OF   80 /* "Organisation name" for what is known as "organisation" */
#define SCORE_AMONG     70 /* all words of an alias, and one more */
#define SCORE_NEAR      8 /* less, when a word is only nearly the same */
#define SCORE_THRESHOLD 70

/* Words that tell no column from another, in the languages the header words come in. */
static const char *const small_words[] = {
  "of",  "the", "a",   "an",  "and", "in", "for", "de",   "la",  "le", "les",
  "du",  "des", "d",   "l",   "et",  "el", "los", "las",  "del", "y",  "en",
  "der", "die", "das", "und", "im",  "no", "nr",  "your", "our",
};

static gboolean
is_small (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (small_words); i++)
    if (g_str_equal (small_words[i], word))
      return TRUE;
  return FALSE;
}

/* Folded words of a header; what stands in brackets ("(EN)", "(if any)") is left out. "e-mail" is one word. */
static char **
split_words (const char *text)
{
  g_autofree char *folded = lia_text_fold (text);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);
  guint depth = 0;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == '(' || c == '[')
        depth++;
      if (depth == 0 && g_unichar_isalnum (c))
        {
          g_string_append_unichar (word, c);
          continue;
        }
      if (c == '-' && g_str_equal (word->str, "e"))
        continue;
      if (word->len > 0 && !is_small (word->str))
        g_strv_builder_add (words, word->str);
      g_string_truncate (word, 0);
      if ((c == ')' || c == ']') && depth > 0)
        depth--;
      if (c == '\0')
        break;
    }
  return g_strv_builder_end (words);
}

/* At most @limit insertions, deletions and replacements lead from one ASCII word to the other. */
static gboolean
is_near (const char *a, const char *b, guint limit)
{
  const gsize n = strlen (a);
  const gsize m = strlen (b);
  guint previous[33];
  guint current[33];

  if (n > 32 || m > 32 || n > m + limit || m > n + limit)
    return FALSE;
  for (gsize j = 0; j <= m; j++)
    previous[j] = (guint) j;
  for (gsize i = 1; i <= n; i++)
    {
      current[0] = (guint) i;
      for (gsize j = 1; j <= m; j++)
        {
          const guint replaced = previous[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0);

          current[j] = MIN (replaced, MIN (previous[j], current[j - 1]) + 1);
        }
      memcpy (previous, current, sizeof previous);
    }
  return previous[m] <= limit;
}

/* Words of one letter's difference that are no slips of the pen. */
static gboolean
are_false_friends (const char *a, const char *b)
{
  static const char *const friends[][2] = {
    { "contact", "contract" },
    { "contacto", "contrato" },
    { "kontakt", "kontrakt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (friends); i++)
    if ((g_str_has_prefix (a, friends[i][0]) && g_str_has_prefix (b, friends[i][1]))
        || (g_str_has_prefix (a, friends[i][1]) && g_str_has_prefix (b, friends[i][0])))
      return TRUE;
  return FALSE;
}

/* "organisation" and "organization", "adress" and "address", singular and plural. */
static gboolean
same_word (const char *a, const char *b)
{
  const gsize length = MIN (strlen (a), strlen (b));

  if (g_str_equal (a, b))
    return TRUE;
  if (are_false_friends (a, b))
    return FALSE;
  return length >= 5 && a[0] == b[0] && is_near (a, b, length >= 9 ? 2 : 1);
}

/* @near: set when some are only nearly the same */
static guint
count_shared (char **a, char **b, gboolean *near)
{
  guint n = 0;

  for (guint i = 0; a[i] != NULL; i++)
    {
      if (g_strv_contains ((const char *const *) b, a[i]))
        {
          n++;
          continue;
        }
      for (guint j = 0; b[j] != NULL; j++)
        if (same_word (a[i], b[j]))
          {
            *near = TRUE;
            n++;
            break;
          }
    }
  return n;
}

static guint
score_words (char **header, char **alias)
{
  const guint n_header = g_strv_length (header);
  const guint n_alias = g_strv_length (alias);
  gboolean near = FALSE;
  guint score = 0;

  if (n_header == 0 || n_alias == 0 || count_shared (alias, header, &near) < n_alias)
    return 0;
  if (n_header == n_alias)
    score = SCORE_WORDS;
  else if (n_header == n_alias + 1)
    score = g_strv_contains ((const char *const *) header, "name") ? SCORE_NAME_OF : SCORE_AMONG;
  return score > 0 && near ? score - SCORE_NEAR : score;
}

static guint
score_alias (const char *folded_header, char **header_words, const char *alias, guint exact_score)
{
  g_autofree char *folded = lia_text_fold (alias);
  g_auto (GStrv) words = NULL;

  if (g_str_equal (folded_header, folded))
    return exact_score;
  words = split_words (alias);
  return score_words (header_words, words);
}

static guint
score_target (const char *header, const LiaImportTarget *target)
{
  g_autofree char *folded = lia_text_fold (header);
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) aliases = NULL;
  g_autofree char *spaced_name = NULL;
  guint best;

  g_strdelimit (folded, "_", ' ');
  if (*folded == '\0')
    return 0;

  words = split_words (folded);
  spaced_name = g_strdelimit (g_strdup (target->name), "_", ' ');
  best = score_alias (folded, words, spaced_name, SCORE_SAME);
  best = MAX (best, score_alias (folded, words, target->label, SCORE_SAME));
  best = MAX (best,
              score_alias (folded, words, g_dgettext (GETTEXT_PACKAGE, target->label), SCORE_SAME));
  if (target->headers != NULL)
    {
      aliases = g_strsplit (target->headers, "|", -1);
      for (guint i = 0; aliases[i] != NULL; i++)
        best = MAX (best, score_alias (folded, words, aliases[i], SCORE_ALIAS));
    }
  return best;
}

/* A lone "Name" column of people is the whole name; beside a column of given names it is the family's. */
static void
prefer_full_name (const GArray *targets, guint n_columns, guint *scores)
{
  const int full = lia_import_targets_find (targets, "name");
  const int given = lia_import_targets_find (targets, "given_name");
  const int family = lia_import_targets_find (targets, "family_name");

  if (full < 0 || given < 0 || family < 0)
    return;
  for (guint column = 0; column < n_columns; column++)
    if (scores[column * targets->len + (guint) given] >= SCORE_ALIAS)
      {
        for (guint other = 0; other < n_columns; other++)
          scores[other * targets->len + (guint) full] = 0;
        return;
      }
  for (guint column = 0; column < n_columns; column++)
    if (scores[column * targets->len + (guint) full]
        >= scores[column * targets->len + (guint) family])
      scores[column * targets->len + (guint) family] = 0;
}

/* A second column headed as the one of e-mail addresses or numbers holds more of them. */
static void
guess_others (const GArray *targets,
              const char *const *headers,
              guint n_columns,
              int *columns,
              gboolean *taken)
{
  static const char *const others[][2] = {
    { "email", "other_emails" },
    { "phone", "other_phones" },
    { "mobile", "other_phones" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const int first = lia_import_targets_find (targets, others[i][0]);
      const int other = lia_import_targets_find (targets, others[i][1]);

      for (guint column = 0; first >= 0 && other >= 0 && column < n_columns; column++)
        if (columns[column] < 0 && !taken[other]
            && score_target (headers[column], lia_import_targets_get (targets, (guint) first))
                   >= SCORE_ALIAS)
          {
            columns[column] = other;
            taken[other] = TRUE;
          }
    }
}

void
lia_import_guess_columns (const GArray *targets,
                          const char *const *headers,
                          guint n_columns,
                          int *columns)
{
  g_autofree guint *scores = g_new0 (guint, (gsize) n_columns * targets->len + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, targets->len + 1);

  for (guint column = 0; column < n_columns; column++)
    {
      columns[column] = -1;
      for (guint i = 0; i < targets->len; i++)
        scores[column * targets->len + i]
            = score_target (headers[column], lia_import_targets_get (targets, i));
    }
  prefer_full_name (targets, n_columns, scores);

  /* The surest pair first; among equals the leftmost column, then the first field. */
  for (;;)
    {
      guint best = SCORE_THRESHOLD - 1;
      guint best_column = 0;
      guint best_target = 0;

      for (guint column = 0; column < n_columns; column++)
        for (guint i = 0; columns[column] < 0 && i < targets->len; i++)
          if (!taken[i] && scores[column * targets->len + i] > best)
            {
              best = scores[column * targets->len + i];
              best_column = column;
              best_target = i;
            }
      if (best < SCORE_THRESHOLD)
        break;
      columns[best_column] = (int) best_target;
      taken[best_target] = TRUE;
    }
  guess_others (targets, headers, n_columns, columns, taken);
}

char *
lia_import_mapping_key (const LiaRecordType *type, const char *const *headers, guint n_columns)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *folded = lia_text_fold (headers[i]);

      /* With its NUL, so that cells cannot run into each other. */
      g_checksum_update (checksum, (const guchar *) folded, (gssize) strlen (folded) + 1);
    }
  return g_strdup_printf ("import/%s/%.16s", type->table, g_checksum_get_string (checksum));
}

char *
lia_import_mapping_write (const GArray *targets, const int *columns, guint n_columns)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (text, '|');
      if (columns[i] >= 0)
        g_string_append (text, lia_import_targets_get (targets, (guint) columns[i])->name);
    }
  return g_string_free_and_steal (text);
}

gboolean
lia_import_mapping_read (const char *text, const GArray *targets, int *columns, guint n_columns)
{
  g_auto (GStrv) names = g_strsplit (text, "|", (int) n_columns + 1);
  g_autofree int *found = g_new (int, n_columns + 1);

  if (g_strv_length (names) != n_columns)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    {
      found[i] = *names[i] != '\0' ? lia_import_targets_find (targets, names[i]) : -1;
      if (*names[i] != '\0' && found[i] < 0)
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (found[i] >= 0 && found[i] == found[j])
          return FALSE;
    }
  memcpy (columns, found, n_columns * sizeof (int));
  return TRUE;
}
