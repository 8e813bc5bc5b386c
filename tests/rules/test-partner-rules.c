/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule about a partner at its boundaries: one day before, on the day, one day after; no date; threshold 0. */
#include <string.h>

#include "lia-partner-rules.h"

#define TODAY 740000 /* 19 January 2027; the rules know no other clock */

typedef struct
{
  const char *name;
  /* the partner */
  const char *status;
  gboolean no_keyworker;
  gboolean contractor;
  gboolean contractor_described;
  gboolean partner_described;
  int added; /* days before today; 0: unknown */
  int last_contact; /* days before today; 0: none, -1: today */
  /* what it has; dates as days from today, NONE for none */
  LiaAgreementFacts agreements[3];
  LiaPromiseFacts commitments[2];
  LiaPromiseFacts benefits[2];
  LiaDuplicateFacts duplicates[2];
  guint n_entitled;
  guint32 level_since;
  /* settings */
  int silent_days; /* 0: the default; -1: zero */
  int notice_days;
  /* "code days" of each finding, in order, separated by blanks */
  const char *expected;
} Case;

/* A day n days from today; so that 0 stays "no date". */
#define DAY(n) ((guint32) (TODAY + (n)))

static const Case cases[] = {
  { "nothing", .expected = "" },

  /* Keyworker. */
  { "no-keyworker", .no_keyworker = TRUE, .expected = "partner.no-keyworker 0" },
  { "no-keyworker-active", "active", TRUE, .expected = "partner.no-keyworker 0" },
  { "no-keyworker-negotiating", "negotiating", TRUE, .expected = "partner.no-keyworker 0" },
  { "no-keyworker-dormant", "dormant", TRUE, .expected = "partner.no-keyworker 0" },
  { "no-keyworker-potential", "potential", TRUE, .expected = "" },
  { "no-keyworker-ended", "ended", TRUE, .expected = "" },
  { "no-keyworker-declined", "declined", TRUE, .expected = "" },

  /* Silence: none in 90 days. */
  { "silent-89", .last_contact = 89, .expected = "" },
  { "silent-90", .last_contact = 90, .expected = "" },
  { "silent-91", .last_contact = 91, .expected = "partner.silent 91" },
  { "silent-91-active", "active", .last_contact = 91, .expected = "partner.silent 91" },
  { "silent-91-dormant", "dormant", .last_contact = 91, .expected = "" },
  { "silent-91-potential", "potential", .last_contact = 91, .expected = "" },
  { "silent-91-ended", "ended", .last_contact = 91, .expected = "" },
  { "silent-today", .last_contact = -1, .added = 400, .expected = "" },
  { "silent-never-90", .added = 90, .expected = "" },
  { "silent-never-91", .added = 91, .expected = "partner.silent 91" },
  { "silent-contact-counts-not-adding", .added = 400, .last_contact = 5, .expected = "" },
  { "silent-unknown", .expected = "" },
  { "silent-zero-today", .last_contact = -1, .silent_days = -1, .expected = "" },
  { "silent-zero-yesterday", .last_contact = 1, .silent_days = -1, .expected = "partner.silent 1" },
  { "silent-365", .last_contact = 365, .silent_days = 365, .expected = "" },
  { "silent-366", .last_contact = 366, .silent_days = 365, .expected = "partner.silent 366" },

  /* Contractor. */
  { "wall", .contractor = TRUE, .expected = "partner.contractor-wall 0" },
  { "wall-one-role", .contractor = TRUE, .contractor_described = TRUE,
    .expected = "partner.contractor-wall 0" },
  { "wall-other-role", .contractor = TRUE, .partner_described = TRUE,
    .expected = "partner.contractor-wall 0" },
  { "wall-both-roles", .contractor = TRUE, .contractor_described = TRUE, .partner_described = TRUE,
    .expected = "" },
  { "wall-no-contractor", .contractor_described = TRUE, .expected = "" },
  { "wall-potential", "potential", .contractor = TRUE, .expected = "" },
  { "wall-ended", "ended", .contractor = TRUE, .expected = "" },

  /* Agreements. */
  { "agreement-open-ended", .agreements = { { 1, "mou", "A" } }, .expected = "" },
  { "agreement-91", .agreements = { { 1, "mou", "A", DAY (91) } }, .expected = "" },
  { "agreement-90", .agreements = { { 1, "mou", "A", DAY (90) } },
    .expected = "agreement.expiring 90" },
  { "agreement-1", .agreements = { { 1, "mou", "A", DAY (1) } },
    .expected = "agreement.expiring 1" },
  { "agreement-today", .agreements = { { 1, "mou", "A", DAY (0) } },
    .expected = "agreement.expiring 0" },
  { "agreement-yesterday", .agreements = { { 1, "mou", "A", DAY (-1) } },
    .expected = "agreement.expired 1" },
  { "agreement-zero-notice-today", .agreements = { { 1, "mou", "A", DAY (0) } }, .notice_days = -1,
    .expected = "agreement.expiring 0" },
  { "agreement-zero-notice-tomorrow", .agreements = { { 1, "mou", "A", DAY (1) } },
    .notice_days = -1, .expected = "" },
  { "agreement-terminated", .agreements = { { 1, "mou", "A", DAY (-10), DAY (-50) } },
    .expected = "" },
  { "agreement-renews", .agreements = { { 1, "mou", "A", DAY (-10), 0, TRUE } }, .expected = "" },
  { "agreement-renews-soon", .agreements = { { 1, "mou", "A", DAY (10), 0, TRUE } },
    .expected = "" },
  { "agreement-followed",
    .agreements = { { 1, "mou", "A", DAY (-10) }, { 2, "mou", "B", DAY (300) } }, .expected = "" },
  { "agreement-followed-open-ended",
    .agreements = { { 1, "mou", "A", DAY (5) }, { 2, "mou", "B" } }, .expected = "" },
  { "agreement-other-kind",
    .agreements = { { 1, "mou", "A", DAY (-10) }, { 2, "sponsorship", "B", DAY (300) } },
    .expected = "agreement.expired 10" },
  { "agreement-chain",
    .agreements = { { 1, "mou", "A", DAY (-400) }, { 2, "mou", "B", DAY (-30) } },
    .expected = "agreement.expired 30" },
  { "agreement-same-end",
    .agreements = { { 1, "mou", "A", DAY (-30) }, { 2, "mou", "B", DAY (-30) } },
    .expected = "agreement.expired 30" },
  { "agreement-follower-cut-short",
    .agreements = { { 1, "mou", "A", DAY (-30) }, { 2, "mou", "B", DAY (300), DAY (-40) } },
    .expected = "agreement.expired 30" },
  { "agreement-follower-terminated-later",
    .agreements = { { 1, "mou", "A", DAY (-30) }, { 2, "mou", "B", DAY (300), DAY (-5) } },
    .expected = "" },
  { "agreement-other-other",
    .agreements = { { 1, "other", "A", DAY (-10) }, { 2, "other", "B", DAY (300) } },
    .expected = "agreement.expired 10" },
  { "agreement-other-same-title",
    .agreements = { { 1, "other", "A", DAY (-10) }, { 2, "other", "A", DAY (300) } },
    .expected = "" },
  { "agreement-ended-partner", "ended", .agreements = { { 1, "mou", "A", DAY (-10) } },
    .expected = "" },
  { "agreement-potential-partner", "potential", .agreements = { { 1, "mou", "A", DAY (-10) } },
    .expected = "agreement.expired 10" },

  /* Promises. */
  { "commitment-tomorrow", .commitments = { { 1, "C", NULL, DAY (1) } }, .expected = "" },
  { "commitment-today", .commitments = { { 1, "C", NULL, DAY (0) } }, .expected = "" },
  { "commitment-yesterday", .commitments = { { 1, "C", NULL, DAY (-1) } },
    .expected = "commitment.overdue 1" },
  { "commitment-no-date", .commitments = { { 1, "C" } }, .expected = "" },
  { "commitment-honoured", .commitments = { { 1, "C", NULL, DAY (-9), DAY (-1) } },
    .expected = "" },
  { "commitment-honoured-no-date", .commitments = { { 1, "C", NULL, 0, DAY (-1) } },
    .expected = "" },
  { "commitment-declined", "declined", .commitments = { { 1, "C", NULL, DAY (-9) } },
    .expected = "" },
  { "benefit-tomorrow", .benefits = { { 1, "B", NULL, DAY (1) } }, .expected = "" },
  { "benefit-today", .benefits = { { 1, "B", NULL, DAY (0) } }, .expected = "" },
  { "benefit-yesterday", .benefits = { { 1, "B", NULL, DAY (-1) } }, .expected = "benefit.owed 1" },
  { "benefit-no-date", .benefits = { { 1, "B", NULL, 0, 0, DAY (-31) } },
    .expected = "benefit.owed 31" },
  { "benefit-no-date-in-grace", .benefits = { { 1, "B", NULL, 0, 0, DAY (-30) } }, .expected = "" },
  { "benefit-date-has-no-grace", .benefits = { { 1, "B", NULL, DAY (-1), 0, DAY (0) } },
    .expected = "benefit.owed 1" },
  { "entitled", .n_entitled = 2, .level_since = DAY (-31), .expected = "benefit.owed 31" },
  { "entitled-in-grace", .n_entitled = 2, .level_since = DAY (-30), .expected = "" },
  { "entitled-to-nothing", .level_since = DAY (-900), .expected = "" },
  { "entitled-once", .status = "ended", .n_entitled = 2, .level_since = DAY (-900),
    .expected = "" },
  { "benefit-given", .benefits = { { 1, "B", NULL, DAY (-9), DAY (-1) } }, .expected = "" },
  { "benefit-given-no-date", .benefits = { { 1, "B", NULL, 0, DAY (-1) } }, .expected = "" },
  { "two-promises", .commitments = { { 1, "C", NULL, DAY (-1) }, { 2, "D", NULL, DAY (-2) } },
    .benefits = { { 3, "B", NULL, DAY (-3) } },
    .expected = "commitment.overdue 1 commitment.overdue 2 benefit.owed 3" },

  /* Duplicates. */
  { "duplicate", .duplicates = { { 7, "Other", "same web domain", 92 } },
    .expected = "partner.duplicate 92" },

  { "all", .no_keyworker = TRUE, .contractor = TRUE, .last_contact = 100,
    .agreements = { { 1, "mou", "A", DAY (-1) } }, .commitments = { { 2, "C", NULL, DAY (-1) } },
    .benefits = { { 3, "B", NULL, DAY (-1) } }, .duplicates = { { 7, "Other", NULL, 80 } },
    .expected = "partner.no-keyworker 0 partner.silent 100 partner.contractor-wall 0 "
                "partner.duplicate 80 agreement.expired 1 commitment.overdue 1 benefit.owed 1" },
};

