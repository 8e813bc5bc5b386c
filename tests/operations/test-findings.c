/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of a workspace: what is kept while it changes is what asking about everything would give. */
#include <string.h>

#include "lia-findings-model.h"
#include "lia-findings.h"
#include "findings-test.h"

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
  g_autofree char *yesterday = findings_test_day (-1);
  g_autofree char *tomorrow = findings_test_day (1);
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
  findings_test_settle (findings);
  g_assert_true (lia_findings_is_ready (findings));
  g_assert_cmpuint (lia_findings_count (findings, NULL), ==, 0);

  partner = findings_test_add (&test, "partner", "name", "<b>&amp;", NULL);
  partner_text = findings_test_id_text (partner);
  findings_test_settle (findings);
  assert_codes (findings, partner, "partner.no-keyworker");
  g_assert_cmpuint (findings_test_count_in_sql (&test, partner), ==, 1);

  keyworker = findings_test_add (&test, "person", "family_name", "Obi", "team", "yes", NULL);
  keyworker_text = findings_test_id_text (keyworker);
  findings_test_set (&test, "partner", partner, "keyworker", keyworker_text);
  findings_test_settle (findings);
  assert_codes (findings, partner, "");
  g_assert_cmpuint (findings_test_count_in_sql (&test, partner), ==, 0);

  /* The keyworker goes to the trash: a change of another table. */
  lia_workspace_trash (test.workspace, lia_record_type_find ("person"), &keyworker, 1, &error);
  g_assert_no_error (error);
  findings_test_settle (findings);
  assert_codes (findings, partner, "partner.no-keyworker");
  lia_undo_result_free (lia_store_undo (lia_workspace_get_store (test.workspace), &error));
  g_assert_no_error (error);
  findings_test_settle (findings);
  assert_codes (findings, partner, "");

  commitment = findings_test_add (&test, "commitment", "partner", partner_text, "kind", "staff",
                                  "title", "Two experts", "due_date", yesterday, NULL);
  findings_test_settle (findings);
  assert_codes (findings, partner, "commitment.overdue");
  findings_test_set (&test, "commitment", commitment, "due_date", tomorrow);
  findings_test_settle (findings);
  assert_codes (findings, partner, "");

  /* Two days later. */
  lia_findings_set_today (findings, findings_test_today () + 2);
  findings_test_settle (findings);
  assert_codes (findings, partner, "commitment.overdue");

  /* Rules. */
  operations_test_set_setting (test.workspace, "rule.commitment.overdue.strength", "ignore");
  findings_test_settle (findings);
  assert_codes (findings, partner, "");
  g_assert_cmpuint (findings_test_count_in_sql (&test, partner), ==, 0);
  operations_test_set_setting (test.workspace, "rule.commitment.overdue.strength", "block");
  findings_test_settle (findings);
  g_assert_cmpuint (lia_findings_count_subject (findings, partner).worst, ==, LIA_SEVERITY_BLOCK);
  lia_findings_set_today (findings, findings_test_today () + 92);
  findings_test_settle (findings);
  assert_codes (findings, partner, "commitment.overdue partner.silent");
  operations_test_set_setting (test.workspace, "rule.partner.silent.days", "92");
  findings_test_settle (findings);
  assert_codes (findings, partner, "commitment.overdue");

  lia_workspace_trash (test.workspace, lia_record_type_find ("partner"), &partner, 1, &error);
  g_assert_no_error (error);
  findings_test_settle (findings);
  g_assert_cmpuint (lia_findings_count (findings, "partner"), ==, 0);
  g_assert_cmpuint (lia_findings_count (findings, "person"), ==, 0);
}

