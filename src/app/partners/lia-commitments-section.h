/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-record-section.h"

G_BEGIN_DECLS

/** LiaCommitmentsSection: what a partner promised, and what it comes to */
#define LIA_TYPE_COMMITMENTS_SECTION (lia_commitments_section_get_type ())
G_DECLARE_FINAL_TYPE (LiaCommitmentsSection,
                      lia_commitments_section,
                      LIA,
                      COMMITMENTS_SECTION,
                      LiaRecordSection)

G_END_DECLS
