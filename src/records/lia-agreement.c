/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-agreement.h"

#include <glib/gi18n-lib.h>

#include "lia-engagement-choices.h"
#include "lia-record-check.h"

static const LiaField agreement_fields[] = {
  { "partner", LIA_FIELD_REF, N_ ("Partner"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .target = "partner",
    .headers = "organisation|organization|company|partenaire|socio|organisme|entidad" },
  { "kind", LIA_FIELD_CHOICE, N_ ("Kind"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .choices = lia_agreement_kinds, .headers = "type|agreement type|art|tipo" },
  { "title", LIA_FIELD_TEXT, N_ ("Title"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .headers = "agreement|name|titre|titulo|titel|subject" },
  { "reference", LIA_FIELD_TEXT, N_ ("Reference"), 0,
    .headers = "ref|number|no|numero|nummer|file number" },
  { "signed_date", LIA_FIELD_DATE, N_ ("Signed"), LIA_FIELD_IN_LIST,
    .headers = "signed on|signature|date signed|signe|firmado|unterzeichnet" },
  { "start_date", LIA_FIELD_DATE, N_ ("Starts"), LIA_FIELD_IN_LIST,
    .headers = "start|from|begin|in force from|debut|inicio|beginn" },
  { "end_date", LIA_FIELD_DATE, N_ ("Ends"), LIA_FIELD_IN_LIST,
    .headers = "end|until|expiry|expires|expiration|fin|ende|vence" },
  { "renewal", LIA_FIELD_CHOICE, N_ ("Renewal"), 0, .choices = lia_renewals,
    .headers = "renews|renouvellement|renovacion|verlangerung" },
  { "terminated_date", LIA_FIELD_DATE, N_ ("Terminated"), 0,
    .headers = "terminated on|cancelled|resilie|rescindido|gekundigt" },
  { "notes", LIA_FIELD_MULTILINE, N_ ("Notes"), 0,
    .headers = "note|remarks|remarques|notas|notizen" },
};

static gboolean
agreement_validate (LiaRecord *record, GError **error)
{
  return lia_record_check_order (record, "start_date", "end_date", error);
}

static char *
agreement_get_display_name (LiaRecord *record)
{
  return g_strdup (lia_record_get_text (record, "title"));
}

static void
agreement_setup (LiaRecordClass *klass)
{
  klass->get_display_name = agreement_get_display_name;
  klass->display_sql = "t.title";
  klass->order_sql = "t.end_date";
  klass->order_field = "end_date";
  klass->validate = agreement_validate;
}

LIA_DEFINE_RECORD (LiaAgreement,
                   lia_agreement,
                   "agreement",
                   "agreements",
                   N_ ("Agreement"),
                   N_ ("Agreements"),
                   agreement_fields,
                   agreement_setup)
