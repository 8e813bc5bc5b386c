/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-commitment.h"

#include <glib/gi18n-lib.h>

#include "lia-engagement-choices.h"

static const LiaField commitment_fields[] = {
  { "partner", LIA_FIELD_REF, N_ ("Partner"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .target = "partner",
    .headers = "organisation|organization|company|partenaire|socio|organisme|entidad" },
  { "kind", LIA_FIELD_CHOICE, N_ ("Kind"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .choices = lia_commitment_kinds, .headers = "type|art|tipo" },
  { "title", LIA_FIELD_TEXT, N_ ("Promise"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .headers = "commitment|pledge|what|title|engagement|compromiso|zusage" },
  { "value", LIA_FIELD_MONEY, N_ ("Value"), LIA_FIELD_IN_LIST,
    .headers = "amount|worth|montant|valeur|importe|valor|wert|betrag" },
  { "due_date", LIA_FIELD_DATE, N_ ("Due"), LIA_FIELD_IN_LIST,
    .headers = "due on|deadline|by|echeance|vencimiento|fallig" },
  { "honoured_date", LIA_FIELD_DATE, N_ ("Honoured"), LIA_FIELD_IN_LIST,
    .headers = "honoured on|honored|fulfilled|delivered|honore|cumplido|erfullt" },
  { "agreement", LIA_FIELD_REF, N_ ("Agreement"), 0, .target = "agreement",
    .headers = "under|mou" },
  { "notes", LIA_FIELD_MULTILINE, N_ ("Notes"), 0,
    .headers = "note|remarks|remarques|notas|notizen" },
};

static char *
commitment_get_display_name (LiaRecord *record)
{
  return g_strdup (lia_record_get_text (record, "title"));
}

static void
commitment_setup (LiaRecordClass *klass)
{
  klass->get_display_name = commitment_get_display_name;
  klass->display_sql = "t.title";
  klass->order_sql = "t.due_date";
  klass->order_field = "due_date";
}

LIA_DEFINE_RECORD (LiaCommitment,
                   lia_commitment,
                   "commitment",
                   "commitments",
                   N_ ("Commitment"),
                   N_ ("Commitments"),
                   commitment_fields,
                   commitment_setup)
