/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-switcher.h"

G_BEGIN_DECLS

/** lia_switcher_match_new: Returns: (transfer full): @title, @subtitle: (transfer full) */
LiaSwitcherMatch *
lia_switcher_match_new (const LiaRecordType *type, gint64 id, char *title, char *subtitle);

G_END_DECLS
