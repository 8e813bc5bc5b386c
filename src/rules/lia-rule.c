/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-rule.h"

#include <glib/gi18n-lib.h>

static const LiaRule rules[LIA_N_RULES] = {
  [LIA_RULE_NO_KEYWORKER] = {
    .code = "partner.no-keyworker",
    .label = N_ ("No Keyworker"),
    .explanation = N_ ("A partner without a keyworker, or whose keyworker is in the trash. Potential, declined and ended partners need none."),
    .strength = LIA_SEVERITY_WARN,
    .fix = "assign-keyworker",
    .fix_label = N_ ("Assign Keyworker…"),
  },
  [LIA_RULE_SILENT] = {
    .code = "partner.silent",
    .label = N_ ("Silent Partner"),
    .explanation = N_ ("No interaction for longer than this, or none since the partner was added. Asked of partners in negotiation, active ones and those without a status."),
    .strength = LIA_SEVERITY_WARN,
    .fix = "log-interaction",
    .fix_label = N_ ("Log Interaction…"),
    .thresholds = {
      { "days", N_ ("Longest Silence"), N_ ("Days"), 0, 3650, 90 },
    },
  },
  [LIA_RULE_CONTRACTOR_WALL] = {
    .code = "partner.contractor-wall",
    .label = N_ ("Contractor and Partner"),
    .explanation = N_ ("An organisation that is contractor and partner at once, until both roles are described. Potential, declined and ended partners are left out."),
    .strength = LIA_SEVERITY_BLOCK,
    .fix = "describe-roles",
    .fix_label = N_ ("Describe Roles…"),
  },
  [LIA_RULE_DUPLICATE] = {
    .code = "partner.duplicate",
    .label = N_ ("Likely Duplicate"),
    .explanation = N_ ("Two partners that look like one. Pairs noted as no duplicates are left out."),
    .strength = LIA_SEVERITY_HINT,
    .record_table = "partner",
    .fix = "compare-partners",
    .fix_label = N_ ("Compare…"),
  },
  [LIA_RULE_AGREEMENT_EXPIRING] = {
    .code = "agreement.expiring",
    .label = N_ ("Agreement About to End"),
    .explanation = N_ ("An agreement that ends soon, unless it renews itself or another of its kind follows it."),
    .strength = LIA_SEVERITY_HINT,
    .record_table = "agreement",
    .fix = "renew-agreement",
    .fix_label = N_ ("Renew…"),
    .thresholds = {
      { "days", N_ ("Notice"), N_ ("Days"), 0, 3650, 90 },
    },
  },
  [LIA_RULE_AGREEMENT_EXPIRED] = {
    .code = "agreement.expired",
    .label = N_ ("Agreement Expired"),
    .explanation = N_ ("An agreement past its end, unless it was terminated, renews itself or another of its kind followed it."),
    .strength = LIA_SEVERITY_WARN,
    .record_table = "agreement",
    .fix = "renew-agreement",
    .fix_label = N_ ("Renew…"),
  },
  [LIA_RULE_COMMITMENT_OVERDUE] = {
    .code = "commitment.overdue",
    .label = N_ ("Commitment Overdue"),
    .explanation = N_ ("What a partner promised is past due and not honoured."),
    .strength = LIA_SEVERITY_WARN,
    .record_table = "commitment",
    .fix = "honour-commitment",
    .fix_label = N_ ("Mark Honoured"),
  },
  [LIA_RULE_BENEFIT_OWED] = {
    .code = "benefit.owed",
    .label = N_ ("Benefit Owed"),
    .explanation = N_ ("What we owe a partner is past due and not given. A benefit without a date, and one that the partner’s level names and nobody noted, is owed after this grace."),
    .strength = LIA_SEVERITY_WARN,
    .record_table = "benefit",
    .fix = "give-benefit",
    .fix_label = N_ ("Mark Given"),
    .thresholds = {
      { "days", N_ ("Grace"), N_ ("Days"), 0, 3650, 30 },
    },
  },
};

static const char *const severity_tokens[] = { "ignore", "hint", "warn", "block" };
static const char *const severity_labels[]
    = { N_ ("Ignore"), N_ ("Hint"), N_ ("Warn"), N_ ("Block") };

const char *
lia_severity_to_token (LiaSeverity severity)
{
  return severity_tokens[severity];
}

gboolean
lia_severity_from_token (const char *token, LiaSeverity *severity)
{
  for (guint i = 0; i < G_N_ELEMENTS (severity_tokens); i++)
    if (g_strcmp0 (token, severity_tokens[i]) == 0)
      {
        *severity = (LiaSeverity) i;
        return TRUE;
      }
  return FALSE;
}

const char *
lia_severity_get_label (LiaSeverity severity)
{
  return _ (severity_labels[severity]);
}

const LiaRule *
lia_rule_get (LiaRuleId id)
{
  g_return_val_if_fail (id < LIA_N_RULES, NULL);

  return &rules[id];
}

gboolean
lia_rule_find (const char *code, LiaRuleId *id)
{
  for (guint i = 0; i < LIA_N_RULES; i++)
    if (g_strcmp0 (rules[i].code, code) == 0)
      {
        *id = (LiaRuleId) i;
        return TRUE;
      }
  return FALSE;
}