static void
make_facts (const Case *test, LiaPartnerFacts *facts)
{
  facts->id = 4711;
  facts->name = "Example";
  facts->status = test->status;
  facts->has_keyworker = !test->no_keyworker;
  facts->contractor = test->contractor;
  facts->entitled = test->n_entitled > 0 ? "Naming rights" : NULL;
  facts->n_entitled = test->n_entitled;
  facts->level_since = test->level_since;
  facts->contractor_described = test->contractor_described;
  facts->partner_described = test->partner_described;
  facts->added = test->added != 0 ? DAY (-test->added) : 0;
  facts->last_contact = test->last_contact == -1  ? DAY (0)
                        : test->last_contact != 0 ? DAY (-test->last_contact)
                                                  : 0;
  for (guint i = 0; i < G_N_ELEMENTS (test->agreements) && test->agreements[i].id != 0; i++)
    g_array_append_val (facts->agreements, test->agreements[i]);
  for (guint i = 0; i < G_N_ELEMENTS (test->commitments) && test->commitments[i].id != 0; i++)
    g_array_append_val (facts->commitments, test->commitments[i]);
  for (guint i = 0; i < G_N_ELEMENTS (test->benefits) && test->benefits[i].id != 0; i++)
    g_array_append_val (facts->benefits, test->benefits[i]);
  for (guint i = 0; i < G_N_ELEMENTS (test->duplicates) && test->duplicates[i].id != 0; i++)
    g_array_append_val (facts->duplicates, test->duplicates[i]);
}

