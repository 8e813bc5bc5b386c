/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-page.h"

G_BEGIN_DECLS

/**
 * LiaDuplicatesPage:
 *
 * Pairs of partners or people that may be one, the most likely first, with score and reason. Opening a pair shows
 * the two side by side; what is certain can be merged at once.
 */
#define LIA_TYPE_DUPLICATES_PAGE (lia_duplicates_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaDuplicatesPage, lia_duplicates_page, LIA, DUPLICATES_PAGE, LiaPage)

/** lia_duplicates_page_new: @type: partner or person; searches at once */
LiaDuplicatesPage *lia_duplicates_page_new (LiaWorkspace *workspace, const LiaRecordType *type);
/** lia_duplicates_page_new_for_record: only the pairs of one record, and a way to all of them */
LiaDuplicatesPage *lia_duplicates_page_new_for_record (LiaWorkspace *workspace, LiaRecord *record);

G_END_DECLS
