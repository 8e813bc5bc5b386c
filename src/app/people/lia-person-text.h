/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record.h"

G_BEGIN_DECLS

/* All: (transfer full), safe to show. */

/** lia_person_dup_bare_name: without honorific, from which an avatar makes its initials */
char *lia_person_dup_bare_name (LiaRecord *person);
/** lia_person_dup_name: as records name people everywhere, with honorific */
char *lia_person_dup_name (LiaRecord *person);
/** lia_person_dup_summary: post, else unit, and organisation; "" when nothing is known */
char *lia_person_dup_summary (LiaRecord *person);
/** lia_person_dup_sentence: a row of the list, read out */
char *lia_person_dup_sentence (LiaRecord *person);

G_END_DECLS
