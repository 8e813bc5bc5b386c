/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lia_csv_encoding_detect:
 * @bytes: the beginning of a file
 * @whole: whether @bytes are all of the file; otherwise a character may be cut at the end
 * @error: %LIA_ERROR_INVALID when these bytes are no text
 *
 * Byte-order marks and UTF-16 without one are certain; valid UTF-8 is nearly so. What remains is decided among
 * WINDOWS-1252, WINDOWS-1250 and WINDOWS-1251 by the letters of the languages written in them.
 *
 * Returns: (nullable): iconv name, static
 */
const char *lia_csv_encoding_detect (GBytes *bytes, gboolean whole, GError **error);

/**
 * lia_csv_encoding_decode:
 * @encoding: iconv name
 *
 * Decodes as far as @bytes are valid, without the byte-order mark.
 *
 * Returns: (transfer full): UTF-8 of any length
 */
GString *lia_csv_encoding_decode (GBytes *bytes, const char *encoding);

G_END_DECLS