static void
make_settings (const Case *test, LiaRuleSettings *settings)
{
  lia_rule_settings_init (settings);
  if (test->silent_days != 0)
    settings->thresholds[LIA_RULE_SILENT][0] = MAX (test->silent_days, 0);
  if (test->notice_days != 0)
    settings->thresholds[LIA_RULE_AGREEMENT_EXPIRING][0] = MAX (test->notice_days, 0);
}

static char *
write_verdicts (GArray *verdicts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < verdicts->len; i++)
    {
      const LiaVerdict *verdict = &g_array_index (verdicts, LiaVerdict, i);

      g_assert_cmpint (verdict->subject, ==, 4711);
      g_string_append_printf (text, "%s%s %d", i > 0 ? " " : "", lia_rule_get (verdict->rule)->code,
                              verdict->days);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_auto (LiaPartnerFacts) facts;
  g_autoptr (GArray) verdicts = g_array_new (FALSE, FALSE, sizeof (LiaVerdict));
  g_autofree char *found = NULL;
  LiaRuleSettings settings;

  lia_partner_facts_init (&facts);
  make_facts (test, &facts);
  make_settings (test, &settings);
  lia_partner_check (&facts, &settings, TODAY, verdicts);
  found = write_verdicts (verdicts);
  g_assert_cmpstr (found, ==, test->expected);

  /* Whatever is found can be told, with its number. */
  for (guint i = 0; i < verdicts->len; i++)
    {
      const LiaVerdict *verdict = &g_array_index (verdicts, LiaVerdict, i);
      g_autoptr (LiaFinding) finding = lia_verdict_describe (verdict, &facts);
      g_autofree char *number = g_strdup_printf ("%d", verdict->days);

      g_assert_cmpstr (lia_finding_get_subject_name (finding), ==, "Example");
      if (verdict->days > 0)
        g_assert_nonnull (strstr (lia_finding_get_message (finding), number));
    }

  /* An ignored rule says nothing; the others say the same. */
  for (guint rule = 0; rule < LIA_N_RULES; rule++)
    {
      g_autoptr (GArray) fewer = g_array_new (FALSE, FALSE, sizeof (LiaVerdict));
      LiaRuleSettings ignoring = settings;
      guint n_others = 0;

      ignoring.strength[rule] = LIA_SEVERITY_IGNORE;
      lia_partner_check (&facts, &ignoring, TODAY, fewer);
      for (guint i = 0; i < fewer->len; i++)
        g_assert_cmpuint (g_array_index (fewer, LiaVerdict, i).rule, !=, rule);
      for (guint i = 0; i < verdicts->len; i++)
        n_others += g_array_index (verdicts, LiaVerdict, i).rule != rule;
      g_assert_cmpuint (fewer->len, ==, n_others);
    }
}

