/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-affiliation.h"

#include <glib/gi18n-lib.h>

#include "lia-record-check.h"

static const LiaField affiliation_fields[] = {
  { "person", LIA_FIELD_REF, N_ ("Person"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .target = "person", .headers = "contact|name|personne|persona" },
  { "partner", LIA_FIELD_REF, N_ ("Partner"), LIA_FIELD_REQUIRED | LIA_FIELD_IN_LIST,
    .target = "partner",
    .headers
    = "organisation|organization|company|employer|institution|entreprise|organisme|empresa|"
      "organizacion|firma|einrichtung|unternehmen" },
  { "post", LIA_FIELD_TEXT, N_ ("Post"), LIA_FIELD_IN_LIST,
    .headers = "job title|position|role|function|poste|fonction|cargo|puesto|funktion|stelle" },
  { "unit", LIA_FIELD_TEXT, N_ ("Unit"), 0,
    .headers = "department|division|section|departement|departamento|unidad|abteilung|referat" },
  { "from_date", LIA_FIELD_DATE, N_ ("From"), LIA_FIELD_IN_LIST,
    .headers = "start|since|start date|debut|depuis|desde|inicio|von|seit|beginn" },
  { "to_date", LIA_FIELD_DATE, N_ ("To"), LIA_FIELD_IN_LIST,
    .headers = "end|until|end date|fin|jusqu'a|hasta|bis|ende" },
  { "on_behalf_of", LIA_FIELD_TEXT, N_ ("On Behalf Of"), 0,
    .headers
    = "behalf|representing|represents|au nom de|en nombre de|im auftrag von|im namen von" },
  { "main", LIA_FIELD_BOOLEAN, N_ ("Main Affiliation"), 0,
    .headers = "primary|main|principal|principale|haupt|hauptzugehorigkeit" },
};

static char *
affiliation_get_display_name (LiaRecord *record)
{
  g_autofree char *person = lia_record_format (record, "person", LIA_RECORD_DISPLAY);
  g_autofree char *partner = lia_record_format (record, "partner", LIA_RECORD_DISPLAY);

  /* Translators: a person and an organisation: Ada Obi, Example Bank */
  return g_strdup_printf (_ ("%s, %s"), person, partner);
}

static gboolean
affiliation_validate (LiaRecord *record, GError **error)
{
  return lia_record_check_order (record, "from_date", "to_date", error);
}

static void
affiliation_setup (LiaRecordClass *klass)
{
  klass->get_display_name = affiliation_get_display_name;
  klass->display_sql
      = "concat_ws (', ',"
        " (SELECT concat_ws (' ', p.honorific, p.given_name, p.family_name) FROM person p WHERE p.id = t.person),"
        " (SELECT o.name FROM partner o WHERE o.id = t.partner))";
  klass->validate = affiliation_validate;
}

LIA_DEFINE_RECORD (LiaAffiliation,
                   lia_affiliation,
                   "affiliation",
                   "affiliations",
                   N_ ("Affiliation"),
                   N_ ("Affiliations"),
                   affiliation_fields,
                   affiliation_setup)

gboolean
lia_affiliation_list_people (LiaReader *reader,
                             gint64 partner,
                             GArray *current,
                             GArray *former,
                             GError **error)
{
  LiaStatement *statement = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (reader != NULL, FALSE);

  statement = lia_reader_prepare (
      reader,
      "SELECT person, max (to_date IS NULL OR to_date >= date ('now', 'localtime'))"
      " FROM affiliation WHERE partner = ?1 AND trashed_at IS NULL AND undone = 0 GROUP BY person",
      error);
  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, partner);
  while (lia_statement_step (statement, &local_error))
    {
      gint64 person = lia_statement_get_integer (statement, 0);

      g_array_append_val (lia_statement_get_integer (statement, 1) != 0 ? current : former, person);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}
