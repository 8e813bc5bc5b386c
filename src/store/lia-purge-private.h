/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-purge.h"

G_BEGIN_DECLS

/* A column that refers to another journalled table; names are interned. */
typedef struct
{
  const char *table;
  const char *column;
  const char *target;
  gboolean required; /* the row cannot be without it */
} LiaPurgeReference;

/** lia_purge_list_tables: Returns: (transfer container) (nullable) (element-type utf8): journalled tables, by name;
 * interned */
GPtrArray *lia_purge_list_tables (LiaReader *reader, GError **error);
/** lia_purge_list_references: Returns: (transfer full) (nullable) (element-type LiaPurgeReference): all between
 * journalled tables */
GArray *lia_purge_list_references (LiaReader *reader, GError **error);

/** lia_purge_plan_equal: whether both would do the same to the same rows */
gboolean lia_purge_plan_equal (const LiaPurgePlan *a, const LiaPurgePlan *b);

G_END_DECLS
