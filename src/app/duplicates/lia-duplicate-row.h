/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-duplicate-index.h"

G_BEGIN_DECLS

/** LiaDuplicateRow: two records that may be one, how likely that is, and why. */
#define LIA_TYPE_DUPLICATE_ROW (lia_duplicate_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaDuplicateRow, lia_duplicate_row, LIA, DUPLICATE_ROW, GtkBox)

/** lia_duplicate_row_new: Returns: (transfer floating): a row that says nothing yet */
GtkWidget *lia_duplicate_row_new (void);
/** lia_duplicate_row_set_duplicate: shows the two of @duplicate by their names, which are read through @reader */
void lia_duplicate_row_set_duplicate (LiaDuplicateRow *self,
                                      LiaReader *reader,
                                      const LiaRecordType *type,
                                      const LiaDuplicate *duplicate);
/** lia_duplicate_row_dup_sentence: Returns: (transfer full): the row read out as a whole */
char *lia_duplicate_row_dup_sentence (LiaDuplicateRow *self);

/** lia_duplicate_dup_name: Returns: (transfer full): how a row, dialog or message names one of the two */
char *lia_duplicate_dup_name (LiaReader *reader, const LiaRecordType *type, gint64 id);
/** lia_duplicate_dup_reason: Returns: (transfer full): why the two may be one, as a sentence of its own */
char *lia_duplicate_dup_reason (const LiaDuplicate *duplicate);
/** lia_duplicate_get_certainty: Returns: translated: "Certain", "Likely", "Possible" */
const char *lia_duplicate_get_certainty (guint score);

G_END_DECLS