static void
test_severity (void)
{
  static const Case broken = { "broken", .no_keyworker = TRUE, .contractor = TRUE };
  g_auto (LiaPartnerFacts) facts;
  g_autoptr (GArray) verdicts = g_array_new (FALSE, FALSE, sizeof (LiaVerdict));
  LiaRuleSettings settings;

  lia_partner_facts_init (&facts);
  make_facts (&broken, &facts);
  lia_rule_settings_init (&settings);
  lia_partner_check (&facts, &settings, TODAY, verdicts);
  g_assert_cmpuint (g_array_index (verdicts, LiaVerdict, 0).severity, ==, LIA_SEVERITY_WARN);
  g_assert_cmpuint (g_array_index (verdicts, LiaVerdict, 1).severity, ==, LIA_SEVERITY_BLOCK);

  settings.strength[LIA_RULE_NO_KEYWORKER] = LIA_SEVERITY_HINT;
  g_array_set_size (verdicts, 0);
  lia_partner_check (&facts, &settings, TODAY, verdicts);
  g_assert_cmpuint (g_array_index (verdicts, LiaVerdict, 0).severity, ==, LIA_SEVERITY_HINT);
}

static void
test_messages (void)
{
  g_autofree char *long_title = g_strnfill (5000, 'x');
  const Case promise
      = { "promise", .last_contact = 120, .agreements = { { 1, "mou", "<b>&amp;", DAY (10) } },
          .commitments = { { 2, long_title, "1200.00 EUR", DAY (-1) } } };
  g_auto (LiaPartnerFacts) facts;
  g_autoptr (GArray) verdicts = g_array_new (FALSE, FALSE, sizeof (LiaVerdict));
  g_autoptr (LiaFinding) silent = NULL;
  g_autoptr (LiaFinding) expiring = NULL;
  g_autoptr (LiaFinding) overdue = NULL;
  LiaRuleSettings settings;

  lia_partner_facts_init (&facts);
  make_facts (&promise, &facts);
  lia_rule_settings_init (&settings);
  lia_partner_check (&facts, &settings, TODAY, verdicts);
  g_assert_cmpuint (verdicts->len, ==, 3);

  silent = lia_verdict_describe (&g_array_index (verdicts, LiaVerdict, 0), &facts);
  g_assert_cmpstr (lia_finding_get_message (silent), ==,
                   "No contact for 120 days; the last was on 21 September 2026");
  g_assert_cmpstr (lia_finding_get_fix (silent), ==, "log-interaction");
  g_assert_cmpint (lia_finding_get_record_id (silent), ==, 4711);

  expiring = lia_verdict_describe (&g_array_index (verdicts, LiaVerdict, 1), &facts);
  g_assert_cmpstr (lia_finding_get_message (expiring), ==,
                   "The agreement “<b>&amp;” ends in 10 days, on 29 January 2027");
  g_assert_cmpstr (lia_finding_get_record_table (expiring), ==, "agreement");

  /* A name as long as a page is shortened, its value is told. */
  overdue = lia_verdict_describe (&g_array_index (verdicts, LiaVerdict, 2), &facts);
  g_assert_cmpuint (strlen (lia_finding_get_message (overdue)), <, 250);
  g_assert_nonnull (strstr (lia_finding_get_message (overdue), "1200.00 EUR"));
}

