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

/* (transfer container): interned names */
GPtrArray *lia_purge_list_tables (LiaReader *reader, GError **error);
/* (element-type LiaPurgeReference) */
GArray *lia_purge_list_references (LiaReader *reader, GError **error);

gboolean lia_purge_plan_equal (const LiaPurgePlan *a, const LiaPurgePlan *b);

G_END_DECLS
