/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** LIA_VCARD_MAX_LINE: bytes of one property; what a card has of pictures, sounds and keys does not count */
#define LIA_VCARD_MAX_LINE (1024 * 1024)

/**
 * LiaVcardLines:
 *
 * The lines of a card file as they were before they were folded, in constant memory: folded lines joined, lines
 * that quoted-printable text or old base64 goes on with taken along, the values of pictures, sounds and keys
 * left out. Bytes, not yet text: every value may be in an encoding of its own. UTF-16 with a byte-order mark is
 * made UTF-8 on the way.
 */
typedef struct _LiaVcardLines LiaVcardLines;

/** lia_vcard_lines_new: Returns: (transfer full): reads @stream, of which it holds a reference, from where it stands */
LiaVcardLines *lia_vcard_lines_new (GInputStream *stream);
void lia_vcard_lines_free (LiaVcardLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaVcardLines, lia_vcard_lines_free)

/**
 * lia_vcard_lines_next:
 * @line: (out) (transfer none): ended by a NUL; until the next call
 * @error: %LIA_ERROR_INVALID for a NUL byte or a property that is too long, naming the line
 *
 * Blank lines are left out.
 *
 * Returns: %FALSE at the end or with @error
 */
gboolean lia_vcard_lines_next (LiaVcardLines *self,
                               const char **line,
                               GCancellable *cancellable,
                               GError **error);

/** lia_vcard_lines_set_old: @old: vCard 2.1, in which the blank that begins a folded line belongs to the text */
void lia_vcard_lines_set_old (LiaVcardLines *self, gboolean old);

/** lia_vcard_lines_get_line: of the file, from 1, on which the last line began */
guint64 lia_vcard_lines_get_line (LiaVcardLines *self);
/** lia_vcard_lines_get_offset: bytes consumed so far */
guint64 lia_vcard_lines_get_offset (LiaVcardLines *self);

/** lia_vcard_is_binary: whether a property of that name (upper case, any group taken off) holds a picture, sound or key */
gboolean lia_vcard_is_binary (const char *name, gsize length);

G_END_DECLS
