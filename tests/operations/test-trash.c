/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "lia-affiliation.h"
#include "lia-error.h"
#include "lia-journal.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-recovery.h"
#include "lia-setting.h"
#include "lia-trash.h"
#include "operations-test.h"
#include "seed-test.h"

/* Purging: what is said to go is what goes, nothing of it is left in the file, and the file stays sound. */

static LiaPurgeRequest everything = { .trashed_before = G_MAXINT64 };

static void
assert_sound (OperationsTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults
      = lia_store_check (lia_workspace_get_store (test->workspace), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
}

static gint64
add_affiliation (OperationsTest *test, gint64 person, gint64 partner)
{
  g_autofree char *person_id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autofree char *partner_id = g_strdup_printf ("%" G_GINT64_FORMAT, partner);

  return operations_test_add (test->workspace, &lia_affiliation_type, "person", person_id,
                              "partner", partner_id, NULL);
}

static void
trash (OperationsTest *test, const LiaRecordType *type, gint64 id)
{
  g_autoptr (GError) error = NULL;

  lia_workspace_trash (test->workspace, type, &id, 1, &error);
  g_assert_no_error (error);
}

static LiaTrashPurge *
prepare (OperationsTest *test, const LiaPurgeRequest *request)
{
  g_autoptr (GError) error = NULL;
  LiaTrashPurge *purge
      = lia_trash_purge_new (lia_workspace_get_reader (test->workspace), request, &error);

  g_assert_no_error (error);
  return purge;
}

static void
run (OperationsTest *test, LiaTrashPurge *purge)
{
  g_autoptr (GError) error = NULL;

  lia_trash_purge_run (purge, lia_workspace_get_store (test->workspace), NULL, &error);
  g_assert_no_error (error);
}

static gboolean
file_has (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return FALSE;
  return memmem (bytes, length, text, strlen (text)) != NULL;
}

static void
test_says_and_does (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaTrashPurge) purge = NULL;
  g_autoptr (LiaTrashPurge) again = NULL;
  g_autoptr (LiaRecord) kept = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autofree char *text = NULL;
  g_autofree char *wal = NULL;
  g_autoptr (GError) error = NULL;
  gint64 person;
  gint64 partner;

  operations_test_init (&test, "none");
  person = operations_test_add (test.workspace, &lia_person_type, "given_name", "Zorbulina",
                                "family_name", "Quaxhammer", "notes", "Floccinaucinihil", NULL);
  partner = operations_test_add (test.workspace, &lia_partner_type, "name", "Kept Bank",
                                 "keyworker", "Zorbulina Quaxhammer", NULL);
  add_affiliation (&test, person, partner);
  trash (&test, &lia_person_type, person);

  purge = prepare (&test, &everything);
  text = lia_trash_purge_describe (purge);
  g_assert_cmpuint (lia_trash_purge_get_n_rows (purge), ==, 2);
  g_assert_nonnull (strstr (text, "Goes for good: 1 person (“Zorbulina Quaxhammer”)\n"));
  g_assert_nonnull (strstr (text, "Goes with it: 1 affiliation (“"));
  g_assert_nonnull (strstr (text, "Stays, without its “Keyworker”: 1 partner\n"));
  g_assert_nonnull (strstr (text, "cannot be undone"));

  run (&test, purge);
  assert_sound (&test);
  again = prepare (&test, &everything);
  g_assert_cmpuint (lia_trash_purge_get_n_rows (again), ==, 0);
  kept = operations_test_load (test.workspace, &lia_partner_type, "Kept Bank");
  g_assert_cmpint (lia_record_get_integer (kept, "keyworker"), ==, 0);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_affiliation_type), ==, 0);

  /* The history says that something was purged, and not what. */
  batches = lia_journal_list_batches (lia_workspace_get_reader (test.workspace), 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < batches->len; i++)
    g_assert_null (
        strstr (((const LiaBatchInfo *) g_ptr_array_index (batches, i))->label, "Zorbulina"));

  lia_workspace_close (test.workspace, &error);
  g_assert_no_error (error);
  wal = g_strconcat (test.path, "-wal", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (file_has (i == 0 ? test.path : wal, "Zorbulina"));
      g_assert_false (file_has (i == 0 ? test.path : wal, "zorbulina"));
      g_assert_false (file_has (i == 0 ? test.path : wal, "loccinaucinihil"));
    }
}

