/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "fault-vfs.h"
#include "lia-store-private.h"
#include "seed-test.h"
#include "store-test.h"

/* The disk fails at the n-th write, sync or truncation of an ordinary day: opening, four batches, an undo, a
 * backup, closing. Whatever n: a plain error, nothing damaged, nothing committed lost, and what failed
 * works when tried again. */

#if defined(__SANITIZE_ADDRESS__)
#define N_POINTS 150
#else
#define N_POINTS 1000
#endif

typedef enum
{
  STEP_BATCH,
  STEP_UNDO,
  STEP_BACKUP,
} Step;

static const Step day[]
    = { STEP_BATCH, STEP_BATCH, STEP_UNDO, STEP_BATCH, STEP_BACKUP, STEP_BATCH };

typedef struct
{
  char *path;
  char *copy;
  GRand *rand;
  guint seed;
  guint point;
  gboolean lasting;
  LiaStore *store;
  guint n_failures;
  guint n_reported; /* batches the store said it has committed */
} Day;

static void
check_error (Day *self, const char *what, GError *error)
{
  self->n_failures++;
  if (!g_error_matches (error, LIA_ERROR, LIA_ERROR_IO))
    g_error ("LIAISON_TEST_SEED=%u, point %u: %s: not told as a failure of the disk: %s",
             self->seed, self->point, what, error != NULL ? error->message : "no error");
}

static void
open_store (Day *self)
{
  g_autoptr (GError) error = NULL;

  self->store = lia_store_open (self->path, LIA_STORE_DEFAULT, &error);
  if (self->store != NULL)
    return;
  check_error (self, "opening", error);
  if (self->lasting)
    return;
  g_clear_error (&error);
  self->store = lia_store_open (self->path, LIA_STORE_DEFAULT, &error);
  if (error != NULL)
    g_error ("LIAISON_TEST_SEED=%u, point %u: opening again: %s", self->seed, self->point,
             error->message);
}

static gboolean
try_step (Day *self, Step step, GError **error)
{
  g_autoptr (LiaUndoResult) result = NULL;
  gint64 batch;

  switch (step)
    {
    case STEP_BATCH:
      if (!lia_store_write (self->store, "Anything", store_test_do_anything, self->rand, NULL,
                            &batch, error))
        return FALSE;
      self->n_reported += batch != 0;
      return TRUE;
    case STEP_UNDO:
      result = lia_store_undo (self->store, error);
      self->n_reported += result != NULL;
      return result != NULL;
    case STEP_BACKUP:
    default:
      return lia_store_backup (self->store, self->copy, NULL, error);
    }
}

static void
take_step (Day *self, Step step)
{
  g_autoptr (GError) error = NULL;

  if (try_step (self, step, &error))
    return;
  /* The batches before may have come to nothing. */
  if (step == STEP_UNDO && g_error_matches (error, LIA_ERROR, LIA_ERROR_NOT_FOUND))
    return;
  check_error (self, "a step", error);
  if (step == STEP_BACKUP)
    g_assert_false (g_file_test (self->copy, G_FILE_TEST_EXISTS));
  if (self->lasting)
    return;
  g_clear_error (&error);
  if (!try_step (self, step, &error))
    g_error ("LIAISON_TEST_SEED=%u, point %u: the step again: %s", self->seed, self->point,
             error->message);
}

/* What was reported as done is what stands in the file. */
static void
check_afterwards (Day *self, guint n_committed, const char *committed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaStore) store = lia_store_open (self->path, LIA_STORE_DEFAULT, &error);
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *actual = NULL;
  guint n;

  if (store == NULL)
    g_error ("LIAISON_TEST_SEED=%u, point %u: afterwards: %s", self->seed, self->point,
             error->message);
  faults = lia_store_check (store, NULL, &error);
  g_assert_no_error (error);
  if (faults->len > 0)
    g_error ("LIAISON_TEST_SEED=%u, point %u: afterwards: %s", self->seed, self->point,
             (char *) faults->pdata[0]);

  n = (guint) store_test_get_integer (store->db, "SELECT count (*) FROM batch");
  actual = store_test_dump (store->db);
  if (n == n_committed && g_str_equal (actual, committed))
    return;
  /* A commit whose sync failed was reported as failed, yet all of it may be on the disk. */
  if (n != n_committed + 1 || self->n_failures == 0)
    g_error ("LIAISON_TEST_SEED=%u, point %u: %u batches instead of %u", self->seed, self->point, n,
             n_committed);
}

