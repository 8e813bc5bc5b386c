/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-page.h"

G_BEGIN_DECLS

/**
 * LiaPersonPage:
 *
 * One person: how to reach them, what they do and for whom, and the history of the record.
 *
 * Properties: `record-id` (gint64, construct only).
 */
#define LIA_TYPE_PERSON_PAGE (lia_person_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaPersonPage, lia_person_page, LIA, PERSON_PAGE, LiaPage)

G_END_DECLS
