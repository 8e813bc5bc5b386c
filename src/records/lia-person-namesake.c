/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-person-namesake.h"

#include <glib/gi18n-lib.h>

static const LiaField person_namesake_fields[] = {
  { "first", LIA_FIELD_REF, N_ ("First"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .target = "person" },
  { "second", LIA_FIELD_REF, N_ ("Second"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .target = "person" },
  { "note", LIA_FIELD_TEXT, N_ ("Note"), LIA_FIELD_IN_LIST },
};

static char *
person_namesake_get_display_name (LiaRecord *record)
{
  g_autofree char *first = lia_record_format (record, "first", LIA_RECORD_DISPLAY);
  g_autofree char *second = lia_record_format (record, "second", LIA_RECORD_DISPLAY);

  /* Translators: two names that look alike */
  return g_strdup_printf (_ ("%s and %s"), first, second);
}

static void
person_namesake_setup (LiaRecordClass *klass)
{
  klass->get_display_name = person_namesake_get_display_name;
  klass->display_sql
      = "concat_ws (' / ', (SELECT concat_ws (' ', p.given_name, p.family_name) FROM person p WHERE p.id = t.first), (SELECT concat_ws (' ', p.given_name, p.family_name) FROM person p WHERE p.id = t.second))";
}

LIA_DEFINE_RECORD (LiaPersonNamesake,
                   lia_person_namesake,
                   "person_namesake",
                   "person_namesakes",
                   N_ ("Person Namesakes"),
                   N_ ("Person Namesakes"),
                   person_namesake_fields,
                   person_namesake_setup)
