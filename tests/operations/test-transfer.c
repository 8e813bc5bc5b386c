/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-workspace-transfer.h"

#include "lia-error.h"
#include "operations-test.h"

#include <glib/gstdio.h>

/* A file that has no path, as on a network: reads what another file holds, and may change meanwhile. */
#define TEST_TYPE_FILE (test_file_get_type ())
G_DECLARE_FINAL_TYPE (TestFile, test_file, TEST, FILE, GObject)

struct _TestFile
{
  GObject parent_instance;
  GFile *inner;
  gboolean changes;
  guint n_queries;
};

static GFileInputStream *
test_file_read (GFile *file, GCancellable *cancellable, GError **error)
{
  return g_file_read (TEST_FILE (file)->inner, cancellable, error);
}

static GFileInfo *
test_file_query_info (GFile *file,
                      const char *attributes,
                      GFileQueryInfoFlags flags,
                      GCancellable *cancellable,
                      GError **error)
{
  TestFile *self = TEST_FILE (file);
  GFileInfo *info = g_file_query_info (self->inner, attributes, flags, cancellable, error);

  if (self->changes && info != NULL && g_file_info_has_attribute (info, "standard::size"))
    g_file_info_set_size (info, g_file_info_get_size (info) + self->n_queries++);
  return info;
}

static GFile *
test_file_dup (GFile *file)
{
  return g_object_ref (file);
}

static guint
test_file_hash (GFile *file)
{
  return g_direct_hash (file);
}

static gboolean
test_file_equal (GFile *a, GFile *b)
{
  return a == b;
}

static char *
test_file_get_path (GFile *file)
{
  return NULL;
}

static char *
test_file_get_uri (GFile *file)
{
  return g_strdup ("sftp://server/Delta.liaison");
}

static char *
test_file_get_basename (GFile *file)
{
  return g_strdup ("Delta.liaison");
}

static gboolean
test_file_is_native (GFile *file)
{
  return FALSE;
}

static void
test_file_interface_init (GFileIface *interface)
{
  interface->read_fn = test_file_read;
  interface->query_info = test_file_query_info;
  interface->dup = test_file_dup;
  interface->hash = test_file_hash;
  interface->equal = test_file_equal;
  interface->get_path = test_file_get_path;
  interface->get_uri = test_file_get_uri;
  interface->get_parse_name = test_file_get_uri;
  interface->get_basename = test_file_get_basename;
  interface->is_native = test_file_is_native;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestFile,
                               test_file,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_FILE, test_file_interface_init))

static void
test_file_finalize (GObject *object)
{
  g_object_unref (TEST_FILE (object)->inner);
  G_OBJECT_CLASS (test_file_parent_class)->finalize (object);
}

static void
test_file_class_init (TestFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_file_finalize;
}

static void
test_file_init (TestFile *self)
{
}

static GFile *
make_remote (const char *path, gboolean changes)
{
  TestFile *self = g_object_new (TEST_TYPE_FILE, NULL);

  self->inner = g_file_new_for_path (path);
  self->changes = changes;
  return G_FILE (self);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_is_copy (OperationsTest *test, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaWorkspace) copy = lia_workspace_open (path, LIA_STORE_DEFAULT, &error);
  g_autofree char *dump = NULL;
  g_autofree char *copy_dump = NULL;

  g_assert_no_error (error);
  dump = operations_test_dump (test->workspace);
  copy_dump = operations_test_dump (copy);
  g_assert_cmpstr (dump, ==, copy_dump);
  g_assert_false (lia_workspace_is_read_only (copy));
  lia_workspace_close (copy, &error);
  g_assert_no_error (error);
}

/* From a path the newest work comes along, though it stands in the log. */
static void
test_from_a_path (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *target = operations_test_make_folder ();
  g_autofree char *copy = g_build_filename (target, "copy.liaison", NULL);
  g_autoptr (GFile) source = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "ceop");
  operations_test_add (test.workspace, lia_record_type_find ("partner"), "name", "ITU", NULL);
  source = g_file_new_for_path (test.path);
  lia_workspace_bring_in (source, copy, NULL, &error);
  g_assert_no_error (error);
  assert_is_copy (&test, copy);
  g_assert_cmpuint (count_files (target), ==, 1);

  g_assert_false (lia_workspace_bring_in (source, copy, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
  operations_test_remove (target);
}

static void
test_from_elsewhere (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *target = operations_test_make_folder ();
  g_autofree char *copy = g_build_filename (target, "copy.liaison", NULL);
  g_autofree char *closed = g_build_filename (target, "closed.liaison", NULL);
  g_autoptr (GFile) source = NULL;
  g_autoptr (GFile) restless = NULL;
  g_autoptr (GFile) text = NULL;
  g_autoptr (GFile) remote_text = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "ceop");
  operations_test_add (test.workspace, lia_record_type_find ("partner"), "name", "ITU", NULL);
  g_assert_true (lia_store_backup (lia_workspace_get_store (test.workspace), closed, NULL, &error));

  source = make_remote (closed, FALSE);
  lia_workspace_bring_in (source, copy, NULL, &error);
  g_assert_no_error (error);
  assert_is_copy (&test, copy);
  g_assert_cmpuint (count_files (target), ==, 2);
  g_assert_cmpint (g_unlink (copy), ==, 0);

  /* Somebody writes to it. */
  restless = make_remote (closed, TRUE);
  g_assert_false (lia_workspace_bring_in (restless, copy, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_BUSY);
  g_clear_error (&error);

  text = operations_test_write (&test, "list.liaison", "name;country\n", -1);
  remote_text = make_remote (g_file_peek_path (text), FALSE);
  g_assert_false (lia_workspace_bring_in (remote_text, copy, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_INVALID);
  g_assert_cmpuint (count_files (target), ==, 1);
  operations_test_remove (target);
}

static void
test_take_out (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *target = operations_test_make_folder ();
  g_autofree char *copy = g_build_filename (target, "copy.liaison", NULL);
  g_autoptr (GFile) destination = g_file_new_for_path (copy);
  g_autoptr (LiaWorkspace) other = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "ceop");
  operations_test_add (test.workspace, lia_record_type_find ("partner"), "name", "ITU", NULL);
  lia_workspace_take_out (test.path, destination, NULL, &error);
  g_assert_no_error (error);
  assert_is_copy (&test, copy);

  /* The file dialog asked whether to replace it. */
  operations_test_add (test.workspace, lia_record_type_find ("partner"), "name", "UPU", NULL);
  lia_workspace_take_out (test.path, destination, NULL, &error);
  g_assert_no_error (error);
  assert_is_copy (&test, copy);
  g_assert_cmpuint (count_files (target), ==, 1);

  /* But never under the hands of somebody who works in it. */
  other = lia_workspace_open (copy, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (lia_workspace_take_out (test.path, destination, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_BUSY);
  g_clear_error (&error);
  lia_workspace_close (other, &error);
  g_assert_no_error (error);
  operations_test_remove (target);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/operations/transfer/from-a-path", test_from_a_path);
  g_test_add_func ("/operations/transfer/from-elsewhere", test_from_elsewhere);
  g_test_add_func ("/operations/transfer/take-out", test_take_out);
  return g_test_run ();
}
