/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-query.h"

G_BEGIN_DECLS

/* What a query is made of, and how it becomes SQL. Only field names that were checked and fixed words go into
 * the text; everything else is bound. */

typedef struct
{
  const LiaField *field;
  LiaMatch match;
  LiaValue value; /* owns its text */
} LiaFilter;

struct _LiaRecordQuery
{
  const LiaRecordType *type;
  LiaRows rows;
  char *search; /* as typed */
  char *expression; /* for the search index; NULL when it cannot answer */
  GArray *filters; /* (element-type LiaFilter) */
  const LiaField *sort;
  gboolean descending;
  guint limit;
};

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

/* SELECT @what, for @self with or without its search and its order. */
void lia_record_query_build (LiaRecordQuery *self,
                             const char *what,
                             gboolean with_search,
                             gboolean with_order,
                             LiaSql *sql);

G_END_DECLS
