/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-person-text.h"

#include <glib/gi18n-lib.h>

#include "lia-text.h"

char *
lia_person_dup_bare_name (LiaRecord *person)
{
  const char *given = lia_record_get_text (person, "given_name");
  const char *family = lia_record_get_text (person, "family_name");
  g_autofree char *name
      = g_strdup_printf ("%s %s", given != NULL ? given : "", family != NULL ? family : "");

  return lia_text_make_bidi_visible (g_strstrip (name));
}

char *
lia_person_dup_name (LiaRecord *person)
{
  g_autofree char *name = lia_record_get_display_name (person);

  return lia_text_make_bidi_visible (name);
}

static void
append_field (GString *text, const char *separator, LiaRecord *person, const char *field)
{
  g_autofree char *formatted = lia_record_format (person, field, LIA_RECORD_DISPLAY);
  g_autofree char *safe = lia_text_make_bidi_visible (formatted);

  if (*safe != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", safe);
}

char *
lia_person_dup_summary (LiaRecord *person)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_field (text, " · ", person,
                lia_record_get_text (person, "post") != NULL ? "post" : "unit");
  append_field (text, " · ", person, "organisation");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
lia_person_dup_sentence (LiaRecord *person)
{
  static const char *const fields[] = { "post", "organisation", "country" };
  g_autofree char *name = lia_person_dup_name (person);
  g_autoptr (GString) sentence = g_string_new (name);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    append_field (sentence, ", ", person, fields[i]);
  if (lia_record_get_integer (person, "team") != 0)
    g_string_append_printf (sentence, ", %s", _ ("team member"));

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
