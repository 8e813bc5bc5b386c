/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-vcard.h"

G_BEGIN_DECLS

/**
 * LiaVcardWriter:
 *
 * Writes vCard 4.0 (RFC 6350): UTF-8, CRLF, lines folded at 75 octets and never inside a character. One thread.
 */
typedef struct _LiaVcardWriter LiaVcardWriter;

/** lia_vcard_writer_new: Returns: (transfer full): writes to @stream, of which it holds a reference */
LiaVcardWriter *lia_vcard_writer_new (GOutputStream *stream);
void lia_vcard_writer_free (LiaVcardWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaVcardWriter, lia_vcard_writer_free)

/**
 * lia_vcard_writer_add:
 *
 * Control characters but line ends and TAB, which no card may hold, are left out. A card without a full name gets one
 * made of what it has.
 */
gboolean lia_vcard_writer_add (LiaVcardWriter *self,
                               const LiaVcard *card,
                               GCancellable *cancellable,
                               GError **error);
/** lia_vcard_writer_finish: flushes; the stream stays open */
gboolean lia_vcard_writer_finish (LiaVcardWriter *self, GCancellable *cancellable, GError **error);

G_END_DECLS
