/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-workspace.h"

G_BEGIN_DECLS

/** LiaRowsOptions: which rows a command is about, as `list`, `set` and `remove` take them */
typedef struct
{
  char **where;
  char *search;
} LiaRowsOptions;

/** lia_rows_options_clear: frees what the options parsed into it */
void lia_rows_options_clear (LiaRowsOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaRowsOptions, lia_rows_options_clear)

#define LIA_ROWS_OPTIONS_ENTRIES(options)                                                          \
  { "search",                                                                                      \
    0,                                                                                             \
    0,                                                                                             \
    G_OPTION_ARG_FILENAME,                                                                         \
    &(options).search,                                                                             \
    N_ ("Only records with these words; understands country:KE, -word and the like"),              \
    N_ ("TEXT") },                                                                                 \
  {                                                                                                \
    "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(options).where,                                  \
        N_ ("Only records whose FIELD is VALUE"), N_ ("FIELD=VALUE")                               \
  }

/** lia_rows_options_are_given: whether the command line says anything about rows */
gboolean lia_rows_options_are_given (const LiaRowsOptions *self);

/**
 * lia_rows_options_make_query:
 * @strict: refuse a search of which a part was not understood, instead of saying so
 *
 * Returns: (transfer full) (nullable): the live rows that are meant; %NULL when a message was printed why not
 */
LiaRecordQuery *lia_rows_options_make_query (const LiaRowsOptions *self,
                                             LiaWorkspace *workspace,
                                             const LiaRecordType *type,
                                             gboolean strict);

/** lia_rows_options_count_findings: asks the rules, so that columns and searches know of findings; prints why not */
gboolean lia_rows_options_count_findings (LiaWorkspace *workspace);

G_END_DECLS
