/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found while somebody types, and others change the workspace. */
#include "lia-live-duplicates.h"
#include "lia-partner.h"
#include "operations-test.h"
#include "seed-test.h"

static void
wait_until_ready (LiaLiveDuplicates *live)
{
  while (!lia_live_duplicates_is_ready (live))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static LiaIdentity *
make_draft_identity (const char *name)
{
  g_autoptr (LiaRecord) draft = lia_record_new (&lia_partner_type);
  g_autoptr (GError) error = NULL;

  g_assert_true (lia_record_parse (draft, "name", name, NULL, &error));
  return lia_identity_new_for_record (draft, NULL, 0);
}

static char *
print_found (const GPtrArray *found)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const LiaDuplicate *duplicate = g_ptr_array_index (found, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %u\n", duplicate->second,
                              duplicate->score);
    }
  return g_string_free_and_steal (text);
}

static const char *const rivers[]
    = { "Blue River Institute", "Blue Rivers Institute", "Blue Rivre Institute",
        "Green River Bank",     "Green River Bank Ltd",  "Red Balloon" };

static const char *
any_river (GRand *rand)
{
  return rivers[g_rand_int_range (rand, 0, G_N_ELEMENTS (rivers))];
}

static gboolean
add_many (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (LiaRecord) record = lia_record_new (&lia_partner_type);
      g_autofree char *name = g_strdup_printf ("%s %u", any_river (data), i);

      if (!lia_record_parse (record, "name", name, NULL, error)
          || !lia_record_save (record, batch, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds, renames, puts in the trash, undoes; one time in twenty very many rows at once. */
static void
change_something (LiaWorkspace *workspace, GRand *rand)
{
  const gint64 id = operations_test_find (workspace, &lia_partner_type, any_river (rand));
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;

  switch (g_rand_int_range (rand, 0, 20))
    {
    case 0:
      lia_store_write (lia_workspace_get_store (workspace), "Many", add_many, rand, NULL, NULL,
                       &error);
      break;
    case 1:
    case 2:
    case 3:
      undone = lia_store_undo (lia_workspace_get_store (workspace), NULL);
      break;
    case 4:
    case 5:
    case 6:
      if (id != 0)
        lia_workspace_trash (workspace, &lia_partner_type, &id, 1, &error);
      break;
    case 7:
    case 8:
    case 9:
      if (id == 0)
        break;
      record
          = lia_record_load (lia_workspace_get_reader (workspace), &lia_partner_type, id, &error);
      lia_record_parse (record, "name", any_river (rand), NULL, &error);
      lia_workspace_save (workspace, record, &error);
      break;
    default:
      operations_test_add (workspace, &lia_partner_type, "name", any_river (rand), NULL);
      break;
    }
  g_assert_no_error (error);
}

/* What is found is what an index made just now finds. */
static void
typing_sees_what_changes (void)
{
  g_autoptr (GRand) rand = seed_test_make_rand ();
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (LiaLiveDuplicates) live = NULL;

  operations_test_init (&test, "none");
  operations_test_add (test.workspace, &lia_partner_type, "name", "Blue River Institute", NULL);
  live = lia_live_duplicates_new (test.workspace, &lia_partner_type);
  for (guint round = 0; round < 60; round++)
    {
      const guint n_steps = (guint) g_rand_int_range (rand, 1, 4);
      g_autoptr (LiaIdentity) identity = make_draft_identity (any_river (rand));
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GPtrArray) expected = NULL;
      g_autoptr (LiaDuplicateIndex) fresh = NULL;
      g_autofree char *found_text = NULL;
      g_autofree char *expected_text = NULL;

      for (guint i = 0; i < n_steps; i++)
        change_something (test.workspace, rand);
      wait_until_ready (live);
      while (lia_live_duplicates_is_making (live))
        g_main_context_iteration (NULL, TRUE);
      fresh = lia_duplicate_index_new (lia_workspace_get_reader (test.workspace), &lia_partner_type,
                                       NULL, &error);
      g_assert_no_error (error);
      expected = lia_duplicate_index_find (fresh, identity, LIA_LIKENESS_LIKELY, 0);
      found = lia_live_duplicates_find (live, identity, LIA_LIKENESS_LIKELY, 0);
      expected_text = print_found (expected);
      found_text = print_found (found);
      g_assert_cmpstr (found_text, ==, expected_text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/live-duplicates/changes", typing_sees_what_changes);
  return g_test_run ();
}
