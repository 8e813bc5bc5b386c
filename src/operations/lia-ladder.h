/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-batch.h"

G_BEGIN_DECLS

/**
 * lia_ladder_load:
 * @name_or_path: name of a ladder that comes with Liaison ("ceop"), or the path of a ladder's JSON file
 *
 * Adds the ladder's levels. Only inside a batch.
 */
gboolean lia_ladder_load (LiaBatch *batch, const char *name_or_path, GError **error);

G_END_DECLS