/* A commitment that moves from one partner to another is taken from the one and given to the other. */
static void
test_moves (void)
{
  g_auto (OperationsTest) test = { 0 };
  g_autofree char *yesterday = findings_test_day (-1);
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;
  gint64 first;
  gint64 second;
  gint64 commitment;
  LiaFindings *findings;

  operations_test_init (&test, "none");
  findings = lia_findings_get (test.workspace);
  first = findings_test_add (&test, "partner", "name", "First", "status", "potential", NULL);
  second = findings_test_add (&test, "partner", "name", "Second", "status", "potential", NULL);
  first_text = findings_test_id_text (first);
  second_text = findings_test_id_text (second);
  commitment = findings_test_add (&test, "commitment", "partner", first_text, "kind", "data",
                                  "title", "Figures", "due_date", yesterday, NULL);
  findings_test_settle (findings);
  assert_codes (findings, first, "commitment.overdue");
  assert_codes (findings, second, "");
  findings_test_set (&test, "commitment", commitment, "partner", second_text);
  findings_test_settle (findings);
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
  first = findings_test_add (&test, "partner", "name", "Harbour Water Institute Ltd", "status",
                             "potential", "website", "https://harbourwater.example.org", NULL);
  findings_test_settle (findings);
  assert_codes (findings, first, "");

  second
      = findings_test_add (&test, "partner", "name", "Harbour Water Institute", "status",
                           "potential", "website", "https://www.harbourwater.example.org/en", NULL);
  findings_test_settle (findings);
  assert_codes (findings, first, "partner.duplicate");
  assert_codes (findings, second, "partner.duplicate");

  first_text = findings_test_id_text (first);
  second_text = findings_test_id_text (second);
  findings_test_add (&test, "partner_namesake", "first", first_text, "second", second_text, NULL);
  findings_test_settle (findings);
  assert_codes (findings, first, "");
  assert_codes (findings, second, "");

  lia_undo_result_free (lia_store_undo (lia_workspace_get_store (test.workspace), &error));
  g_assert_no_error (error);
  findings_test_settle (findings);
  assert_codes (findings, first, "partner.duplicate");

  operations_test_set_setting (test.workspace, "rule.partner.duplicate.strength", "ignore");
  findings_test_settle (findings);
  assert_codes (findings, first, "");
  operations_test_set_setting (test.workspace, "rule.partner.duplicate.strength", NULL);
  findings_test_settle (findings);
  assert_codes (findings, first, "partner.duplicate");

  /* With the other in the trash there is but one. */
  lia_workspace_trash (test.workspace, lia_record_type_find ("partner"), &second, 1, &error);
  g_assert_no_error (error);
  findings_test_settle (findings);
  assert_codes (findings, first, "");
}

/* The model of all against the list of all. */

static void
assert_model (LiaFindingsModel *model, LiaFindings *findings, OperationsTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = lia_findings_evaluate (lia_workspace_get_reader (test->workspace),
                                                     findings_test_today (), &error);
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
  g_autofree char *yesterday = findings_test_day (-1);
  g_autoptr (LiaFindingsModel) all = NULL;
  g_autoptr (LiaFindingsModel) one = NULL;
  LiaFindings *findings;
  gint64 bravo;
  g_autofree char *bravo_text = NULL;
  guint n_all = 0;
  guint n_one = 0;

  operations_test_init (&test, "none");
  findings = lia_findings_get (test.workspace);
  findings_test_add (&test, "partner", "name", "Alpha", NULL);
  bravo = findings_test_add (&test, "partner", "name", "Bravo", "contractor", "yes", NULL);
  bravo_text = findings_test_id_text (bravo);
  findings_test_add (&test, "partner", "name", "Charlie", "status", "potential", NULL);

  all = lia_findings_model_new (findings, 0);
  one = lia_findings_model_new (findings, bravo);
  n_all = g_list_model_get_n_items (G_LIST_MODEL (all));
  n_one = g_list_model_get_n_items (G_LIST_MODEL (one));
  g_signal_connect (all, "items-changed", G_CALLBACK (on_items_changed), &n_all);
  g_signal_connect (one, "items-changed", G_CALLBACK (on_items_changed), &n_one);
  findings_test_settle (findings);
  while (lia_findings_model_is_loading (all))
    g_main_context_iteration (NULL, TRUE);
  assert_model (all, findings, &test);
  g_assert_cmpuint (n_all, ==, 3);
  g_assert_cmpuint (n_one, ==, 2);

  findings_test_add (&test, "benefit", "partner", bravo_text, "kind", "publicity", "due_date",
                     yesterday, NULL);
  findings_test_set (&test, "partner", bravo, "name", "Zulu");
  findings_test_settle (findings);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/operations/findings/follow", test_follow);
  g_test_add_func ("/operations/findings/moves", test_moves);
  g_test_add_func ("/operations/findings/duplicates", test_duplicates);
  g_test_add_func ("/operations/findings/model", test_model);
  return g_test_run ();
}
