/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-signature-place.h"

#include <string.h>

#include "lia-text.h"

/* Takes the first value there is. */
static void
take (char **place, const char *text)
{
  if (*place == NULL)
    *place = lia_text_strip (text);
}

static char **
get_place (LiaSignature *self, LiaSignaturePart part)
{
  switch (part)
    {
    case LIA_SIGNATURE_POST:
      return &self->post;
    case LIA_SIGNATURE_UNIT:
      return &self->unit;
    case LIA_SIGNATURE_ORGANISATION:
      return &self->organisation;
    case LIA_SIGNATURE_PHONE:
      return &self->phone;
    case LIA_SIGNATURE_MOBILE:
      return &self->mobile;
    case LIA_SIGNATURE_WEBSITE:
      return &self->website;
    case LIA_SIGNATURE_EMAIL:
      return &self->email;
    default:
      return NULL;
    }
}

void
lia_signature_take (LiaSignature *self, LiaSignaturePart part, const char *text)
{
  char **place = get_place (self, part);

  if (place != NULL)
    take (place, text);
}

/* "Cyber Futures" and cyberfutures.example; "NDCO" and ndco.gov.example. */
static gboolean
is_in_domain (const LiaSignature *self, const char *line)
{
  g_autofree char *folded = lia_text_fold (line);
  g_autofree char *acronym = lia_text_acronym (line);
  g_autofree char *folded_acronym = lia_text_fold (acronym);
  g_autoptr (GString) joined = g_string_new (NULL);
  const char *at = self->email != NULL ? strchr (self->email, '@') : NULL;
  g_autofree char *domain = lia_text_fold (at != NULL              ? at + 1
                                           : self->website != NULL ? self->website
                                                                   : "");
  g_auto (GStrv) parts = NULL;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (joined, g_utf8_get_char (p));
  parts = g_strsplit_set (domain, "./-", -1);
  for (guint i = 0; parts[i] != NULL && parts[i + 1] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length < 3 || g_str_equal (parts[i], "www") || g_str_equal (parts[i], "gov")
          || g_str_equal (parts[i], "com") || g_str_equal (parts[i], "https:"))
        continue;
      if (strstr (joined->str, parts[i]) != NULL || g_str_equal (folded_acronym, parts[i]))
        return TRUE;
    }

  return FALSE;
}

static LiaSignaturePart
guess (const LiaSignature *self, const char *line)
{
  g_autofree char *folded = lia_text_fold (line);
  LiaSignaturePart part = lia_signature_guess (folded);

  if (part == LIA_SIGNATURE_POST)
    return part;
  if (self->organisation == NULL && is_in_domain (self, line))
    return LIA_SIGNATURE_ORGANISATION;

  return part;
}

/* "Director, International Cooperation": what the post is for, where the organisation stands elsewhere. */
static gboolean
is_post_and_field (const LiaSignature *self,
                   guint separator,
                   LiaSignaturePart left,
                   const char *right)
{
  return separator == 0 && left == LIA_SIGNATURE_POST && self->unit == NULL
         && g_unichar_isupper (g_utf8_get_char (right)) && strstr (right, ", ") == NULL;
}

/* "Director, Ministry of Posts", "Analyst at Example Ltd": where both sides say what they are, and not the same. */
static gboolean
split_parts (const LiaSignature *self, const char *line, char **first, char **second)
{
  static const char *const separators[]
      = { ", ", " at ", " @ ", " – ", " - ", " chez ", " bei ", " / " };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    for (const char *at = strstr (line, separators[i]); at != NULL;
         at = strstr (at + 1, separators[i]))
      {
        g_autofree char *before = g_strndup (line, (gsize) (at - line));
        const char *after = at + strlen (separators[i]);
        LiaSignaturePart left = guess (self, before);
        LiaSignaturePart right = guess (self, after);

        if (left == LIA_SIGNATURE_NOTHING || right == left
            || (right == LIA_SIGNATURE_NOTHING && i != 1 && i != 2
                && !is_post_and_field (self, i, left, after)))
          continue;
        *first = g_steal_pointer (&before);
        *second = g_strdup (after);
        return TRUE;
      }

  return FALSE;
}

/* An institute and its university: the greater one is the organisation, in whatever order they stand. */
static void
take_second_body (LiaSignature *self, const char *line)
{
  g_autofree char *folded = lia_text_fold (line);
  g_autofree char *folded_first = lia_text_fold (self->organisation);

  if (!is_in_domain (self, self->organisation)
      && (is_in_domain (self, line)
          || (lia_signature_is_top_body (folded) && !lia_signature_is_top_body (folded_first))))
    self->unit = g_steal_pointer (&self->organisation);
  take (self->unit == NULL ? &self->unit : &self->organisation, line);
}

static void
place_line (LiaSignature *self, const char *line, guint depth)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  char **place = NULL;

  if (depth < 3 && split_parts (self, line, &first, &second))
    {
      place_line (self, first, depth + 1);
      place_line (self, second, depth + 1);
      return;
    }

  place = get_place (self, guess (self, line));
  if (place == &self->post && *place != NULL)
    {
      /* "Secretaría de Conectividad", after a post: no second one. */
      g_autofree char *folded = lia_text_fold (line);

      place = get_place (self, lia_signature_guess_body (folded));
      if (place == NULL)
        return;
    }
  if (place != NULL && *place == NULL)
    {
      take (place, line);
    }
  else if (place == &self->unit && self->organisation == NULL)
    {
      /* The greater thing stands below. */
      take (&self->organisation, line);
    }
  else if (place == &self->organisation && self->unit == NULL
           && (!is_in_domain (self, line) || !is_in_domain (self, self->organisation)))
    {
      take_second_body (self, line);
    }
  else if (place == NULL && depth > 0)
    {
      take (self->post == NULL                                 ? &self->post
            : self->unit == NULL && !is_in_domain (self, line) ? &self->unit
                                                               : &self->organisation,
            line);
    }
}

/* Lines whose words say nothing: after the name comes the post, then the organisation. */
static void
place_unknown (LiaSignature *self, const GPtrArray *lines)
{
  guint n_unknown = 0;

  for (guint i = 0; i < lines->len; i++)
    n_unknown += guess (self, g_ptr_array_index (lines, i)) == LIA_SIGNATURE_NOTHING;
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (guess (self, line) != LIA_SIGNATURE_NOTHING || g_strcmp0 (line, self->organisation) == 0
          || g_strcmp0 (line, self->post) == 0)
        continue;
      if (self->post == NULL && (self->organisation != NULL || n_unknown > 1))
        take (&self->post, line);
      else if (self->organisation == NULL)
        take (&self->organisation, line);
    }
  if (self->organisation == NULL && self->unit != NULL && is_in_domain (self, self->unit))
    self->organisation = g_steal_pointer (&self->unit);
}

void
lia_signature_place (LiaSignature *self, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    place_line (self, g_ptr_array_index (lines, i), 0);
  place_unknown (self, lines);
}
