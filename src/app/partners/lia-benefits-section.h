/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-section.h"

G_BEGIN_DECLS

/** LiaBenefitsSection: what we owe a partner and have given */
#define LIA_TYPE_BENEFITS_SECTION (lia_benefits_section_get_type ())
G_DECLARE_FINAL_TYPE (LiaBenefitsSection,
                      lia_benefits_section,
                      LIA,
                      BENEFITS_SECTION,
                      LiaRecordSection)

G_END_DECLS
