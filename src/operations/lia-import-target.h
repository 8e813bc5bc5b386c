/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaImportTargetKind:
 * @LIA_IMPORT_TARGET_FIELD: a field of the record
 * @LIA_IMPORT_TARGET_FULL_NAME: a person's whole name in one cell
 * @LIA_IMPORT_TARGET_ORGANISATION: whom a person belongs to: a partner, made when there is none of that name
 * @LIA_IMPORT_TARGET_AFFILIATION: a field of the affiliation that the organisation makes
 */
typedef enum
{
  LIA_IMPORT_TARGET_FIELD,
  LIA_IMPORT_TARGET_FULL_NAME,
  LIA_IMPORT_TARGET_ORGANISATION,
  LIA_IMPORT_TARGET_AFFILIATION,
} LiaImportTargetKind;

/**
 * LiaImportTarget:
 * @name: how the command line and the remembered mapping call it
 * @label: N_()
 * @headers: (nullable): as in #LiaField
 * @field: (nullable): of the record or affiliation
 *
 * Where a column of a table file can go.
 */
typedef struct
{
  LiaImportTargetKind kind;
  const char *name;
  const char *label;
  const char *headers;
  const LiaField *field;
} LiaImportTarget;

/** lia_import_targets_new: Returns: (transfer full) (element-type LiaImportTarget): all there are for records of @type */
GArray *lia_import_targets_new (const LiaRecordType *type);

/** lia_import_targets_find: Returns: its index, or -1 */
int lia_import_targets_find (const GArray *targets, const char *name);

/** lia_import_targets_get: Returns: (transfer none): the target at @index, which is there */
static inline const LiaImportTarget *
lia_import_targets_get (const GArray *targets, guint index)
{
  return &g_array_index (targets, LiaImportTarget, index);
}

G_END_DECLS
