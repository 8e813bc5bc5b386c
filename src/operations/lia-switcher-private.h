/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-switcher.h"

G_BEGIN_DECLS

/* Takes over @title and @subtitle. */
LiaSwitcherMatch *
lia_switcher_match_new (const LiaRecordType *type, gint64 id, char *title, char *subtitle);

G_END_DECLS
