/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-section.h"

G_BEGIN_DECLS

/** LiaAgreementsSection: a partner's agreements, and how long they last */
#define LIA_TYPE_AGREEMENTS_SECTION (lia_agreements_section_get_type ())
G_DECLARE_FINAL_TYPE (LiaAgreementsSection,
                      lia_agreements_section,
                      LIA,
                      AGREEMENTS_SECTION,
                      LiaRecordSection)

G_END_DECLS
