/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-signature-name.h"

#include <string.h>

#include "lia-signature-words.h"
#include "lia-text.h"

#define MAX_NAME_WORDS 6

static gboolean
has_digit (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static gboolean
is_capitalised (const char *word)
{
  gunichar first = g_utf8_get_char (word);

  return g_unichar_isupper (first) || !g_unichar_islower (first);
}

/* Whether the e-mail address has the word: "a.obi@…" and "Obi". */
static gboolean
is_in_address (const LiaSignature *self, const char *folded)
{
  g_autofree char *local = NULL;
  const char *at = self->email != NULL ? strchr (self->email, '@') : NULL;

  if (at == NULL || strlen (folded) < 3)
    return FALSE;
  local = lia_text_fold (self->email);
  *strchr (local, '@') = '\0';

  return strstr (local, folded) != NULL;
}

/* How much a line looks like a name; 0 for not at all. */
guint
lia_signature_rate_name (const LiaSignature *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit_set (line, " ,", -1);
  g_autofree char *folded_line = lia_text_fold (line);
  guint n_words = 0;
  guint points = 1;

  if (has_digit (line) || strpbrk (line, "@:") != NULL)
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = lia_text_fold (words[i]);

      if (*folded == '\0' || lia_signature_is_credential (folded))
        continue;
      if (lia_signature_is_honorific (folded) && n_words == 0)
        {
          points += 3;
          continue;
        }
      if (!is_capitalised (words[i]) && !lia_signature_is_particle (folded))
        return 0;
      if (is_in_address (self, folded))
        points += 4;
      n_words++;
    }
  if (n_words == 0 || n_words > MAX_NAME_WORDS)
    return 0;
  if (lia_signature_guess (folded_line) != LIA_SIGNATURE_NOTHING)
    points = points > 4 ? points - 4 : 0;
  if (n_words >= 2 && points > 0)
    points += 1;

  return points;
}

void
lia_signature_set_name (LiaSignature *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GString) honorific = g_string_new (NULL);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = lia_text_fold (words[i]);
      GString *place = name;

      if (*folded == '\0')
        continue;
      if (lia_signature_is_honorific (folded) && name->len == 0 && words[i + 1] != NULL)
        place = honorific;
      else if (*folded == '(' && lia_signature_is_honorific (folded + 1) && honorific->len == 0)
        {
          /* "Samuel Mensah (Mr.)" */
          g_string_append (honorific, words[i] + 1);
          while (honorific->len > 0 && honorific->str[honorific->len - 1] == ')')
            g_string_truncate (honorific, honorific->len - 1);
          continue;
        }
      else if (name->len == 0 && lia_signature_guess (folded) == LIA_SIGNATURE_POST
               && words[i + 1] != NULL && words[i + 2] != NULL && self->post == NULL)
        {
          /* "Inspector Liam Byrne" */
          self->post = g_strdup (words[i]);
          continue;
        }
      else if (name->len > 0 && lia_signature_is_credential (folded))
        continue;
      if (place->len > 0)
        g_string_append_c (place, ' ');
      g_string_append (place, words[i]);
    }
  while (name->len > 0 && strchr (",;-", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  self->name = lia_text_strip (name->str);
  self->honorific = lia_text_strip (honorific->str);
}

/* "Ada Obi, Head of Partnerships": what stands before the first comma or dash, when it alone is the name. */
char *
lia_signature_split_name (const LiaSignature *self, const char *line, char **after)
{
  static const char *const separators[] = { " – ", " — ", " - ", ", " };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *at = strstr (line, separators[i]);
      g_autofree char *before = at != NULL ? g_strndup (line, (gsize) (at - line)) : NULL;
      const char *rest = at != NULL ? at + strlen (separators[i]) : NULL;
      g_autofree char *folded = rest != NULL ? lia_text_fold (rest) : NULL;

      if (before == NULL || strchr (before, ' ') == NULL
          || lia_signature_rate_name (self, before) == 0 || lia_signature_is_credential (folded))
        continue;
      if (lia_signature_guess (folded) == LIA_SIGNATURE_NOTHING
          && lia_signature_rate_name (self, rest) > 0 && i == G_N_ELEMENTS (separators) - 1)
        continue;
      *after = g_strdup (rest);
      return g_steal_pointer (&before);
    }

  return g_strdup (line);
}
