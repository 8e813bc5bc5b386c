/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-workspace.h"

G_BEGIN_DECLS

/* A folder of its own with a new workspace in it, closed and removed when it goes out of scope. */
typedef struct
{
  char *folder;
  char *path;
  LiaWorkspace *workspace;
} OperationsTest;

void operations_test_init (OperationsTest *self, const char *ladder);
void operations_test_clear (OperationsTest *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OperationsTest, operations_test_clear)

/* (transfer full): a file in the folder with these bytes; @length -1: up to the NUL */
GFile *
operations_test_write (OperationsTest *self, const char *name, const char *bytes, gssize length);

/* (transfer full): all rows of all tables but those whose insertion was undone, as text */
char *operations_test_dump (LiaWorkspace *workspace);

/* The id of the live record with this display name; 0 for none. */
gint64 operations_test_find (LiaWorkspace *workspace, const LiaRecordType *type, const char *name);
/* (transfer full): the same, loaded */
LiaRecord *
operations_test_load (LiaWorkspace *workspace, const LiaRecordType *type, const char *name);

guint operations_test_count (LiaWorkspace *workspace, const LiaRecordType *type);

/* Adds a record: field, text, …, NULL. */
gint64 operations_test_add (LiaWorkspace *workspace,
                            const LiaRecordType *type,
                            ...) G_GNUC_NULL_TERMINATED;

/* Writes a setting; @value %NULL unsets it. */
void operations_test_set_setting (LiaWorkspace *workspace, const char *key, const char *value);

/* Runs the main loop until *@result is there. */
void operations_test_wait (GAsyncResult **result);
/* A GAsyncReadyCallback for it; user_data: (type GAsyncResult**) */
void operations_test_done (GObject *source, GAsyncResult *result, gpointer user_data);

/* (transfer full): a new folder, in memory where that can be had: hundreds of workspaces need not wait for the
 * disk. */
char *operations_test_make_folder (void);

/* Removes a folder and all in it. */
void operations_test_remove (const char *folder);

G_END_DECLS