/* One, several, and more than are named. */
static void
test_counts (void)
{
  g_auto (OperationsTest) test = { 0 };

  operations_test_init (&test, "none");
  for (guint i = 1; i <= 14; i++)
    {
      g_autofree char *name = g_strdup_printf ("Bank %u", i);
      g_autofree char *start
          = g_strdup_printf ("Goes for good: %u %s (“Bank 1”", i, i == 1 ? "partner" : "partners");
      g_autoptr (LiaTrashPurge) purge = NULL;
      g_autofree char *text = NULL;

      trash (&test, &lia_partner_type,
             operations_test_add (test.workspace, &lia_partner_type, "name", name, NULL));
      purge = prepare (&test, &everything);
      text = lia_trash_purge_describe (purge);
      g_assert_true (g_str_has_prefix (text, start));
      g_assert_cmpint (strstr (text, "“Bank 12” and 1 more)\n") != NULL, ==, i == 13);
      g_assert_cmpint (strstr (text, "“Bank 12” and 2 more)\n") != NULL, ==, i == 14);
    }
}

static void
test_makes_a_backup_first (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaTrashPurge) purge = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  operations_test_init (&test, "none");
  trash (&test, &lia_partner_type,
         operations_test_add (test.workspace, &lia_partner_type, "name", "Gone", NULL));
  purge = prepare (&test, &everything);
  run (&test, purge);
  backups = lia_recovery_list_backups (test.path);
  g_assert_cmpuint (backups->len, >=, 1);
}

typedef struct
{
  GCancellable *cancellable;
  double stop_at; /* above 1: never */
  double last;
  guint n;
} Watch;

static void
on_progress (double fraction, gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpfloat (fraction, >, watch->last);
  watch->last = fraction;
  watch->n++;
  if (fraction >= watch->stop_at)
    g_cancellable_cancel (watch->cancellable);
}

/* It goes on to the end; who stops it, wherever it is, has everything as it was. */
static void
test_progress (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaPurgePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  static const double stops[] = { 0, 0.25, 0.45, 0.7, 0.99, 2 };
  LiaStore *store;

  operations_test_init (&test, "none");
  store = lia_workspace_get_store (test.workspace);
  for (guint i = 0; i < 3; i++)
    trash (&test, &lia_partner_type,
           operations_test_add (test.workspace, &lia_partner_type, "name", "Gone", NULL));
  plan = lia_purge_plan_new (lia_workspace_get_reader (test.workspace), &everything, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (LiaTrashPurge) left = NULL;
      Watch watch = { cancellable, stops[i], 0, 0 };
      const gboolean stopped = stops[i] <= 1;

      g_assert_true (lia_store_purge (store, "Purge", &everything, plan, NULL, on_progress, &watch,
                                      cancellable, &error)
                     != stopped);
      if (stopped)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_no_error (error);
      g_clear_error (&error);
      if (!stopped)
        g_assert_cmpfloat (watch.last, ==, 1);
      g_assert_cmpuint (watch.n, >=, 1);
      left = prepare (&test, &everything);
      g_assert_cmpuint (lia_trash_purge_get_n_rows (left), ==, stopped ? 3 : 0);
      assert_sound (&test);
    }
}

