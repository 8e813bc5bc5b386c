/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-batch.h"

G_BEGIN_DECLS

/**
 * lia_ladder_load:
 * @name_or_path: name of a ladder that comes with Liaison ("ceop", "none"), or the path of a ladder's JSON file
 * @error: %LIA_ERROR_NOT_FOUND, %LIA_ERROR_IO, %LIA_ERROR_TOO_NEW, or %LIA_ERROR_INVALID naming the file, the level and
 *   the member
 *
 * Adds the ladder's levels, all or none. What a kind of partner means and gets is told in the definition of its level.
 * Only inside a batch.
 */
gboolean lia_ladder_load (LiaBatch *batch, const char *name_or_path, GError **error);

G_END_DECLS