static void
test_rules (void)
{
  for (guint i = 0; i < LIA_N_RULES; i++)
    {
      const LiaRule *rule = lia_rule_get (i);
      LiaRuleId found;

      g_assert_nonnull (rule->code);
      g_assert_nonnull (rule->label);
      g_assert_nonnull (rule->explanation);
      g_assert_true ((rule->fix == NULL) == (rule->fix_label == NULL));
      g_assert_true (lia_rule_find (rule->code, &found));
      g_assert_cmpuint (found, ==, i);
      for (guint j = 0; j < LIA_MAX_THRESHOLDS; j++)
        if (rule->thresholds[j].name != NULL)
          {
            g_assert_cmpint (rule->thresholds[j].default_value, >=, rule->thresholds[j].minimum);
            g_assert_cmpint (rule->thresholds[j].default_value, <=, rule->thresholds[j].maximum);
          }
    }
}

static void
test_settings (void)
{
  g_autofree char *strength = lia_rule_make_strength_key (LIA_RULE_SILENT);
  g_autofree char *days = lia_rule_make_threshold_key (LIA_RULE_SILENT, 0);
  static const char *const no_numbers[] = { "", "many", "-1", "3651", "90 days", "1e3", NULL };
  LiaRuleSettings settings;

  g_assert_cmpstr (strength, ==, "rule.partner.silent.strength");
  g_assert_cmpstr (days, ==, "rule.partner.silent.days");
  lia_rule_settings_init (&settings);
  g_assert_cmpint (settings.thresholds[LIA_RULE_SILENT][0], ==, 90);

  g_assert_true (lia_rule_settings_apply (&settings, strength, "block"));
  g_assert_cmpint (settings.strength[LIA_RULE_SILENT], ==, LIA_SEVERITY_BLOCK);
  g_assert_true (lia_rule_settings_apply (&settings, strength, "loud"));
  g_assert_cmpint (settings.strength[LIA_RULE_SILENT], ==, LIA_SEVERITY_WARN);
  g_assert_true (lia_rule_settings_apply (&settings, days, "0"));
  g_assert_cmpint (settings.thresholds[LIA_RULE_SILENT][0], ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (no_numbers); i++)
    {
      g_assert_true (lia_rule_settings_apply (&settings, days, "7"));
      g_assert_cmpint (settings.thresholds[LIA_RULE_SILENT][0], ==, 7);
      g_assert_true (lia_rule_settings_apply (&settings, days, no_numbers[i]));
      g_assert_cmpint (settings.thresholds[LIA_RULE_SILENT][0], ==, 90);
    }

  g_assert_false (lia_rule_settings_apply (&settings, "rule", "1"));
  g_assert_false (lia_rule_settings_apply (&settings, "rule.", "1"));
  g_assert_false (lia_rule_settings_apply (&settings, "rule.strength", "warn"));
  g_assert_false (lia_rule_settings_apply (&settings, "rule.partner.silent.weeks", "1"));
  g_assert_false (lia_rule_settings_apply (&settings, "rule.partner.unheard.days", "1"));
  g_assert_false (lia_rule_settings_apply (&settings, "author", "1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/partner/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/rules/severity", test_severity);
  g_test_add_func ("/rules/messages", test_messages);
  g_test_add_func ("/rules/rules", test_rules);
  g_test_add_func ("/rules/settings", test_settings);
  return g_test_run ();
}
