/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaCsvDecoder:
 *
 * Turns a stream of bytes into UTF-8, piece by piece, in constant memory. Skips a byte-order mark, never cuts a
 * character, and reads C1 control characters as the signs Windows has in their place.
 */
typedef struct _LiaCsvDecoder LiaCsvDecoder;

/** lia_csv_decoder_new: @encoding: (nullable): iconv name, UTF-8 for %NULL */
LiaCsvDecoder *lia_csv_decoder_new (GInputStream *stream, const char *encoding);
void lia_csv_decoder_free (LiaCsvDecoder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCsvDecoder, lia_csv_decoder_free)

/**
 * lia_csv_decoder_next:
 * @text: (out) (transfer none): valid UTF-8 without NUL, until the next call; not ended by one
 * @length: (out): may be 0
 * @error: of the stream, or %LIA_ERROR_INVALID for an encoding nobody knows
 *
 * Returns: %TRUE for the next piece, which is the last one when lia_csv_decoder_is_at_end()
 */
gboolean lia_csv_decoder_next (LiaCsvDecoder *self,
                               const char **text,
                               gsize *length,
                               GCancellable *cancellable,
                               GError **error);

/** lia_csv_decoder_is_at_end: whether there is no more text, because the file ends or because of a complaint */
gboolean lia_csv_decoder_is_at_end (LiaCsvDecoder *self);
/** lia_csv_decoder_get_complaint: (nullable): what is wrong right after the last piece, the end of a sentence */
const char *lia_csv_decoder_get_complaint (LiaCsvDecoder *self);
/** lia_csv_decoder_get_offset: bytes of the file decoded so far */
guint64 lia_csv_decoder_get_offset (LiaCsvDecoder *self);
/** lia_csv_decoder_get_chunk_size: bytes of the file of which the last piece was made */
gsize lia_csv_decoder_get_chunk_size (LiaCsvDecoder *self);

G_END_DECLS
