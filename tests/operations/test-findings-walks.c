/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random work on a workspace: what is kept of its findings is what asking about everything gives. */
#include <string.h>

#include "findings-test.h"
#include "lia-findings.h"
#include "seed-test.h"

/* Random work. */

typedef struct
{
  OperationsTest *test;
  GRand *rand;
  GArray *partners;
  GArray *people;
  GArray *rows[4];
} Walk;

static const char *const tables[] = { "interaction", "agreement", "commitment", "benefit" };

static gint64
pick (Walk *self, GArray *ids)
{
  return ids->len > 0
             ? g_array_index (ids, gint64, g_rand_int_range (self->rand, 0, (gint32) ids->len))
             : 0;
}

static const char *
pick_text (Walk *self, const char *const *texts, guint n)
{
  return texts[g_rand_int_range (self->rand, 0, (gint32) n)];
}

static char *
pick_day (Walk *self)
{
  return g_rand_int_range (self->rand, 0, 5) == 0
             ? g_strdup ("")
             : findings_test_day (g_rand_int_range (self->rand, -120, 120));
}

static void
set_random (Walk *self, LiaRecord *record, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  lia_record_parse (record, field, text, lia_workspace_get_reader (self->test->workspace), &error);
  g_assert_no_error (error);
}

static void
fill_partner (Walk *self, LiaRecord *record)
{
  static const char *const statuses[]
      = { "", "potential", "negotiating", "active", "dormant", "ended", "declined" };
  static const char *const names[]
      = { "Alder Institute",    "Birch Institute Ltd", "Birch Institute",   "Cedar Foundation",
          "Delta Water Agency", "Ember Bank",          "Fjord Health Fund", "Garnet University" };
  static const char *const answers[] = { "yes", "no" };
  static const char *const roles[] = { "", "Delivers training" };
  const gint64 keyworker = g_rand_boolean (self->rand) ? pick (self, self->people) : 0;
  g_autofree char *keyworker_text
      = keyworker != 0 ? findings_test_id_text (keyworker) : g_strdup ("");

  set_random (self, record, "name", pick_text (self, names, G_N_ELEMENTS (names)));
  set_random (self, record, "status", pick_text (self, statuses, G_N_ELEMENTS (statuses)));
  set_random (self, record, "contractor", pick_text (self, answers, 2));
  set_random (self, record, "contractor_role", pick_text (self, roles, 2));
  set_random (self, record, "partner_role", pick_text (self, roles, 2));
  lia_record_set_value (record, "keyworker", keyworker != 0 ? &LIA_INTEGER (keyworker) : &LIA_NULL);
}

static void
fill_row (Walk *self, LiaRecord *record, guint table)
{
  static const char *const kinds[] = { "mou", "sponsorship", "other" };
  static const char *const renewals[] = { "", "none", "automatic" };
  g_autofree char *first = pick_day (self);
  g_autofree char *second = pick_day (self);

  lia_record_set_value (record, "partner", &LIA_INTEGER (pick (self, self->partners)));
  switch (table)
    {
    case 0:
      set_random (self, record, "summary", "Met");
      set_random (self, record, "date", *first != '\0' ? first : "2026-01-01");
      break;
    case 1:
      set_random (self, record, "title", "Together");
      set_random (self, record, "kind", pick_text (self, kinds, 3));
      set_random (self, record, "end_date", first);
      set_random (self, record, "renewal", pick_text (self, renewals, 3));
      set_random (self, record, "terminated_date",
                  g_rand_int_range (self->rand, 0, 4) == 0 ? second : "");
      break;
    case 2:
      set_random (self, record, "title", "Two experts");
      set_random (self, record, "due_date", first);
      set_random (self, record, "honoured_date", g_rand_boolean (self->rand) ? second : "");
      break;
    default:
      set_random (self, record, "due_date", first);
      set_random (self, record, "given_date", g_rand_boolean (self->rand) ? second : "");
      break;
    }
}

static void
save (Walk *self, LiaRecord *record, GArray *ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean is_new = lia_record_get_id (record) == 0;
  gint64 id = 0;

  lia_workspace_save_async (self->test->workspace, record, NULL, operations_test_done, &result);
  operations_test_wait (&result);
  lia_workspace_save_finish (self->test->workspace, result, &id, &error);
  g_assert_no_error (error);
  if (is_new)
    g_array_append_val (ids, id);
}

static void
add_or_edit (Walk *self, const char *table, GArray *ids, gboolean edit, guint kind)
{
  g_autoptr (LiaRecord) record = NULL;

  if (edit && ids->len > 0)
    record = lia_record_load (lia_workspace_get_reader (self->test->workspace),
                              lia_record_type_find (table), pick (self, ids), NULL);
  if (record == NULL)
    record = lia_record_new (lia_record_type_find (table));
  if (g_str_equal (table, "partner"))
    fill_partner (self, record);
  else if (g_str_equal (table, "person"))
    set_random (self, record, "family_name", "Obi");
  else
    fill_row (self, record, kind);
  save (self, record, ids);
}

