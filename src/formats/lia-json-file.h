/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * lia_json_parse:
 * @name: how messages name the input
 *
 * Parses JSON from outside: UTF-8 checked, nesting scanned first and limited to 64 (json-glib crashes on
 * very deep input), comments and duplicate keys refused.
 *
 * Returns: (transfer full) (nullable): the root, or %LIA_ERROR_INVALID with line and reason
 */
JsonNode *lia_json_parse (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
