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

/** lia_record_query_new: Returns: (transfer full): all live rows of @type, in the order of its table */
LiaRecordQuery *lia_record_query_new (const LiaRecordType *type);
/** lia_record_query_copy: Returns: (transfer full): the same query, to be added to */
LiaRecordQuery *lia_record_query_copy (LiaRecordQuery *self);
LiaRecordQuery *lia_record_query_ref (LiaRecordQuery *self);
void lia_record_query_unref (LiaRecordQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaRecordQuery, lia_record_query_unref)

/** lia_record_query_get_record_type: Returns: (transfer none): of the rows */
const LiaRecordType *lia_record_query_get_record_type (LiaRecordQuery *self);
/** lia_record_query_set_rows: whether live rows are asked for, as at first, or those in the trash */
void lia_record_query_set_rows (LiaRecordQuery *self, LiaRows rows);
/** lia_record_query_set_search: (nullable) typed text, matched against the search index and the acronym */
void lia_record_query_set_search (LiaRecordQuery *self, const char *text);
/**
 * lia_record_query_set_search_text:
 * @text: (nullable): as typed into the search entry of a list
 *
 * As lia_record_query_set_search(), and understands `"several words"`, `-word`, and field words:
 *
 * - `country:KE`, `level:"strategic partner"`, `tag:cyber`: name or label of a field, in any case, with its value;
 *   names of rows, choices and countries may be cut short, tags and texts are found by the beginning of a word,
 *   what stands in quotes must be all there is;
 * - `country:KE,UG`: any of them; `last_contact:<2026-01-01`, `>`: before, after; `due:2026-03`: in that month;
 * - `has:keyworker`, `is:contractor`: not empty, yes;
 * - `-` before any of them: not those.
 *
 * No text is an error: an unknown field word is searched as it stands. lia_record_query_get_search_hints() says what
 * was not understood.
 */
void lia_record_query_set_search_text (LiaRecordQuery *self, const char *text);
/** lia_record_query_get_search_hints: Returns: (transfer none) (array zero-terminated=1) (nullable): sentences, translated:
 * "There is no field “foo”"; %NULL or empty when all was understood */
const char *const *lia_record_query_get_search_hints (LiaRecordQuery *self);
/** lia_record_query_add_filter: filters add up (AND); %LIA_ERROR_NOT_FOUND for a field that is not there */
gboolean lia_record_query_add_filter (LiaRecordQuery *self,
                                      const char *field,
                                      LiaMatch match,
                                      const LiaValue *value,
                                      GError **error);
/**
 * lia_record_query_add_filter_any:
 * @values: (array length=n): any of them; %LIA_NULL: or is empty; of a set: has any of them
 * @excluded: none of them instead
 */
gboolean lia_record_query_add_filter_any (LiaRecordQuery *self,
                                          const char *field,
                                          const LiaValue *values,
                                          guint n,
                                          gboolean excluded,
                                          GError **error);
/** lia_record_query_add_ids: only these rows */
void lia_record_query_add_ids (LiaRecordQuery *self, const gint64 *ids, guint n);
/** lia_record_query_exclude_ids: none of these rows */
void lia_record_query_exclude_ids (LiaRecordQuery *self, const gint64 *ids, guint n);
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
/** lia_record_query_add_sort: among rows that all keys before leave equal, by this; takes what lia_record_query_set_sort() takes */
gboolean lia_record_query_add_sort (LiaRecordQuery *self,
                                    const char *field,
                                    gboolean descending,
                                    GError **error);
/** lia_record_query_add_sort_match: rows that match come first, or @last; takes what lia_record_query_add_filter() takes */
gboolean lia_record_query_add_sort_match (LiaRecordQuery *self,
                                          const char *field,
                                          LiaMatch match,
                                          const LiaValue *value,
                                          gboolean last,
                                          GError **error);
/** lia_record_query_set_limit: how many rows at the most; 0: all, as at first */
void lia_record_query_set_limit (LiaRecordQuery *self, guint limit);

/** lia_record_query_uses_row_counts: whether its order or rows depend on how many findings there are, which no table keeps:
 * somebody must have called lia_store_set_row_counts() */
gboolean lia_record_query_uses_row_counts (LiaRecordQuery *self);

/** lia_record_query_run: Returns: (transfer full) (element-type gint64): ids in order */
GArray *lia_record_query_run (LiaRecordQuery *self, LiaReader *reader, GError **error);
/** lia_record_query_count: Returns: how many rows there are, whatever the limit; -1 with @error */
gint64 lia_record_query_count (LiaRecordQuery *self, LiaReader *reader, GError **error);

G_END_DECLS
