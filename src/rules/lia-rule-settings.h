/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-rule.h"

G_BEGIN_DECLS

/**
 * LiaRuleSettings: how strong each rule is and what it compares with. A plain value.
 */
typedef struct
{
  LiaSeverity strength[LIA_N_RULES];
  int thresholds[LIA_N_RULES][LIA_MAX_THRESHOLDS];
} LiaRuleSettings;

/** lia_rule_settings_init: sets every rule to its default */
void lia_rule_settings_init (LiaRuleSettings *self);

/* All keys begin so: "rule.partner.silent.strength", "rule.partner.silent.days". */
#define LIA_RULE_KEY_PREFIX "rule."

/** lia_rule_make_strength_key: Returns: (transfer full): the workspace setting's key */
char *lia_rule_make_strength_key (LiaRuleId id);
/** lia_rule_make_threshold_key: @threshold: its place in the rule's thresholds */
char *lia_rule_make_threshold_key (LiaRuleId id, guint threshold);

/**
 * lia_rule_settings_apply:
 * @value: (nullable): what the workspace keeps under @key; %NULL is the default
 *
 * What is no strength, no number or out of range counts as not set: the rule keeps its default.
 *
 * Returns: whether @key belongs to a rule
 */
gboolean lia_rule_settings_apply (LiaRuleSettings *self, const char *key, const char *value);

G_END_DECLS
