/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-namesake.h"

#include <glib/gi18n-lib.h>

static const LiaField partner_namesake_fields[] = {
  { "first", LIA_FIELD_REF, N_ ("First"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .target = "partner" },
  { "second", LIA_FIELD_REF, N_ ("Second"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .target = "partner" },
  { "note", LIA_FIELD_TEXT, N_ ("Note"), LIA_FIELD_IN_LIST },
};

static char *
partner_namesake_get_display_name (LiaRecord *record)
{
  g_autofree char *first = lia_record_format (record, "first", LIA_RECORD_DISPLAY);
  g_autofree char *second = lia_record_format (record, "second", LIA_RECORD_DISPLAY);

  /* Translators: two names that look alike */
  return g_strdup_printf (_ ("%s and %s"), first, second);
}

static void
partner_namesake_setup (LiaRecordClass *klass)
{
  klass->get_display_name = partner_namesake_get_display_name;
  klass->display_sql
      = "concat_ws (' / ', (SELECT p.name FROM partner p WHERE p.id = t.first), (SELECT p.name FROM partner p WHERE p.id = t.second))";
}

LIA_DEFINE_RECORD (LiaPartnerNamesake,
                   lia_partner_namesake,
                   "partner_namesake",
                   "partner_namesakes",
                   N_ ("Partner Namesakes"),
                   N_ ("Partner Namesakes"),
                   partner_namesake_fields,
                   partner_namesake_setup)
