/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaDerivedField:
 * @field: name, type and label, as of a cell; @field.flags has %LIA_FIELD_IN_LIST for a column shown by default
 * @value_sql: its value for the row `r`: a lookup in an index
 * @rows_sql: (nullable): `SELECT … AS id, … AS value`, one row for each record that has a value: cheaper where all
 *   records are asked for
 * @each_sql: (nullable): `SELECT … AS id, … AS value`, any number of rows for a record that has several values of which
 *   @value_sql shows the first: it is found and counted under each of them. Of a REF or a text
 * @tables: tables it is made from, ending with %NULL
 *
 * Of a REF the value is an id. Facets tell numbers and dates apart only by whether there is one; other values by themselves.
 *
 * A column that no cell holds: it follows from other rows. It is shown, sorted by, searched and exported like
 * a field, and never edited.
 */
typedef struct _LiaDerivedField
{
  LiaField field;
  const char *value_sql;
  const char *rows_sql;
  const char *each_sql;
  const char *const *tables;
} LiaDerivedField;

/** lia_record_type_get_derived: Returns: (transfer none) (array length=n) (nullable): the derived fields of a type */
const LiaDerivedField *lia_record_type_get_derived (const LiaRecordType *type, guint *n);

/** lia_record_type_find_derived: Returns: (transfer none) (nullable) */
const LiaDerivedField *lia_record_type_find_derived (const LiaRecordType *type, const char *name);

/** lia_derived_field_is_present_only: whether its facet has but "Yes" and "No": there is a value */
gboolean lia_derived_field_is_present_only (const LiaDerivedField *derived);

/** lia_derived_field_get_found_sql: Returns: (nullable): the values that records are found by: @each_sql, else @rows_sql */
const char *lia_derived_field_get_found_sql (const LiaDerivedField *derived);

/** lia_record_type_find_column: Returns: (transfer none) (nullable): a field or a derived one, by name */
const LiaField *lia_record_type_find_column (const LiaRecordType *type, const char *name);

/**
 * lia_record_load_derived:
 * @records: (element-type LiaRecord): saved ones of one type
 *
 * Reads their derived fields, which loading alone does not: then lia_record_get_value(), lia_record_format() and
 * lia_record_to_json() know them; before, and in copies, they are empty. A #LiaRecordModel does this for the rows it hands out.
 */
gboolean lia_record_load_derived (LiaReader *reader, GPtrArray *records, GError **error);

G_END_DECLS
