/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-text.h"

#include <glib/gi18n-lib.h>

#include "lia-contractor-wall.h"
#include "lia-text.h"

char *
lia_partner_dup_field (LiaRecord *partner, const char *field)
{
  g_autofree char *text = lia_record_format (partner, field, LIA_RECORD_DISPLAY);

  return lia_text_make_bidi_visible (text);
}

char *
lia_partner_dup_name (LiaRecord *partner)
{
  return lia_text_make_bidi_visible (lia_record_get_text (partner, "name"));
}

char *
lia_partner_dup_acronym (LiaRecord *partner)
{
  const char *acronym = lia_record_get_text (partner, "acronym");

  if (acronym == NULL || g_strcmp0 (acronym, lia_record_get_text (partner, "name")) == 0)
    return g_strdup ("");

  return lia_text_make_bidi_visible (acronym);
}

char *
lia_partner_dup_summary (LiaRecord *partner)
{
  static const char *const fields[] = { "country", "keyworker" };
  g_autoptr (GString) summary = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = lia_partner_dup_field (partner, fields[i]);

      if (*text == '\0')
        continue;
      if (summary->len > 0)
        g_string_append (summary, " · ");
      g_string_append (summary, text);
    }

  return g_string_free (g_steal_pointer (&summary), FALSE);
}

char *
lia_partner_dup_sentence (LiaRecord *partner)
{
  g_autofree char *name = lia_partner_dup_name (partner);
  g_autofree char *acronym = lia_partner_dup_acronym (partner);
  g_autofree char *level = lia_partner_dup_field (partner, "level");
  g_autofree char *country = lia_partner_dup_field (partner, "country");
  g_autofree char *keyworker = lia_partner_dup_field (partner, "keyworker");
  g_autoptr (GString) sentence = g_string_new (name);

  if (*acronym != '\0')
    g_string_append_printf (sentence, " (%s)", acronym);
  if (*level != '\0')
    g_string_append_printf (sentence, ", %s", level);
  if (*country != '\0')
    g_string_append_printf (sentence, ", %s", country);
  if (*keyworker != '\0')
    {
      g_string_append (sentence, ", ");
      /* Translators: read out after a partner's name; %s is a person's name */
      g_string_append_printf (sentence, _ ("keyworker %s"), keyworker);
    }
  if (lia_contractor_wall_applies (partner))
    g_string_append_printf (sentence, ", %s", _ ("also a contractor"));

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
