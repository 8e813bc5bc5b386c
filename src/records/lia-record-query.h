/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaRecordQuery:
 *
 * Which rows of a table, in which order: an immutable-once-run value that knows how to ask for their
 * ids. Built from field names (checked) and bound values only. Reference-counted boxed type.
 */
#define LIA_TYPE_RECORD_QUERY (lia_record_query_get_type ())
typedef struct _LiaRecordQuery LiaRecordQuery;
GType lia_record_query_get_type (void);

typedef enum
{
  LIA_ROWS_LIVE,
  LIA_ROWS_TRASHED,
} LiaRows;

typedef enum
{
  LIA_MATCH_EQUAL, /* NULL value: is empty */
  LIA_MATCH_NOT_EQUAL,
  LIA_MATCH_HAS, /* a set has this element */
  LIA_MATCH_LESS,
  LIA_MATCH_GREATER,
} LiaMatch;

LiaRecordQuery *lia_record_query_new (const LiaRecordType *type);
LiaRecordQuery *lia_record_query_ref (LiaRecordQuery *self);
void lia_record_query_unref (LiaRecordQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaRecordQuery, lia_record_query_unref)

const LiaRecordType *lia_record_query_get_record_type (LiaRecordQuery *self);
void lia_record_query_set_rows (LiaRecordQuery *self, LiaRows rows);
/** lia_record_query_set_search: (nullable) typed text, matched against the search index and the acronym */
void lia_record_query_set_search (LiaRecordQuery *self, const char *text);
/** lia_record_query_add_filter: filters add up (AND); %LIA_ERROR_NOT_FOUND for a field that is not there */
gboolean lia_record_query_add_filter (LiaRecordQuery *self,
                                      const char *field,
                                      LiaMatch match,
                                      const LiaValue *value,
                                      GError **error);
/**
 * lia_record_query_add_filter_text:
 * @text: as typed; blank: is empty; several elements of a set: has all of them
 * @reader: (nullable): finds the target of a REF by its name
 */
gboolean lia_record_query_add_filter_text (LiaRecordQuery *self,
                                           const char *field,
                                           const char *text,
                                           LiaReader *reader,
                                           GError **error);
/** lia_record_query_set_sort: (nullable) by sort key, rank or id when %NULL; empty cells come last; refs sort by their target's name, levels by rank */
gboolean lia_record_query_set_sort (LiaRecordQuery *self,
                                    const char *field,
                                    gboolean descending,
                                    GError **error);
void lia_record_query_set_limit (LiaRecordQuery *self, guint limit); /* 0: none */

/** lia_record_query_run: Returns: (transfer full) (element-type gint64): ids in order */
GArray *lia_record_query_run (LiaRecordQuery *self, LiaReader *reader, GError **error);
gint64 lia_record_query_count (LiaRecordQuery *self, LiaReader *reader, GError **error);

G_END_DECLS
