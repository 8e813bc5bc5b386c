/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-derived-field.h"
#include "lia-record-query.h"
#include "lia-search-text.h"

G_BEGIN_DECLS

/* What a query is made of, and how it becomes SQL. Only field names that were checked and fixed words go into
 * the text; everything else is bound. */

/* SQL and what is bound to its parameters, in order. Text is borrowed but for what @owned keeps. */
typedef struct
{
  GString *sql;
  GArray *values; /* (element-type LiaValue) */
  GPtrArray *owned;
} LiaSql;

/** lia_sql_init: empty SQL with nothing bound */
void lia_sql_init (LiaSql *self);
/** lia_sql_clear: frees text and values */
void lia_sql_clear (LiaSql *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaSql, lia_sql_clear)

/** lia_sql_bind_later: the next parameter is @value, whose text is borrowed */
void lia_sql_bind_later (LiaSql *self, LiaValue value);
/** lia_sql_bind_text_later: the next parameter is @text (transfer full) */
void lia_sql_bind_text_later (LiaSql *self, char *text);
/** lia_sql_bind_copy_later: the next parameter is a copy of @value */
void lia_sql_bind_copy_later (LiaSql *self, const LiaValue *value);

/* One of the things rows are sorted by: the value of a field, or whether they meet a condition. */
typedef struct
{
  const LiaField *
      field; /* (nullable): a field or a derived one; NULL: the order of the table, or a condition */
  LiaSql *condition; /* (owned) (nullable) */
  gboolean descending; /* of a condition: those that meet it come last */
} LiaSortKey;

void lia_sort_key_free (LiaSortKey *self);
/** lia_sort_key_copy: Returns: (transfer full): with a condition of its own */
LiaSortKey *lia_sort_key_copy (const LiaSortKey *self);

struct _LiaRecordQuery
{
  const LiaRecordType *type;
  LiaRows rows;
  char *search; /* the words as typed, without fields and exclusions */
  char *expression; /* for the search index; NULL when it cannot answer */
  GPtrArray *search_conditions; /* (element-type LiaSql): from field words and exclusions */
  GPtrArray *search_hints; /* (element-type utf8) */
  GPtrArray *conditions; /* (element-type LiaSql) */
  GPtrArray
      *sort; /* (element-type LiaSortKey): the first decides first; none: the order of the table */
  guint limit;
};

/* Conditions over the row `r`, appended to @sql in brackets. */

/** lia_condition_new: Returns: (transfer full): an empty condition */
LiaSql *lia_condition_new (void);
/** lia_condition_copy: Returns: (transfer full): with values of its own */
LiaSql *lia_condition_copy (const LiaSql *self);
void lia_condition_free (LiaSql *self);
/** lia_condition_compare: the cell of @field is as @match and @value say */
void lia_condition_compare (LiaSql *sql,
                            const LiaRecordType *type,
                            const LiaField *field,
                            LiaMatch match,
                            const LiaValue *value);
/** lia_condition_ids: the row is one of @ids (array length=n) */
void lia_condition_ids (LiaSql *sql, const gint64 *ids, guint n);
/** lia_condition_any: as lia_record_query_add_filter_any() says */
void lia_condition_any (LiaSql *sql,
                        const LiaRecordType *type,
                        const LiaField *field,
                        const LiaValue *values,
                        guint n,
                        gboolean excluded);

/** lia_derived_field_of: Returns: (transfer none) (nullable): what @field describes when it is no cell but made from
 * other rows; %NULL for a plain field */
const LiaDerivedField *lia_derived_field_of (const LiaRecordType *type, const LiaField *field);

/** lia_record_query_build: SELECT @what, for @self with or without its filters and search, and its order */
void lia_record_query_build (LiaRecordQuery *self,
                             const char *what,
                             gboolean with_filters,
                             gboolean with_order,
                             LiaSql *sql);

/** lia_record_query_append_contains: a condition for text that the search index cannot find: the row's name has it
 * in it */
void lia_record_query_append_contains (LiaRecordQuery *self, const char *text, LiaSql *sql);
/** lia_record_type_has_search_index: whether any of its fields is searched */
gboolean lia_record_type_has_search_index (const LiaRecordType *type);
/** lia_field_is_set: whether its cells hold several values, as a JSON array */
gboolean lia_field_is_set (const LiaField *field);

/** lia_record_query_read_search_text: what stands in @text for @self: its words, conditions and hints.
 * lia-record-query-search.c */
void lia_record_query_read_search_text (LiaRecordQuery *self, const char *text);

G_END_DECLS
