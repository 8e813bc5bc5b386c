/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-reader.h"
#include "lia-rule-settings.h"

G_BEGIN_DECLS

/** lia_rule_settings_read: what the workspace says about the rules; the defaults where it says nothing */
gboolean lia_rule_settings_read (LiaRuleSettings *self, LiaReader *reader, GError **error);

G_END_DECLS
