/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-section.h"

G_BEGIN_DECLS

/** LiaAffiliationsSection: the people of a partner, or the organisations of a person, now and formerly */
#define LIA_TYPE_AFFILIATIONS_SECTION (lia_affiliations_section_get_type ())
G_DECLARE_FINAL_TYPE (LiaAffiliationsSection,
                      lia_affiliations_section,
                      LIA,
                      AFFILIATIONS_SECTION,
                      LiaRecordSection)

G_END_DECLS