static void
trash_or_restore (Walk *self)
{
  const guint kind = (guint) g_rand_int_range (self->rand, 0, 6);
  const char *table = kind < 4 ? tables[kind] : kind == 4 ? "partner" : "person";
  GArray *ids = kind < 4 ? self->rows[kind] : kind == 4 ? self->partners : self->people;
  const gint64 id = pick (self, ids);
  g_autoptr (GAsyncResult) result = NULL;

  if (id == 0)
    return;
  /* What is there already, or undone, is refused, and nothing changes. */
  if (g_rand_boolean (self->rand))
    lia_workspace_trash_async (self->test->workspace, lia_record_type_find (table), &id, 1, NULL,
                               operations_test_done, &result);
  else
    lia_workspace_restore_async (self->test->workspace, lia_record_type_find (table), &id, 1, NULL,
                                 operations_test_done, &result);
  operations_test_wait (&result);
  lia_workspace_write_finish (self->test->workspace, result, NULL, NULL);
}

static void
change_rule (Walk *self)
{
  static const char *const strengths[] = { "ignore", "hint", "warn", "block", NULL };
  const LiaRuleId rule = (LiaRuleId) g_rand_int_range (self->rand, 0, LIA_N_RULES);
  g_autofree char *key = lia_rule_make_strength_key (rule);

  operations_test_set_setting (self->test->workspace, key, pick_text (self, strengths, 5));
}

static void
step (Walk *self)
{
  LiaStore *store = lia_workspace_get_store (self->test->workspace);
  const gint32 what = g_rand_int_range (self->rand, 0, 20);
  const guint kind = (guint) g_rand_int_range (self->rand, 0, 4);

  if (what < 4 || self->partners->len == 0)
    add_or_edit (self, "partner", self->partners, what >= 2, 0);
  else if (what < 5)
    add_or_edit (self, "person", self->people, FALSE, 0);
  else if (what < 12)
    add_or_edit (self, tables[kind], self->rows[kind], what >= 9, kind);
  else if (what < 15)
    trash_or_restore (self);
  else if (what < 16)
    change_rule (self);
  else if (what < 18)
    g_clear_pointer (&(LiaUndoResult *) { lia_store_undo (store, NULL) }, lia_undo_result_free);
  else
    g_clear_pointer (&(LiaUndoResult *) { lia_store_redo (store, NULL) }, lia_undo_result_free);
}

static void
print_difference (const LiaFindingsState *state, GPtrArray *all)
{
  for (guint i = 0; i < state->verdicts->len; i++)
    {
      const LiaVerdict *verdict = &g_array_index (state->verdicts, LiaVerdict, i);

      g_test_message ("kept: %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT, verdict->subject,
                      lia_rule_get (verdict->rule)->code, verdict->record);
    }
  for (guint i = 0; i < all->len; i++)
    {
      LiaFinding *finding = g_ptr_array_index (all, i);

      g_test_message ("true: %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %s: %s",
                      lia_finding_get_subject_id (finding), lia_finding_get_code (finding),
                      lia_finding_get_record_id (finding), lia_finding_get_subject_name (finding),
                      lia_finding_get_message (finding));
    }
}

/* Asks about everything, and compares. */
static void
assert_complete (Walk *self, LiaFindings *findings, guint32 on)
{
  const LiaFindingsState *state = lia_findings_get_state (findings);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all
      = lia_findings_evaluate (lia_workspace_get_reader (self->test->workspace), on, &error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      LiaFinding *finding = g_ptr_array_index (all, i);
      const gint64 id = lia_finding_get_subject_id (finding);

      g_hash_table_insert (
          counts, g_memdup2 (&id, sizeof id),
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id)) + 1));
    }
  if (state->verdicts->len != all->len)
    print_difference (state, all);
  g_assert_cmpuint (state->verdicts->len, ==, all->len);
  g_assert_cmpuint (state->counts->len, ==, g_hash_table_size (counts));
  for (guint i = 0; i < self->partners->len; i++)
    {
      const gint64 id = g_array_index (self->partners, gint64, i);
      const guint expected = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id));

      g_assert_cmpuint (lia_findings_count_subject (findings, id).count, ==, expected);
      g_assert_cmpuint (findings_test_count_in_sql (self->test, id), ==, expected);
    }
}

static void
walk_once (guint seed)
{
  g_auto (OperationsTest) test = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Walk walk = { .test = &test, .rand = rand };
  LiaFindings *findings;

  operations_test_init (&test, "none");
  walk.partners = g_array_new (FALSE, FALSE, sizeof (gint64));
  walk.people = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < G_N_ELEMENTS (walk.rows); i++)
    walk.rows[i] = g_array_new (FALSE, FALSE, sizeof (gint64));

  findings = lia_findings_get (test.workspace);
  for (guint i = 0; i < 60; i++)
    {
      step (&walk);
      /* Sometimes several commits come while one is looked at. */
      if (g_rand_int_range (rand, 0, 4) == 0)
        continue;
      findings_test_settle (findings);
      assert_complete (&walk, findings, findings_test_today ());
    }
  lia_findings_set_today (findings, findings_test_today () + 45);
  findings_test_settle (findings);
  assert_complete (&walk, findings, findings_test_today () + 45);

  g_array_unref (walk.partners);
  g_array_unref (walk.people);
  for (guint i = 0; i < G_N_ELEMENTS (walk.rows); i++)
    g_array_unref (walk.rows[i]);
}

static void
test_walks (void)
{
  const guint32 seed = seed_test_get ();

  for (guint i = 0; i < 12; i++)
    {
      g_test_message ("LIAISON_TEST_SEED=%u", seed + i);
      walk_once (seed + i);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/operations/findings/walks", test_walks);
  return g_test_run ();
}