static void
on_told (double fraction, guint64 n_rows, gpointer user_data)
{
  /* The backup is told of first. */
  if ((*(guint *) user_data)++ == 0)
    g_assert_cmpfloat (fraction, <, 0);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_tells_of_the_backup (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaTrashPurge) purge = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  operations_test_init (&test, "none");
  trash (&test, &lia_partner_type,
         operations_test_add (test.workspace, &lia_partner_type, "name", "Gone", NULL));
  purge = prepare (&test, &everything);
  lia_trash_purge_run_async (purge, lia_workspace_get_store (test.workspace), on_told, &n_told,
                             NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (lia_trash_purge_run_finish (result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_told, >=, 1);
}

/* What happened between the question and the answer is not purged unasked. */
static void
test_refuses_when_the_trash_changed (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaTrashPurge) purge = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  trash (&test, &lia_partner_type,
         operations_test_add (test.workspace, &lia_partner_type, "name", "One", NULL));
  purge = prepare (&test, &everything);
  trash (&test, &lia_partner_type,
         operations_test_add (test.workspace, &lia_partner_type, "name", "Two", NULL));
  g_assert_false (
      lia_trash_purge_run (purge, lia_workspace_get_store (test.workspace), NULL, &error));
  g_assert_error (error, LIA_ERROR, LIA_ERROR_CONFLICT);
  g_assert_cmpuint (lia_trash_purge_get_n_rows (purge), ==, 1);
  assert_sound (&test);
}

static void
test_chosen_and_old (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaTrashPurge) none = NULL;
  g_autoptr (LiaTrashPurge) one = NULL;
  g_autoptr (LiaTrashPurge) rest = NULL;
  LiaPurgeRequest request = { .trashed_before = g_get_real_time () / 1000 - 1000 * 60 };
  gint64 ids[2];

  operations_test_init (&test, "none");
  for (guint i = 0; i < 2; i++)
    {
      ids[i] = operations_test_add (test.workspace, &lia_partner_type, "name", i == 0 ? "A" : "B",
                                    NULL);
      trash (&test, &lia_partner_type, ids[i]);
    }
  none = prepare (&test, &request);
  g_assert_cmpuint (lia_trash_purge_get_n_rows (none), ==, 0);

  request = (LiaPurgeRequest) { G_MAXINT64, "partner", ids, 1 };
  one = prepare (&test, &request);
  g_assert_cmpuint (lia_trash_purge_get_n_rows (one), ==, 1);
  run (&test, one);
  rest = prepare (&test, &everything);
  g_assert_cmpuint (lia_trash_purge_get_n_rows (rest), ==, 1);
  assert_sound (&test);
}

/* Insertions that were undone go, too; what was done before can still be undone and done again. */
static void
test_undone_and_undo_after (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaTrashPurge) purge = NULL;
  g_autoptr (GError) error = NULL;
  LiaStore *store;

  operations_test_init (&test, "none");
  store = lia_workspace_get_store (test.workspace);
  operations_test_add (test.workspace, &lia_partner_type, "name", "Stays", NULL);
  operations_test_add (test.workspace, &lia_partner_type, "name", "Undone", NULL);
  lia_undo_result_free (lia_store_undo (store, &error));
  g_assert_no_error (error);

  purge = prepare (&test, &everything);
  g_assert_cmpuint (lia_trash_purge_get_n_rows (purge), ==, 1);
  run (&test, purge);
  assert_sound (&test);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 1);
  lia_undo_result_free (lia_store_undo (store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 0);
  lia_undo_result_free (lia_store_redo (store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (operations_test_count (test.workspace, &lia_partner_type), ==, 1);
  assert_sound (&test);
}

/* A setting that somebody chose and took back is no record to be asked about; it goes all the same. */
static void
test_settings_go_without_a_word (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaTrashPurge) purge = NULL;
  g_autoptr (LiaTrashPurge) nothing = NULL;
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_setting_type, "key", "rule.agreement.expired.strength",
                       "value", "block", NULL);
  lia_undo_result_free (lia_store_undo (lia_workspace_get_store (test.workspace), &error));
  g_assert_no_error (error);
  nothing = prepare (&test, &everything);
  none = lia_trash_purge_describe (nothing);
  g_assert_cmpuint (lia_trash_purge_get_n_rows (nothing), ==, 0);
  g_assert_cmpstr (none, ==, "");

  operations_test_add (test.workspace, &lia_partner_type, "name", "Undone", NULL);
  lia_undo_result_free (lia_store_undo (lia_workspace_get_store (test.workspace), &error));
  g_assert_no_error (error);
  purge = prepare (&test, &everything);
  text = lia_trash_purge_describe (purge);
  g_assert_cmpuint (lia_trash_purge_get_n_rows (purge), ==, 1);
  g_assert_true (g_str_has_prefix (text, "Added earlier, and taken back with Undo: 1 partner\n"));
  run (&test, purge);
  assert_sound (&test);
}

