/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/** lia_count_text: Returns: (transfer full): "12 partners", "1 person", in the words of the record type */
char *lia_count_text (const LiaRecordType *type, guint n);

/** lia_count_text_found: Returns: (transfer full): "12 partners found" */
char *lia_count_text_found (const LiaRecordType *type, guint n);
/** lia_count_text_selected: as a title: "3 Partners Selected" */
char *lia_count_text_selected (const LiaRecordType *type, guint n);

G_END_DECLS
