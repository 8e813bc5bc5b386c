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

void lia_sql_init (LiaSql *self);
void lia_sql_clear (LiaSql *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaSql, lia_sql_clear)

void lia_sql_bind_later (LiaSql *self, LiaValue value);
void lia_sql_bind_text_later (LiaSql *self, char *text); /* (transfer full) */
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
LiaSql *lia_condition_new (void);
LiaSql *lia_condition_copy (const LiaSql *self);
void lia_condition_free (LiaSql *self);
void lia_condition_compare (LiaSql *sql,
                            const LiaRecordType *type,
                            const LiaField *field,
                            LiaMatch match,
                            const LiaValue *value);
void lia_condition_ids (LiaSql *sql, const gint64 *ids, guint n);
void lia_condition_any (LiaSql *sql,
                        const LiaRecordType *type,
                        const LiaField *field,
                        const LiaValue *values,
                        guint n,
                        gboolean excluded);

/* The row @field describes, that is no cell but made from other rows; NULL for a plain field. */
const LiaDerivedField *lia_derived_field_of (const LiaRecordType *type, const LiaField *field);

/* SELECT @what, for @self with or without its filters and search, and its order. */
void lia_record_query_build (LiaRecordQuery *self,
                             const char *what,
                             gboolean with_filters,
                             gboolean with_order,
                             LiaSql *sql);

/* A condition for text that the search index cannot find: the row's name has it in it. */
void lia_record_query_append_contains (LiaRecordQuery *self, const char *text, LiaSql *sql);
gboolean lia_record_type_has_search_index (const LiaRecordType *type);
gboolean lia_field_is_set (const LiaField *field);

/* What stands in @text for @self: its words, conditions and hints. lia-record-query-search.c */
void lia_record_query_read_search_text (LiaRecordQuery *self, const char *text);

G_END_DECLS
