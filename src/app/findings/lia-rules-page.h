/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaRulesPage:
 *
 * A page of the preferences: each rule with its strength and thresholds, which are the workspace's. A change
 * takes effect at once and can be undone.
 */
#define LIA_TYPE_RULES_PAGE (lia_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaRulesPage, lia_rules_page, LIA, RULES_PAGE, AdwPreferencesPage)

/** lia_rules_page_new: Returns: (transfer floating): the page, which follows @workspace; nothing can be changed
 * where that is read-only */
AdwPreferencesPage *lia_rules_page_new (LiaWorkspace *workspace);

G_END_DECLS
