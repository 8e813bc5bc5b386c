/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sample.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "operations-test.h"

#define FILE_NAME "sample.liaison"

static char *folder;
static LiaWorkspace *workspace;
static GBytes *original;

static void
close_workspace (void)
{
  g_autoptr (GError) error = NULL;

  if (workspace == NULL)
    return;
  lia_workspace_close (workspace, &error);
  g_assert_no_error (error);
  g_clear_object (&workspace);
}

static void
on_exit_remove (void)
{
  close_workspace ();
  g_clear_pointer (&original, g_bytes_unref);
  operations_test_remove (folder);
  g_clear_pointer (&folder, g_free);
}

char *
fuzz_sample_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

void
fuzz_sample_init (gboolean with_sample)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  if (folder != NULL)
    return;
  folder = operations_test_make_folder ();
  atexit (on_exit_remove);
  path = fuzz_sample_path (FILE_NAME);
  workspace = lia_workspace_create (path, "ceop", with_sample, &error);
  g_assert_no_error (error);
  close_workspace ();
  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  original = g_bytes_new_take (bytes, size);
}

LiaWorkspace *
fuzz_sample_get (void)
{
  g_autofree char *path = fuzz_sample_path (FILE_NAME);
  g_autoptr (GError) error = NULL;

  if (workspace == NULL)
    workspace = lia_workspace_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  return workspace;
}

void
fuzz_sample_clean (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = fuzz_sample_path (name);

      if (g_str_has_prefix (name, FILE_NAME) && !g_str_has_suffix (name, "-backups"))
        continue;
      operations_test_remove (path);
      g_unlink (path);
    }
}

void
fuzz_sample_reset (void)
{
  g_autofree char *path = fuzz_sample_path (FILE_NAME);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *bytes = g_bytes_get_data (original, &size);

  close_workspace ();
  fuzz_sample_clean ();
  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
}

GBytes *
fuzz_sample_get_bytes (void)
{
  return original;
}
