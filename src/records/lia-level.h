/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * LiaLevel:
 *
 * A rung of the ladder of commitment, rank 1 the lowest, or a lane beside it (no rank).
 */
#define LIA_TYPE_LEVEL (lia_level_get_type ())
LIA_DECLARE_RECORD (LiaLevel, lia_level, LEVEL)

G_END_DECLS
