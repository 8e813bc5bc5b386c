/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-level.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-partner-choices.h"

static const LiaField level_fields[] = {
  { "name", LIA_FIELD_TEXT, N_ ("Name"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .headers = "level|title|niveau|nom|nivel|nombre|stufe|bezeichnung" },
  { "rank", LIA_FIELD_INTEGER, N_ ("Rank"), LIA_FIELD_IN_LIST,
    .headers = "order|position|rang|ordre|orden|rango|reihenfolge" },
  { "lane", LIA_FIELD_CHOICE, N_ ("Lane"), LIA_FIELD_REQUIRED, .choices = lia_forms },
  { "definition", LIA_FIELD_MULTILINE, N_ ("Definition"), LIA_FIELD_IN_LIST,
    .headers = "description|criteria|definicion|beschreibung" },
  { "minimum_term", LIA_FIELD_INTEGER, N_ ("Minimum Term (Months)"), LIA_FIELD_IN_LIST,
    .headers = "minimum term|term|months|duree minimale|plazo minimo|mindestdauer" },
  { "benefits", LIA_FIELD_SET, N_ ("Benefits"), 0, .headers = "avantages|beneficios|vorteile" },
  { "kinds", LIA_FIELD_CHOICE_SET, N_ ("Kinds"), 0, .choices = lia_kinds },
  { "needs_committee", LIA_FIELD_BOOLEAN, N_ ("Needs the Committee"), 0,
    .headers = "committee|comite|ausschuss" },
};

static char *
level_get_display_name (LiaRecord *record)
{
  return g_strdup (lia_record_get_text (record, "name"));
}

static gboolean
level_validate (LiaRecord *record, GError **error)
{
  if (lia_record_get_integer (record, "minimum_term") < 0)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: cannot be negative"),
                   _ ("Minimum Term (Months)"));
      return FALSE;
    }
  return TRUE;
}

static void
level_setup (LiaRecordClass *klass)
{
  klass->get_display_name = level_get_display_name;
  klass->display_sql = "t.name";
  klass->order_sql = "t.rank";
  klass->order_field = "rank";
  klass->validate = level_validate;
}

LIA_DEFINE_RECORD (LiaLevel,
                   lia_level,
                   "level",
                   "levels",
                   N_ ("Level"),
                   N_ ("Levels"),
                   level_fields,
                   level_setup)
