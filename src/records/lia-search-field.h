/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/**
 * lia_search_field_find:
 * @word: as typed before the colon of `country:KE`: the name or label of a field or derived field, in the plural or
 *   singular, or a word by which imports know it; case, accents and hyphens do not matter
 *
 * Returns: (transfer none) (nullable): the field
 */
const LiaField *lia_search_field_find (const LiaRecordType *type, const char *word);

/** lia_search_field_is_presence: @word is `has` or `is`, also as translated: what follows names fields */
gboolean lia_search_field_is_presence (const char *word);

G_END_DECLS