static guint
live_through_day (Day *self, const char *template_path, FaultKind kind)
{
  guint n_committed = 0;
  g_autofree char *committed = NULL;
  guint n_operations;

  store_test_copy_file (template_path, self->path);
  g_unlink (self->copy);
  self->n_failures = 0;
  self->n_reported = 0;
  self->rand = g_rand_new_with_seed (self->seed);
  self->store = NULL;

  fault_vfs_arm (kind, self->point, self->lasting);
  open_store (self);
  for (guint i = 0; self->store != NULL && i < G_N_ELEMENTS (day); i++)
    take_step (self, day[i]);
  if (self->store != NULL)
    {
      g_autoptr (GError) error = NULL;
      LiaReader *reader = lia_store_get_reader (self->store);
      sqlite3 *db = lia_reader_get_connection (reader);

      n_committed = (guint) store_test_get_integer (db, "SELECT count (*) FROM batch");
      if (n_committed != self->n_reported)
        g_error ("LIAISON_TEST_SEED=%u, point %u: %u batches, but %u were reported", self->seed,
                 self->point, n_committed, self->n_reported);
      committed = store_test_dump (db);
      if (!lia_store_close (self->store, &error))
        check_error (self, "closing", error);
      g_clear_object (&self->store);
    }
  else
    {
      committed = g_strdup ("");
    }
  n_operations = fault_vfs_disarm ();
  check_afterwards (self, n_committed, committed);
  g_rand_free (self->rand);
  return n_operations;
}

static void
test_faults (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *template_path = g_build_filename (folder, "template.liaison", NULL);
  g_autoptr (LiaStore) template = lia_store_open (template_path, LIA_STORE_CREATE, NULL);
  const char *wanted = g_getenv ("LIAISON_TEST_POINTS");
  guint n_points = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : N_POINTS;
  guint n_failures = 0;
  guint n_operations;
  Day self = { .seed = seed_test_get () };

  self.path = store_test_path (folder);
  self.copy = g_build_filename (folder, "copy.liaison", NULL);
  g_assert_true (lia_store_close (template, NULL));

  n_operations = live_through_day (&self, template_path, FAULT_INPUT_OUTPUT);
  g_test_message ("An ordinary day makes %u writes, syncs and truncations", n_operations);
  g_assert_cmpuint (n_operations, >, 50);

  for (guint i = 0; i < n_points; i++)
    {
      self.point = 1 + (guint) ((guint64) i * n_operations / n_points);
      self.lasting = i % 2;
      live_through_day (&self, template_path,
                        i / 2 % 2 == 0 ? FAULT_INPUT_OUTPUT : FAULT_DISK_FULL);
      n_failures += self.n_failures > 0;
    }
  g_test_message ("%u points, %u of them with an error to tell", n_points, n_failures);
  g_assert_cmpuint (n_failures, >, n_points / 2);

  g_free (self.path);
  g_free (self.copy);
}

/* A disk that loses what it says it wrote: a backup that is not whole is never kept. */
static void
test_backup_on_a_lying_disk (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *copy = g_build_filename (folder, "copy.liaison", NULL);
  g_autoptr (LiaStore) store = store_test_create (folder);
  guint n_refused = 0;
  guint n_points;

  for (guint i = 0; i < 20; i++)
    store_test_add_partner (store, "Example Institute for the Study of Examples");
  fault_vfs_arm (FAULT_SILENT, 0, FALSE);
  g_assert_true (lia_store_backup (store, copy, NULL, NULL));
  n_points = fault_vfs_disarm ();
  g_assert_cmpuint (n_points, >, 20);

  for (guint point = 1; point <= n_points; point++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (sqlite3) db = NULL;
      g_autofree char *result = NULL;
      gboolean done;

      g_assert_cmpint (g_unlink (copy), ==, 0);
      fault_vfs_arm (FAULT_SILENT, point, FALSE);
      done = lia_store_backup (store, copy, NULL, &error);
      fault_vfs_disarm ();
      if (!done)
        {
          n_refused++;
          g_assert_nonnull (error);
          g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
          /* For the next round to remove. */
          store_test_write_file (copy, "", 0);
          continue;
        }
      db = store_test_open_raw (copy);
      result = store_test_get_text (db, "PRAGMA integrity_check (1)");
      if (g_strcmp0 (result, "ok") != 0)
        g_error ("point %u: a backup that is not whole was kept: %s", point, result);
    }
  g_assert_cmpuint (n_refused, >, n_points / 2);
  store_test_assert_sound (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fault_vfs_install ();
  g_test_add_func ("/store/faults", test_faults);
  g_test_add_func ("/store/faults/backup-on-a-lying-disk", test_backup_on_a_lying_disk);
  return g_test_run ();
}
