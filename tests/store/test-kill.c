/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "lia-store-private.h"
#include "seed-test.h"
#include "store-test.h"

/* A process that works on a workspace is killed at random moments: what it had reported as committed is
 * there, whole, and all is sound. */

#if defined(__SANITIZE_ADDRESS__)
#define N_KILLS 30
#else
#define N_KILLS 100
#endif
/* After so many kills a fresh workspace, so that the check stays quick. */
#define KILLS_PER_FILE 10

static gboolean
report (gint64 batch)
{
  return write (STDOUT_FILENO, &batch, sizeof batch) == sizeof batch;
}

static gboolean
work_once (LiaStore *store, GRand *rand)
{
  g_autoptr (GError) error = NULL;

  if (g_rand_int_range (rand, 0, 4) == 0)
    {
      g_autoptr (LiaUndoResult) result
          = g_rand_boolean (rand) ? lia_store_undo (store, &error) : lia_store_redo (store, &error);

      return result != NULL ? result->batch == 0 || report (result->batch)
                            : g_error_matches (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
    }
  else
    {
      gint64 batch;

      return lia_store_write (store, "Anything", store_test_do_anything, rand, NULL, &batch, &error)
             && (batch == 0 || report (batch));
    }
}

/* The process to be killed: "--work PATH SEED" opens, works, closes, and begins again. */
static int
work (const char *path, const char *seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_ascii_strtoull (seed, NULL, 10));

  for (;;)
    {
      g_autoptr (LiaStore) store = lia_store_open (path, LIA_STORE_FAIL_IF_LOCKED, NULL);

      if (store == NULL)
        return 1;
      for (int i = g_rand_int_range (rand, 1, 20); i > 0; i--)
        if (!work_once (store, rand))
          return 1;
      if (!lia_store_close (store, NULL))
        return 1;
    }
}

static GArray *
run_and_kill (const char *path, guint32 seed, gboolean wait_for_work, gulong microseconds)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) worker = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                     program, "--work", path, seed_text, NULL);
  GInputStream *output;
  GArray *batches = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 batch;
  gsize n;

  g_assert_no_error (error);
  output = g_subprocess_get_stdout_pipe (worker);
  /* However busy the machine is, most are killed at work and not while they start. */
  if (wait_for_work && g_input_stream_read_all (output, &batch, sizeof batch, &n, NULL, NULL)
      && n == sizeof batch)
    g_array_append_val (batches, batch);
  g_usleep (microseconds);
  g_subprocess_force_exit (worker);
  g_subprocess_wait (worker, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (worker));

  while (g_input_stream_read_all (output, &batch, sizeof batch, &n, NULL, NULL)
         && n == sizeof batch)
    g_array_append_val (batches, batch);
  return batches;
}

static void
check_afterwards (const char *path, GArray *batches, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaStore) store = lia_store_open (path, LIA_STORE_FAIL_IF_LOCKED, &error);
  g_autoptr (GPtrArray) faults = NULL;

  if (store == NULL)
    g_error ("seed %u: %s", seed, error->message);
  for (guint i = 0; i < batches->len; i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT count (*) FROM batch WHERE id = %" G_GINT64_FORMAT,
                             g_array_index (batches, gint64, i));

      if (store_test_get_integer (store->db, sql) != 1)
        g_error ("seed %u: batch %u of %u is lost", seed, i + 1, batches->len);
    }
  faults = lia_store_check (store, NULL, &error);
  g_assert_no_error (error);
  if (faults->len > 0)
    g_error ("seed %u: %s", seed, (char *) faults->pdata[0]);
  g_assert_true (lia_store_close (store, NULL));
}

static void
test_kill (void)
{
  guint32 seed = seed_test_get ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *path = NULL;
  char *folder = NULL;
  guint n_batches = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GArray) batches = NULL;

      if (i % KILLS_PER_FILE == 0)
        {
          g_autoptr (LiaStore) store = NULL;

          g_clear_pointer (&folder, store_test_remove_folder);
          folder = store_test_make_folder ();
          store = store_test_create (folder);
          g_assert_true (lia_store_close (store, NULL));
          g_free (path);
          path = store_test_path (folder);
        }
      batches
          = run_and_kill (path, seed + i, i % 4 != 0, (gulong) g_rand_int_range (rand, 0, 80000));
      check_afterwards (path, batches, seed + i);
      n_batches += batches->len;
    }
  g_clear_pointer (&folder, store_test_remove_folder);
  g_test_message ("%d kills, %u committed batches, none lost", N_KILLS, n_batches);
  g_assert_cmpuint (n_batches, >, N_KILLS / 2);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--work"))
    return work (argv[2], argv[3]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/kill", test_kill);
  return g_test_run ();
}
