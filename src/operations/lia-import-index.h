/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-plan.h"

G_BEGIN_DECLS

/**
 * LiaImportMatch:
 * @id: the record; negative while a dry run only counts it
 * @n: how many records have the key; only when it is 1 the key says which one is meant
 * @line: of the file, where the key was seen first; 0: not yet
 * @digest: of that row, to know a row that stands twice
 * @name: (nullable): sort key of the first record, in an index of people by e-mail
 *
 * What is known by one key.
 */
typedef struct
{
  gint64 id;
  guint n;
  guint64 line;
  guint64 digest;
  const char *name;
} LiaImportMatch;

/* A field for lia_import_index_new(): people by e-mail and name together, for mailboxes that are shared. */
#define LIA_IMPORT_EMAIL_AND_NAME "email and name"

/**
 * LiaImportIndex:
 *
 * The records there are, and those of the file so far, by folded key.
 */
typedef struct _LiaImportIndex LiaImportIndex;

/** lia_import_index_new: reads the keys of all live records with one query. @field: "name" is the name by which rows are sorted */
LiaImportIndex *lia_import_index_new (LiaReader *reader,
                                      const LiaRecordType *type,
                                      const char *field,
                                      GError **error);
void lia_import_index_free (LiaImportIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaImportIndex, lia_import_index_free)

/** lia_import_index_make_key: Returns: (transfer full) (nullable): the key of a record; %NULL when it has none */
char *lia_import_index_make_key (LiaImportIndex *self, LiaRecord *record);

/** lia_import_index_find: Returns: (transfer none) (nullable): */
LiaImportMatch *lia_import_index_find (LiaImportIndex *self, const char *key);

/** lia_import_index_add: one more record with this key. @name: (nullable). Returns: (transfer none): what is known by it now */
LiaImportMatch *
lia_import_index_add (LiaImportIndex *self, const char *key, gint64 id, const char *name);

G_END_DECLS
