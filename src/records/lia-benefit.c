/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-benefit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-engagement-choices.h"
#include "lia-text.h"

static const LiaField benefit_fields[] = {
  { "partner", LIA_FIELD_REF, N_ ("Partner"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .target = "partner",
    .headers = "organisation|organization|company|partenaire|socio|organisme|entidad" },
  { "kind", LIA_FIELD_CHOICE, N_ ("Kind"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .choices = lia_benefit_kinds, .headers = "type|benefit|art|tipo" },
  { "title", LIA_FIELD_TEXT, N_ ("Details"), LIA_FIELD_IN_LIST,
    .headers = "title|what|detail|description" },
  { "due_date", LIA_FIELD_DATE, N_ ("Due"), LIA_FIELD_IN_LIST,
    .headers = "due on|deadline|by|echeance|vencimiento|fallig" },
  { "given_date", LIA_FIELD_DATE, N_ ("Given"), LIA_FIELD_IN_LIST,
    .headers = "given on|delivered|provided|date" },
  { "given_by", LIA_FIELD_REF, N_ ("Given By"), LIA_FIELD_IN_LIST | LIA_FIELD_OF_TEAM,
    .target = "person", .headers = "by whom|provided by" },
  { "condition", LIA_FIELD_TEXT, N_ ("Condition"), 0, .headers = "conditions|limit|limits" },
  { "notes", LIA_FIELD_MULTILINE, N_ ("Notes"), 0,
    .headers = "note|remarks|remarques|notas|notizen" },
};

static char *
benefit_get_display_name (LiaRecord *record)
{
  const char *title = lia_record_get_text (record, "title");

  return title != NULL ? g_strdup (title) : lia_record_format (record, "kind", LIA_RECORD_DISPLAY);
}

/* Display of the brand always carries its limit (C:L101-104), whoever enters it and however. */
static void
benefit_complete (LiaRecord *record)
{
  const char *condition = lia_record_get_text (record, "condition");
  g_autofree char *folded = NULL;
  g_autofree char *with_limit = NULL;
  LiaValue value;

  if (g_strcmp0 (lia_record_get_text (record, "kind"), "brand-display") != 0)
    return;
  folded = condition != NULL ? lia_text_fold (condition) : NULL;
  if (folded != NULL && strstr (folded, "endors") != NULL)
    return;
  with_limit = condition != NULL ? g_strdup_printf ("%s; %s", condition, "excludes endorsement")
                                 : g_strdup ("excludes endorsement");
  value = LIA_TEXT (with_limit);
  lia_record_set_value (record, "condition", &value);
}

static void
benefit_setup (LiaRecordClass *klass)
{
  klass->get_display_name = benefit_get_display_name;
  klass->display_sql = "coalesce (t.title, t.kind)";
  klass->order_sql = "t.due_date";
  klass->order_field = "due_date";
  klass->complete = benefit_complete;
}

LIA_DEFINE_RECORD (LiaBenefit,
                   lia_benefit,
                   "benefit",
                   "benefits",
                   N_ ("Benefit"),
                   N_ ("Benefits"),
                   benefit_fields,
                   benefit_setup)
