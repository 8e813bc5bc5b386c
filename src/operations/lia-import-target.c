/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-target.h"

#include <glib/gi18n-lib.h>

#include "lia-affiliation.h"
#include "lia-person.h"

static const LiaImportTarget full_name = {
  LIA_IMPORT_TARGET_FULL_NAME,
  "name",
  N_ ("Full Name"),
  "name|full name|contact|contact name|contact person|person|participant|delegate|speaker|"
  "nom complet|nom et prenom|personne|nombre completo|nombre y apellidos|persona|"
  "vollstandiger name|vor- und nachname|vorname und nachname|kontakt|kontaktperson",
  NULL,
};

static const LiaImportTarget organisation = {
  LIA_IMPORT_TARGET_ORGANISATION,
  "organisation",
  N_ ("Organisation"),
  "organization|org|organisation name|organization name|name of organisation|company|company name|"
  "employer|institution|affiliation|entity|partner|agency|organisme|entreprise|societe|employeur|"
  "organizacion|empresa|entidad|institucion|firma|unternehmen|einrichtung|arbeitgeber",
  NULL,
};

static const char *const affiliation_dates[] = { "from_date", "to_date" };

GArray *
lia_import_targets_new (const LiaRecordType *type)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (LiaImportTarget));

  for (guint i = 0; i < type->n_fields; i++)
    {
      const LiaField *field = &type->fields[i];
      const LiaImportTarget target
          = { LIA_IMPORT_TARGET_FIELD, field->name, field->label, field->headers, field };

      if ((field->flags & LIA_FIELD_HIDDEN) == 0)
        g_array_append_val (targets, target);
    }
  if (type != &lia_person_type)
    return targets;

  g_array_append_val (targets, full_name);
  g_array_append_val (targets, organisation);
  for (guint i = 0; i < G_N_ELEMENTS (affiliation_dates); i++)
    {
      const LiaField *field
          = lia_record_type_get_field (&lia_affiliation_type, affiliation_dates[i]);
      const LiaImportTarget target
          = { LIA_IMPORT_TARGET_AFFILIATION, field->name, field->label, field->headers, field };

      g_array_append_val (targets, target);
    }
  return targets;
}

int
lia_import_targets_find (const GArray *targets, const char *name)
{
  for (guint i = 0; i < targets->len; i++)
    if (g_str_equal (lia_import_targets_get (targets, i)->name, name))
      return (int) i;
  return -1;
}
