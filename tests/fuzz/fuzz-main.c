/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "fuzz.h"
#include "hostile-test.h"

/* usage: fuzz-SUBJECT [--damaged] FILE|FOLDER…
 *
 * Runs kept inputs, each a test case. --damaged also cuts each small one at every byte and turns every bit of it. */

/* Of an input that is damaged at every place: the work grows with the square of this. */
#define SMALL 120

static void
run (const void *bytes, gsize size)
{
  /* In memory of its own, so that a sanitizer sees a step past its end. */
  g_autofree guint8 *data = size > 0 ? g_memdup2 (bytes, size) : NULL;

  g_assert_cmpint (LLVMFuzzerTestOneInput (data, size), ==, 0);
}

static void
run_damaged (const char *bytes, gsize size)
{
  g_autofree char *damaged = g_memdup2 (bytes, size);

  for (gsize cut = 0; cut < size; cut++)
    run (bytes, cut);
  for (gsize bit = 0; bit < size * 8; bit++)
    {
      damaged[bit / 8] = (char) (bytes[bit / 8] ^ (1 << bit % 8));
      run (damaged, size);
      damaged[bit / 8] = bytes[bit / 8];
    }
}

static gboolean is_damaged;

static void
test_file (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began;
  gsize size;

  g_file_get_contents (data, &bytes, &size, &error);
  g_assert_no_error (error);
  began = g_get_monotonic_time ();
  run (bytes, size);
  hostile_test_check_time (data, began);
  if (is_damaged && size <= SMALL)
    run_damaged (bytes, size);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What is neither a file nor a folder fails as a file. */
static void
add_tests (const char *path, GPtrArray *paths)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (folder == NULL)
    {
      g_autofree char *display = g_filename_display_basename (path);
      g_autofree char *parent = g_path_get_dirname (path);
      g_autofree char *subject = g_filename_display_basename (parent);
      g_autofree char *test = g_strconcat ("/fuzz/", subject, "/", display, NULL);
      char *kept = g_strdup (path);

      g_ptr_array_add (paths, kept);
      g_test_add_data_func (test, kept, test_file);
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    if (*name != '.')
      g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_tests (g_ptr_array_index (names, i), paths);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);
  LLVMFuzzerInitialize (&argc, &argv);
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--damaged"))
      is_damaged = TRUE;
    else
      add_tests (argv[i], paths);
  g_test_add_func ("/fuzz/memory", hostile_test_check_memory);
  return g_test_run ();
}
