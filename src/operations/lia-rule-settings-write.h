/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-rule-settings.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * lia_rule_settings_write_async:
 * @settings: of which those of @rule are taken; one that is the default is not kept
 *
 * Sets the strength and the thresholds of one rule. One batch, "Change rule “Silent Partner”"; none when they
 * are so already. Ends with lia_workspace_write_finish().
 */
void lia_rule_settings_write_async (LiaWorkspace *workspace,
                                    LiaRuleId rule,
                                    const LiaRuleSettings *settings,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

G_END_DECLS
