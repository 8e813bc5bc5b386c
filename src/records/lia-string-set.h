/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A set of strings as one cell keeps it: a JSON array, sorted by bytes and without repeats, so that equal
 * sets are equal text. */

/** lia_string_set_to_json: Returns: (transfer full) (nullable): %NULL for the empty set; @elements is sorted on the way */
char *lia_string_set_to_json (GPtrArray *elements);

/** lia_string_set_from_json: Returns: (transfer full): the elements; empty for %NULL and for what is no array of strings */
char **lia_string_set_from_json (const char *json);

/** lia_string_set_is_valid: %TRUE for a JSON array of strings and nothing else */
gboolean lia_string_set_is_valid (const char *json);

G_END_DECLS
