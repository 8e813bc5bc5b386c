/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/* A cell owns its text; of a REF the text is the target's display name. */
typedef struct
{
  LiaValueType type;
  gint64 integer;
  char *text;
} LiaRecordCell;

typedef struct
{
  const LiaRecordType *type;
  LiaRecordCell *cells;
  LiaRecordCell *derived; /* NULL until lia_record_load_derived() */
  gint64 id;
  guint64 touched; /* bit set of the fields that were set since the record was loaded */
  gboolean trashed;
} LiaRecordPrivate;

/** lia_record_get_private: Returns: (transfer none): what the sources of this class share */
LiaRecordPrivate *lia_record_get_private (LiaRecord *self);

/** lia_record_field_index: Returns: the index of a field; one that is not there is a programming error and aborts */
guint lia_record_field_index (const LiaRecordType *type, const char *name);

/** lia_record_find_cell: Returns: (transfer none): the cell of a field, or of a derived one, empty when it was not
 * loaded. @described: (out) (optional): the field */
const LiaRecordCell *
lia_record_find_cell (LiaRecord *self, const char *name, const LiaField **described);

/** lia_record_take_cell: sets a cell; @text: (transfer full). Marks the cell as touched and notifies when it differs */
void
lia_record_take_cell (LiaRecord *self, guint index, LiaValueType type, gint64 integer, char *text);

/** lia_record_cell_value: Returns: the value as the database keeps it: a REF's name is left out; text is owned by
 * @cell */
LiaValue lia_record_cell_value (const LiaRecordCell *cell);

/** lia_field_get_label: Returns: (transfer none): as messages name the field, translated */
const char *lia_field_get_label (const LiaField *field);

/** lia_record_quote: Returns: (transfer full): @text as a message may quote it: shortened, control characters made
 * visible */
char *lia_record_quote (const char *text);

/** lia_record_resolve_ref: the row a REF's text means, and its display name (transfer full) (nullable); messages
 * name the field */
gboolean lia_record_resolve_ref (const LiaField *field,
                                 const char *text,
                                 LiaReader *reader,
                                 LiaRefCache *names,
                                 gint64 *id,
                                 char **name,
                                 GError **error);

/* SQL of a class, made when first needed. */
typedef struct _LiaRecordSql
{
  char *load; /* id, trashed_at, undone, fields, then the display name of each REF; WHERE id = ?1 */
  char *cells; /* fields alone, then sort_key when there is one; WHERE id = ?1 */
  char *name; /* display name; WHERE id = ?1 */
  char *derived; /* (nullable): derived fields; WHERE id = ?1 */
  const char **columns; /* fields, and sort_key when there is one */
  guint n_columns;
} LiaRecordSql;

/** lia_record_type_get_sql: Returns: (transfer none): made on the first call; thread-safe */
const LiaRecordSql *lia_record_type_get_sql (const LiaRecordType *type);

/** lia_record_type_get_class: Returns: (transfer none): the class, which is never unloaded; thread-safe */
LiaRecordClass *lia_record_type_get_class (const LiaRecordType *type);

G_END_DECLS
