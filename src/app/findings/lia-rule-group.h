/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-rule-settings.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/** LiaRuleGroup: one rule in the preferences: what it asks, how strong it is, what it compares with, and the way back. */
#define LIA_TYPE_RULE_GROUP (lia_rule_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaRuleGroup, lia_rule_group, LIA, RULE_GROUP, AdwPreferencesGroup)

/** lia_rule_group_new: Returns: (transfer floating): the group of @rule; what the user changes in it is saved into
 * @workspace */
GtkWidget *lia_rule_group_new (LiaWorkspace *workspace, LiaRuleId rule);
/** lia_rule_group_set_settings: shows what the workspace says, unless the user is changing it */
void lia_rule_group_set_settings (LiaRuleGroup *self, const LiaRuleSettings *settings);

G_END_DECLS
