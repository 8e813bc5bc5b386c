/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-person-text.h"

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
