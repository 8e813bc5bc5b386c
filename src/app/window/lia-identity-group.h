/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaIdentityGroup:
 *
 * In the preferences: the user's name, and whether somebody of the team has it.
 */
#define LIA_TYPE_IDENTITY_GROUP (lia_identity_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaIdentityGroup,
                      lia_identity_group,
                      LIA,
                      IDENTITY_GROUP,
                      AdwPreferencesGroup)

/** lia_identity_group_new: @workspace: (nullable): whose team it is */
AdwPreferencesGroup *lia_identity_group_new (GSettings *settings, LiaWorkspace *workspace);

G_END_DECLS
