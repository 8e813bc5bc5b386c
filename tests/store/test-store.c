/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "lia-error.h"
#include "lia-journal.h"
#include "lia-store.h"

static gboolean
insert_partner (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "sort_key", "name", "acronym" };
  LiaValue values[] = { LIA_TEXT ("itu"), LIA_TEXT ("ITU \"x\"\n"), LIA_NULL };
  gint64 *id = data;

  *id = lia_batch_insert (batch, "partner", columns, values, 3, error);
  return *id != 0;
}

static void
on_changed (LiaStore *store, LiaChangeSet *changes, gpointer data)
{
  gint64 *batch = data;

  g_assert_true (lia_change_set_has_table (changes, "partner"));
  *batch = lia_change_set_get_batch (changes);
}

static void
test_write (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lia-store-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.liaison", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaStore) store = lia_store_open (path, LIA_STORE_CREATE, &error);
  LiaStatement *statement;
  gint64 id = 0, batch = 0, told = 0;

  g_assert_no_error (error);
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &told);
  lia_store_write (store, "Add partner ITU", insert_partner, &id, NULL, &batch, &error);
  g_assert_no_error (error);
  g_assert_cmpint (batch, !=, 0);
  g_assert_cmpint (batch, ==, told);
  statement = lia_reader_prepare (lia_store_get_reader (store), "SELECT cells FROM change", &error);
  g_assert_no_error (error);
  g_assert_true (lia_statement_step (statement, &error));
  g_assert_cmpstr (lia_statement_get_text (statement, 0), ==,
                   "{\"sort_key\":[null,\"itu\"],\"form\":[null,\"organisation\"],"
                   "\"name\":[null,\"ITU \\\"x\\\"\\n\"],\"contractor\":[null,0],"
                   "\"service_provider\":[null,0],\"undone\":[null,0]}");
  lia_statement_reset (statement);
  g_assert_true (lia_store_close (store, &error));
  g_clear_object (&store);

  store = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/write", test_write);
  return g_test_run ();
}
