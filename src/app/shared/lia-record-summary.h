/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-profile.h"

G_BEGIN_DECLS

/**
 * LiaRecordSummary:
 *
 * The fields of a record for reading, in groups, those that are empty left out. Web, e-mail and telephone rows open what
 * they show.
 */
#define LIA_TYPE_RECORD_SUMMARY (lia_record_summary_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordSummary, lia_record_summary, LIA, RECORD_SUMMARY, GtkBox)

/** lia_record_summary_set_groups: once; @groups: static, of fields and derived fields of @type */
void lia_record_summary_set_groups (LiaRecordSummary *self,
                                    const LiaRecordType *type,
                                    const LiaProfileGroup *groups);
/** lia_record_summary_set_record: shows @record, of the type that was given with the groups */
void lia_record_summary_set_record (LiaRecordSummary *self, LiaRecord *record);

G_END_DECLS
