/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-interaction.h"

#include <glib/gi18n-lib.h>

#include "lia-engagement-choices.h"
#include "lia-error.h"

static const LiaField interaction_fields[] = {
  { "partner", LIA_FIELD_REF, N_ ("Partner"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .target = "partner",
    .headers = "organisation|organization|company|partenaire|socio|organisme|entidad" },
  { "kind", LIA_FIELD_CHOICE, N_ ("Kind"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .choices = lia_interaction_kinds, .headers = "type|activity|art|tipo" },
  { "date", LIA_FIELD_DATE, N_ ("Date"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .headers = "day|on|when|datum|fecha|jour" },
  { "summary", LIA_FIELD_TEXT, N_ ("Summary"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .headers = "subject|title|topic|objet|sujet|asunto|betreff|thema" },
  { "notes", LIA_FIELD_MULTILINE, N_ ("Notes"), 0,
    .headers = "note|details|description|remarques|notas|notizen" },
  { "contact", LIA_FIELD_REF, N_ ("Contact"), LIA_FIELD_IN_LIST | LIA_FIELD_OF_PARTNER,
    .target = "person", .headers = "with|person|contact person|personne|persona|kontakt" },
  { "team_member", LIA_FIELD_REF, N_ ("Team Member"), LIA_FIELD_IN_LIST | LIA_FIELD_OF_TEAM,
    .target = "person", .headers = "by|logged by|author|colleague|staff" },
  { "follow_up_date", LIA_FIELD_DATE, N_ ("Follow Up On"), LIA_FIELD_IN_LIST,
    .headers = "follow up|follow-up|follow up date|next step by|suivi|seguimiento|wiedervorlage" },
  { "follow_up_person", LIA_FIELD_REF, N_ ("Follow Up By"), LIA_FIELD_OF_TEAM, .target = "person",
    .headers = "follow up by|follow-up by|responsible" },
  { "follow_up_done", LIA_FIELD_BOOLEAN, N_ ("Followed Up"), 0, .headers = "done|closed" },
};

/* A person without a date would be told of nothing. */
static gboolean
interaction_validate (LiaRecord *record, GError **error)
{
  if (lia_record_get_integer (record, "follow_up_person") != 0
      && lia_record_get_text (record, "follow_up_date") == NULL)
    {
      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID, _ ("%s: say by when %s follows up"),
                   _ ("Follow Up On"), lia_record_get_text (record, "summary"));
      return FALSE;
    }
  return TRUE;
}

static char *
interaction_get_display_name (LiaRecord *record)
{
  return g_strdup (lia_record_get_text (record, "summary"));
}

static void
interaction_setup (LiaRecordClass *klass)
{
  klass->get_display_name = interaction_get_display_name;
  klass->display_sql = "t.summary";
  klass->order_sql = "t.date";
  klass->order_field = "date";
  klass->validate = interaction_validate;
}

LIA_DEFINE_RECORD (LiaInteraction,
                   lia_interaction,
                   "interaction",
                   "interactions",
                   N_ ("Interaction"),
                   N_ ("Interactions"),
                   interaction_fields,
                   interaction_setup)
