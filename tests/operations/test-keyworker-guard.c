/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-contractor-wall.h"
#include "lia-interaction.h"
#include "lia-keyworker-guard.h"
#include "lia-level.h"
#include "lia-partner.h"
#include "lia-person.h"
#include "lia-who.h"
#include "operations-test.h"

static char *
to_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

typedef struct
{
  OperationsTest test;
  gint64 ada;
  gint64 partner;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *ada = NULL;
  g_autofree char *partner = NULL;

  operations_test_init (&self->test, "none");
  self->ada = operations_test_add (
      self->test.workspace, &lia_person_type, "honorific", "Dr", "given_name", "Ada", "family_name",
      "Obi", "post", "Partnerships Manager", "email", "ada@example.org", "team", "yes", NULL);
  ada = to_text (self->ada);
  self->partner = operations_test_add (self->test.workspace, &lia_partner_type, "name",
                                       "Blue River", "keyworker", ada, NULL);
  partner = to_text (self->partner);
  operations_test_add (self->test.workspace, &lia_interaction_type, "partner", partner, "kind",
                       "meeting", "date", "2026-03-01", "summary", "Kick-off", NULL);
  operations_test_add (self->test.workspace, &lia_interaction_type, "partner", partner, "kind",
                       "project", "date", "2026-04-01", "summary", "Chatter", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  operations_test_clear (&self->test);
}

static void
others_are_told (Fixture *self, gconstpointer data)
{
  LiaReader *reader = lia_workspace_get_reader (self->test.workspace);
  g_autoptr (LiaKeyworkerGuard) guard = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *whose = NULL;
  g_autofree char *reach = NULL;
  g_autofree char *contact = NULL;

  g_assert_true (lia_keyworker_guard_check (reader, self->partner, 0, &guard, &error));
  g_assert_no_error (error);
  g_assert_nonnull (guard);
  whose = lia_keyworker_guard_describe (guard);
  reach = lia_keyworker_guard_describe_reach (guard);
  contact = lia_keyworker_guard_describe_contact (guard);
  g_assert_cmpstr (whose, ==, "Dr Ada Obi, Partnerships Manager, is the keyworker of Blue River.");
  g_assert_cmpstr (reach, ==, "ada@example.org");
  g_assert_nonnull (strstr (contact, "Kick-off"));
}

static void
the_keyworker_is_not (Fixture *self, gconstpointer data)
{
  LiaReader *reader = lia_workspace_get_reader (self->test.workspace);
  LiaKeyworkerGuard *guard = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 own
      = operations_test_add (self->test.workspace, &lia_partner_type, "name", "Nobody’s", NULL);

  g_assert_true (lia_keyworker_guard_check (reader, self->partner, self->ada, &guard, &error));
  g_assert_null (guard);
  /* Nor is anybody where there is no keyworker, or one who left. */
  g_assert_true (lia_keyworker_guard_check (reader, own, 0, &guard, &error));
  g_assert_null (guard);
  g_assert_true (
      lia_workspace_trash (self->test.workspace, &lia_person_type, &self->ada, 1, &error));
  g_assert_true (lia_keyworker_guard_check (reader, self->partner, 0, &guard, &error));
  g_assert_null (guard);
}

static void
me_is_found_by_name (Fixture *self, gconstpointer data)
{
  LiaReader *reader = lia_workspace_get_reader (self->test.workspace);
  g_autoptr (LiaRecord) me = lia_keyworker_guard_make_me ("Émile van Dam");

  g_assert_cmpint (lia_keyworker_guard_find_me (reader, "ada OBI"), ==, self->ada);
  g_assert_cmpint (lia_keyworker_guard_find_me (reader, "Dr Ada Obi"), ==, self->ada);
  g_assert_cmpint (lia_keyworker_guard_find_me (reader, "Ada"), ==, 0);
  g_assert_cmpint (lia_keyworker_guard_find_me (reader, NULL), ==, 0);
  g_assert_true (lia_workspace_save (self->test.workspace, me, NULL));
  g_assert_cmpint (lia_keyworker_guard_find_me (reader, "Emile van Dam"), ==,
                   lia_record_get_id (me));
}

/* The approach and the change of the keyworker are one step. */
static void
handing_over_is_one_batch (Fixture *self, gconstpointer data)
{
  LiaWorkspace *workspace = self->test.workspace;
  g_autoptr (LiaKeyworkerGuard) guard = NULL;
  g_autoptr (LiaRecord) interaction = lia_record_new (&lia_interaction_type);
  g_autoptr (LiaRecord) partner = NULL;
  g_autoptr (LiaRecord) me = lia_keyworker_guard_make_me ("Ben Tal");
  g_autoptr (LiaRecord) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) undo_result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = to_text (self->partner);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (lia_workspace_save (workspace, me, &error));
  before = operations_test_dump (workspace);
  g_assert_true (lia_keyworker_guard_check (lia_workspace_get_reader (workspace), self->partner,
                                            lia_record_get_id (me), &guard, &error));
  g_assert_true (
      lia_record_parse (interaction, "partner", id, lia_workspace_get_reader (workspace), &error));
  g_assert_true (lia_record_parse (interaction, "date", "2026-05-01", NULL, &error));
  g_assert_true (lia_record_parse (interaction, "summary", "Called", NULL, &error));
  lia_keyworker_guard_note (guard, interaction, "2026-05-01");
  g_assert_cmpstr (lia_record_get_text (interaction, "follow_up_date"), ==, "2026-05-08");
  g_assert_cmpint (lia_record_get_integer (interaction, "follow_up_person"), ==, self->ada);
  partner = lia_keyworker_guard_hand_over (guard, lia_record_get_id (me));
  lia_workspace_save_with_async (workspace, interaction, partner, NULL, NULL, operations_test_done,
                                 &result);
  operations_test_wait (&result);
  g_assert_true (lia_workspace_save_finish (workspace, result, NULL, &error));
  saved = lia_record_load (lia_workspace_get_reader (workspace), &lia_partner_type, self->partner,
                           &error);
  g_assert_cmpint (lia_record_get_integer (saved, "keyworker"), ==, lia_record_get_id (me));

  lia_workspace_undo_async (workspace, operations_test_done, &undo_result);
  operations_test_wait (&undo_result);
  lia_undo_result_free (lia_workspace_undo_finish (workspace, undo_result, &error));
  g_assert_no_error (error);
  after = operations_test_dump (workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
who_knows_contact_and_wall (Fixture *self, gconstpointer data)
{
  static const char *const no_partners[] = { "potential", "ended", "declined" };
  LiaReader *reader = lia_workspace_get_reader (self->test.workspace);
  g_autoptr (LiaRecord) partner = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GError) error = NULL;
  LiaWho *who;

  partner = lia_record_load (reader, &lia_partner_type, self->partner, &error);
  g_assert_true (lia_record_parse (partner, "contractor", "yes", NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (no_partners); i++)
    {
      g_assert_true (lia_record_parse (partner, "status", no_partners[i], NULL, &error));
      g_assert_false (lia_contractor_wall_applies (partner));
    }
  g_assert_true (lia_record_parse (partner, "status", "", NULL, &error));
  g_assert_true (lia_contractor_wall_applies (partner));
  g_assert_true (lia_record_parse (partner, "status", "active", NULL, &error));
  g_assert_true (lia_contractor_wall_applies (partner));
  g_assert_true (lia_workspace_save (self->test.workspace, partner, &error));
  answers = lia_who_find (reader, "blue river", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, 1);
  who = g_ptr_array_index (answers, 0);
  g_assert_true (who->wall);
  g_assert_cmpstr (lia_record_get_text (who->last_contact, "summary"), ==, "Kick-off");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/keyworker-guard/others", others_are_told);
  ADD ("/keyworker-guard/keyworker", the_keyworker_is_not);
  ADD ("/keyworker-guard/me", me_is_found_by_name);
  ADD ("/keyworker-guard/hand-over", handing_over_is_one_batch);
  ADD ("/keyworker-guard/who", who_knows_contact_and_wall);
  return g_test_run ();
}
