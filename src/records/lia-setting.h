/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** LiaSetting: one setting of the workspace, such as the threshold of a rule. */
#define LIA_TYPE_SETTING (lia_setting_get_type ())
LIA_DECLARE_RECORD (LiaSetting, lia_setting, SETTING)

G_END_DECLS
