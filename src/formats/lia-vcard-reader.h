/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-vcard.h"

G_BEGIN_DECLS

/**
 * LiaVcardReader:
 *
 * Reads the cards of a file as a stream: vCard 2.1, 3.0 and 4.0, also mixed. Bounded: a property of more than
 * 1 MiB, a card of more than 4 MiB or 10,000 properties, a NUL byte, a card that never ends or begins in another, and
 * text between cards end the reading with one %LIA_ERROR_INVALID that names the line. Pictures, sounds and keys of
 * any size are passed over. Any thread, one at a time.
 */
typedef struct _LiaVcardReader LiaVcardReader;

/** lia_vcard_reader_new: takes its own reference of @stream; starts at the stream's beginning */
LiaVcardReader *lia_vcard_reader_new (GInputStream *stream);
void lia_vcard_reader_free (LiaVcardReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaVcardReader, lia_vcard_reader_free)

/**
 * lia_vcard_reader_next:
 *
 * What cannot be read of a card otherwise in order is told by its `problem`.
 *
 * Returns: (transfer full) (nullable): %NULL at the end or with @error
 */
LiaVcard *lia_vcard_reader_next (LiaVcardReader *self, GCancellable *cancellable, GError **error);

/** lia_vcard_reader_get_offset: bytes of the file consumed so far, for progress */
guint64 lia_vcard_reader_get_offset (LiaVcardReader *self);

/** lia_vcard_sniff: whether a file that begins with @bytes is one of cards, in UTF-8 or UTF-16, whatever its name */
gboolean lia_vcard_sniff (const char *bytes, gsize length);

G_END_DECLS
