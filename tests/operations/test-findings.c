/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of a workspace: what is kept while it changes is what asking about everything would give. */
#include <string.h>

#include "lia-findings-model.h"
#include "lia-findings.h"
#include "lia-settings.h"
#include "operations-test.h"

static guint32
today (void)
{
  return lia_findings_get_clock_day ();
}

/* (transfer full): the day @days from today */
static char *
day (int days)
{
  GDate date;
  char *text = g_malloc (16);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) ((int) today () + days));
  g_date_strftime (text, 16, "%Y-%m-%d", &date);
  return text;
}

static void
settle (LiaFindings *findings)
{
  while (lia_findings_is_busy (findings) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static gint64
add (OperationsTest *test, const char *table, ...)
{
  g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find (table));
  g_autoptr (GError) error = NULL;
  const char *field;
  gint64 id = 0;
  va_list arguments;
  g_autoptr (GAsyncResult) result = NULL;

  va_start (arguments, table);
  while ((field = va_arg (arguments, const char *)) != NULL)
    {
      const char *text = va_arg (arguments, const char *);

      lia_record_parse (record, field, text, lia_workspace_get_reader (test->workspace), &error);
      g_assert_no_error (error);
    }
  va_end (arguments);
  lia_workspace_save_async (test->workspace, record, NULL, operations_test_done, &result);
  operations_test_wait (&result);
  lia_workspace_save_finish (test->workspace, result, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
set (OperationsTest *test, const char *table, gint64 id, const char *field, const char *text)
{
  LiaReader *reader = lia_workspace_get_reader (test->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) record = lia_record_load (reader, lia_record_type_find (table), id, &error);

  g_assert_no_error (error);
  lia_record_parse (record, field, text, reader, &error);
  g_assert_no_error (error);
  lia_workspace_save (test->workspace, record, &error);
  g_assert_no_error (error);
}

static void
set_setting (OperationsTest *test, const char *key, const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lia_workspace_set_setting_async (test->workspace, key, value, NULL, operations_test_done,
                                   &result);
  operations_test_wait (&result);
  lia_workspace_write_finish (test->workspace, result, NULL, &error);
  g_assert_no_error (error);
}

static char *
id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* What SQL is told. */
static guint
count_in_sql (OperationsTest *test, gint64 id)
{
  g_autoptr (GError) error = NULL;
  LiaStatement *statement = lia_reader_prepare (lia_workspace_get_reader (test->workspace),
                                                "SELECT lia_open_findings (?1)", &error);
  g_autoptr (GArray) counts = NULL;

  g_assert_no_error (error);
  lia_statement_bind_integer (statement, 1, id);
  counts = lia_statement_read_integers (statement, &error);
  g_assert_no_error (error);
  return (guint) g_array_index (counts, gint64, 0);
}

static void
assert_codes (LiaFindings *findings, gint64 subject, const char *expected)
{
  g_autoptr (GPtrArray) described = lia_findings_describe_subject (findings, subject);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < described->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            lia_finding_get_code (g_ptr_array_index (described, i)));
  g_assert_cmpstr (codes->str, ==, expected);
  g_assert_cmpuint (lia_findings_count_subject (findings, subject).count, ==, described->len);
}

static void
test_follow (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *yesterday = day (-1);
  g_autofree char *tomorrow = day (1);
  g_autofree char *partner_text = NULL;
  g_autofree char *keyworker_text = NULL;
  gint64 partner;
  gint64 keyworker;
  gint64 commitment;
  LiaFindings *findings;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  findings = lia_findings_get (test.workspace);
  g_assert_true (lia_findings_get (test.workspace) == findings);
  settle (findings);
  g_assert_true (lia_findings_is_ready (findings));
  g_assert_cmpuint (lia_findings_count (findings, NULL), ==, 0);

  partner = add (&test, "partner", "name", "<b>&amp;", NULL);
  partner_text = id_text (partner);
  settle (findings);
  assert_codes (findings, partner, "partner.no-keyworker");
  g_assert_cmpuint (count_in_sql (&test, partner), ==, 1);

  keyworker = add (&test, "person", "family_name", "Obi", "team", "yes", NULL);
  keyworker_text = id_text (keyworker);
  set (&test, "partner", partner, "keyworker", keyworker_text);
  settle (findings);
  assert_codes (findings, partner, "");
  g_assert_cmpuint (count_in_sql (&test, partner), ==, 0);

  /* The keyworker goes to the trash: a change of another table. */
  lia_workspace_trash (test.workspace, lia_record_type_find ("person"), &keyworker, 1, &error);
  g_assert_no_error (error);
  settle (findings);
  assert_codes (findings, partner, "partner.no-keyworker");
  lia_undo_result_free (lia_store_undo (lia_workspace_get_store (test.workspace), &error));
  g_assert_no_error (error);
  settle (findings);
  assert_codes (findings, partner, "");

  commitment = add (&test, "commitment", "partner", partner_text, "kind", "staff", "title",
                    "Two experts", "due_date", yesterday, NULL);
  settle (findings);
  assert_codes (findings, partner, "commitment.overdue");
  set (&test, "commitment", commitment, "due_date", tomorrow);
  settle (findings);
  assert_codes (findings, partner, "");

  /* Two days later. */
  lia_findings_set_today (findings, today () + 2);
  settle (findings);
  assert_codes (findings, partner, "commitment.overdue");

  /* Rules. */
  set_setting (&test, "rule.commitment.overdue.strength", "ignore");
  settle (findings);
  assert_codes (findings, partner, "");
  g_assert_cmpuint (count_in_sql (&test, partner), ==, 0);
  set_setting (&test, "rule.commitment.overdue.strength", "block");
  settle (findings);
  g_assert_cmpuint (lia_findings_count_subject (findings, partner).worst, ==, LIA_SEVERITY_BLOCK);
  lia_findings_set_today (findings, today () + 92);
  settle (findings);
  assert_codes (findings, partner, "commitment.overdue partner.silent");
  set_setting (&test, "rule.partner.silent.days", "92");
  settle (findings);
  assert_codes (findings, partner, "commitment.overdue");

  lia_workspace_trash (test.workspace, lia_record_type_find ("partner"), &partner, 1, &error);
  g_assert_no_error (error);
  settle (findings);
  g_assert_cmpuint (lia_findings_count (findings, "partner"), ==, 0);
  g_assert_cmpuint (lia_findings_count (findings, "person"), ==, 0);
}

/* A commitment that moves from one partner to another is taken from the one and given to the other. */
static void
test_moves (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *yesterday = day (-1);
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;
  gint64 first;
  gint64 second;
  gint64 commitment;
  LiaFindings *findings;

  operations_test_init (&test, "none");
  findings = lia_findings_get (test.workspace);
  first = add (&test, "partner", "name", "First", "status", "potential", NULL);
  second = add (&test, "partner", "name", "Second", "status", "potential", NULL);
  first_text = id_text (first);
  second_text = id_text (second);
  commitment = add (&test, "commitment", "partner", first_text, "kind", "data", "title", "Figures",
                    "due_date", yesterday, NULL);
  settle (findings);
  assert_codes (findings, first, "commitment.overdue");
  assert_codes (findings, second, "");
  set (&test, "commitment", commitment, "partner", second_text);
  settle (findings);
  assert_codes (findings, first, "");
  assert_codes (findings, second, "commitment.overdue");
}

static void
test_duplicates (void)
{
  g_auto (OperationsTest) test = { 0 };
  gint64 first;
  gint64 second;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;
  LiaFindings *findings;
  g_autoptr (GError) error = NULL;

  operations_test_init (&test, "none");
  findings = lia_findings_get (test.workspace);
  first = add (&test, "partner", "name", "Harbour Water Institute Ltd", "status", "potential",
               "website", "https://harbourwater.example.org", NULL);
  settle (findings);
  assert_codes (findings, first, "");

  second = add (&test, "partner", "name", "Harbour Water Institute", "status", "potential",
                "website", "https://www.harbourwater.example.org/en", NULL);
  settle (findings);
  assert_codes (findings, first, "partner.duplicate");
  assert_codes (findings, second, "partner.duplicate");

  first_text = id_text (first);
  second_text = id_text (second);
  add (&test, "partner_namesake", "first", first_text, "second", second_text, NULL);
  settle (findings);
  assert_codes (findings, first, "");
  assert_codes (findings, second, "");

  lia_undo_result_free (lia_store_undo (lia_workspace_get_store (test.workspace), &error));
  g_assert_no_error (error);
  settle (findings);
  assert_codes (findings, first, "partner.duplicate");

  set_setting (&test, "rule.partner.duplicate.strength", "ignore");
  settle (findings);
  assert_codes (findings, first, "");
  set_setting (&test, "rule.partner.duplicate.strength", NULL);
  settle (findings);
  assert_codes (findings, first, "partner.duplicate");

  /* With the other in the trash there is but one. */
  lia_workspace_trash (test.workspace, lia_record_type_find ("partner"), &second, 1, &error);
  g_assert_no_error (error);
  settle (findings);
  assert_codes (findings, first, "");
}

/* The model of all against the list of all. */

static void
assert_model (LiaFindingsModel *model, LiaFindings *findings, OperationsTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all
      = lia_findings_evaluate (lia_workspace_get_reader (test->workspace), today (), &error);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint start;
  guint end;

  g_assert_no_error (error);
  g_assert_cmpuint (n_items, ==, all->len);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (LiaFinding) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      LiaFinding *expected = g_ptr_array_index (all, i);

      /* Names that are equal may be told in either order. */
      g_assert_cmpstr (lia_finding_get_subject_name (item), ==,
                       lia_finding_get_subject_name (expected));
      g_assert_cmpint (lia_finding_get_severity (item), ==, lia_finding_get_severity (expected));
      lia_findings_model_get_group (model, i, &start, &end);
      g_assert_cmpuint (start, <=, i);
      g_assert_cmpuint (end, >, i);
    }
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *n_items)
{
  g_assert_cmpuint (position + removed, <=, *n_items);
  *n_items = *n_items - removed + added;
  g_assert_cmpuint (*n_items, ==, g_list_model_get_n_items (model));
}

static void
test_model (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *yesterday = day (-1);
  g_autoptr (LiaFindingsModel) all = NULL;
  g_autoptr (LiaFindingsModel) one = NULL;
  LiaFindings *findings;
  gint64 bravo;
  g_autofree char *bravo_text = NULL;
  guint n_all = 0;
  guint n_one = 0;

  operations_test_init (&test, "none");
  findings = lia_findings_get (test.workspace);
  add (&test, "partner", "name", "Alpha", NULL);
  bravo = add (&test, "partner", "name", "Bravo", "contractor", "yes", NULL);
  bravo_text = id_text (bravo);
  add (&test, "partner", "name", "Charlie", "status", "potential", NULL);

  all = lia_findings_model_new (findings, 0);
  one = lia_findings_model_new (findings, bravo);
  n_all = g_list_model_get_n_items (G_LIST_MODEL (all));
  n_one = g_list_model_get_n_items (G_LIST_MODEL (one));
  g_signal_connect (all, "items-changed", G_CALLBACK (on_items_changed), &n_all);
  g_signal_connect (one, "items-changed", G_CALLBACK (on_items_changed), &n_one);
  settle (findings);
  while (lia_findings_model_is_loading (all))
    g_main_context_iteration (NULL, TRUE);
  assert_model (all, findings, &test);
  g_assert_cmpuint (n_all, ==, 3);
  g_assert_cmpuint (n_one, ==, 2);

  add (&test, "benefit", "partner", bravo_text, "kind", "publicity", "due_date", yesterday, NULL);
  set (&test, "partner", bravo, "name", "Zulu");
  settle (findings);
  while (lia_findings_model_is_loading (all))
    g_main_context_iteration (NULL, TRUE);
  assert_model (all, findings, &test);
  g_assert_cmpuint (n_all, ==, 4);
  g_assert_cmpuint (n_one, ==, 3);
  for (guint i = 0; i < n_one; i++)
    {
      g_autoptr (LiaFinding) item = g_list_model_get_item (G_LIST_MODEL (one), i);

      g_assert_cmpstr (lia_finding_get_subject_name (item), ==, "Zulu");
    }
}

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
  return g_rand_int_range (self->rand, 0, 5) == 0 ? g_strdup ("")
                                                  : day (g_rand_int_range (self->rand, -120, 120));
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
  g_autofree char *keyworker_text = keyworker != 0 ? id_text (keyworker) : g_strdup ("");

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

  set_setting (self->test, key, pick_text (self, strengths, 5));
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
      g_assert_cmpuint (count_in_sql (self->test, id), ==, expected);
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
      settle (findings);
      assert_complete (&walk, findings, today ());
    }
  lia_findings_set_today (findings, today () + 45);
  settle (findings);
  assert_complete (&walk, findings, today () + 45);

  g_array_unref (walk.partners);
  g_array_unref (walk.people);
  for (guint i = 0; i < G_N_ELEMENTS (walk.rows); i++)
    g_array_unref (walk.rows[i]);
}

static void
test_walks (void)
{
  const char *text = g_getenv ("LIAISON_TEST_SEED");
  const guint32 seed = text != NULL ? (guint32) g_ascii_strtoull (text, NULL, 10) : g_random_int ();

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

  g_test_add_func ("/operations/findings/follow", test_follow);
  g_test_add_func ("/operations/findings/moves", test_moves);
  g_test_add_func ("/operations/findings/duplicates", test_duplicates);
  g_test_add_func ("/operations/findings/model", test_model);
  g_test_add_func ("/operations/findings/walks", test_walks);
  return g_test_run ();
}
