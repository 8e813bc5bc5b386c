/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-affiliation.h"
#include "lia-agreement.h"
#include "lia-benefit.h"
#include "lia-commitment.h"
#include "lia-derived-field.h"
#include "lia-feedback.h"
#include "lia-interaction.h"
#include "lia-level.h"
#include "lia-partner-namesake.h"
#include "lia-partner.h"
#include "lia-person-namesake.h"
#include "lia-person.h"
#include "lia-saved-list.h"
#include "lia-setting.h"
#include "lia-text.h"

/* Targets before those that refer to them, so that an export can be read back in this order. */
static const LiaRecordType *const types[] = { &lia_setting_type,          &lia_level_type,
                                              &lia_person_type,           &lia_partner_type,
                                              &lia_affiliation_type,      &lia_interaction_type,
                                              &lia_agreement_type,        &lia_commitment_type,
                                              &lia_benefit_type,          &lia_feedback_type,
                                              &lia_partner_namesake_type, &lia_person_namesake_type,
                                              &lia_saved_list_type,       NULL };

const LiaRecordType *const *
lia_record_types (void)
{
  return types;
}

static gboolean
folds_to (const char *name, const char *folded)
{
  g_autofree char *other = lia_text_fold (name);

  return strcmp (other, folded) == 0;
}

const LiaRecordType *
lia_record_type_find (const char *name)
{
  g_autofree char *folded = NULL;

  for (guint i = 0; types[i] != NULL; i++)
    if (g_strcmp0 (types[i]->table, name) == 0)
      return types[i];

  folded = lia_text_fold (name);
  for (guint i = 0; types[i] != NULL; i++)
    {
      const LiaRecordType *type = types[i];

      if (folds_to (type->table, folded) || folds_to (type->plural, folded)
          || folds_to (type->label, folded) || folds_to (type->label_plural, folded)
          || folds_to (_ (type->label), folded) || folds_to (_ (type->label_plural), folded))
        return type;
    }
  return NULL;
}

const LiaField *
lia_record_type_get_field (const LiaRecordType *type, const char *name)
{
  /* Names from a field table are the same pointer; the first pass spares an import millions of strcmp. */
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].name == name)
      return &type->fields[i];
  for (guint i = 0; i < type->n_fields; i++)
    if (g_strcmp0 (type->fields[i].name, name) == 0)
      return &type->fields[i];
  return NULL;
}

guint
lia_record_field_index (const LiaRecordType *type, const char *name)
{
  const LiaField *field = lia_record_type_get_field (type, name);

  if (G_UNLIKELY (field == NULL))
    g_error ("%s has no field “%s”", type->table, name);
  return (guint) (field - type->fields);
}

LiaRecordClass *
lia_record_type_get_class (const LiaRecordType *type)
{
  GType gtype = type->get_type ();
  gpointer klass = g_type_class_peek_static (gtype);

  /* Types of the program itself are never unloaded, so the class reference is kept for good. */
  return LIA_RECORD_CLASS (klass != NULL ? klass : g_type_class_ref (gtype));
}

static char *
make_select (const LiaRecordType *type, gboolean with_names)
{
  GString *sql = g_string_new ("SELECT ");

  if (with_names)
    g_string_append (sql, "r.id, r.trashed_at, r.undone, ");
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, "%sr.%s", i > 0 ? ", " : "", type->fields[i].name);
  if (!with_names && lia_record_type_get_class (type)->get_sort_key != NULL)
    g_string_append (sql, ", r.sort_key");
  for (guint i = 0; with_names && i < type->n_fields; i++)
    {
      const LiaField *field = &type->fields[i];

      if (field->type == LIA_FIELD_REF)
        {
          const LiaRecordType *target = lia_record_type_find (field->target);

          g_string_append_printf (sql, ", (SELECT %s FROM %s t WHERE t.id = r.%s)",
                                  lia_record_type_get_class (target)->display_sql, target->table,
                                  field->name);
        }
    }
  g_string_append_printf (sql, " FROM %s r WHERE r.id = ?1", type->table);
  return g_string_free_and_steal (sql);
}

/* Values, and then of each REF the name of the row it means. */
static char *
make_derived_select (const LiaRecordType *type, const LiaRecordClass *klass)
{
  GString *sql = NULL;

  if (klass->derived_sql != NULL)
    return g_strdup (klass->derived_sql);

  sql = g_string_new ("SELECT ");
  for (guint i = 0; i < klass->n_derived; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", klass->derived[i].value_sql);
  for (guint i = 0; i < klass->n_derived; i++)
    if (klass->derived[i].field.type == LIA_FIELD_REF)
      {
        const LiaRecordType *target = lia_record_type_find (klass->derived[i].field.target);

        g_string_append_printf (sql, ", (SELECT %s FROM %s t WHERE t.id = %s)",
                                lia_record_type_get_class (target)->display_sql, target->table,
                                klass->derived[i].value_sql);
      }
  g_string_append_printf (sql, " FROM %s r WHERE r.id = ?1", type->table);
  return g_string_free_and_steal (sql);
}

const LiaRecordSql *
lia_record_type_get_sql (const LiaRecordType *type)
{
  LiaRecordClass *klass = lia_record_type_get_class (type);

  if (g_once_init_enter_pointer (&klass->sql))
    {
      LiaRecordSql *sql = g_new0 (LiaRecordSql, 1);

      sql->load = make_select (type, TRUE);
      sql->cells = make_select (type, FALSE);
      if (klass->display_sql != NULL)
        sql->name = g_strdup_printf ("SELECT %s FROM %s t WHERE t.id = ?1", klass->display_sql,
                                     type->table);
      if (klass->n_derived > 0)
        sql->derived = make_derived_select (type, klass);
      sql->columns = g_new0 (const char *, type->n_fields + 2);
      for (guint i = 0; i < type->n_fields; i++)
        sql->columns[sql->n_columns++] = type->fields[i].name;
      if (klass->get_sort_key != NULL)
        sql->columns[sql->n_columns++] = "sort_key";
      g_once_init_leave_pointer (&klass->sql, sql);
    }
  return klass->sql;
}

const LiaField *
lia_record_type_get_name_field (const LiaRecordType *type)
{
  const char *name = lia_record_type_get_class (type)->sort_key_field;

  return name != NULL ? lia_record_type_get_field (type, name) : &type->fields[0];
}
