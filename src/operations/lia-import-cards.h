/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lia-record.h"
#include "lia-vcard.h"

G_BEGIN_DECLS

/**
 * LiaImportCards:
 *
 * The cards of a file as a table: a header, then a row a card. A column is there when a card of the file fills it;
 * headers are the labels of fields, so that they find their fields by themselves. What a card says and no field
 * takes (addresses, web pages of a person) is kept in the notes; further organisations are read from the card itself.
 * One thread.
 */
typedef struct _LiaImportCards LiaImportCards;

/**
 * lia_import_cards_new:
 * @stream: seekable, from its beginning: it is read twice
 * @type: partner or person; tells which cards are meant, and the columns
 */
LiaImportCards *lia_import_cards_new (GInputStream *stream,
                                      const LiaRecordType *type,
                                      GCancellable *cancellable,
                                      GError **error);
void lia_import_cards_free (LiaImportCards *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaImportCards, lia_import_cards_free)

/**
 * lia_import_cards_next:
 * @cells: (out) (transfer none): of the header, the first time; valid until the next call
 */
gboolean lia_import_cards_next (LiaImportCards *self,
                                const char *const **cells,
                                guint *n_cells,
                                GCancellable *cancellable,
                                GError **error);
/** lia_import_cards_get_line: where the card of the last row begins, or where its problem is */
guint64 lia_import_cards_get_line (LiaImportCards *self);
/** lia_import_cards_get_offset: Returns: bytes read so far, from the beginning of the file */
guint64 lia_import_cards_get_offset (LiaImportCards *self);
/** lia_import_cards_get_problem: Returns: (nullable): why the card of the last row cannot be taken */
const char *lia_import_cards_get_problem (LiaImportCards *self);
/** lia_import_cards_get_card: Returns: (transfer none) (nullable): of the last row, until the next call */
const LiaVcard *lia_import_cards_get_card (LiaImportCards *self);

G_END_DECLS
