/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "lia-backup.h"
#include "lia-store-private.h"
#include "store-test.h"

#define MINUTE ((gint64) 60 * 1000)
#define DAY    (24 * 60 * MINUTE)
/* 2026-11-21T12:00:00Z, a Saturday */
#define NOON G_GINT64_CONSTANT (1795262400000)

static void
test_names (void)
{
  g_autofree char *name = lia_backup_make_name (NOON + 7, "Import of ../x");
  g_autofree char *reason = NULL;
  gint64 made_at;

  g_assert_cmpstr (name, ==, "20261121T120000.007Z-import-of----x.liaison");
  g_assert_true (lia_backup_parse_name (name, &made_at, &reason));
  g_assert_cmpint (made_at, ==, NOON + 7);
  g_assert_cmpstr (reason, ==, "import-of----x");
  g_assert_false (lia_backup_parse_name ("20261321T120000.007Z-x.liaison", &made_at, NULL));
  g_assert_false (lia_backup_parse_name ("notes.liaison", &made_at, NULL));
}

static guint
count_between (GArray *times, gint64 now, gint64 older_than, gint64 younger_than)
{
  guint n = 0;

  for (guint i = 0; i < times->len; i++)
    {
      gint64 age = now - g_array_index (times, gint64, i);

      n += age >= older_than && age < younger_than;
    }
  return n;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? 1 : one > other ? -1 : 0;
}

/* A year of work, a backup every two hours, rotated each time: what is left tells. */
static void
test_rotation (void)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 now = NOON;

  for (guint i = 0; i < 365 * 12; i++)
    {
      g_autoptr (GArray) expired = NULL;

      now += 120 * MINUTE;
      g_array_prepend_val (times, now);
      expired = lia_backup_choose_expired (times, now);
      for (guint j = expired->len; j > 0; j--)
        g_array_remove_index (times, g_array_index (expired, guint, j - 1));
      g_array_sort (times, compare_newest_first);
    }

  g_assert_cmpuint (count_between (times, now, 0, 2 * DAY), ==, 24);
  /* One of each of seven days; the weeks' and months' newest are partly the same ones. */
  g_assert_cmpuint (count_between (times, now, 2 * DAY, 9 * DAY), >=, 7);
  g_assert_cmpuint (count_between (times, now, 2 * DAY, 9 * DAY), <=, 8);
  g_assert_cmpuint (count_between (times, now, 9 * DAY, 35 * DAY), >=, 2);
  g_assert_cmpuint (count_between (times, now, 9 * DAY, 35 * DAY), <=, 5);
  g_assert_cmpuint (count_between (times, now, 120 * DAY, 200 * DAY), >=, 1);
  g_assert_cmpuint (count_between (times, now, 200 * DAY, 400 * DAY), ==, 0);
  g_assert_cmpuint (times->len, <=, 24 + 8 + 4 + 6);
  g_assert_cmpuint (times->len, >=, 24 + 7 + 2 + 4);
}

static void
test_rotation_of_few (void)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) none = lia_backup_choose_expired (times, NOON);
  g_autoptr (GArray) expired = NULL;
  gint64 values[] = { NOON, NOON - DAY, NOON - 400 * DAY, NOON - 400 * DAY - MINUTE };

  g_assert_cmpuint (none->len, ==, 0);
  g_array_append_vals (times, values, G_N_ELEMENTS (values));
  expired = lia_backup_choose_expired (times, NOON);
  /* The newest of an old day is kept however old, so that an idle workspace keeps a backup. */
  g_assert_cmpuint (expired->len, ==, 1);
  g_assert_cmpuint (g_array_index (expired, guint, 0), ==, 3);
}

