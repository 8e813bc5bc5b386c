/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-import-index.h"

G_BEGIN_DECLS

/**
 * LiaImportKeys:
 *
 * The keys of one row; each (nullable) (owned).
 */
typedef struct
{
  char *field; /* of the match field */
  char *name;
  char *email_and_name;
} LiaImportKeys;

/** lia_import_keys_clear: frees the keys; then they are %NULL */
void lia_import_keys_clear (LiaImportKeys *self);

/**
 * LiaImportMatcher:
 *
 * Knows which record a row means: by the match field; people matched by e-mail also by their name, where
 * they have no e-mail address or share one.
 */
typedef struct _LiaImportMatcher LiaImportMatcher;

/** lia_import_matcher_new: reads the keys of all live records */
LiaImportMatcher *
lia_import_matcher_new (LiaReader *reader, const LiaImportPlan *plan, GError **error);
void lia_import_matcher_free (LiaImportMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaImportMatcher, lia_import_matcher_free)

/**
 * lia_import_matcher_find:
 * @whole_name: the name came in one cell, so that its family name may begin at any word
 * @keys: (out caller-allocates): cleared before
 *
 * Returns: (transfer none) (nullable): what is known of the record that @draft means
 */
LiaImportMatch *lia_import_matcher_find (LiaImportMatcher *self,
                                         LiaRecord *draft,
                                         gboolean whole_name,
                                         LiaImportKeys *keys);

/** lia_import_matcher_get_field: Returns: (transfer none): by which field a row with @keys was looked for */
const char *lia_import_matcher_get_field (LiaImportMatcher *self, const LiaImportKeys *keys);

/** lia_import_matcher_note: the row with @keys became the record @id */
void lia_import_matcher_note (LiaImportMatcher *self,
                              const LiaImportKeys *keys,
                              gint64 id,
                              gboolean created,
                              guint64 line,
                              guint64 digest);

G_END_DECLS
