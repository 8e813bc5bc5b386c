/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaSeverity:
 * @LIA_SEVERITY_IGNORE: as the strength of a rule: it is not asked at all
 * @LIA_SEVERITY_HINT: good to know
 * @LIA_SEVERITY_WARN: somebody should act
 * @LIA_SEVERITY_BLOCK: must be settled first
 *
 * How bad a finding is, and the strength a workspace gives to a rule. The numbers are what
 * lia_worst_finding() answers in SQL.
 */
typedef enum
{
  LIA_SEVERITY_IGNORE,
  LIA_SEVERITY_HINT,
  LIA_SEVERITY_WARN,
  LIA_SEVERITY_BLOCK,
} LiaSeverity;

/** lia_severity_to_token: Returns: (transfer none): "ignore", "hint", "warn", "block" */
const char *lia_severity_to_token (LiaSeverity severity);
/** lia_severity_from_token: %FALSE when @token is none, @severity untouched then */
gboolean lia_severity_from_token (const char *token, LiaSeverity *severity);
/** lia_severity_get_label: Returns: (transfer none): "Warn", translated */
const char *lia_severity_get_label (LiaSeverity severity);

/**
 * LiaRuleThreshold: a number a rule compares with, which a workspace can set.
 * @name: the last part of the setting's key
 * @label: N_()
 * @unit: N_() what it counts, for people: "days"
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *unit;
  int minimum;
  int maximum;
  int default_value;
} LiaRuleThreshold;

/** LiaRuleId: the rules, in the order in which they are listed. */
typedef enum
{
  LIA_RULE_NO_KEYWORKER,
  LIA_RULE_SILENT,
  LIA_RULE_CONTRACTOR_WALL,
  LIA_RULE_DUPLICATE,
  LIA_RULE_AGREEMENT_EXPIRING,
  LIA_RULE_AGREEMENT_EXPIRED,
  LIA_RULE_COMMITMENT_OVERDUE,
  LIA_RULE_BENEFIT_OWED,
  LIA_N_RULES,
} LiaRuleId;

#define LIA_MAX_THRESHOLDS 2

/**
 * LiaRule:
 * @code: stable, as the command line and settings know it: "partner.silent"
 * @label, @explanation: N_()
 * @strength: unless the workspace says otherwise
 * @record_table: what a finding of this rule is about besides its subject; %NULL: the subject itself
 * @fix: stable name of what the user can do about it at once; %NULL: nothing
 * @fix_label: N_() of the button
 */
typedef struct
{
  const char *code;
  const char *label;
  const char *explanation;
  LiaSeverity strength;
  const char *record_table;
  const char *fix;
  const char *fix_label;
  LiaRuleThreshold thresholds[LIA_MAX_THRESHOLDS]; /* those that are there have a name */
} LiaRule;

/** lia_rule_get: Returns: (transfer none): what there is to know about a rule; thread-safe, as all in this room */
const LiaRule *lia_rule_get (LiaRuleId id);
/** lia_rule_find: by its code; %FALSE when there is none */
gboolean lia_rule_find (const char *code, LiaRuleId *id);

G_END_DECLS
