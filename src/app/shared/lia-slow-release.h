/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * lia_slow_release_rows:
 *
 * When @dialog has closed, its rows end a few a turn and not all with it, which of a long form takes as long as making it.
 */
void lia_slow_release_rows (AdwDialog *dialog);

G_END_DECLS
