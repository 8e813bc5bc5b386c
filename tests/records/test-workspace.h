/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-query.h"

G_BEGIN_DECLS

/* A workspace in a folder of its own, gone with lia_test_workspace_free(). */
typedef struct
{
  char *folder;
  char *path;
  LiaStore *store;
  LiaReader *reader; /* borrowed from the store */
} LiaTestWorkspace;

LiaTestWorkspace *lia_test_workspace_new (void);
void lia_test_workspace_free (LiaTestWorkspace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTestWorkspace, lia_test_workspace_free)

/* Saves a record in a batch of its own; aborts when that fails. Returns the id. */
gint64 lia_test_workspace_save (LiaTestWorkspace *self, LiaRecord *record);

/* Adds a row from pairs of field and text, ending with NULL. */
gint64 lia_test_workspace_add (LiaTestWorkspace *self, const char *table, const char *field, ...)
    G_GNUC_NULL_TERMINATED;

void lia_test_workspace_trash (LiaTestWorkspace *self, const char *table, gint64 id);
void lia_test_workspace_restore (LiaTestWorkspace *self, const char *table, gint64 id);

/* The rows of a query's answer by the text of their field @shown, joined by blanks. (transfer full) */
char *lia_test_workspace_run (LiaTestWorkspace *self, LiaRecordQuery *query, const char *shown);
/* What @search finds among the rows of @table, as lia_test_workspace_run() says it. */
void lia_test_workspace_assert_found (LiaTestWorkspace *self,
                                      const char *table,
                                      const char *search,
                                      const char *shown,
                                      const char *expected);
/* All rows of @table sorted by @field, as lia_test_workspace_run() says them. */
void lia_test_workspace_assert_sorted (LiaTestWorkspace *self,
                                       const char *table,
                                       const char *field,
                                       gboolean descending,
                                       const char *shown,
                                       const char *expected);

/* Adds @n partners with made-up names that depend on @seed alone. */
void lia_test_workspace_add_partners (LiaTestWorkspace *self, guint n, guint32 seed);

G_END_DECLS