/* References that moved about before: every undo to the beginning finds rows that are there. */
static void
test_random (void)
{
  const guint32 seed = seed_test_get ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint round = 0; round < 20; round++)
    {
      g_auto (OperationsTest) test = { 0 };
      g_autoptr (LiaTrashPurge) purge = NULL;
      g_autoptr (GError) error = NULL;
      gint64 people[6];
      gint64 partners[6];
      gint64 ties[6];
      LiaStore *store;

      operations_test_init (&test, "none");
      store = lia_workspace_get_store (test.workspace);
      for (guint i = 0; i < 6; i++)
        {
          g_autofree char *name = g_strdup_printf ("N%u", i);

          people[i]
              = operations_test_add (test.workspace, &lia_person_type, "family_name", name, NULL);
          partners[i] = operations_test_add (test.workspace, &lia_partner_type, "name", name, NULL);
        }
      for (guint i = 0; i < 6; i++)
        ties[i] = add_affiliation (&test, people[g_rand_int_range (rand, 0, 6)],
                                   partners[g_rand_int_range (rand, 0, 6)]);
      for (guint i = 0; i < 30; i++)
        {
          const guint which = (guint) g_rand_int_range (rand, 0, 6);
          g_autoptr (LiaRecord) record = NULL;
          const gint64 target = g_rand_boolean (rand) ? people[g_rand_int_range (rand, 0, 6)]
                                                      : partners[g_rand_int_range (rand, 0, 6)];
          LiaReader *reader = lia_workspace_get_reader (test.workspace);

          switch (g_rand_int_range (rand, 0, 5))
            {
            case 0:
              trash (&test, &lia_person_type, people[which]);
              break;
            case 1:
              trash (&test, &lia_partner_type, partners[which]);
              break;
            case 2:
              lia_undo_result_free (lia_store_undo (store, &error));
              break;
            case 3:
              record = lia_record_load (reader, &lia_affiliation_type, ties[which], &error);
              for (guint j = 0; record != NULL && j < 6; j++)
                if (target == people[j] || target == partners[j])
                  lia_record_set_value (record, target == people[j] ? "person" : "partner",
                                        &LIA_INTEGER (target));
              break;
            default:
              record = lia_record_load (reader, &lia_partner_type, partners[which], &error);
              if (record != NULL)
                lia_record_set_value (record, "keyworker",
                                      &LIA_INTEGER (people[g_rand_int_range (rand, 0, 6)]));
            }
          g_clear_error (&error);
          if (record != NULL)
            lia_workspace_save (test.workspace, record, &error);
          g_clear_error (&error);
        }

      purge = prepare (&test, &everything);
      run (&test, purge);
      assert_sound (&test);
      for (;;)
        {
          LiaUndoResult *undone = lia_store_undo (store, &error);

          if (undone == NULL)
            break;
          lia_undo_result_free (undone);
        }
      if (!g_error_matches (error, LIA_ERROR, LIA_ERROR_NOT_FOUND))
        g_error ("round %u of seed %u: %s", round, seed, error->message);
      assert_sound (&test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trash/says-and-does", test_says_and_does);
  g_test_add_func ("/trash/counts", test_counts);
  g_test_add_func ("/trash/makes-a-backup-first", test_makes_a_backup_first);
  g_test_add_func ("/trash/progress", test_progress);
  g_test_add_func ("/trash/tells-of-the-backup", test_tells_of_the_backup);
  g_test_add_func ("/trash/refuses-when-the-trash-changed", test_refuses_when_the_trash_changed);
  g_test_add_func ("/trash/chosen-and-old", test_chosen_and_old);
  g_test_add_func ("/trash/undone-and-undo-after", test_undone_and_undo_after);
  g_test_add_func ("/trash/settings-go-without-a-word", test_settings_go_without_a_word);
  g_test_add_func ("/trash/random", test_random);
  return g_test_run ();
}
