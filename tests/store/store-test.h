/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-journal.h"
#include "lia-sqlite.h"
#include "lia-store.h"

/* What the tests of the store share. */

/* A folder of its own for one test, removed with all it holds. */
char *store_test_make_folder (void);
void store_test_remove_folder (char *folder);
typedef char StoreTestFolder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreTestFolder, store_test_remove_folder)

/* A new workspace "a.liaison" in @folder. */
LiaStore *store_test_create (const char *folder);
char *store_test_path (const char *folder);

/* A connection behind the store's back; without it a test would only see what the store says of itself. */
sqlite3 *store_test_open_raw (const char *path);
void store_test_exec (sqlite3 *db, const char *sql);
gint64 store_test_get_integer (sqlite3 *db, const char *sql);
char *store_test_get_text (sqlite3 *db, const char *sql);

/* Every row in sight of every journalled table, as text. */
char *store_test_dump (sqlite3 *db);

/* One-cell batches. */
gint64 store_test_add_partner (LiaStore *store, const char *name);
void store_test_rename_partner (LiaStore *store, gint64 id, const char *name);
gint64 store_test_set_text (LiaStore *store,
                            const char *table,
                            gint64 id,
                            const char *column,
                            const char *text);

void store_test_assert_sound (LiaStore *store);
void store_test_copy_file (const char *from, const char *to);

void store_test_write_file (const char *path, const char *contents, gssize length);

/* A closed workspace "a.liaison" with one partner, "ITU"; its path. */
char *store_test_make_workspace (const char *folder);
void store_test_assert_refused (const char *path, LiaStoreFlags flags, LiaError code);

/* Random work on all tables, for property, crash and fault tests: up to eight writes of every sort, some
 * of them to rows of the same batch. Use as a LiaBatchFunc with a GRand. */
gboolean
store_test_do_anything (LiaBatch *batch, gpointer rand, GCancellable *cancellable, GError **error);
