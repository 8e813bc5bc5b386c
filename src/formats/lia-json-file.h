/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** LIA_JSON_MAX_SIZE: bytes; the nodes of a document take a multiple of this in memory */
#define LIA_JSON_MAX_SIZE (256u * 1024 * 1024)

/**
 * lia_json_parse:
 * @name: how messages name the input
 *
 * Parses JSON from outside: UTF-8 checked, nesting scanned first and limited to 64 (json-glib crashes on
 * very deep input), comments, duplicate keys, NUL, trailing text and numbers past 64 bits refused.
 *
 * Returns: (transfer full) (nullable): the root, or %LIA_ERROR_INVALID with line and reason
 */
JsonNode *lia_json_parse (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