static void
test_backup (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autofree char *copy = g_build_filename (folder, "copy.liaison", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "copy.liaison", NULL);
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (LiaStore) other = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (sqlite3) copy_db = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *copy_dump = NULL;
  GStatBuf status;

  store_test_add_partner (store, "ITU");
  g_assert_true (lia_store_backup (store, copy, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  db = store_test_open_raw (path);
  copy_db = store_test_open_raw (copy);
  dump = store_test_dump (db);
  copy_dump = store_test_dump (copy_db);
  g_assert_cmpstr (dump, ==, copy_dump);
  g_clear_pointer (&copy_db, sqlite3_close_v2);

  other = lia_store_open (copy, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  store_test_assert_sound (other);

  g_assert_false (lia_store_backup (store, nowhere, NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_IO);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_true (lia_store_close (other, NULL));
  g_assert_cmpint (g_unlink (copy), ==, 0);
  if (lia_store_backup (store, copy, cancellable, &error))
    g_test_message ("too small to be cancelled");
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
}

static void
test_backup_before (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) two = NULL;
  g_autoptr (GError) error = NULL;

  store_test_add_partner (store, "ITU");
  g_assert_true (lia_store_backup_before (store, "import", NULL, &error));
  g_assert_true (lia_store_backup_before (store, "import", NULL, &error));
  one = lia_recovery_list_backups (path);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((LiaBackupInfo *) one->pdata[0])->reason, ==, "import");

  store_test_add_partner (store, "UNESCO");
  g_assert_true (lia_store_backup_before (store, "merge", NULL, &error));
  two = lia_recovery_list_backups (path);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (((LiaBackupInfo *) two->pdata[0])->reason, ==, "merge");
}

/* Half an hour after the last backup the next change brings one about. */
static void
test_automatic (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;

  store_test_add_partner (store, "ITU");
  none = lia_recovery_list_backups (path);
  g_assert_cmpuint (none->len, ==, 0);

  store->last_backup -= LIA_BACKUP_INTERVAL;
  store_test_add_partner (store, "UNESCO");
  store_test_add_partner (store, "UPU");
  g_assert_true (lia_store_close (store, NULL));
  one = lia_recovery_list_backups (path);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (lia_backup_check (((LiaBackupInfo *) one->pdata[0])->path, NULL));
}

static void
damage (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + 4096, 0x5a, length - 4096);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
}

static void
test_restore (void)
{
  g_autoptr (StoreTestFolder) folder = store_test_make_folder ();
  g_autofree char *path = store_test_path (folder);
  g_autoptr (LiaStore) store = store_test_create (folder);
  g_autoptr (LiaBackupInfo) info = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *text = NULL;

  g_assert_null (lia_recovery_find_backup (path, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  store_test_add_partner (store, "ITU");
  g_assert_true (lia_store_backup_before (store, "import", NULL, NULL));
  store_test_add_partner (store, "UNESCO");
  g_assert_true (lia_store_backup_before (store, "merge", NULL, NULL));

  info = lia_recovery_find_backup (path, NULL);
  g_assert_false (lia_recovery_restore (path, info->path, &kept, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (lia_store_close (store, NULL));
  g_clear_object (&store);

  damage (path);
  g_assert_null (lia_store_open (path, LIA_STORE_DEFAULT, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CORRUPT);
  g_clear_error (&error);

  /* The newest backup is damaged too: the one before is offered. */
  backups = lia_recovery_list_backups (path);
  damage (((LiaBackupInfo *) backups->pdata[0])->path);
  g_clear_pointer (&info, lia_backup_info_free);
  info = lia_recovery_find_backup (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (info->path, ==, ((LiaBackupInfo *) backups->pdata[1])->path);

  g_assert_false (
      lia_recovery_restore (path, ((LiaBackupInfo *) backups->pdata[0])->path, &kept, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_null (kept);

  g_assert_true (lia_recovery_restore (path, info->path, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (kept, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (kept, path));
  g_assert_nonnull (strstr (kept, ".damaged-"));

  store = lia_store_open (path, LIA_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  store_test_assert_sound (store);
  g_assert_true (lia_store_close (store, NULL));

  /* A sound file is backed up, not called damaged. */
  g_assert_true (lia_recovery_restore (path, info->path, &nothing, &error));
  g_assert_no_error (error);
  g_assert_null (nothing);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/backup/names", test_names);
  g_test_add_func ("/store/backup/rotation", test_rotation);
  g_test_add_func ("/store/backup/rotation-of-few", test_rotation_of_few);
  g_test_add_func ("/store/backup/copy", test_backup);
  g_test_add_func ("/store/backup/before-risky-work", test_backup_before);
  g_test_add_func ("/store/backup/automatic", test_automatic);
  g_test_add_func ("/store/backup/restore", test_restore);
  return g_test_run ();
}
