/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-page.h"

G_BEGIN_DECLS

/**
 * LiaPartnerPage:
 *
 * One partner: who it is, its profile, its people, what happened and was agreed, promised, given and said, and
 * its history, each step of which can be taken back.
 */
#define LIA_TYPE_PARTNER_PAGE (lia_partner_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaPartnerPage, lia_partner_page, LIA, PARTNER_PAGE, LiaRecordPage)

G_END_DECLS
