/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-page.h"

G_BEGIN_DECLS

/**
 * LiaPersonPage:
 *
 * One person: how to reach them, for whom they work and worked, and the history of the record.
 */
#define LIA_TYPE_PERSON_PAGE (lia_person_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaPersonPage, lia_person_page, LIA, PERSON_PAGE, LiaRecordPage)

G_END_DECLS
