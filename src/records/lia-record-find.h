/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * lia_record_find:
 * @text: an id as text, or a name as a reader would write it: display name, acronym, e-mail, family
 *   name first or last; accents and case do not matter
 *
 * Finds the one live row meant by @text.
 *
 * Returns: its id, or 0 with %LIA_ERROR_NOT_FOUND, or with %LIA_ERROR_CONFLICT naming the candidates
 */
gint64
lia_record_find (const LiaRecordType *type, LiaReader *reader, const char *text, GError **error);

/**
 * lia_record_find_all:
 *
 * Returns: (transfer full) (element-type gint64): every live row that @text may mean; exact names before
 *   acronyms and the like
 */
GArray *lia_record_find_all (const LiaRecordType *type,
                             LiaReader *reader,
                             const char *text,
                             GError **error);

/** lia_record_read_display_name: Returns: (transfer full) (nullable): the display name of a row, trashed or not */
char *lia_record_read_display_name (const LiaRecordType *type,
                                    LiaReader *reader,
                                    gint64 id,
                                    GError **error);

/**
 * LiaRefCache:
 *
 * Remembers which row each name meant, for lia_record_parse_cached(). Belongs to the reader's thread.
 */
/** lia_ref_cache_new: Returns: (transfer full): an empty cache; @reader is borrowed and outlives it */
LiaRefCache *lia_ref_cache_new (LiaReader *reader);
void lia_ref_cache_free (LiaRefCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaRefCache, lia_ref_cache_free)

G_END_DECLS
