/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-import-person-name.h"

#include <string.h>

#include "lia-text.h"

void
lia_person_name_clear (LiaPersonName *self)
{
  g_clear_pointer (&self->honorific, g_free);
  g_clear_pointer (&self->given, g_free);
  g_clear_pointer (&self->family, g_free);
  g_clear_pointer (&self->suffix, g_free);
}

static gboolean
is_among (const char *word, const char *const *list)
{
  g_autofree char *folded = lia_text_fold (word);
  const gsize length = strlen (folded);

  if (length > 0 && folded[length - 1] == '.')
    folded[length - 1] = '\0';
  return g_strv_contains (list, folded);
}

static gboolean
is_honorific (const char *word)
{
  static const char *const honorifics[] = {
    "dr",   "prof", "professor", "mr",   "mrs", "ms",  "miss", "sir",  "dame", "h.e",
    "hon",  "amb",  "ing",       "eng",  "col", "gen", "capt", "lt",   "maj",  "mme",
    "mlle", "m",    "herr",      "frau", "sr",  "sra", "dra",  "dott", "rev",  NULL,
  };

  return is_among (word, honorifics);
}

/* Written in capitals, as family names often are in lists of delegates. */
static gboolean
is_capitals (const char *word)
{
  guint n_letters = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      if (g_unichar_isalpha (c))
        n_letters++;
    }
  return n_letters >= 2;
}

/* What stands behind a name. "Ma" is a given name, "MA" is none. */
static gboolean
is_suffix (const char *word)
{
  static const char *const suffixes[] = {
    "phd",  "ph.d", "dphil", "md",  "m.d", "mba", "mbe",  "obe", "cbe",  "kbe", "jr", "sr",
    "ii",   "iii",  "esq",   "mp",  "mep", "msc", "m.sc", "bsc", "b.sc", "ma",  "ba", "llm",
    "ll.m", "llb",  "jd",    "j.d", "cpa", "qc",  "kc",   "frs", "ret",  NULL,
  };

  return is_among (word, suffixes) && (is_capitals (word) || strlen (word) > 2);
}

static gboolean
are_all (char **words, gboolean (*is_one) (const char *))
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!is_one (words[i]))
      return FALSE;
  return words[0] != NULL;
}

/* Words that belong to the family name behind them. */
static gboolean
is_particle (const char *word)
{
  static const char *const particles[] = {
    "de",  "da",  "do",  "dos", "das", "du",  "di",  "del", "della", "la", "le", "van", "von",
    "der", "den", "ter", "ten", "zu",  "bin", "ben", "ibn", "al",    "el", "y",  "af",  NULL,
  };

  return is_among (word, particles);
}

static char *
join (char **words, guint first, guint end)
{
  GString *text;

  if (first >= end)
    return NULL;
  text = g_string_new (words[first]);
  for (guint i = first + 1; i < end; i++)
    {
      g_string_append_c (text, ' ');
      g_string_append (text, words[i]);
    }
  return g_string_free_and_steal (text);
}

/* The words from the first to the last in capitals, when these stand at one end and others beside them. */
static gboolean
split_by_capitals (char **words, guint first, guint n, guint *family, guint *end)
{
  guint from = n;
  guint to = first;

  for (guint i = first; i < n; i++)
    if (is_capitals (words[i]))
      {
        from = MIN (from, i);
        to = i + 1;
      }
  if (from >= to || to - from == n - first || (from > first && to < n))
    return FALSE;
  *family = from;
  *end = to;
  return TRUE;
}

static char **
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/* "Ada Obi (Ms)": takes the honorific away from the end. */
static char *
take_bracketed_honorific (char *text)
{
  char *open = strrchr (text, '(');
  const gsize length = strlen (text);
  g_autofree char *inner = NULL;
  g_auto (GStrv) words = NULL;

  if (open == NULL || open == text || text[length - 1] != ')')
    return NULL;
  inner = g_strndup (open + 1, (gsize) (text + length - 1 - (open + 1)));
  words = split_words (inner);
  if (!are_all (words, is_honorific))
    return NULL;
  *open = '\0';
  g_strchomp (text);
  return g_steal_pointer (&inner);
}

/* "Jean Picard, PhD, MP": takes what follows the first comma away when it is no given name. */
static char *
take_suffix (char *text)
{
  char *comma = strchr (text, ',');
  g_autofree char *after = NULL;
  g_auto (GStrv) words = NULL;

  if (comma == NULL)
    return NULL;
  after = g_strdup (comma + 1);
  g_strdelimit (after, ",", ' ');
  words = split_words (after);
  if (!are_all (words, is_suffix))
    return NULL;
  *comma = '\0';
  return g_strjoinv (" ", words);
}

static void
split (const char *text, LiaPersonName *name)
{
  const char *comma = strchr (text, ',');
  g_auto (GStrv) words = split_words (comma != NULL ? comma + 1 : text);
  const guint n = g_strv_length (words);
  guint first = 0;
  guint family;
  guint end = n;

  while (first + 1 < n && is_honorific (words[first]))
    first++;
  name->honorific = join (words, 0, first);

  if (comma != NULL)
    {
      g_autofree char *before = g_strndup (text, (gsize) (comma - text));

      name->family = lia_text_strip (before);
      name->given = join (words, first, n);
      return;
    }

  if (!split_by_capitals (words, first, n, &family, &end))
    {
      family = n > first ? n - 1 : first;
      for (guint i = first + 1; i < n; i++)
        if (is_particle (words[i]))
          {
            family = i;
            break;
          }
    }
  name->family = join (words, family, end);
  name->given = family > first ? join (words, first, family) : join (words, end, n);
}

void
lia_person_name_split (const char *text, LiaPersonName *name)
{
  g_autofree char *rest = lia_text_strip (text);
  g_autofree char *honorific = NULL;

  memset (name, 0, sizeof *name);
  if (rest == NULL)
    return;
  honorific = take_bracketed_honorific (rest);
  name->suffix = take_suffix (rest);
  split (rest, name);
  if (name->honorific == NULL)
    name->honorific = g_steal_pointer (&honorific);
}
