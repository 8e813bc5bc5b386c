/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaWorkspaceGroup:
 *
 * In the preferences: where the workspace is, and what backups there are of it.
 */
#define LIA_TYPE_WORKSPACE_GROUP (lia_workspace_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaWorkspaceGroup,
                      lia_workspace_group,
                      LIA,
                      WORKSPACE_GROUP,
                      AdwPreferencesGroup)

/** lia_workspace_group_new: Returns: the group of @workspace */
AdwPreferencesGroup *lia_workspace_group_new (LiaWorkspace *workspace);

G_END_DECLS
