/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-derived-field.h"

#include "lia-record-private.h"

const LiaDerivedField *
lia_record_type_get_derived (const LiaRecordType *type, guint *n)
{
  const LiaRecordClass *klass = lia_record_type_get_class (type);

  *n = klass->n_derived;
  return klass->derived;
}

const LiaDerivedField *
lia_record_type_find_derived (const LiaRecordType *type, const char *name)
{
  guint n;
  const LiaDerivedField *derived = lia_record_type_get_derived (type, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (derived[i].field.name, name) == 0)
      return &derived[i];
  return NULL;
}

const LiaField *
lia_record_type_find_column (const LiaRecordType *type, const char *name)
{
  const LiaField *field = lia_record_type_get_field (type, name);
  const LiaDerivedField *derived;

  if (field != NULL)
    return field;
  derived = lia_record_type_find_derived (type, name);
  return derived != NULL ? &derived->field : NULL;
}
