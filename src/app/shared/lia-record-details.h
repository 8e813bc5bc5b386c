/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-profile.h"

G_BEGIN_DECLS

/**
 * LiaRecordDetails:
 *
 * The pane beside a list with the selected record, for reading; its buttons open and edit it.
 *
 * Properties: `header`, `extra` (widgets of the type of record, filled in by the owner; the second may hide itself),
 * `nothing-title` ("No Partner Selected").
 */
#define LIA_TYPE_RECORD_DETAILS (lia_record_details_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordDetails, lia_record_details, LIA, RECORD_DETAILS, AdwBin)

/** lia_record_details_set_groups: once; @groups: static */
void lia_record_details_set_groups (LiaRecordDetails *self,
                                    const LiaRecordType *type,
                                    const LiaProfileGroup *groups);
/** lia_record_details_show: @record: (nullable): %NULL unless exactly one is selected */
void lia_record_details_show (LiaRecordDetails *self, LiaRecord *record, guint n_selected);

G_END_DECLS
