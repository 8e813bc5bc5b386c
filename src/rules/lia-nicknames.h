/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lia_nicknames_are_same:
 * @a, @b: given names, folded and romanised
 *
 * Whether one person may go by both: "Robert" and "Bob", "Aleksandr" and "Alexander". Pure, thread-safe.
 */
gboolean lia_nicknames_are_same (const char *a, const char *b);

G_END_DECLS
